//! Who was at a party and when, as a party's record keeps it: `2026-08-04T23:10:00Z MEMBER`.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use ids::MemberId;

/// A stamp.
pub(super) fn stamp(at: DateTime<Utc>, who: MemberId) -> String {
    format!("{} {who}", at.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// Who and when; none for what no version of this program wrote.
pub(super) fn read(stamp: &str) -> Option<(DateTime<Utc>, MemberId)> {
    let (at, who) = stamp.split_once(' ')?;
    Some((DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc), who.parse().ok()?))
}

/// When somebody's stamp is from, among others'.
pub(super) fn of(stamps: &BTreeSet<String>, who: MemberId) -> Option<DateTime<Utc>> {
    stamps.iter().filter_map(|stamp| read(stamp)).filter(|(_, by)| *by == who).map(|(at, _)| at).max()
}

/// The stamps without somebody's.
pub(super) fn without(stamps: &BTreeSet<String>, who: MemberId) -> BTreeSet<String> {
    stamps.iter().filter(|stamp| read(stamp).is_none_or(|(_, by)| by != who)).cloned().collect()
}
