//! Answers of the records' commands as they are written: screens and scripts read exactly this.

use ids::{MemberId, RecordId};
use model::disclosure::{redact, tally};
use model::fields::Class;
use model::retention::Period;
use model::{Asked, Audience, Begins, Disclosure, RecordKind};
use serde_json::{Value, json};

use crate::door::{
    ClassKept, Command, DisclosureRow, DisposalRow, DistrictTurn, HandOverRow, MovedPlace, RequestFound,
    RequestRow, RetentionQueue, YearPlan,
};

const RECORD: RecordId = RecordId::from_bytes([7; 16]);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_custodians_queue() {
    let period = Period {
        years: 3,
        months: 0,
        days: 0,
        after: Begins::Recorded,
        schedule: "Example schedule".into(),
        citation: "EX 100".into(),
    };
    let kept = |class: &str, words: Option<&str>, period: Option<Period>, old_enough| ClassKept {
        class: class.into(),
        words: words.map(str::to_owned),
        period,
        old_enough,
    };
    let row = DisposalRow {
        record: RECORD,
        kind: RecordKind::Visit,
        title: "Visit: Test Kitchen".into(),
        class: "engagement".into(),
        after: Begins::Recorded,
        began: day("2023-06-01"),
        due_on: day("2026-06-02"),
        days_due: 8,
        schedule: "Example schedule".into(),
        citation: "EX 100".into(),
        held: false,
    };
    insta::assert_json_snapshot!(RetentionQueue {
        day: day("2026-06-10"),
        classes: vec![
            kept("directory", Some("not set"), None, 0),
            kept("engagement", None, Some(period), 1),
            kept("notes", None, None, 0)
        ],
        rows: vec![row],
        next: Some(format!("visit:1685600000000:{RECORD}")),
    });
}

#[test]
fn what_a_request_finds_and_what_was_handed_out() {
    let row = RequestRow {
        record: RECORD,
        kind: RecordKind::VisitNote,
        title: "Not-public note to a visit".into(),
        at: Some("2026-06-10T15:00:00Z".parse().unwrap()),
        text: Some("Staff asked not to be named.".into()),
        district: None,
        officers: vec![],
        visit: Some(RECORD),
        class: Class::Private,
        citation: "Minn. Stat. 13.82 subd. 7".into(),
    };
    insta::assert_json_snapshot!(RequestFound { rows: vec![row], next: None, not_looked_through: vec![] });
    let Value::Object(note) = json!({ "note": ["Staff."], "newer": 1 }) else { panic!("a record") };
    let withheld = tally(&redact(RecordKind::VisitNote, &note, &Audience::Anybody).withheld);
    let record = Disclosure {
        recorded: "2026-06-10T15:00:00Z".parse().unwrap(),
        by: MemberId::from_bytes([7; 16]),
        audience: Audience::Anybody,
        purpose: "Request for the summer's visits".into(),
        reference: Some("2026-17".into()),
        authority: None,
        asked: Asked { topic: Some("noise".into()), words_kept_back: true, ..Asked::default() },
        chosen: [RECORD].into(),
        counts: [("visit".to_owned(), 12)].into(),
        withheld,
    };
    insta::assert_json_snapshot!(DisclosureRow { disclosure: RECORD, record, by: "Custodian 1".into() });
}

#[test]
fn the_plan_of_a_year() {
    let row = |to: Option<&str>| HandOverRow {
        follow_up: RECORD,
        promise: "Bring bike registration forms".into(),
        due: day("2027-01-15"),
        place_name: Some("Test Kitchen".into()),
        district: Some("1".into()),
        from: "Officer 1".into(),
        to: to.map(str::to_owned),
    };
    let district = DistrictTurn {
        code: "1".into(),
        name: "District 1".into(),
        before: vec!["Officer 1".into()],
        after: vec!["Officer 12".into()],
        places: 12,
        taken_over: 1,
    };
    insta::assert_json_snapshot!(YearPlan {
        year: 2027,
        districts: vec![district],
        same_boundaries: false,
        unassigned: vec!["2".into()],
        hand_overs: vec![row(Some("Officer 12"))],
        staying: 3,
        without_officer: vec![row(None)],
        moved_places: vec![MovedPlace {
            place: RECORD,
            name: "Test Kitchen".into(),
            from: Some("1".into()),
            to: Some("2".into())
        }],
    });
}

#[test]
fn commands_need_only_what_nobody_can_fill_in() {
    for command in [
        json!({ "do": "retention_queue" }),
        json!({ "do": "find_for_request", "asked": {} }),
        json!({ "do": "export_request", "request": { "asked": {}, "audience": "anybody", "purpose": "A request" } }),
        json!({ "do": "disclosures" }),
        json!({ "do": "summary_data", "query": { "rows": "topic" } }),
        json!({ "do": "plan_year", "year": 2027 }),
        json!({ "do": "roll_over", "year": 2027 }),
    ] {
        let read: Command = serde_json::from_value(command.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap()["do"], command["do"]);
    }
}
