//! What a visit must be, before it is written.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Spot, Topic};

use crate::commands::lengths::LONGEST_NOTE;
use crate::{Refusal, bad_field};

/// More people than the largest crowd of the largest city.
const MOST_PEOPLE: u32 = 100_000;

pub(super) fn spot(spot: &Spot) -> Result<(), Refusal> {
    if (-90.0..=90.0).contains(&spot.lat) && (-180.0..=180.0).contains(&spot.lon) {
        return Ok(());
    }
    Err(bad_field("spot", "That is no point on the map.", "Give latitude and longitude in degrees."))
}

/// Begun not later than now (a phone and a watch differ by minutes), ended not before it began.
pub(super) fn times(
    started: DateTime<Utc>,
    ended: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if started > now + TimeDelta::minutes(5) {
        return Err(bad_field(
            "started",
            "The visit has not begun yet.",
            "Give the time it began, not a plan.",
        ));
    }
    match ended {
        Some(ended) if ended < started => {
            Err(bad_field("ended", "The visit ends before it begins.", "Correct one of the two times."))
        }
        _ => Ok(()),
    }
}

pub(super) fn people(count: Option<u32>) -> Result<(), Refusal> {
    match count {
        Some(count) if count > MOST_PEOPLE => Err(bad_field(
            "people_reached",
            format!("More than {MOST_PEOPLE} people cannot be right."),
            "Correct the number.",
        )),
        _ => Ok(()),
    }
}

pub(super) fn note(field: &'static str, text: Option<&str>) -> Result<(), Refusal> {
    match text.map_or(0, |text| text.chars().count()) {
        long if long > LONGEST_NOTE => Err(bad_field(
            field,
            format!("The note has {long} characters, {LONGEST_NOTE} is the limit."),
            "Shorten it; long papers belong into a file.",
        )),
        _ => Ok(()),
    }
}

/// Words must be the pack's, so that counts mean something. Without a directory nothing is refused.
pub(super) fn words(
    field: &'static str,
    words: &BTreeSet<String>,
    known: Option<&[Topic]>,
) -> Result<(), Refusal> {
    let Some(known) = known else { return Ok(()) };
    match words.iter().find(|word| !known.iter().any(|topic| topic.word == **word)) {
        Some(unknown) => Err(bad_field(
            field,
            format!("“{}” is not a word of this city.", unknown.chars().take(40).collect::<String>()),
            "Choose one of the list.",
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
