//! `members.csv` and `assignments.csv`: who there is, and who holds which district.
//!
//! Complaints give the line and never the name: a report of a check may be mailed to somebody for help.

mod partners;

use std::collections::BTreeSet;

use model::{District, Member};

use crate::PackAssignment;
use crate::findings::{At, Findings};
use crate::nearest;
use crate::rows::{Columns, Row, once_each, rows};
use crate::sources::{ASSIGNMENTS, DISTRICTS, MEMBERS, Sources};

pub(crate) use partners::Given;

/// The people, in the order of the file.
pub(crate) fn members(
    sources: &Sources,
    given: &partners::Given<'_>,
    findings: &mut Findings,
) -> Vec<Member> {
    let roles = given.roles;
    let columns = Columns { must: &["name", "role"], may: &["partner"] };
    let rows = rows(sources, MEMBERS, &columns, findings);
    let mut found: Vec<(At, Member)> = Vec::new();
    for row in &rows {
        let role = row.text("role").to_lowercase();
        // Without roles, that has been reported already.
        if !roles.is_empty() && !roles.contains_key(&role) {
            let do_this = nearest::advice(&role, roles.keys().map(String::as_str));
            findings.error(row.at, format!("unknown role “{role}”"), do_this);
        }
        if let Some(name) = row.name("name", findings) {
            let (partner, left) = (row.optional("partner"), false);
            found.push((row.at, Member { name, role, partner, left }));
        }
    }
    let is_there = |role: &str| found.iter().any(|(_, member)| member.role == role);
    if sources.text(MEMBERS).is_some() {
        for role in ["admin", "custodian"].into_iter().filter(|role| !is_there(role)) {
            let do_this = format!("add a row with the role {role}: an agency cannot start without one");
            findings.error(At::file(MEMBERS), format!("nobody has the role {role}"), do_this);
        }
    }
    partners::check(&found, given, findings);
    once_each(found, |it| it.name.clone(), "name", findings)
}

/// Who holds which district, in the order of the file.
pub(crate) fn assignments(
    sources: &Sources,
    members: &[Member],
    districts: &[District],
    findings: &mut Findings,
) -> Vec<PackAssignment> {
    let columns = Columns { must: &["member", "district", "year"], may: &[] };
    let rows = rows(sources, ASSIGNMENTS, &columns, findings);
    let names: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let known: BTreeSet<(&str, u16)> =
        districts.iter().map(|district| (district.code.as_str(), district.year)).collect();
    let mut found: Vec<(At, PackAssignment)> = Vec::new();
    for row in &rows {
        let name = row.name("member", findings);
        let district = row.name("district", findings);
        let (Some(member_name), Some(district), Some(year)) = (name, district, year(row, findings)) else {
            continue;
        };
        if !names.is_empty() && !names.contains(member_name.as_str()) {
            let do_this = format!("copy the name from {MEMBERS}, letter by letter");
            findings.error(row.at, format!("nobody in {MEMBERS} has this name"), do_this);
        }
        if !known.is_empty() && !known.contains(&(district.as_str(), year)) {
            let what = format!("there is no district {district} of {year}");
            findings.error(row.at, what, format!("correct it, or draw the district in {DISTRICTS}"));
        }
        let assignment = PackAssignment { member_name, district, year };
        found.push((row.at, assignment));
    }
    let whole = |it: &PackAssignment| format!("{}\n{}\n{}", it.member_name, it.district, it.year);
    once_each(found, whole, "assignment", findings)
}

fn year(row: &Row<'_>, findings: &mut Findings) -> Option<u16> {
    let year = row.text("year").parse().ok().filter(|year| (2000..=2200).contains(year));
    if year.is_none() {
        findings.error(row.at, "year is not a year", "write it in four digits, such as 2026");
    }
    year
}
