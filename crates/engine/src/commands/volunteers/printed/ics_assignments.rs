//! ICS 204, who is sent where: a sheet for each team, which it takes along, and one for what no team has.
//!
//! Teams are the divisions and groups of operations, as on ICS 203. A sheet names its own people, how many one
//! leads there, and its own tracking numbers; what goes for all stands on each.

use ids::RecordId;
use model::{Task, TaskState, Team};

use super::blocks::{Form, line, lines, table, values};
use super::ics_people::{period, prepared_by};
use super::occasion::{Occasion, Person, reach};
use crate::door::PrintedBlock;

/// The sheets, by the names of the teams. There is always one.
pub(super) fn assignment_lists(of: &Occasion) -> Vec<Form> {
    let mut teams: Vec<&(RecordId, Team)> = of.teams.iter().filter(|(_, team)| !team.ended).collect();
    teams.sort_by_key(|(_, team)| numbered(&team.name));
    let is_out = |task: &&Task| task.team.is_some_and(|id| teams.iter().any(|(team, _)| *team == id));
    let given = || of.tasks.iter().filter(|task| task.state == TaskState::Given);
    let mut sheets: Vec<Form> = teams
        .iter()
        .map(|(id, team)| {
            sheet(of, Some(team), &given().filter(|task| task.team == Some(*id)).collect::<Vec<_>>())
        })
        .collect();
    let nobodys: Vec<&Task> = given().filter(|task| !is_out(task)).collect();
    if sheets.is_empty() || !nobodys.is_empty() {
        sheets.push(sheet(of, None, &nobodys));
    }
    sheets
}

/// “Team 10” comes after “Team 9”.
fn numbered(name: &str) -> (usize, String) {
    (name.chars().count(), name.to_lowercase())
}

fn sheet(of: &Occasion, team: Option<&Team>, tasks: &[&Task]) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let group = [of.incident.group.clone(), team.map(|team| team.name.clone())];
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
                    ("Group", group.into_iter().flatten().collect::<Vec<_>>().join(", ")),
                    ("Staging Area", text(&of.incident.staging_area)),
                ],
            ),
        ],
        body: vec![
            operations(of, team),
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
                team.map(|team| resources(of, team, tasks)).unwrap_or_default(),
            ),
            lines("6", "Work Assignments", tasks.iter().map(|task| work(of, team, task)).collect()),
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

/// Who is over the team. Where nobody was made supervisor of the division, whoever leads the team is, as on
/// ICS 203.
fn operations(of: &Occasion, team: Option<&Team>) -> PrintedBlock {
    let held = of.incident.held();
    let row = |label: &str, word: &str, otherwise: Option<&Person>| {
        let names = held.get(word).cloned().unwrap_or_default();
        let (names, ways) = match otherwise.filter(|_| names.is_empty()) {
            Some(person) => (person.record.name.clone(), person.reach.clone().unwrap_or_default()),
            None => {
                let ways: Vec<String> = names.iter().filter_map(|name| reach(of, name)).collect();
                (names.join(", "), ways.join(", "))
            }
        };
        vec![label.to_owned(), names, ways]
    };
    table(
        "4",
        "Operations Personnel",
        &[("", "Position", 30), ("", "Name", 40), ("", "Contact Number(s)", 28)],
        vec![
            row("Operations Section Chief", "operations_chief", None),
            row("Branch Director", "branch_director", None),
            row("Division/Group Supervisor", "division_supervisor", team.and_then(|team| of.leader(team))),
        ],
    )
}

/// The team with its tracking numbers, then each of its people.
fn resources(of: &Occasion, team: &Team, tasks: &[&Task]) -> Vec<Vec<String>> {
    let leader = of.leader(team);
    let led_by = leader.map(|person| person.record.name.clone()).unwrap_or_default();
    let people: Vec<&Person> = of
        .people
        .iter()
        .filter(|person| team.members.contains(&person.check_in) || team.leader == Some(person.check_in))
        .collect();
    let strength =
        team.members.len() + usize::from(team.leader.is_some_and(|leader| !team.members.contains(&leader)));
    let span = team.leader.map(|_| format!("Span of control 1:{}", strength.saturating_sub(1)));
    let places = tasks.iter().map(|task| match &task.whereabouts {
        Some(place) => format!("{} {place}", task.number),
        None => task.number.clone(),
    });
    let whole = vec![
        team.name.clone(),
        led_by.clone(),
        strength.to_string(),
        leader.and_then(|person| person.reach.clone()).unwrap_or_default(),
        span.into_iter().chain(places).collect::<Vec<_>>().join("; "),
    ];
    let each = people.into_iter().map(|person| {
        vec![
            person.record.name.clone(),
            led_by.clone(),
            // Counted above already.
            String::new(),
            person.reach.clone().unwrap_or_default(),
            person.record.equipment.clone().unwrap_or_default(),
        ]
    });
    std::iter::once(whole).chain(each).collect()
}

/// A task by its tracking number. On the sheet of no team it tells which one had it, if one did.
fn work(of: &Occasion, team: Option<&Team>, task: &Task) -> String {
    let had = of.teams.iter().find(|(id, _)| team.is_none() && Some(*id) == task.team);
    let had = had.map(|(_, team)| format!("{} (broken up): ", team.name)).unwrap_or_default();
    let place = task.whereabouts.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    format!("{} {had}{}{place}", task.number, task.what)
}
