//! What every form asks of a text and of a moment that a person gave.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Refusal, bad_field};

/// A phone's clock and a watch differ by minutes.
const AHEAD: TimeDelta = TimeDelta::minutes(5);

/// A text that has to be there, without what stands around it.
pub(super) fn needed(
    field: &'static str,
    text: Option<&str>,
    (say, what_to_do): (&'static str, &'static str),
) -> Result<String, Refusal> {
    match text.map(str::trim) {
        Some(text) if !text.is_empty() => Ok(text.to_owned()),
        _ => Err(bad_field(field, say, what_to_do)),
    }
}

/// A moment that is not to come.
pub(super) fn has_come(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
    if at > now + AHEAD {
        return Err(bad_field("at", "That time has not come yet.", "Give the time as it was."));
    }
    Ok(())
}
