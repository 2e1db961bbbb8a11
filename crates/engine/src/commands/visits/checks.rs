//! What a visit must be, before it is written: logged or edited, the same rules.

mod known;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Origin, PlaceKind, Spot};

use crate::commands::lengths::LONGEST_NOTE;
use crate::commands::points;
use crate::{Refusal, bad_field};

pub(in crate::commands) use known::{district, language, neighborhood, person, place_kind, tips, words};

/// More people than the largest crowd of the largest city.
const MOST_PEOPLE: u32 = 100_000;
/// A line on a map, not a text.
const LONGEST_LABEL: usize = 120;
/// The longest number of any dispatch system, and room.
const LONGEST_NUMBER: usize = 100;
/// A phone and a watch differ by minutes.
const MINUTES_AHEAD: i64 = 5;
/// Whoever writes down what is older has mistyped the year.
const OLDEST_DAYS: i64 = 3_653;
/// A visit that is longer has a mistyped day.
const LONGEST_HOURS: i64 = 24;

pub(super) fn spot(spot: &Spot) -> Result<(), Refusal> {
    points::degrees("spot", spot.lat, spot.lon)?;
    short("spot", spot.label.as_deref(), LONGEST_LABEL)
}

pub(super) fn case_number(number: Option<&str>) -> Result<(), Refusal> {
    short("case_number", number, LONGEST_NUMBER)
}

pub(super) fn origin(origin: Option<&Origin>) -> Result<(), Refusal> {
    match origin {
        Some(Origin::Unknown(_)) => Err(bad_field(
            "origin",
            "That is not an origin of a visit.",
            "Say self_initiated, directed or requested.",
        )),
        _ => Ok(()),
    }
}

pub(super) fn kind(kind: Option<&PlaceKind>) -> Result<(), Refusal> {
    kind.map_or(Ok(()), place_kind)
}

fn short(field: &'static str, text: Option<&str>, limit: usize) -> Result<(), Refusal> {
    match text.map_or(0, |text| text.chars().count()) {
        long if long > limit => Err(bad_field(
            field,
            format!("The text has {long} characters, {limit} is the limit."),
            "Shorten it; the note has room for more.",
        )),
        _ => Ok(()),
    }
}

/// Begun not later than now and not years ago, ended not before it began, within a day, not later than now.
pub(super) fn times(
    started: DateTime<Utc>,
    ended: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let soon = now + TimeDelta::minutes(MINUTES_AHEAD);
    if started > soon {
        return Err(bad_field(
            "started",
            "The visit has not begun yet.",
            "Give the time it began, not a plan.",
        ));
    }
    if started < now - TimeDelta::days(OLDEST_DAYS) {
        return Err(bad_field("started", "The visit began more than ten years ago.", "Correct the year."));
    }
    let Some(ended) = ended else { return Ok(()) };
    if ended < started {
        return Err(bad_field("ended", "The visit ends before it begins.", "Correct one of the two times."));
    }
    if ended > soon {
        return Err(bad_field("ended", "The visit has not ended yet.", "Leave the end out until it has."));
    }
    if ended > started + TimeDelta::hours(LONGEST_HOURS) {
        return Err(bad_field(
            "ended",
            "The visit takes longer than a day.",
            "Correct the day of one of the two times, or log a visit for each day.",
        ));
    }
    Ok(())
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

#[cfg(test)]
mod tests;
