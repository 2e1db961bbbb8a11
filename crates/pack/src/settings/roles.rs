//! Which role may do what in which space.

use std::collections::BTreeMap;

use model::roles::{Rights, SPACES};

use super::table::Table;
use crate::findings::Findings;

/// What every agency has somebody for; a pack may add more.
const NEEDED: [&str; 5] = ["officer", "supervisor", "analyst", "admin", "custodian"];

/// The roles below `[roles]`: name, then space, then rights.
pub(crate) fn read(top: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, BTreeMap<String, Rights>> {
    let Some(table) = top.table("roles", findings) else {
        top.missing("roles", "add a table such as [roles.officer] for each role", findings);
        return BTreeMap::new();
    };
    for role in NEEDED.into_iter().filter(|role| table.keys().all(|key| key != *role)) {
        let do_this = format!("add [roles.{role}] with what the role may do in each space");
        table.missing(role, &do_this, findings);
    }
    let roles = table.keys().filter_map(|name| {
        let role = table.table(name, findings)?;
        Some((name.to_owned(), spaces(&role, findings)))
    });
    let roles = roles.collect();
    nobody_is_missing(&roles, &table, findings);
    roles
}

fn spaces(role: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, Rights> {
    let known: Vec<&str> = SPACES.iter().map(|(space, _)| *space).collect();
    role.only(&known, findings);
    let named = role.keys().filter(|key| known.contains(key));
    named
        .filter_map(|space| {
            let table = role.table(space, findings)?;
            table.only(&["read", "write", "manage"], findings);
            let rights = Rights {
                read: table.flag("read", findings),
                write: table.flag("write", findings),
                manage: table.flag("manage", findings),
            };
            Some((space.to_owned(), rights))
        })
        .collect()
}

/// What a pack may leave open and an agency cannot: somebody grants each space, the custodian reaches each
/// (retention, compaction, work in custody), and who invites has the keys that an invitation carries.
fn nobody_is_missing(
    roles: &BTreeMap<String, BTreeMap<String, Rights>>,
    table: &Table<'_>,
    findings: &mut Findings,
) {
    let rights = |role: &str, space: &str| {
        roles.get(role).and_then(|spaces| spaces.get(space)).copied().unwrap_or_default()
    };
    for (space, _) in SPACES {
        if !roles.keys().any(|role| rights(role, space).manage) {
            let what = format!("no role manages the space {space}");
            findings.warning(table.at("admin"), what, "give admin manage = true there");
        }
        let custodian = rights("custodian", space);
        if roles.contains_key("custodian") && !(custodian.read && custodian.write) {
            let what = format!("the custodian cannot read and write the space {space}");
            findings.warning(table.at("custodian"), what, "give it read = true, write = true there");
        }
        for role in roles.keys().filter(|role| rights(role, "directory").manage && !rights(role, space).read)
        {
            let what = format!("{role} invites people and has no key of the space {space} to hand on");
            findings.warning(table.at(role), what, "give it read = true there, or no manage on directory");
        }
    }
}
