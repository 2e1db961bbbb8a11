//! The same for spaces of their own: who opens one, whom the opener may let in, and what they may do then.
//! Before, they may do nothing, unless their part is to belong always.

use model::roles::{OWN_SPACES, Part};
use seal::public::Belongs;

use super::*;

type Parts = BTreeMap<String, BTreeMap<String, Part>>;

impl Agency {
    /// Tells the roster everybody's parts.
    pub(super) fn parts(&mut self, parts: &Parts, all: &mut Vec<Statement>) {
        for (role, its) in parts {
            let member = self.member(role);
            let parts = its.iter().map(|(template, part)| seal::public::Part {
                template: template.clone(),
                opens: part.opens,
                read: part.read,
                write: part.write,
                manage: part.manage,
                always: part.always,
            });
            self.says(Says::PartsChanged { member, parts: parts.collect() }, all);
        }
    }

    fn member(&self, role: &str) -> MemberId {
        self.roster.device(self.devices[role].id()).unwrap().member
    }

    /// What this role's device would say to open a space, and the space's key.
    fn opening(&self, role: &str, template: &str, part: Part) -> (Says, SpaceId, EpochKey) {
        let about = RecordId::at(2, rand::random_bytes());
        let (space, key) = (SpaceId::own(self.id, template, about), EpochKey::generate().unwrap());
        let first = key.as_next(space, Epoch(1)).unwrap();
        let members = vec![self.belongs(role, part)];
        (Says::OwnSpaceOpened { template: template.into(), about, first, members }, space, key)
    }

    /// Everything of a part; to read, for who has none.
    fn belongs(&self, role: &str, part: Part) -> Belongs {
        let has_one = part.read || part.write;
        Belongs {
            member: self.member(role),
            read: part.read || !has_one,
            write: part.write,
            manage: part.manage,
        }
    }

    /// Says it as this device, at the relay and here. Whether it was taken.
    async fn tries(&mut self, url: &str, role: &str, says: Says) -> bool {
        let device = self.devices[role].clone();
        let (mut line, _) = Line::enters(url, self, &device).await;
        let statement = say(&self.roster, Speaker::Device(&device), NOW, says).unwrap();
        let taken = line.may_say(statement.clone()).await;
        assert_eq!(self.roster.apply(&statement).is_ok(), taken, "{role}: the relay and the devices agree");
        taken
    }

    /// What a device may do in a space, tried: read, write, drop, manage.
    async fn may(&mut self, url: &str, role: &str, space: SpaceId) -> [bool; 4] {
        let device = self.devices[role].clone();
        let (mut line, readable) = Line::enters(url, self, &device).await;
        let write = line.pushes(1, &self.sealed(&device, space, false)).await.is_ok();
        let drop = line.pushes(2, &self.sealed(&device, space, true)).await.is_ok();
        let says = Says::HoldChanged { space, record: RecordId::from_bytes([9; 16]), held: true };
        [readable.contains(&space), write, drop, self.tries(url, role, says).await]
    }
}

/// The rows of both templates.
pub(super) async fn matrix(agency: &mut Agency, url: &str, roles: &Roles, parts: &Parts) -> String {
    let part_of = |role: &str, template: &str| {
        parts.get(role).and_then(|its| its.get(template)).copied().unwrap_or_default()
    };
    let mut cells: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (template, _) in OWN_SPACES {
        let opener = roles.keys().find(|role| part_of(role, template).opens).unwrap().clone();
        let (says, space, key) = agency.opening(&opener, template, part_of(&opener, template));
        assert!(agency.tries(url, &opener, says.clone()).await, "{opener} opens {template}");
        assert!(!agency.tries(url, &opener, says).await, "and not twice");
        agency.keys.insert(space, key);
        for role in roles.keys() {
            let part = part_of(role, template);
            if *role != opener {
                let (says, other, key) = agency.opening(role, template, part);
                assert_eq!(agency.tries(url, role, says).await, part.opens, "{role} opens {template}");
                agency.keys.insert(other, key);
            }
            let belongs = agency.belongs(role, part);
            if *role != opener && !part.always {
                assert_eq!(agency.may(url, role, space).await, [false; 4], "{role} before, in {template}");
                let says = Says::MemberAdded { space, belongs };
                assert!(!agency.tries(url, role, says).await, "{role} lets themselves into {template}");
            }
            if *role != opener {
                let taken = agency.tries(url, &opener, Says::MemberAdded { space, belongs }).await;
                assert_eq!(taken, part.read || part.write, "{opener} lets {role} into {template}");
            }
            let wanted = [part.read, part.read && part.write, part.write, part.manage];
            assert_eq!(agency.may(url, role, space).await, wanted, "{role} in {template}");
            cells.entry(role).or_default().push(cell(part));
        }
    }
    cells.into_iter().map(|(role, cells)| format!("| {role} | {} |\n", cells.join(" | "))).collect()
}

fn cell(part: Part) -> String {
    let write = if part.read { "write" } else { "drop" };
    let words = [
        (part.opens, "opens"),
        (part.read, "read"),
        (part.write, write),
        (part.manage, "manage"),
        (part.always, "belongs to each"),
    ];
    let words: Vec<_> = words.into_iter().filter(|(may, _)| *may).map(|(_, word)| word).collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}
