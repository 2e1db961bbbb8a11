//! Which role may do what in which space.

use std::collections::BTreeMap;

use model::roles::{OWN_SPACES, Part, Rights, SPACES};

use super::table::Table;
use crate::findings::Findings;

/// What every agency has somebody for; a pack may add more.
const NEEDED: [&str; 5] = ["officer", "supervisor", "analyst", "admin", "custodian"];

/// Role, then space, then rights; role, then template, then part.
type Roles = (BTreeMap<String, BTreeMap<String, Rights>>, BTreeMap<String, BTreeMap<String, Part>>);

/// The roles below `[roles]`: the rights in the spaces that there are once, and the parts in those that are
/// opened again and again.
pub(crate) fn read(top: &Table<'_>, findings: &mut Findings) -> Roles {
    let Some(table) = top.table("roles", findings) else {
        top.missing("roles", "add a table such as [roles.officer] for each role", findings);
        return Roles::default();
    };
    for role in NEEDED.into_iter().filter(|role| table.keys().all(|key| key != *role)) {
        let do_this = format!("add [roles.{role}] with what the role may do in each space");
        table.missing(role, &do_this, findings);
    }
    let (mut roles, mut parts) = Roles::default();
    for name in table.keys() {
        let Some(role) = table.table(name, findings) else { continue };
        roles.insert(name.to_owned(), spaces(&role, findings));
        let its = parts_of(&role, findings);
        if !its.is_empty() {
            parts.insert(name.to_owned(), its);
        }
    }
    nobody_is_missing(&roles, &table, findings);
    everything_is_kept(&parts, &table, findings);
    (roles, parts)
}

fn parts_of(role: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, Part> {
    let templates = OWN_SPACES.iter().map(|(template, _)| *template);
    let parts = templates.filter(|template| role.has(template)).filter_map(|template| {
        let table = role.table(template, findings)?;
        table.only(&["opens", "read", "write", "manage", "always"], findings);
        let part = Part {
            opens: table.flag("opens", findings),
            read: table.flag("read", findings),
            write: table.flag("write", findings),
            manage: table.flag("manage", findings),
            always: table.flag("always", findings),
        };
        Some((template.to_owned(), part))
    });
    parts.collect()
}

/// The custodian belongs to every space of its own: without one, the roster lets nobody open any.
fn everything_is_kept(
    parts: &BTreeMap<String, BTreeMap<String, Part>>,
    table: &Table<'_>,
    findings: &mut Findings,
) {
    for (template, _) in OWN_SPACES {
        let of = || parts.values().filter_map(|its| its.get(*template));
        let kept = of().any(|part| part.always && part.read && part.write && part.manage);
        if of().any(|part| part.opens) && !kept {
            let what = format!("nobody keeps the spaces {template}, so nobody can open one");
            let do_this = "give the custodian read, write, manage and always = true there";
            findings.warning(table.at("custodian"), what, do_this);
        }
    }
}

fn spaces(role: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, Rights> {
    let known: Vec<&str> = SPACES.iter().map(|(space, _)| *space).collect();
    let own = OWN_SPACES.iter().map(|(template, _)| *template);
    role.only(&known.iter().copied().chain(own).collect::<Vec<_>>(), findings);
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
