//! Adults with young people: registered, trained, checked; and whether enough of them are at a session.
//!
//! Whoever is written down for a session counts only when their papers are good on its day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ids::MemberId;
use serde::{Deserialize, Serialize};

use super::{ADULTS, Standing, standing};
use crate::{RegisteredAdult, Session};

/// A paper that an adult needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AdultPaper {
    /// The registration, with its number or where it lies.
    Registration,
    /// The youth-protection training.
    Training,
    /// The background check.
    Check,
}

/// How the papers of an adult stand on a day. A background check has no end of its own: the program renews
/// it with the registration, and no years are invented here.
pub fn adult_papers(adult: &RegisteredAdult, day: NaiveDate) -> BTreeMap<AdultPaper, Standing> {
    let has_evidence = adult.registration.as_deref().is_some_and(|text| !text.trim().is_empty());
    let registration = if has_evidence { standing(adult.registered_until, day) } else { Standing::Missing };
    let was_checked = adult.checked.is_some_and(|checked| checked <= day);
    BTreeMap::from([
        (AdultPaper::Registration, registration),
        (AdultPaper::Training, standing(adult.training_until, day)),
        (AdultPaper::Check, if was_checked { Standing::Good } else { Standing::Missing }),
    ])
}

/// Whether somebody counts as one of the two on a day.
pub fn counts(adult: &RegisteredAdult, day: NaiveDate) -> bool {
    !adult.left && adult_papers(adult, day).values().all(|standing| *standing != Standing::Missing)
}

/// Who is written down for a session and does not count on its day.
pub fn do_not_count(
    session: &Session,
    adults: &BTreeMap<MemberId, RegisteredAdult>,
    day: NaiveDate,
) -> Vec<MemberId> {
    let lacks = |member: &&MemberId| !adults.get(*member).is_some_and(|adult| counts(adult, day));
    session.adults.iter().filter(lacks).copied().collect()
}

/// Whether enough adults who count are there: otherwise the session must not be held.
pub fn has_two_adults(
    session: &Session,
    adults: &BTreeMap<MemberId, RegisteredAdult>,
    day: NaiveDate,
) -> bool {
    session.adults.len() - do_not_count(session, adults, day).len() >= ADULTS
}
