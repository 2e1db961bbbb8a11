//! What the later kinds of statement take away, and what stays true all the same.

use ids::RecordId;

use super::*;
use crate::secret::kit_of;

fn writer(space: SpaceId) -> Grant {
    Grant { space, read: true, write: true, manage: false }
}

fn nothing(space: SpaceId) -> Grant {
    Grant { space, read: false, write: false, manage: false }
}

fn next(space: SpaceId, number: u32) -> NewEpoch {
    EpochKey::generate().unwrap().as_next(space, Epoch(number)).unwrap()
}

impl Town {
    fn chief_says(&mut self, says: Says) -> Result<(), RosterError> {
        let chief = self.chief.clone();
        self.takes(Speaker::Device(&chief), NOW, says)
    }

    /// A member with one device who may do this.
    fn member(&mut self, number: u8, grants: Vec<Grant>) -> (MemberId, DeviceKeys) {
        let (invite, key) = self.root_invites(number, grants);
        let device = DeviceKeys::generate().unwrap();
        self.joins(&device, invite, &key, NOW).unwrap();
        (MemberId::from_bytes([number; 16]), device)
    }
}

fn does_not_fit(result: &Result<(), RosterError>) -> bool {
    matches!(result, Err(RosterError::DoesNotFit { .. }))
}

#[test]
fn a_right_ends_only_together_with_the_key_it_opened() {
    let mut town = Town::founded();
    let patrol = town.patrol;
    let (member, device) = town.member(2, vec![writer(patrol)]);
    let change = |epochs| Says::RightsChanged { member, grants: vec![nothing(patrol)], epochs };
    assert!(does_not_fit(&town.chief_says(change(vec![]))), "no new key");
    assert!(does_not_fit(&town.chief_says(change(vec![next(patrol, 3)]))), "a key too far");
    let directory = town.directory;
    assert!(
        does_not_fit(&town.chief_says(change(vec![next(patrol, 2), next(directory, 2)]))),
        "one too many"
    );
    assert!(town.roster.may(device.id(), patrol, Right::Write), "nothing has changed so far");
    town.chief_says(change(vec![next(patrol, 2)])).unwrap();
    assert!(!town.roster.may(device.id(), patrol, Right::Read));
    assert_eq!(town.roster.latest_epoch(patrol), Some(Epoch(2)));
    assert!(town.roster.drop_box(patrol).is_some_and(|(epoch, _)| epoch == Epoch(2)));
    assert!(!town.roster.holds_keys(device.id(), patrol));
}

#[test]
fn what_was_written_before_the_right_ended_stays_true_and_nothing_after_it() {
    let mut town = Town::founded();
    let patrol = town.patrol;
    let (member, device) = town.member(2, vec![writer(patrol)]);
    let gone = Says::RightsChanged { member, grants: vec![nothing(patrol)], epochs: vec![next(patrol, 2)] };
    town.chief_says(gone).unwrap();
    let could = |town: &Town, epoch| town.roster.could_write(device.id(), patrol, Epoch(epoch));
    assert_eq!([1, 2, 3].map(|epoch| could(&town, epoch)), [true, false, false]);
    let back = Says::RightsChanged { member, grants: vec![writer(patrol)], epochs: vec![] };
    town.chief_says(back).unwrap();
    assert_eq!([1, 2, 3].map(|epoch| could(&town, epoch)), [true, true, true]);
    let again = Says::RightsChanged { member, grants: vec![nothing(patrol)], epochs: vec![next(patrol, 3)] };
    town.chief_says(again).unwrap();
    assert_eq!([1, 2, 3].map(|epoch| could(&town, epoch)), [true, true, false]);
}

#[test]
fn a_revoked_device_says_nothing_more_and_its_members_other_device_goes_on() {
    let mut town = Town::founded();
    let (directory, patrol) = (town.directory, town.patrol);
    let all = [directory, patrol].map(|space| Grant { space, read: true, write: true, manage: true });
    let (_, lost) = town.member(2, all.to_vec());
    let (says, invite, key) = invitation(3, vec![]);
    let says = match says {
        Says::MemberInvited { invite, key, grants, expires, approved, .. } => Says::MemberInvited {
            invite,
            member: MemberId::from_bytes([2; 16]),
            key,
            grants,
            expires,
            approved,
        },
        other => other,
    };
    town.chief_says(says).unwrap();
    let laptop = DeviceKeys::generate().unwrap();
    town.joins(&laptop, invite, &key, NOW).unwrap();

    let revoke = |epochs| Says::DeviceRevoked { device: lost.id(), why: Revocation::Lost, epochs };
    assert!(does_not_fit(&town.chief_says(revoke(vec![next(patrol, 2)]))), "the directory's key is missing");
    town.chief_says(revoke(vec![next(patrol, 2), next(directory, 2)])).unwrap();
    assert!(!town.roster.may(lost.id(), patrol, Right::Read) && !town.roster.is_active(lost.id()));
    assert!(town.roster.may(laptop.id(), patrol, Right::Write));
    assert!(town.roster.could_write(lost.id(), patrol, Epoch(1)));
    assert!(!town.roster.could_write(lost.id(), patrol, Epoch(2)));
    let (says, ..) = invitation(9, vec![]);
    assert_eq!(town.takes(Speaker::Device(&lost), NOW, says), Err(RosterError::Revoked));
    let (epochs, device) = (vec![next(patrol, 3), next(directory, 3)], lost.id());
    let twice = Says::DeviceRevoked { device, why: Revocation::Ended, epochs };
    assert!(does_not_fit(&town.chief_says(twice)));
}

/// What a member is given later is given to the devices that they have then.
#[test]
fn a_revoked_device_has_no_part_in_what_its_member_is_given_afterwards() {
    let mut town = Town::founded();
    let (directory, patrol) = (town.directory, town.patrol);
    let (member, lost) = town.member(2, vec![writer(patrol)]);
    let (device, why) = (lost.id(), Revocation::Lost);
    town.chief_says(Says::DeviceRevoked { device, why, epochs: vec![next(patrol, 2)] }).unwrap();
    let given = vec![writer(patrol), writer(directory)];
    town.chief_says(Says::RightsChanged { member, grants: given, epochs: vec![] }).unwrap();
    let could = |town: &Town, device, space| {
        [1, 2, 3].map(|epoch| town.roster.could_write(device, space, Epoch(epoch)))
    };
    assert_eq!(could(&town, lost.id(), directory), [false; 3], "it was gone when the right came");
    assert_eq!(could(&town, lost.id(), patrol), [true, false, false]);

    let (says, invite, key) = invitation(3, vec![]);
    let Says::MemberInvited { key: invited, grants, expires, approved, .. } = says else {
        unreachable!("an invitation")
    };
    let says = Says::MemberInvited { invite, member, key: invited, grants, expires, approved };
    town.chief_says(says).unwrap();
    let replacement = DeviceKeys::generate().unwrap();
    town.joins(&replacement, invite, &key, NOW).unwrap();
    assert_eq!(could(&town, replacement.id(), directory), [true; 3]);
    assert_eq!(
        could(&town, replacement.id(), patrol),
        [false, true, true],
        "what was before it is not its own"
    );
}

#[test]
fn with_an_approved_invite_the_code_alone_admits_nobody() {
    let mut town = Town::founded();
    let patrol = town.patrol;
    let (says, invite, key) = invitation(2, vec![reader(patrol)]);
    let says = match says {
        Says::MemberInvited { invite, member, key, grants, expires, .. } => {
            Says::MemberInvited { invite, member, key, grants, expires, approved: Some(true) }
        }
        other => other,
    };
    town.chief_says(says).unwrap();
    let device = DeviceKeys::generate().unwrap();
    let refused = town.joins(&device, invite, &key, NOW);
    assert!(matches!(refused, Err(RosterError::NotAllowed { .. })), "{refused:?}");
    town.chief_says(admission(&device, invite)).unwrap();
    assert!(town.roster.may(device.id(), patrol, Right::Read));
}

#[test]
fn a_held_record_is_not_expunged_and_only_who_manages_its_space_may_say_so() {
    let mut town = Town::founded();
    let (patrol, record) = (town.patrol, RecordId::from_bytes([7; 16]));
    let (_, officer) = town.member(2, vec![writer(patrol)]);
    let expunged = Says::RecordExpunged { space: patrol, record, authority: Authority::Court };
    let refused = town.takes(Speaker::Device(&officer), NOW, expunged.clone());
    assert!(matches!(refused, Err(RosterError::NotAllowed { .. })));
    town.chief_says(Says::HoldChanged { space: patrol, record, held: true }).unwrap();
    assert!(does_not_fit(&town.chief_says(expunged.clone())));
    assert_eq!(town.roster.expunged(patrol, record), None);
    town.chief_says(Says::HoldChanged { space: patrol, record, held: false }).unwrap();
    town.chief_says(expunged).unwrap();
    assert_eq!(town.roster.expunged(patrol, record), Some(town.roster.head().0));
}

#[test]
fn the_kit_manages_holds_every_key_and_reads_no_log() {
    let root = SigningKeys::generate().unwrap();
    let agency = agency_of(root.public());
    let kit = kit_of(&root).unwrap();
    let mut roster = Roster::pinned(agency);
    let mut says = |says| {
        let statement = say(&roster, Speaker::Root(&root), NOW, says).unwrap();
        roster.apply(&statement).unwrap();
    };
    says(Says::AgencyCreated { agency, root: *root.public(), kit: Some(kit.public().hpke) });
    let directory = SpaceId::of(agency, "directory");
    says(Says::SpaceOpened { space: directory, template: "directory".into() });
    assert!(roster.is_kit(kit.id()) && roster.manages(kit.id()));
    assert!(roster.holds_keys(kit.id(), directory) && !roster.may(kit.id(), directory, Right::Read));
    assert_eq!(roster.keyholders(directory).count(), 1);
    assert_eq!(kit_of(&root).unwrap().id(), kit.id(), "the same paper makes the same device");
}
