//! What a provider told for one crisis is used for that crisis, once, and the patient is told of it
//! (Minn. Stat. 144.294 subd. 2).

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use ids::MemberId;
use serde::{Deserialize, Serialize};

use crate::CrisisRequest;

/// A use, as a line of a set: two at once on two devices are both kept, and told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
pub struct Use {
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: MemberId,
    /// What for.
    pub what: String,
}

impl std::fmt::Display for Use {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.at.to_rfc3339_opts(SecondsFormat::Secs, true), self.by, self.what)
    }
}

impl std::str::FromStr for Use {
    type Err = ();
    fn from_str(line: &str) -> Result<Self, ()> {
        let mut parts = line.splitn(3, ' ');
        let at = parts.next().and_then(|at| DateTime::parse_from_rfc3339(at).ok()).ok_or(())?;
        let by = parts.next().and_then(|by| by.parse().ok()).ok_or(())?;
        Ok(Self { at: at.with_timezone(&Utc), by, what: parts.next().unwrap_or_default().to_owned() })
    }
}

/// The uses, the first first.
pub fn uses(lines: &BTreeSet<String>) -> Vec<Use> {
    let mut uses: Vec<Use> = lines.iter().filter_map(|line| line.parse().ok()).collect();
    uses.sort();
    uses
}

/// Whether what was told may still be used. A line that this version cannot read was a use as well.
pub fn may_use(record: &CrisisRequest) -> bool {
    record.uses.is_empty()
}

/// Used on two devices that did not know of each other: somebody has to look into it.
pub fn is_used_twice(record: &CrisisRequest) -> bool {
    record.uses.len() > 1
}

/// Whether the patient is still to be told, or a reason to be given.
pub fn is_patient_to_be_told(record: &CrisisRequest) -> bool {
    record.informed.is_none() && record.not_informed.is_none()
}

#[cfg(test)]
mod tests;
