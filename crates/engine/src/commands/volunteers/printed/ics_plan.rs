//! ICS 205A, how to reach everybody, and ICS 203, who holds which position.

use std::collections::BTreeMap;

use model::{POSITIONS, Section};

use super::blocks::{Form, line, table, values};
use super::ics_people::{period, prepared_by};
use super::occasion::{Occasion, reach, titled};
use crate::door::PrintedBlock;

const SENSITIVE: &str = "SENSITIVE: telephone numbers. Not for public release (Minn. Stat. 13.37).";

/// ICS 205A: everybody who holds a position or came, by name.
pub(super) fn communications_list(of: &Occasion) -> Form {
    let mut rows: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (word, names) in of.incident.held() {
        let Some((_, label, section)) = POSITIONS.iter().find(|(known, ..)| *known == word) else { continue };
        for name in names {
            let row = vec![titled(label, *section), name.to_owned(), reach(of, name).unwrap_or_default()];
            rows.insert((name.to_lowercase(), word.to_owned()), row);
        }
    }
    for person in &of.people {
        if of.position_named(&person.record.name).is_none() {
            let row = vec![
                of.position(person),
                person.record.name.clone(),
                person.reach.clone().unwrap_or_default(),
            ];
            rows.insert((person.record.name.to_lowercase(), person.check_in.to_string()), row);
        }
    }
    Form {
        code: "ICS 205A",
        title: "Communications List",
        marking: Some(SENSITIVE),
        landscape: false,
        head: vec![line("1", "Incident Name", &of.event.name), period(of)],
        body: vec![table(
            "3",
            "Basic Local Communications Information",
            &[
                ("", "Incident Assigned Position", 32),
                ("", "Name (Alphabetized)", 30),
                ("", "Method(s) of Contact (phone, pager, cell, etc.)", 36),
            ],
            rows.into_values().collect(),
        )],
        foot: vec![prepared_by("4", of)],
        lines: 42,
    }
}

/// ICS 203: the organization, with the teams as the groups of operations.
pub(super) fn organization(of: &Occasion) -> Form {
    let mut operations = section(of, "7", "Operations Section", Section::Operations);
    let teams = of.teams.iter().filter(|(_, team)| !team.ended).map(|(_, team)| {
        let leader = of.leader(team).map(|person| person.record.name.clone()).unwrap_or_default();
        (format!("Division/Group: {}", team.name), leader)
    });
    if let crate::door::Content::Values { values } = &mut operations.content {
        values.extend(teams);
    }
    let mut agencies = section(of, "4", "Agency/Organization Representatives", Section::Agencies);
    if let crate::door::Content::Values { values } = &mut agencies.content {
        values.extend(of.event.with.iter().map(|group| (group.clone(), String::new())));
    }
    Form {
        code: "ICS 203",
        title: "Organization Assignment List",
        marking: None,
        landscape: false,
        head: vec![line("1", "Incident Name", &of.event.name), period(of)],
        body: vec![
            section(of, "3", "Incident Commander(s) and Command Staff", Section::Command),
            agencies,
            section(of, "5", "Planning Section", Section::Planning),
            section(of, "6", "Logistics Section", Section::Logistics),
            operations,
            section(of, "8", "Finance/Administration Section", Section::Finance),
        ],
        foot: vec![prepared_by("9", of)],
        lines: 46,
    }
}

fn section(of: &Occasion, number: &str, label: &str, section: Section) -> PrintedBlock {
    let held = of.incident.held();
    let positions: Vec<(&str, String)> = POSITIONS
        .iter()
        .filter(|(_, _, within)| *within == section)
        .map(|(word, label, _)| (*label, held.get(word).map(|names| names.join(", ")).unwrap_or_default()))
        .collect();
    values(number, label, &positions)
}
