//! ICS 211, who checked in, and ICS 214, what happened.

use chrono::{DateTime, Utc};
use model::{CheckInLocation, TaskState, VolunteerGroup};

use super::blocks::{Form, choices, line, table, values};
use super::occasion::{Occasion, Person};
use crate::door::PrintedBlock;

/// ICS 211: a row for each coming. It has no column for going; CERT Form 2 has.
pub(super) fn check_in_list(of: &Occasion) -> Form {
    let columns = [
        ("5", "State", 7),
        ("5", "Agency", 13),
        ("5", "Category", 8),
        ("5", "Kind", 10),
        ("5", "Type", 5),
        ("5", "Resource Name or Identifier", 14),
        ("5", "ST or TF", 5),
        ("6", "Order Request #", 10),
        ("7", "Date/Time Check-In", 13),
        ("8", "Leader’s Name", 12),
        ("9", "Total Number of Personnel", 9),
        ("10", "Incident Contact Information", 12),
        ("11", "Home Unit or Agency", 12),
        ("12", "Departure Point, Date and Time", 11),
        ("13", "Method of Travel", 7),
        ("14", "Incident Assignment", 10),
        ("15", "Other Qualifications", 13),
        ("16", "Data Provided to Resources Unit", 9),
    ];
    let rows = of.people.iter().flat_map(|person| {
        person.stays.iter().filter_map(|stay| stay.from).map(|came| check_in_row(of, person, came))
    });
    let at = of.incident.location.as_ref();
    let is_at = |location: CheckInLocation| at == Some(&location);
    Form {
        code: "ICS 211",
        title: "Incident Check-In List",
        marking: None,
        landscape: true,
        head: vec![
            line("1", "Incident Name", &of.event.name),
            line("2", "Incident Number", of.incident.number.as_deref().unwrap_or_default()),
            choices(
                "3",
                "Check-In Location",
                &[
                    ("Base", is_at(CheckInLocation::Base)),
                    ("Staging Area", is_at(CheckInLocation::StagingArea)),
                    ("ICP", is_at(CheckInLocation::Icp)),
                    ("Helibase", is_at(CheckInLocation::Helibase)),
                    ("Other", is_at(CheckInLocation::Other)),
                ],
            ),
            values(
                "4",
                "Start Date/Time",
                &[("Date", of.day(of.event.starts)), ("Time", of.time(of.event.starts))],
            ),
        ],
        body: vec![table("", "Check-In Information", &columns, rows.collect())],
        foot: vec![prepared_by("17", of)],
        lines: 25,
    }
}

fn check_in_row(of: &Occasion, person: &Person, came: DateTime<Utc>) -> Vec<String> {
    let team = of.team_of(person.check_in).map(|(_, team)| team);
    let skills: Vec<&str> = person.record.skills.iter().map(String::as_str).collect();
    vec![
        of.incident.state.clone().unwrap_or_default(),
        of.home(person),
        // Single people are overhead; crews, equipment and aircraft are not checked in here.
        "O".to_owned(),
        kind(person).to_owned(),
        String::new(),
        person.record.name.clone(),
        String::new(),
        String::new(),
        of.moment(came),
        team.and_then(|team| of.leader(team)).map(|leader| leader.record.name.clone()).unwrap_or_default(),
        "1".to_owned(),
        person.reach.clone().unwrap_or_default(),
        of.home(person),
        String::new(),
        String::new(),
        team.map(|team| team.name.clone()).unwrap_or_else(|| of.position(person)),
        skills.join(", "),
        String::new(),
    ]
}

fn kind(person: &Person) -> &'static str {
    match person.volunteer.as_ref().map(|volunteer| &volunteer.group) {
        Some(VolunteerGroup::Cert) => "CERT",
        Some(VolunteerGroup::Reserve) => "Reserve",
        Some(VolunteerGroup::Chaplain) => "Chaplain",
        Some(_) => "Volunteer",
        None => "Walk-up",
    }
}

/// ICS 214: of the whole event, kept by who prints it.
pub(super) fn activity_log(of: &Occasion) -> Form {
    let resources = of
        .people
        .iter()
        .map(|person| vec![person.record.name.clone(), of.position(person), of.home(person)])
        .collect();
    Form {
        code: "ICS 214",
        title: "Activity Log",
        marking: None,
        landscape: false,
        head: vec![
            line("1", "Incident Name", &of.event.name),
            period(of),
            line("3", "Name", &of.preparer.name),
            line("4", "ICS Position", &of.title()),
            line("5", "Home Agency (and Unit)", &of.agency),
        ],
        body: vec![
            table(
                "6",
                "Resources Assigned",
                &[("", "Name", 30), ("", "ICS Position", 32), ("", "Home Agency (and Unit)", 36)],
                resources,
            ),
            table(
                "7",
                "Activity Log",
                &[("", "Date/Time", 18), ("", "Notable Activities", 80)],
                happened(of),
            ),
        ],
        foot: vec![prepared_by("8", of)],
        lines: 36,
    }
}

/// Everything of the event that has a moment, in its order: log, tasks, roll-calls.
fn happened(of: &Occasion) -> Vec<Vec<String>> {
    let mut lines: Vec<(DateTime<Utc>, String)> =
        of.log.iter().map(|(line, by)| (line.at, format!("{} ({by})", line.text))).collect();
    for task in &of.tasks {
        let team = of.teams.iter().find(|(id, _)| Some(*id) == task.team).map(|(_, team)| team.name.as_str());
        let to = team.map(|team| format!(" to {team}")).unwrap_or_default();
        lines.push((task.given, format!("Assignment {} given{to}: {}", task.number, task.what)));
        if let Some(done) = task.done {
            let how = if task.state == TaskState::GivenUp { "given up" } else { "done" };
            let outcome = task.outcome.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
            lines.push((done, format!("Assignment {} {how}{outcome}", task.number)));
        }
    }
    for (call, by) in &of.roll_calls {
        lines.push((call.called, format!("Roll-call (PAR), {}; called by {by}", call.trigger)));
        if let Some(closed) = call.closed {
            let outcome = call.outcome.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
            lines.push((closed, format!("Roll-call closed, {} answered{outcome}", call.answered.len())));
        }
    }
    lines.sort();
    lines.into_iter().map(|(at, text)| vec![of.moment(at), text]).collect()
}

/// The operational period: that of the event.
pub(super) fn period(of: &Occasion) -> PrintedBlock {
    values(
        "2",
        "Operational Period",
        &[
            ("Date From", of.day(of.event.starts)),
            ("Date To", of.day(of.event.ends)),
            ("Time From", of.time(of.event.starts)),
            ("Time To", of.time(of.event.ends)),
        ],
    )
}

/// The last block of every ICS form. A signature is written by hand.
pub(super) fn prepared_by(number: &str, of: &Occasion) -> PrintedBlock {
    values(
        number,
        "Prepared by",
        &[
            ("Name", of.preparer.name.clone()),
            ("Position/Title", of.title()),
            ("Signature", String::new()),
            ("Date/Time", of.moment(of.preparer.at)),
        ],
    )
}
