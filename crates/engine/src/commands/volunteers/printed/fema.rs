//! Donated labor as FEMA takes it: each person's own hours from coming to going, never estimated.
//!
//! Comings and goings stand there to the second, so that whoever adds up gets what stands there. A stay
//! of which an end was not written down is listed and counts nothing.

use std::collections::BTreeSet;

use model::hours::Stay;

use super::blocks::{Form, line, lines, table, values};
use super::occasion::{Occasion, Person};

const NOT_KNOWN: &str = "not written down";

pub(super) fn donated_labor(of: &Occasion) -> Form {
    let columns = [
        ("", "Name", 20),
        ("", "Organization", 18),
        ("", "Registered with the city", 11),
        ("", "Date", 10),
        ("", "Time In", 9),
        ("", "Time Out", 9),
        ("", "Hours Worked", 9),
        ("", "Work Site", 22),
        ("", "Description of Work", 28),
        ("", "Equipment", 14),
        ("", "Miles", 6),
    ];
    let rows = of
        .people
        .iter()
        .flat_map(|person| person.stays.iter().enumerate().map(|(at, stay)| row(of, person, stay, at == 0)));
    let stays = || of.people.iter().flat_map(|person| &person.stays);
    let seconds: i64 = stays().filter_map(Stay::seconds).sum();
    let unclear = stays().filter(|stay| stay.seconds().is_none()).count();
    let miles: u32 = of.people.iter().filter_map(|person| person.record.miles).sum();
    Form {
        code: "FEMA",
        title: "Donated Labor Sign-In and Hours",
        marking: None,
        landscape: true,
        head: vec![values(
            "",
            "Event",
            &[
                ("Applicant", of.agency.clone()),
                ("Incident or event", of.event.name.clone()),
                ("Incident number", of.incident.number.clone().unwrap_or_default()),
                ("Work site address", of.site.clone()),
            ],
        )],
        body: vec![
            table("", "Hours Worked", &columns, rows.collect()),
            values(
                "",
                "Total",
                &[
                    ("Hours", exact(seconds)),
                    ("Stays without an end or a beginning, not counted", unclear.to_string()),
                    ("Miles", miles.to_string()),
                ],
            ),
            lines("", "Description of Work", work(of)),
        ],
        foot: vec![
            line(
                "",
                "Statement",
                "Each line is one person’s own coming and going as it was written down on site. No hours are estimated.",
            ),
            values(
                "",
                "Documented by a local public official or designee",
                &[
                    ("Name", of.preparer.name.clone()),
                    ("Title", of.title()),
                    ("Signature", String::new()),
                    ("Date", of.day(of.preparer.at)),
                ],
            ),
        ],
        lines: 21,
    }
}

fn row(of: &Occasion, person: &Person, stay: &Stay, is_first: bool) -> Vec<String> {
    let known =
        |at: Option<chrono::DateTime<chrono::Utc>>| at.map_or_else(|| NOT_KNOWN.to_owned(), |at| of.time(at));
    let team = of.team_of(person.check_in).map(|(id, _)| id);
    let mine: BTreeSet<&str> = of
        .tasks
        .iter()
        .filter(|task| task.team.is_some() && task.team == team)
        .map(|task| task.what.as_str())
        .collect();
    let what =
        if mine.is_empty() { of.event.name.clone() } else { mine.into_iter().collect::<Vec<_>>().join("; ") };
    let registered = person.volunteer.as_ref().and_then(|volunteer| volunteer.registered);
    // Once, whoever comes and goes twice: it is not driven or brought twice.
    let once = |text: Option<String>| text.filter(|_| is_first).unwrap_or_default();
    vec![
        person.record.name.clone(),
        of.home(person),
        registered.map_or_else(|| "no".to_owned(), |day| day.format("%m/%d/%Y").to_string()),
        stay.from.or(stay.until).map(|at| of.day(at)).unwrap_or_default(),
        known(stay.from),
        known(stay.until),
        stay.seconds().map(exact).unwrap_or_default(),
        of.site.clone(),
        what,
        once(person.record.equipment.clone()),
        once(person.record.miles.map(|miles| miles.to_string())),
    ]
}

fn work(of: &Occasion) -> Vec<String> {
    of.tasks.iter().map(|task| format!("{} {}", task.number, task.what)).collect()
}

/// `3:05:20`: hours, minutes and seconds.
fn exact(seconds: i64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
