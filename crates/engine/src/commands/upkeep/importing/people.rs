//! People from a table: names and roles, as everybody in the agency sees them. A role is changed, and a
//! device let in, by a command of its own: a table gives nobody a right that somebody has a device for.

use std::collections::BTreeSet;

use model::{Member, RecordKind};
use serde_json::Value;

use super::{Read, Row, each, id, titled};
use crate::commands::upkeep::tables::{Line, Sheet, yes};
use crate::commands::visits::{fields, typed};
use crate::directory::Directory;
use crate::{Engine, Refusal, bad_field};

pub(super) const COLUMNS: [&str; 5] = ["id", "name", "role", "partner", "left"];

impl Engine {
    pub(super) fn read_people(&self, sheet: &Sheet) -> Result<Vec<(u32, Read)>, Refusal> {
        let directory = self.directory()?;
        let mut names: BTreeSet<String> =
            directory.members.values().map(|member| member.name.to_lowercase()).collect();
        Ok(each(sheet, |line| {
            let row = self.person_row(line, &mut names);
            (titled(line, &["name", "role"]), row)
        }))
    }

    fn person_row(&self, line: &Line<'_>, names: &mut BTreeSet<String>) -> Result<Row, Refusal> {
        let name = line.cell("name").unwrap_or_default();
        if name.is_empty() || name.chars().count() > 120 {
            let say = "Somebody needs a name of at most 120 characters.";
            return Err(bad_field("name", say, "Write the name."));
        }
        let directory = self.directory()?;
        let partner = partner(line, &directory)?;
        let left = line.cell("left").map_or(Some(false), yes);
        let left = left
            .ok_or_else(|| bad_field("left", "left is neither yes nor no.", "Write yes, no, or nothing."))?;
        if let Some(id) = id(line, "id")? {
            let was: Member = typed(self.record_of(id, RecordKind::Member)?.json)?;
            if line.cell("role").is_some_and(|role| role != was.role) {
                let say = format!("The role is {} and a table does not change it.", was.role);
                return Err(bad_field("role", say, "Change roles under “People and devices”."));
            }
            if partner.is_some() && partner != was.partner {
                let say =
                    "Whom somebody works for is not changed by a table: referrals were made to them there.";
                return Err(bad_field(
                    "partner",
                    say,
                    "Add them once more, without the id, under another name.",
                ));
            }
            if line.cell("left").is_some() && left != was.left {
                let say = "Whether somebody has left is not changed by a table.";
                return Err(bad_field("left", say, "End it under “People and devices”."));
            }
            if was.name == name {
                return Ok(Row::Known);
            }
            let change = [("name".to_owned(), Value::from(name))].into_iter().collect();
            return Ok(Row::Change(id, change));
        }
        let role = line.cell("role").ok_or_else(|| {
            bad_field("role", "There is no role.", "Write one of the city's roles, such as officer.")
        })?;
        let roles = directory.city.as_ref().map(|city| &city.roles);
        if roles.is_some_and(|roles| !roles.is_empty() && !roles.contains_key(role)) {
            let role: String = role.chars().take(40).collect();
            let say = format!("“{role}” is not a role of this city.");
            return Err(bad_field("role", say, "Write one of the city's roles, such as officer."));
        }
        if !names.insert(name.to_lowercase()) {
            return Ok(Row::Known);
        }
        let member = Member { name: name.to_owned(), role: role.to_owned(), left, partner };
        Ok(Row::Add(RecordKind::Member, fields(RecordKind::Member, &member)?))
    }
}

/// The partner that somebody works for, as the city writes its name.
fn partner(line: &Line<'_>, directory: &Directory) -> Result<Option<String>, Refusal> {
    let Some(cell) = line.cell("partner") else { return Ok(None) };
    let known = directory.partners.iter().find(|it| it.name.to_lowercase() == cell.to_lowercase());
    known.map(|it| Some(it.name.clone())).ok_or_else(|| {
        let cell: String = cell.chars().take(40).collect();
        let say = format!("“{cell}” is not a partner of this city.");
        bad_field(
            "partner",
            say,
            "Write a partner's name as the city does, or nothing for the agency's own people.",
        )
    })
}
