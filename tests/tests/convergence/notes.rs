//! What an edit writes, and what the truth then is.

use ids::RecordId;
use model::RecordKind;
use serde_json::{Value, json};
use store::lists::Whole;

use crate::steps::Edit;
use crate::truth::Truth;

/// Words to choose from: few, so that two people choose the same.
const TOPICS: [&str; 4] = ["parking", "lighting", "speeding", "pets"];

/// The fields that an edit of `base` changes.
pub fn change(truth: &mut Truth, (record, base): (RecordId, &Whole), what: Edit, text: String) -> Value {
    let has_note = matches!(base.kind, RecordKind::Visit | RecordKind::VisitNote | RecordKind::Place);
    match what {
        Edit::AddsParagraph { at } if has_note => {
            let mut note = note(base);
            truth.wrote(record, &text);
            note.insert(usize::from(at) % (note.len() + 1), text);
            json!({ "note": note })
        }
        Edit::RewritesParagraph { at } | Edit::DropsParagraph { at } if has_note => {
            let mut note = note(base);
            let Some(at) = usize::from(at).checked_rem(note.len()) else { return json!({}) };
            truth.paragraph_went(record, &note[at], &base.conflicts);
            if matches!(what, Edit::RewritesParagraph { .. }) {
                truth.wrote(record, &text);
                note[at] = text;
            } else {
                note.remove(at);
            }
            json!({ "note": note })
        }
        Edit::Words { add, drop } if base.kind == RecordKind::Visit => {
            words(truth, (record, base), add, drop)
        }
        Edit::Number { to } => match base.kind {
            RecordKind::Visit => json!({ "people_reached": to }),
            RecordKind::Place => json!({ "name": format!("Place {to}") }),
            RecordKind::FollowUp => json!({ "due": format!("2026-07-{:02}", to % 28 + 1) }),
            _ => json!({}),
        },
        Edit::State { to } => match base.kind {
            RecordKind::Visit if to % 2 == 0 => json!({ "state": "withdrawn", "withdrawn_because": text }),
            RecordKind::Visit => json!({ "state": "logged" }),
            RecordKind::Place => json!({ "closed": to % 2 == 0 }),
            RecordKind::FollowUp => {
                let state = ["open", "kept", "dropped"][usize::from(to % 3)];
                json!({ "state": state })
            }
            _ => json!({}),
        },
        _ => json!({}),
    }
}

fn words(truth: &mut Truth, (record, base): (RecordId, &Whole), add: u8, drop: u8) -> Value {
    let mut topics: Vec<String> = list(base, "topics");
    if let Some(at) = usize::from(drop).checked_rem(topics.len()) {
        truth.took_away(record, &topics.remove(at));
    }
    let added = TOPICS[usize::from(add) % TOPICS.len()];
    if !topics.iter().any(|topic| topic == added) {
        topics.push(added.to_owned());
        truth.wrote(record, added);
    }
    json!({ "topics": topics })
}

fn note(base: &Whole) -> Vec<String> {
    list(base, "note")
}

fn list(base: &Whole, field: &str) -> Vec<String> {
    let texts = base.json.get(field).and_then(Value::as_array).into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}
