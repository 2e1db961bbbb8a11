//! How long a text may be, and when it is none: what is saved must be able to travel.
//!
//! Knows no field by name; the table of fields tells which are notes and which are sets. An envelope
//! holds 256 KiB, and a text that was saved and can never be sent would be a promise broken.

use document::JsonMap;
use model::RecordKind;
use model::fields::{Merge, field};
use serde_json::Value;

use crate::{Refusal, bad_field};

/// A note longer than this belongs into a file.
pub(super) const LONGEST_NOTE: usize = 20_000;
/// An address, a reason, a case number: a paragraph at most.
const LONGEST_TEXT: usize = 2_000;
/// More topics, officers or materials than a city has.
const LARGEST_SET: usize = 200;

/// Refuses a record, or a change of one, with a text that is too long.
pub(super) fn check(kind: RecordKind, record: &JsonMap) -> Result<(), Refusal> {
    for (name, value) in record {
        let Some(field) = field(kind, name) else { continue };
        let (length, limit) = match field.merge {
            Merge::Paragraphs => (characters(value), LONGEST_NOTE),
            Merge::Set if value.as_array().is_some_and(|words| words.len() > LARGEST_SET) => {
                return Err(bad_field(
                    field.name,
                    format!("There are more than {LARGEST_SET} of them."),
                    "Choose fewer.",
                ));
            }
            Merge::Set => (longest(value), LONGEST_TEXT),
            _ => (characters(value), LONGEST_TEXT),
        };
        if length > limit {
            return Err(bad_field(
                field.name,
                format!("The text has {length} characters, {limit} is the limit."),
                "Shorten it; long papers belong into a file.",
            ));
        }
    }
    Ok(())
}

/// A text without blanks around it; none when nothing is left.
pub(super) fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The characters of all texts in a value.
fn characters(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().count(),
        Value::Array(values) => values.iter().map(characters).sum(),
        Value::Object(fields) => fields.values().map(characters).sum(),
        _ => 0,
    }
}

fn longest(words: &Value) -> usize {
    words.as_array().into_iter().flatten().map(characters).max().unwrap_or(0)
}
