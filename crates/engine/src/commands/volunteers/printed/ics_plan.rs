//! ICS 204, who is sent where, ICS 205A, how to reach them, and ICS 203, who holds which position.

use std::collections::BTreeMap;

use model::{POSITIONS, Section, TaskState, Team};

use super::blocks::{Form, line, lines, table, values};
use super::ics_people::{period, prepared_by};
use super::occasion::{Occasion, titled};
use crate::door::PrintedBlock;

const SENSITIVE: &str = "SENSITIVE: telephone numbers. Not for public release (Minn. Stat. 13.37).";

/// ICS 204: the teams and what they were sent to do.
pub(super) fn assignment_list(of: &Occasion) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let operations = [
        ("operations_chief", "Operations Section Chief"),
        ("branch_director", "Branch Director"),
        ("division_supervisor", "Division/Group Supervisor"),
    ];
    let held = of.incident.held();
    let operations = operations.iter().map(|(word, label)| {
        let names = held.get(word).cloned().unwrap_or_default();
        let reach: Vec<String> = names.iter().filter_map(|name| reach(of, name)).collect();
        vec![(*label).to_owned(), names.join(", "), reach.join(", ")]
    });
    let teams = of.teams.iter().filter(|(_, team)| !team.ended).map(|(id, team)| {
        let remarks = of.tasks.iter().filter(|task| task.team == Some(*id) && task.state == TaskState::Given);
        let places: Vec<String> = remarks
            .map(|task| {
                [Some(task.number.clone()), task.whereabouts.clone()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let leader = of.leader(team);
        vec![
            team.name.clone(),
            leader.map(|person| person.record.name.clone()).unwrap_or_default(),
            strength(team).to_string(),
            leader.and_then(|person| person.reach.clone()).unwrap_or_default(),
            [places.join("; "), equipment(of, team)]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
        ]
    });
    let work = of.tasks.iter().filter(|task| task.state == TaskState::Given).map(|task| {
        let team = of
            .teams
            .iter()
            .find(|(id, _)| Some(*id) == task.team)
            .map(|(_, team)| format!("{}: ", team.name));
        let place = task.whereabouts.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        format!("{} {}{}{place}", task.number, team.unwrap_or_default(), task.what)
    });
    let channels = of.incident.channels.iter().map(|channel| {
        let (name, on) = channel.split_once(':').unwrap_or((channel, ""));
        vec![name.trim().to_owned(), on.trim().to_owned()]
    });
    Form {
        code: "ICS 204",
        title: "Assignment List",
        marking: None,
        landscape: false,
        head: vec![
            line("1", "Incident Name", &of.event.name),
            period(of),
            values(
                "3",
                "Branch/Division/Group/Staging Area",
                &[
                    ("Branch", text(&of.incident.branch)),
                    ("Division", text(&of.incident.division)),
                    ("Group", text(&of.incident.group)),
                    ("Staging Area", text(&of.incident.staging_area)),
                ],
            ),
        ],
        body: vec![
            table(
                "4",
                "Operations Personnel",
                &[("", "Position", 30), ("", "Name", 40), ("", "Contact Number(s)", 28)],
                operations.collect(),
            ),
            table(
                "5",
                "Resources Assigned",
                &[
                    ("", "Resource Identifier", 16),
                    ("", "Leader", 20),
                    ("", "# of Persons", 8),
                    ("", "Contact", 18),
                    ("", "Reporting Location, Special Equipment and Supplies, Remarks", 36),
                ],
                teams.collect(),
            ),
            lines("6", "Work Assignments", work.collect()),
            lines("7", "Special Instructions", of.incident.instructions.clone()),
            table(
                "8",
                "Communications",
                &[("", "Name/Function", 40), ("", "Primary Contact: cell, pager or radio", 58)],
                channels.collect(),
            ),
        ],
        foot: vec![prepared_by("9", of)],
        lines: 38,
    }
}

/// A number that goes with a name at this event, for who may know.
fn reach(of: &Occasion, name: &str) -> Option<String> {
    of.people.iter().find(|person| person.record.name == name)?.reach.clone()
}

fn strength(team: &Team) -> usize {
    team.members.iter().chain(team.leader.iter().filter(|leader| !team.members.contains(leader))).count()
}

fn equipment(of: &Occasion, team: &Team) -> String {
    let people = of
        .people
        .iter()
        .filter(|person| team.members.contains(&person.check_in) || team.leader == Some(person.check_in));
    people.filter_map(|person| person.record.equipment.clone()).collect::<Vec<_>>().join(", ")
}

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
