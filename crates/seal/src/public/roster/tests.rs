#![allow(clippy::unwrap_used)]

use ids::{AgencyId, Epoch, InviteId, MemberId, SpaceId, UnixMs};

use super::*;
use crate::public::{Domain, SigningKeys};
use crate::secret::{DeviceKeys, EpochKey, Speaker, say};

mod own_spaces;
mod taking_away;

const NOW: UnixMs = UnixMs(1_764_000_000_000);
const TOMORROW: UnixMs = UnixMs(NOW.0 + 86_400_000);

/// An agency with a directory, a patrol space, and a chief's device that manages both.
struct Town {
    root: SigningKeys,
    chief: DeviceKeys,
    roster: Roster,
    statements: Vec<Statement>,
    directory: SpaceId,
    patrol: SpaceId,
}

impl Town {
    fn founded() -> Self {
        let root = SigningKeys::generate().unwrap();
        let agency = agency_of(root.public());
        let (directory, patrol) = (SpaceId::of(agency, "directory"), SpaceId::of(agency, "patrol"));
        let mut town = Self {
            chief: DeviceKeys::generate().unwrap(),
            roster: Roster::pinned(agency),
            statements: Vec::new(),
            root: root.clone(),
            directory,
            patrol,
        };
        town.root_says(Says::AgencyCreated { agency, root: *root.public(), kit: None }).unwrap();
        for (space, template) in [(directory, "directory"), (patrol, "patrol")] {
            town.root_says(Says::SpaceOpened { space, template: template.into() }).unwrap();
            town.root_says(epoch(space, 1)).unwrap();
        }
        let all = [directory, patrol].map(|space| Grant { space, read: true, write: true, manage: true });
        let (invite, key) = town.root_invites(1, all.to_vec());
        let chief = town.chief.clone();
        town.joins(&chief, invite, &key, NOW).unwrap();
        town
    }

    fn takes(&mut self, speaker: Speaker<'_>, at: UnixMs, says: Says) -> Result<(), RosterError> {
        let statement = say(&self.roster, speaker, at, says).unwrap();
        self.roster.apply(&statement)?;
        self.statements.push(statement);
        Ok(())
    }

    fn root_says(&mut self, says: Says) -> Result<(), RosterError> {
        let root = self.root.clone();
        self.takes(Speaker::Root(&root), NOW, says)
    }

    fn root_invites(&mut self, number: u8, grants: Vec<Grant>) -> (InviteId, SigningKeys) {
        let (says, invite, key) = invitation(number, grants);
        self.root_says(says).unwrap();
        (invite, key)
    }

    fn joins(
        &mut self,
        device: &DeviceKeys,
        invite: InviteId,
        key: &SigningKeys,
        at: UnixMs,
    ) -> Result<(), RosterError> {
        self.takes(Speaker::Invite(invite, key), at, admission(device, invite))
    }
}

fn epoch(space: SpaceId, number: u32) -> Says {
    let commitment = EpochKey::generate().unwrap().commitment().unwrap();
    Says::EpochStarted { space, epoch: Epoch(number), commitment, drop_box: None }
}

fn invitation(number: u8, grants: Vec<Grant>) -> (Says, InviteId, SigningKeys) {
    let (invite, member) = (InviteId::from_bytes([number; 16]), MemberId::from_bytes([number; 16]));
    let keys = SigningKeys::generate().unwrap();
    let says = Says::MemberInvited {
        invite,
        member,
        key: *keys.public(),
        grants,
        expires: TOMORROW,
        approved: None,
    };
    (says, invite, keys)
}

fn admission(device: &DeviceKeys, invite: InviteId) -> Says {
    Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite }
}

fn reader(space: SpaceId) -> Grant {
    Grant { space, read: true, write: false, manage: false }
}

#[test]
fn a_new_device_verifies_the_whole_list_from_the_pinned_agency_alone() {
    let town = Town::founded();
    let mut fresh = Roster::pinned(town.roster.agency());
    town.statements.iter().for_each(|statement| fresh.apply(statement).unwrap());
    assert_eq!(fresh, town.roster);
    assert_eq!(fresh.head().0, 7);
    assert_eq!(fresh.space_by_template("patrol"), Some(town.patrol));
    assert_eq!(fresh.latest_epoch(town.patrol), Some(Epoch(1)));
    assert!(fresh.may(town.chief.id(), town.patrol, Right::Write));
    assert_eq!(fresh.members().count(), 1);
    assert_eq!(fresh.grants(MemberId::from_bytes([1; 16])).count(), 2);
}

#[test]
fn the_chief_invites_an_officer_who_may_read_and_nothing_else() {
    let mut town = Town::founded();
    let (says, invite, key) = invitation(2, vec![reader(town.patrol)]);
    let chief = town.chief.clone();
    town.takes(Speaker::Device(&chief), NOW, says).unwrap();
    let officer = DeviceKeys::generate().unwrap();
    town.joins(&officer, invite, &key, NOW).unwrap();
    let may = |right| town.roster.may(officer.id(), town.patrol, right);
    assert_eq!([Right::Read, Right::Write, Right::Manage].map(may), [true, false, false]);
    assert!(!town.roster.may(officer.id(), town.directory, Right::Read));
}

#[test]
fn an_officer_cannot_invite_and_cannot_open_a_space() {
    let mut town = Town::founded();
    let (invite, key) = town.root_invites(2, vec![reader(town.patrol)]);
    let officer = DeviceKeys::generate().unwrap();
    town.joins(&officer, invite, &key, NOW).unwrap();
    let refused = RosterError::NotAllowed { seq: 10 };
    let (says, ..) = invitation(3, vec![reader(town.patrol)]);
    assert_eq!(town.takes(Speaker::Device(&officer), NOW, says), Err(refused.clone()));
    let opened = Says::SpaceOpened { space: SpaceId::from_bytes([5; 16]), template: "juvenile".into() };
    assert_eq!(town.takes(Speaker::Device(&officer), NOW, opened), Err(refused));
    assert_eq!(town.roster.head().0, 9, "a refused statement leaves the list as it was");
}

#[test]
fn an_invite_admits_one_device_in_time_and_says_nothing_else() {
    let mut town = Town::founded();
    let (invite, key) = town.root_invites(2, vec![reader(town.patrol)]);
    let (first, second) = (DeviceKeys::generate().unwrap(), DeviceKeys::generate().unwrap());
    assert_eq!(town.joins(&first, invite, &key, TOMORROW), Err(RosterError::InviteExpired));
    let other = admission(&first, InviteId::from_bytes([1; 16]));
    let refused = Err(RosterError::NotAllowed { seq: 9 });
    assert_eq!(town.takes(Speaker::Invite(invite, &key), NOW, other), refused);
    let space = Says::SpaceOpened { space: SpaceId::from_bytes([5; 16]), template: "juvenile".into() };
    assert_eq!(town.takes(Speaker::Invite(invite, &key), NOW, space), refused);
    town.joins(&first, invite, &key, NOW).unwrap();
    assert_eq!(town.joins(&second, invite, &key, NOW), Err(RosterError::InviteUsed));
}

#[test]
fn a_stolen_id_does_not_fit_other_keys() {
    let mut town = Town::founded();
    let (invite, key) = town.root_invites(2, vec![reader(town.patrol)]);
    let thief = DeviceKeys::generate().unwrap();
    let says = Says::DeviceAdmitted { device: town.chief.id(), keys: *thief.public(), invite };
    let refusal = town.takes(Speaker::Invite(invite, &key), NOW, says).unwrap_err();
    assert!(matches!(refusal, RosterError::DoesNotFit { .. }), "{refusal}");
}

#[test]
fn nobody_else_can_found_the_pinned_agency() {
    let (honest, thief) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let agency = agency_of(honest.public());
    let mut roster = Roster::pinned(agency);
    let says = Says::AgencyCreated { agency, root: *thief.public(), kit: None };
    let statement = say(&roster, Speaker::Root(&thief), NOW, says).unwrap();
    assert_eq!(roster.apply(&statement), Err(RosterError::WrongAgency));
    assert_eq!(roster.head(), (0, [0; 32]));
}

#[test]
fn a_statement_left_out_swapped_or_changed_is_noticed() {
    let town = Town::founded();
    let mut roster = Roster::pinned(town.roster.agency());
    roster.apply(&town.statements[0]).unwrap();
    let skipped = roster.apply(&town.statements[2]);
    assert_eq!(skipped, Err(RosterError::OutOfTurn { expected: 2, found: 3 }));

    let mut changed = town.statements[1].clone();
    let at = changed.raw.len() - 2;
    changed.raw[at] ^= 1;
    assert!(matches!(roster.apply(&changed), Err(RosterError::BadSignature(_))));

    let mut elsewhere = Roster::pinned(town.roster.agency());
    let created = Says::AgencyCreated { agency: elsewhere.agency(), root: *town.root.public(), kit: None };
    let later = say(&elsewhere, Speaker::Root(&town.root), TOMORROW, created).unwrap();
    elsewhere.apply(&later).unwrap();
    assert_eq!(elsewhere.apply(&town.statements[1]), Err(RosterError::Forked { seq: 2 }));
}

/// Skipping a removal would leave a right standing: what is not understood stops the list.
#[test]
fn a_statement_of_a_newer_kind_stops_the_list_and_asks_for_an_update() {
    let mut town = Town::founded();
    let known = say(&town.roster, Speaker::Root(&town.root), NOW, epoch(town.patrol, 2)).unwrap();
    let says_at = known.raw.windows(4).position(|four| four == [0x06, 0x82, 0x02, 0xa3]).unwrap();
    let mut raw = known.raw.clone();
    raw[says_at + 2] = 0x17;
    let signature = town.root.sign(Domain::Statement, &raw).unwrap();
    let newer = Statement { raw, signature };
    assert_eq!(town.roster.apply(&newer), Err(RosterError::Newer));

    let mut raw = known.raw;
    assert_eq!(raw[1..3], [0x00, 0x01], "the form comes first");
    raw[2] = 2;
    let signature = town.root.sign(Domain::Statement, &raw).unwrap();
    assert_eq!(town.roster.apply(&Statement { raw, signature }), Err(RosterError::Newer));
}

#[test]
fn what_does_not_fit_the_list_is_refused() {
    let mut town = Town::founded();
    let (directory, patrol) = (town.directory, town.patrol);
    let elsewhere = SpaceId::from_bytes([5; 16]);
    let (stranger, ..) = invitation(9, vec![reader(elsewhere)]);
    let (again, ..) = invitation(1, vec![reader(patrol)]);
    let agency = AgencyId::from_bytes(*town.roster.agency().as_bytes());
    let unfit = [
        epoch(patrol, 3),
        epoch(patrol, 1),
        epoch(elsewhere, 1),
        stranger,
        again,
        Says::SpaceOpened { space: directory, template: "patrol".into() },
        Says::SpaceOpened { space: elsewhere, template: "directory".into() },
        Says::AgencyCreated { agency, root: *town.root.public(), kit: None },
    ];
    for says in unfit {
        let refusal = town.root_says(says).unwrap_err();
        assert!(matches!(refusal, RosterError::DoesNotFit { seq: 8, .. }), "{refusal}");
    }
}
