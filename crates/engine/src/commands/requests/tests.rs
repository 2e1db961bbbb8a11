//! What is handed out, as files: their form stays, since people compare one year's with the next.
#![allow(clippy::unwrap_used, clippy::panic)]

use ids::RecordId;
use model::disclosure::{redact, tally};
use model::{Asked, Audience, RecordKind};
use serde_json::{Value, json};

use super::cover::page;
use super::csv::table;
use super::given::Given;
use crate::door::{Cover, KindCount};

fn given(kind: RecordKind, record: Value, readable: Value, audience: &Audience) -> Given {
    let (Value::Object(record), Value::Object(readable)) = (record, readable) else { panic!("two records") };
    let redacted = redact(kind, &record, audience);
    let id = RecordId::from_bytes([7; 16]);
    Given { record: id, kind, fields: redacted.shown, readable, withheld: redacted.withheld }
}

fn visit() -> Given {
    let record = json!({
        "place": "07070707-0707-0707-0707-070707070707", "kind": "park", "district": "2",
        "started": "2026-06-10T15:00:00Z", "recorded": "2026-06-10T15:05:00Z",
        "officers": ["07070707-0707-0707-0707-070707070707"], "origin": "directed", "people_reached": 3,
        "topics": ["noise", "parking"], "case_number": "=HYPERLINK(\"http://example.org\")",
        "note": ["First, \"quoted\".", "Second."], "state": "logged", "new_field": "of a newer version"
    });
    let readable = json!({
        "place": "Oak Park, 1 Example Street", "officers": ["Officer 12"], "started": "2026-06-10 10:00 CDT",
        "recorded": "2026-06-10 10:05 CDT"
    });
    given(RecordKind::Visit, record, readable, &Audience::Anybody)
}

fn note(audience: &Audience) -> Given {
    let record = json!({
        "visit": "07070707-0707-0707-0707-070707070707", "note": ["-1 is no formula."],
        "recorded": "2026-06-10T15:05:00Z"
    });
    given(RecordKind::VisitNote, record, json!({}), audience)
}

fn cover() -> Cover {
    let withheld = [visit(), note(&Audience::Anybody)].map(|given| given.withheld).concat();
    Cover {
        agency: "Example Police Department".into(),
        made: "2026-06-10T15:00:00Z".parse().unwrap(),
        made_there: "2026-06-10 10:00 CDT".into(),
        by: "Custodian 1".into(),
        audience: Audience::Anybody,
        purpose: "Request for the summer's visits".into(),
        reference: Some("2026-17".into()),
        authority: None,
        asked: Asked { text: Some("noise".into()), district: Some("2".into()), ..Asked::default() },
        counts: vec![
            KindCount { kind: RecordKind::Visit, given: 1, withheld: 0 },
            KindCount { kind: RecordKind::VisitNote, given: 0, withheld: 1 },
        ],
        withheld: tally(&withheld),
    }
}

#[test]
fn a_table_of_visits_reads_well_in_a_spreadsheet_and_runs_nothing_there() {
    insta::assert_snapshot!(table(RecordKind::Visit, &[&visit()]).unwrap());
}

#[test]
fn a_note_for_its_subject_is_whole_and_for_anybody_says_which_law_withholds_it() {
    let (subject, anybody) = (note(&Audience::DataSubject), note(&Audience::Anybody));
    insta::assert_snapshot!(table(RecordKind::VisitNote, &[&subject, &anybody]).unwrap());
}

#[test]
fn a_cover_says_what_is_missing_and_by_which_law() {
    insta::assert_snapshot!(page(&cover()));
    insta::assert_json_snapshot!(cover());
}
