//! Requests for records: found, redacted by class, handed out, and written down as a disclosure.
//!
//! What may be shown is `model`'s rule; nothing here decides on a class.

mod cover;
mod csv;
mod export;
mod filed;
mod find;
mod given;
mod preview;
mod sections;
#[cfg(test)]
mod tests;

pub(in crate::commands) use csv::{inert, text as csv_text};

use model::Asked;
use store::lists::Looking;

use crate::directory::Directory;
use crate::{Refusal, bad_field};

/// A request is answered from the first twelve words; more than this is no request but a paper.
const LONGEST_WORDS: usize = 200;

/// What is asked for, as the store takes it.
fn looking<'a>(asked: &'a Asked, directory: &Directory) -> Result<Looking<'a>, Refusal> {
    let text = asked.text.as_deref().unwrap_or_default();
    for (field, text) in [
        ("text", Some(text)),
        ("case_number", asked.case_number.as_deref()),
        ("topic", asked.topic.as_deref()),
        ("district", asked.district.as_deref()),
    ] {
        if text.is_some_and(|text| text.chars().count() > LONGEST_WORDS) {
            let say = format!("More than {LONGEST_WORDS} characters are no words to look for.");
            return Err(bad_field(field, say, "Shorten it."));
        }
    }
    if let (Some(from), Some(until)) = (asked.from, asked.until)
        && from > until
    {
        return Err(bad_field("from", "The first day is after the last.", "Swap them."));
    }
    Ok(Looking {
        text,
        place: asked.place,
        topic: asked.topic.as_deref(),
        district: asked.district.as_deref(),
        kind: None,
        officer: asked.officer,
        case_number: asked.case_number.as_deref().filter(|number| !number.trim().is_empty()),
        from: asked.from.map(|day| directory.begin(day)),
        before: asked.until.map(|day| directory.end(day)),
        after: None,
    })
}
