//! Comings and goings as stamps, and the hours between them: individual, never estimated.
//!
//! Stamps are a set, so two phones that check one person in at once, or merge a day later, add up to
//! the same hours. Time is whole seconds of UTC: a night on which clocks are put back has its hour.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Two scans of one badge within this time are one scan: people scan twice to be sure.
pub const ONE_SCAN: TimeDelta = TimeDelta::seconds(60);

/// Coming or going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Coming. Before going, so that who comes and goes in one second has come first.
    In,
    /// Going.
    Out,
}

/// One coming or going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// When.
    pub at: DateTime<Utc>,
    /// Which way.
    pub way: Way,
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let way = if self.way == Way::In { "in" } else { "out" };
        write!(f, "{way} {}", self.at.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl std::str::FromStr for Stamp {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (way, at) = text.split_once(' ').ok_or(())?;
        let way = match way {
            "in" => Way::In,
            "out" => Way::Out,
            _ => return Err(()),
        };
        let at = DateTime::parse_from_rfc3339(at).map_err(|_| ())?;
        Ok(Self { at: at.with_timezone(&Utc), way })
    }
}

/// One stay: from coming to going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Stay {
    /// When they came. None when only their going was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub from: Option<DateTime<Utc>>,
    /// When they went. None while they are here, or when nobody wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub until: Option<DateTime<Utc>>,
}

impl Stay {
    /// Its seconds; none when an end is missing, for hours are never estimated.
    pub fn seconds(&self) -> Option<i64> {
        Some((self.until? - self.from?).num_seconds())
    }
}

/// What stamps come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// The stays, in order of time.
    pub stays: Vec<Stay>,
}

impl Hours {
    /// The stays of these stamps. What is no stamp (a newer version's word) is left out.
    ///
    /// A second coming within a stay is the same stay: the first counts. A second going is the same
    /// going when it is within [`ONE_SCAN`]; later, it says that somebody came back unnoticed.
    pub fn of<'a>(stamps: impl IntoIterator<Item = &'a String>) -> Self {
        let stamps: BTreeSet<Stamp> = stamps.into_iter().filter_map(|stamp| stamp.parse().ok()).collect();
        let mut stays: Vec<Stay> = vec![];
        for Stamp { at, way } in stamps {
            let last = stays.last_mut();
            match (way, last) {
                (Way::In, Some(Stay { until: None, .. })) => {}
                (Way::In, _) => stays.push(Stay { from: Some(at), until: None }),
                (Way::Out, Some(stay @ Stay { until: None, .. })) => stay.until = Some(at),
                (Way::Out, Some(Stay { until: Some(gone), .. })) if at - *gone <= ONE_SCAN => {}
                (Way::Out, _) => stays.push(Stay { from: None, until: Some(at) }),
            }
        }
        Self { stays }
    }

    /// Since when they are here, if they are.
    pub fn here_since(&self) -> Option<DateTime<Utc>> {
        self.stays.last().filter(|stay| stay.until.is_none()).and_then(|stay| stay.from)
    }

    /// The seconds of all whole stays.
    pub fn seconds(&self) -> i64 {
        self.stays.iter().filter_map(Stay::seconds).sum()
    }

    /// Whether an end is missing: the hours are more than [`Hours::seconds`], and somebody has to say.
    pub fn is_open(&self) -> bool {
        self.stays.iter().any(|stay| stay.seconds().is_none())
    }

    /// The stamp to write when somebody scans now: none when it is the second scan of one.
    pub fn scanned(&self, at: DateTime<Utc>) -> Option<Stamp> {
        let latest = self.stays.last().and_then(|stay| stay.until.or(stay.from));
        if latest.is_some_and(|latest| (at - latest).abs() <= ONE_SCAN) {
            return None;
        }
        let way = if self.here_since().is_some() { Way::Out } else { Way::In };
        Some(Stamp { at, way })
    }
}

/// The seconds that these stays cover together: whoever was in two places at once was there once.
pub fn covered(stays: impl IntoIterator<Item = Stay>) -> i64 {
    let whole = stays.into_iter().filter_map(|stay| Some((stay.from?, stay.until?)));
    let mut whole: Vec<(DateTime<Utc>, DateTime<Utc>)> = whole.filter(|(from, until)| from < until).collect();
    whole.sort_unstable();
    let (mut seconds, mut reached) = (0, None);
    for (from, until) in whole {
        let from = reached.map_or(from, |reached| from.max(reached));
        if until > from {
            seconds += (until - from).num_seconds();
            reached = Some(until);
        }
    }
    seconds
}

/// `3:05` for hours and minutes; seconds are cut off, never rounded up.
pub fn on_paper(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 3600, seconds / 60 % 60)
}

#[cfg(test)]
mod tests;
