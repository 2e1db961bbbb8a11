//! Spaces of their own: opened by who has that part, kept by the custodian, closed to everybody else.

use ids::RecordId;

use super::*;

const REFERRAL: &str = "referral";
const ABOUT: RecordId = RecordId::from_bytes([42; 16]);

fn part(opens: bool, manage: bool, always: bool) -> Part {
    Part { template: REFERRAL.into(), opens, read: true, write: true, manage, always }
}

fn belongs(member: MemberId) -> Belongs {
    Belongs { member, read: true, write: true, manage: false }
}

/// A town with a custodian, two officers who may refer, a partner, and an analyst who has no part.
struct Referring {
    town: Town,
    custodian: (MemberId, DeviceKeys),
    officer: (MemberId, DeviceKeys),
    other: (MemberId, DeviceKeys),
    partner: (MemberId, DeviceKeys),
    analyst: (MemberId, DeviceKeys),
}

impl Referring {
    fn set() -> Self {
        let mut town = Town::founded();
        let mut somebody = |number, part: Option<Part>| {
            let (invite, key) = town.root_invites(number, vec![]);
            let (member, device) = (MemberId::from_bytes([number; 16]), DeviceKeys::generate().unwrap());
            town.joins(&device, invite, &key, NOW).unwrap();
            let parts = Vec::from_iter(part);
            town.root_says(Says::PartsChanged { member, parts }).unwrap();
            (member, device)
        };
        let custodian = somebody(2, Some(part(false, true, true)));
        let officer = somebody(3, Some(part(true, false, false)));
        let other = somebody(4, Some(part(true, false, false)));
        let partner = somebody(5, Some(part(false, false, false)));
        let analyst = somebody(6, None);
        Self { town, custodian, officer, other, partner, analyst }
    }

    fn space(&self) -> SpaceId {
        SpaceId::own(self.town.roster.agency(), REFERRAL, ABOUT)
    }

    fn opens(&mut self, by: &DeviceKeys, members: &[MemberId]) -> Result<(), RosterError> {
        let says = opening(self.space(), members);
        self.town.takes(Speaker::Device(by), NOW, says)
    }

    fn opened() -> Self {
        let mut stage = Self::set();
        let (member, device) = stage.officer.clone();
        stage.opens(&device, &[member]).unwrap();
        stage
    }

    fn adds(&mut self, by: &DeviceKeys, belongs: Belongs) -> Result<(), RosterError> {
        let space = self.space();
        self.town.takes(Speaker::Device(by), NOW, Says::MemberAdded { space, belongs })
    }

    fn removes(
        &mut self,
        by: &DeviceKeys,
        member: MemberId,
        epochs: Vec<NewEpoch>,
    ) -> Result<(), RosterError> {
        let space = self.space();
        let grants = vec![Grant { space, read: false, write: false, manage: false }];
        self.town.takes(Speaker::Device(by), NOW, Says::RightsChanged { member, grants, epochs })
    }

    fn may(&self, device: &DeviceKeys) -> [bool; 3] {
        let space = self.space();
        [Right::Read, Right::Write, Right::Manage]
            .map(|right| self.town.roster.may(device.id(), space, right))
    }

    fn next(&self) -> NewEpoch {
        let latest = self.town.roster.latest_epoch(self.space()).unwrap();
        EpochKey::generate().unwrap().as_next(self.space(), Epoch(latest.0 + 1)).unwrap()
    }
}

fn opening(space: SpaceId, members: &[MemberId]) -> Says {
    let first = EpochKey::generate().unwrap().as_next(space, Epoch(1)).unwrap();
    let members = members.iter().copied().map(belongs).collect();
    Says::OwnSpaceOpened { template: REFERRAL.into(), about: ABOUT, first, members }
}

fn does_not_fit(result: &Result<(), RosterError>) -> bool {
    matches!(result, Err(RosterError::DoesNotFit { .. }))
}

fn not_allowed(result: &Result<(), RosterError>) -> bool {
    matches!(result, Err(RosterError::NotAllowed { .. }))
}

#[test]
fn who_has_the_part_opens_a_space_and_the_custodian_belongs_to_it_unasked() {
    let stage = Referring::opened();
    assert_eq!(stage.may(&stage.officer.1), [true, true, false]);
    assert_eq!(stage.may(&stage.custodian.1), [true, true, true]);
    for outside in [&stage.other, &stage.partner, &stage.analyst] {
        assert_eq!(stage.may(&outside.1), [false; 3]);
    }
    assert_eq!(stage.may(&stage.town.chief), [false; 3], "who manages the agency is not in it");
    let keyholders = stage.town.roster.keyholders(stage.space()).count();
    assert_eq!(keyholders, 2, "nor among those who get its keys");
    assert!(stage.town.roster.could_write(stage.officer.1.id(), stage.space(), Epoch(1)));
}

#[test]
fn nobody_opens_one_without_the_part_and_nobody_opens_it_twice() {
    let mut stage = Referring::set();
    let (chief, analyst, partner) = (stage.town.chief.clone(), stage.analyst.clone(), stage.partner.clone());
    assert!(not_allowed(&stage.opens(&chief, &[MemberId::from_bytes([1; 16])])), "no administrator");
    assert!(not_allowed(&stage.opens(&analyst.1, &[analyst.0])));
    assert!(not_allowed(&stage.opens(&partner.1, &[partner.0])), "belonging is not opening");
    let root = stage.town.root.clone();
    let says = opening(stage.space(), &[stage.officer.0]);
    assert!(does_not_fit(&stage.town.takes(Speaker::Root(&root), NOW, says)), "nor the root: nobody's space");

    let (officer, other) = (stage.officer.clone(), stage.other.clone());
    assert!(does_not_fit(&stage.opens(&officer.1, &[other.0])), "whoever opens it belongs to it");
    assert!(does_not_fit(&stage.opens(&officer.1, &[officer.0, officer.0])), "and once");
    stage.opens(&officer.1, &[officer.0]).unwrap();
    assert!(does_not_fit(&stage.opens(&officer.1, &[officer.0])), "twice by the same");
    assert!(does_not_fit(&stage.opens(&other.1, &[other.0])), "or by another");
}

#[test]
fn a_space_has_the_id_of_what_it_belongs_to() {
    let mut stage = Referring::set();
    let (member, device) = stage.officer.clone();
    let elsewhere = SpaceId::of(stage.town.roster.agency(), "elsewhere");
    let says = opening(elsewhere, &[member]);
    assert!(does_not_fit(&stage.town.takes(Speaker::Device(&device), NOW, says)));
    let patrol = stage.town.patrol;
    let says = opening(patrol, &[member]);
    assert!(does_not_fit(&stage.town.takes(Speaker::Device(&device), NOW, says)), "nor one that is open");
}

#[test]
fn without_a_custodian_nothing_is_opened() {
    let mut stage = Referring::set();
    stage.town.root_says(Says::PartsChanged { member: stage.custodian.0, parts: vec![] }).unwrap();
    let (member, device) = stage.officer.clone();
    assert!(does_not_fit(&stage.opens(&device, &[member])));
}

#[test]
fn members_are_added_within_their_part_by_who_opened_the_space_or_keeps_it() {
    let mut stage = Referring::opened();
    let (officer, other) = (stage.officer.clone(), stage.other.clone());
    let (partner, analyst) = (stage.partner.clone(), stage.analyst.clone());
    let chief = stage.town.chief.clone();
    assert!(not_allowed(&stage.adds(&other.1, belongs(other.0))), "nobody lets themselves in");
    assert!(not_allowed(&stage.adds(&chief, belongs(partner.0))), "nor does who manages the agency add");
    assert!(does_not_fit(&stage.adds(&officer.1, belongs(analyst.0))), "an analyst has no part");
    let too_much = Belongs { manage: true, ..belongs(partner.0) };
    assert!(does_not_fit(&stage.adds(&officer.1, too_much)), "nobody gets more than their part");
    let nothing = Belongs { read: false, write: false, ..belongs(partner.0) };
    assert!(does_not_fit(&stage.adds(&officer.1, nothing)));

    stage.adds(&officer.1, belongs(partner.0)).unwrap();
    assert_eq!(stage.may(&partner.1), [true, true, false]);
    assert!(not_allowed(&stage.adds(&partner.1, belongs(other.0))), "who was added does not add");
    let custodian = stage.custodian.clone();
    let drops = Belongs { read: false, ..belongs(other.0) };
    stage.adds(&custodian.1, drops).unwrap();
    assert_eq!(stage.may(&other.1), [false, true, false], "to write and not to read is to drop");
    assert!(!stage.town.roster.holds_keys(other.1.id(), stage.space()));
    let patrol = stage.town.patrol;
    let says = Says::MemberAdded { space: patrol, belongs: belongs(other.0) };
    assert!(not_allowed(&stage.town.takes(Speaker::Device(&custodian.1), NOW, says)), "only such spaces");
}

#[test]
fn who_manages_the_agency_takes_away_and_never_gives() {
    let mut stage = Referring::opened();
    let chief = stage.town.chief.clone();
    let all = Grant { space: stage.space(), read: true, write: true, manage: true };
    let member = MemberId::from_bytes([1; 16]);
    let gives = Says::RightsChanged { member, grants: vec![all], epochs: vec![] };
    assert!(does_not_fit(&stage.town.takes(Speaker::Device(&chief), NOW, gives)));
    let (says, ..) = invitation(9, vec![all]);
    assert!(does_not_fit(&stage.town.takes(Speaker::Device(&chief), NOW, says)), "not by an invite either");
    let new = stage.next();
    let says = Says::EpochStarted {
        space: new.space,
        epoch: new.epoch,
        commitment: new.commitment,
        drop_box: Some(new.drop_box),
    };
    assert!(not_allowed(&stage.town.takes(Speaker::Device(&chief), NOW, says)), "nor by a key of their own");

    // An administrator who takes the part on belongs to what is opened from then on; it stands on the list.
    let parts = vec![part(false, true, true)];
    stage.town.takes(Speaker::Device(&chief), NOW, Says::PartsChanged { member, parts }).unwrap();
    assert_eq!(stage.may(&chief), [false; 3]);
    let (member, next) = (stage.officer.0, stage.next());
    stage.removes(&chief, member, vec![next]).unwrap();
    assert_eq!(stage.may(&stage.officer.1), [false; 3]);
}

#[test]
fn a_removal_needs_a_new_key_and_what_was_written_before_stays_true() {
    let mut stage = Referring::opened();
    let (officer, partner, custodian) =
        (stage.officer.clone(), stage.partner.clone(), stage.custodian.clone());
    stage.adds(&officer.1, belongs(partner.0)).unwrap();
    assert!(does_not_fit(&stage.removes(&officer.1, partner.0, vec![])), "no new key");
    let next = stage.next();
    assert!(not_allowed(&stage.removes(&partner.1, officer.0, vec![next])), "who was added removes nobody");
    assert!(does_not_fit(&stage.removes(&officer.1, custodian.0, vec![next])), "nor anybody the custodian");
    stage.removes(&officer.1, partner.0, vec![next]).unwrap();
    let (space, device) = (stage.space(), partner.1.id());
    assert!(!stage.town.roster.holds_keys(device, space));
    assert!(stage.town.roster.could_write(device, space, Epoch(1)), "what they wrote before");
    assert!(!stage.town.roster.could_write(device, space, Epoch(2)), "and nothing under the new key");

    // Who opened it and was removed says nothing there any more.
    let next = stage.next();
    stage.removes(&custodian.1, officer.0, vec![next]).unwrap();
    assert!(not_allowed(&stage.adds(&officer.1, belongs(partner.0))));
    stage.adds(&custodian.1, belongs(partner.0)).unwrap();
}

#[test]
fn a_custodian_leaves_once_their_part_was_taken() {
    let mut stage = Referring::opened();
    let (chief, custodian) = (stage.town.chief.clone(), stage.custodian.0);
    let next = stage.next();
    assert!(does_not_fit(&stage.removes(&chief, custodian, vec![next])));
    let says = Says::PartsChanged { member: custodian, parts: vec![] };
    stage.town.takes(Speaker::Device(&chief), NOW, says).unwrap();
    stage.removes(&chief, custodian, vec![next]).unwrap();
    let (officer, other) = (stage.officer.clone(), stage.other.clone());
    assert!(not_allowed(&stage.town.takes(
        Speaker::Device(&other.1),
        NOW,
        Says::PartsChanged { member: officer.0, parts: vec![] }
    )));
}

#[test]
fn keys_are_handed_on_by_who_says_who_belongs() {
    let stage = Referring::opened();
    let (roster, space) = (&stage.town.roster, stage.space());
    for (device, may) in [
        (&stage.officer.1, true),
        (&stage.custodian.1, true),
        (&stage.town.chief, true),
        (&stage.partner.1, false),
        (&stage.other.1, false),
    ] {
        assert_eq!(roster.may_hand_keys(device.id(), space), may);
    }
    let to_come = SpaceId::own(roster.agency(), REFERRAL, RecordId::from_bytes([43; 16]));
    assert!(roster.may_hand_keys(stage.other.1.id(), to_come), "whoever opens brings the keys before");
    assert!(!roster.may_hand_keys(stage.partner.1.id(), to_come));
}
