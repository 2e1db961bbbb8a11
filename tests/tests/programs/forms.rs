//! The forms of an event, held against their blocks one by one, and their hours against the clock.

mod blocks;
mod teams;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use engine::door::{
    CheckInForm, Command, ContactForm, Content, EventForm, FormName, IncidentForm, Outreach, Printed,
    PrintedBlock, Scanned, TeamForm, VolunteerForm, VolunteerRow, Volunteers, WalkUp, Who,
};
use ids::RecordId;
use model::hours::Way;
use model::roles::Rights;
use model::{CheckInLocation, TaskState, VolunteerGroup};
use testkit::{City, Device};

use blocks::FORMS;
use teams::each_team_takes_its_own_sheet;

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Volunteers) -> T {
    device.ask(Command::Volunteers(ask))
}

fn prints(device: &Device, event: RecordId, form: FormName) -> Printed {
    ask(device, Volunteers::Printed { event, form })
}

/// What is named within a block: columns with their numbers, values, boxes.
fn named(block: &PrintedBlock) -> Vec<String> {
    match &block.content {
        Content::Lines { .. } => vec![],
        Content::Values { values } => values.iter().map(|(name, _)| name.clone()).collect(),
        Content::Choices { choices } => choices.iter().map(|choice| choice.label.clone()).collect(),
        Content::Table { columns, .. } => columns
            .iter()
            .map(|column| format!("{} {}", column.number, column.label).trim().to_owned())
            .collect(),
    }
}

/// The rows of a form's table, over all pages.
fn rows(form: &Printed, label: &str) -> Vec<Vec<String>> {
    let blocks = form.pages.iter().flat_map(|page| &page.blocks).filter(|block| block.label == label);
    let rows = blocks.filter_map(|block| match &block.content {
        Content::Table { rows, .. } => Some(rows.clone()),
        _ => None,
    });
    rows.flatten().collect()
}

fn value(form: &Printed, label: &str, name: &str) -> String {
    let blocks = form.pages.iter().flat_map(|page| &page.blocks).filter(|block| block.label == label);
    let values: BTreeMap<String, String> = blocks
        .filter_map(|block| match &block.content {
            Content::Values { values } => Some(values.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    values[name].clone()
}

/// An evening of four hours: volunteers and a walk-up, one of them twice there, one who never checked out.
fn evening(city: &City, cruz: &Device, lead: &Device) -> RecordId {
    let starts = cruz.moment();
    let event = EventForm {
        name: Some("Parktacular parade".into()),
        whereabouts: Some("Shelter 1, 3700 Invented Avenue".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        with: Some(["Red Cross".into()].into()),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    city.settles(&[cruz, lead]);
    for n in 1..=3 {
        let volunteer = VolunteerForm {
            name: Some(format!("Volunteer {n}")),
            group: Some(VolunteerGroup::Cert),
            skills: Some(["first aid".into()].into()),
            registered: (n != 3).then(|| Some(lead.today().day)),
            contact: Some(ContactForm { phone: Some(format!("952-555-010{n}")), ..ContactForm::default() }),
            ..VolunteerForm::default()
        };
        ask::<RecordId>(lead, Volunteers::Register { volunteer });
    }
    let roster: Vec<VolunteerRow> = ask(lead, Volunteers::Roster);
    let scans =
        |at: usize| -> Scanned { ask(lead, Volunteers::Scan { event, badge: roster[at].badge.clone() }) };
    let come: Vec<RecordId> = (0..3).map(|at| scans(at).check_in).collect();
    let walk_up = WalkUp {
        name: "Walk-up 1".into(),
        home: Some("=Neighborhood".into()),
        prefers: Some("medical".into()),
        reach: Some("radio 4".into()),
        ..WalkUp::default()
    };
    let walk_up: RecordId = ask(lead, Volunteers::Come { event, who: Who::WalkUp(walk_up) });
    let change =
        CheckInForm { miles: Some(12), equipment: Some("Chain saw".into()), ..CheckInForm::default() };
    ask::<()>(lead, Volunteers::Amend { check_in: come[0], change });
    let form = TeamForm {
        leader: Some(come[0]),
        members: Some([come[1], come[2]].into()),
        pairs: Some(vec![(come[1], come[2])]),
        ..TeamForm::default()
    };
    let team: RecordId = ask(lead, Volunteers::Team { event, team: None, form });
    city.clock().passes(600);
    let task =
        |what: &str| Volunteers::Task { event, team: Some(team), what: what.into(), whereabouts: None };
    ask::<String>(lead, task("Close the street"));
    ask::<String>(lead, task("Water for the band"));
    let open: engine::door::Board = ask(lead, Volunteers::Board { event });
    let ended = open.tasks.iter().find(|task| task.what == "Close the street").unwrap().task;
    ask::<()>(lead, Volunteers::EndTask { task: ended, state: TaskState::Done, outcome: None });
    ask::<RecordId>(lead, Volunteers::CallRoll { event, trigger: "weather".into() });
    ask::<()>(lead, Volunteers::Log { event, text: "Rain; the parade goes on.".into() });
    // Volunteer 1 goes after 1 h 0 min 20 s, comes back half an hour later and stays to the end.
    city.clock().passes(3020);
    scans(0);
    city.clock().passes(1800);
    scans(0);
    city.clock().passes(3600);
    for at in 0..2 {
        scans(at);
    }
    ask::<()>(lead, Volunteers::Stamp { check_in: walk_up, way: Way::Out, at: None });
    let positions = [
        ("incident_commander", "Supervisor 1"),
        ("safety_officer", "Volunteer 2"),
        ("operations_chief", "CERT lead 1"),
    ];
    let change = IncidentForm {
        number: Some("26-0611".into()),
        state: Some("MN".into()),
        location: Some(CheckInLocation::StagingArea),
        group: Some("Parade".into()),
        positions: Some(positions.map(|(word, name)| (word.into(), name.into())).into()),
        instructions: Some("Stay in pairs.\nDrink water.".into()),
        channels: Some(vec!["Command: CERT 1".into()]),
        ..IncidentForm::default()
    };
    ask::<engine::door::IncidentView>(lead, Volunteers::EditIncident { event, change });
    event
}

#[test]
fn forms_exact() {
    // A city that shows its calendar to volunteers.
    let mut city = City::configured(412, |pack| {
        let read = Rights { read: true, ..Rights::default() };
        for roles in [&mut pack.roles, &mut pack.city.roles] {
            roles.get_mut("cert_volunteer").unwrap().insert("outreach".into(), read);
        }
    });
    let (cruz, lead) = (city.joins("Cruz"), city.joins("CERT lead 1"));
    let event = evening(&city, &cruz, &lead);

    for (name, code, title, blocks) in FORMS {
        let form = prints(&lead, event, *name);
        assert_eq!((form.code.as_str(), form.title.as_str()), (*code, *title));
        let of = form.pages.len();
        for (page, number) in form.pages.iter().zip(1..) {
            assert_eq!((page.number, page.of as usize), (number, of), "{code}: page n of m");
        }
        let expected: Vec<(String, String, Vec<String>)> = blocks
            .iter()
            .map(|(number, label, named)| {
                ((*number).into(), (*label).into(), named.iter().map(|name| (*name).to_owned()).collect())
            })
            .collect();
        // Every page has its blocks in the form's order, and together they have all of them.
        let mut seen = vec![];
        for page in &form.pages {
            let mut order = vec![];
            for block in &page.blocks {
                let block = (block.number.clone(), block.label.clone(), named(block));
                let at = expected.iter().position(|one| *one == block);
                order.push(at.unwrap_or_else(|| panic!("{code} has no such block: {block:?}")));
            }
            assert!(order.is_sorted(), "{code}: {order:?}");
            seen.extend(order);
        }
        assert!((0..expected.len()).all(|at| seen.contains(&at)), "{code} lacks a block: {seen:?}");
        in_the_table(&form, blocks);
    }
    what_stands_there(&lead, event);
    the_hours(&lead, event);
    each_team_takes_its_own_sheet(&lead, event);

    // Who may not know how to reach people prints no numbers; whom it does not concern prints nothing.
    cruz.refuses(Command::Volunteers(Volunteers::Printed { event, form: FormName::Cert2 }));
    let volunteer = city.joins("CERT volunteer 1");
    city.settles(&[&lead, &volunteer]);
    volunteer.refuses(Command::Volunteers(Volunteers::Printed { event, form: FormName::Ics205a }));
    for form in [FormName::Ics211, FormName::Ics204, FormName::Cert2] {
        let printed = serde_json::to_string(&prints(&volunteer, event, form)).unwrap();
        assert!(!printed.contains("952-555") && !printed.contains("radio 4"));
    }
}

/// The table has every block too, in its order, and nothing in it is a formula.
fn in_the_table(form: &Printed, blocks: &[(&str, &str, &[&str])]) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(form.csv.as_bytes());
    let lines: Vec<Vec<String>> =
        reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect();
    let mut at = 0;
    for (number, label, named) in blocks {
        let is_head = |line: &Vec<String>| line[0] == *number && line[1] == *label;
        at +=
            lines[at..].iter().position(is_head).unwrap_or_else(|| panic!("{}: {number} {label}", form.code));
        for name in *named {
            let name = name
                .split_once(' ')
                .filter(|(number, _)| number.parse::<u8>().is_ok())
                .map_or_else(|| (*name).to_owned(), |(number, rest)| format!("{number}. {rest}"));
            assert!(lines[at..].iter().any(|line| line.contains(&name)), "{}: {name}", form.code);
        }
    }
    assert!(lines.iter().flatten().all(|cell| !cell.starts_with('=')));
}

fn what_stands_there(lead: &Device, event: RecordId) {
    let list = prints(lead, event, FormName::Ics211);
    let people = rows(&list, "Check-In Information");
    assert_eq!(people.len(), 5, "a row for each coming; going has no column");
    let second = people.iter().find(|row| row[5] == "Volunteer 2").unwrap();
    assert_eq!(second[..6], ["MN", &second[1], "O", "CERT", "", "Volunteer 2"]);
    assert_eq!(second[9..12], ["Volunteer 1", "1", "952-555-0102"]);
    assert_eq!(second[15..17], ["Team 1".to_owned(), "first aid".to_owned()]);
    let moment = &second[8];
    let shape: String =
        moment.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    assert_eq!(shape, "00/00/0000 00:00", "month/day/year and 24 hours");
    assert_eq!(value(&list, "Prepared by", "Name"), "CERT lead 1");
    assert_eq!(value(&list, "Prepared by", "Position/Title"), "Operations Section Chief");
    assert_eq!(value(&list, "Prepared by", "Signature"), "", "signed by hand");

    let log = prints(lead, event, FormName::Ics214);
    let told: Vec<String> = rows(&log, "Activity Log").into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(told.iter().any(|line| line == "Rain; the parade goes on. (CERT lead 1)"));

    let plan = prints(lead, event, FormName::Ics204);
    assert_eq!(rows(&plan, "Resources Assigned")[0][..4], ["Team 1", "Volunteer 1", "3", "952-555-0101"]);
    assert_eq!(rows(&plan, "Communications"), [["Command", "CERT 1"]]);
    let people: Vec<String> =
        rows(&plan, "Resources Assigned")[1..].iter().map(|row| row[0].clone()).collect();
    assert_eq!(people, ["Volunteer 1", "Volunteer 2", "Volunteer 3"]);
    assert_eq!(value(&plan, "Branch/Division/Group/Staging Area", "Group"), "Parade, Team 1");

    let list = prints(lead, event, FormName::Ics205a);
    assert!(list.marking.is_some_and(|marking| marking.contains("Not for public release")));
    let list = prints(lead, event, FormName::Ics205a);
    let names: Vec<String> =
        rows(&list, "Basic Local Communications Information").into_iter().map(|row| row[1].clone()).collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names, sorted, "alphabetized");
    assert_eq!(names.len(), 6);

    let organization = prints(lead, event, FormName::Ics203);
    assert_eq!(
        value(&organization, "Incident Commander(s) and Command Staff", "Safety Officer"),
        "Volunteer 2"
    );
    assert_eq!(value(&organization, "Operations Section", "Division/Group: Team 1"), "Volunteer 1");

    let cert = prints(lead, event, FormName::Cert2);
    let people = rows(&cert, "Personnel (Preferred Assignment: Fire, Medical, SAR)");
    let walk_up = people.iter().find(|row| row[2] == "Walk-up 1").unwrap();
    assert_eq!(walk_up[3..8], ["", "radio 4", "", "X", ""]);
    let missing = people.iter().find(|row| row[2] == "Volunteer 3").unwrap();
    assert_eq!(missing[1], "", "has not checked out");
}

fn the_hours(lead: &Device, event: RecordId) {
    let form = prints(lead, event, FormName::FemaHours);
    let lines = rows(&form, "Hours Worked");
    let of = |name: &str| -> Vec<(String, String)> {
        lines.iter().filter(|row| row[0] == name).map(|row| (row[6].clone(), row[10].clone())).collect()
    };
    let pair = |hours: &str, miles: &str| (hours.to_owned(), miles.to_owned());
    assert_eq!(of("Volunteer 1"), [pair("1:00:20", "12"), pair("1:00:00", "")], "two stays, one drive");
    assert_eq!(of("Volunteer 2"), [pair("2:30:20", "")]);
    assert_eq!(of("Volunteer 3"), [pair("", "")], "never estimated");
    assert_eq!(value(&form, "Total", "Hours"), "7:01:00");
    assert_eq!(value(&form, "Total", "Stays without an end or a beginning, not counted"), "1");
    let missing = lines.iter().find(|row| row[0] == "Volunteer 3").unwrap();
    assert_eq!((missing[2].as_str(), missing[5].as_str()), ("no", "not written down"));
}

#[test]
fn a_crowd_fills_pages_and_nobody_is_left_out() {
    let mut city = City::seeded(413);
    let (cruz, lead) = (city.joins("Cruz"), city.joins("CERT lead 1"));
    let starts = cruz.moment();
    let event = EventForm {
        name: Some("Flood watch".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    city.settles(&[&cruz, &lead]);
    for n in 1..=60 {
        let who = WalkUp { name: format!("Walk-up {n}"), ..WalkUp::default() };
        ask::<RecordId>(&lead, Volunteers::Come { event, who: Who::WalkUp(who) });
    }
    for (name, .., blocks) in FORMS.iter().filter(|(name, ..)| *name != FormName::Ics203) {
        let form = prints(&lead, event, *name);
        let first = blocks.first().unwrap();
        assert!(
            form.pages.iter().all(|page| page.blocks[0].label == first.1),
            "every page says what it is of"
        );
        if !matches!(name, FormName::Ics204) {
            assert!(form.pages.len() > 1, "{name:?} has one page");
            let text = serde_json::to_string(&form.pages).unwrap();
            assert!((1..=60).all(|n| text.contains(&format!("\"Walk-up {n}\""))), "{name:?}");
        }
    }
}
