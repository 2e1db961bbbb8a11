//! CERT Form 2, Personnel Resources Check-In: who is on site, since when, sent where; with their going.

use chrono::{DateTime, Utc};
use model::hours::Stay;

use super::blocks::{Form, table, values};
use super::occasion::{Occasion, Person};

pub(super) fn personnel_check_in(of: &Occasion) -> Form {
    let columns = [
        ("", "Check-In Time", 8),
        ("", "Check-Out Time", 8),
        ("", "Name", 22),
        ("", "ID #", 12),
        ("", "Contact (cell or radio)", 16),
        ("", "Fire", 7),
        ("", "Medical", 7),
        ("", "SAR", 7),
        ("", "Skills", 30),
        ("", "Team Assignment", 14),
        ("", "Time Assigned", 8),
    ];
    let rows = of.people.iter().flat_map(|person| person.stays.iter().map(|stay| row(of, person, stay)));
    Form {
        code: "CERT Form #2",
        title: "Personnel Resources Check-In",
        marking: None,
        landscape: true,
        head: vec![values("", "", &[("CERT", of.agency.clone()), ("Date", of.day(of.event.starts))])],
        body: vec![table(
            "",
            "Personnel (Preferred Assignment: Fire, Medical, SAR)",
            &columns,
            rows.collect(),
        )],
        foot: vec![values("", "", &[("Scribe(s)", of.preparer.name.clone())])],
        lines: 27,
    }
}

fn row(of: &Occasion, person: &Person, stay: &Stay) -> Vec<String> {
    let time = |at: Option<DateTime<Utc>>| at.map(|at| of.time(at)).unwrap_or_default();
    let prefers = |words: &[&str]| {
        let said = person.record.prefers.as_deref().unwrap_or_default().to_lowercase();
        if words.iter().any(|word| said.contains(word)) { "X" } else { "" }.to_owned()
    };
    let skills: Vec<&str> = person.record.skills.iter().map(String::as_str).collect();
    let team = of.team_of(person.check_in);
    vec![
        time(stay.from),
        time(stay.until),
        person.record.name.clone(),
        person.volunteer.as_ref().map(|volunteer| volunteer.badge.clone()).unwrap_or_default(),
        person.reach.clone().unwrap_or_default(),
        prefers(&["fire"]),
        prefers(&["medic"]),
        prefers(&["sar", "search"]),
        skills.join(", "),
        team.map(|(_, team)| team.name.clone()).unwrap_or_default(),
        time(team.and_then(|(id, _)| assigned(of, id, stay))),
    ]
}

/// When their team was first sent to do something while they were here.
fn assigned(of: &Occasion, team: ids::RecordId, stay: &Stay) -> Option<DateTime<Utc>> {
    let came = stay.from?;
    let within = |at: &DateTime<Utc>| *at >= came && stay.until.is_none_or(|gone| *at < gone);
    of.tasks.iter().filter(|task| task.team == Some(team)).map(|task| task.given).filter(within).min()
}
