//! Where a page of the queue ended: in each kind's order, the last record that was shown.

use std::collections::BTreeMap;
use std::str::FromStr;

use ids::UnixMs;
use model::RecordKind;
use store::lists::Begun;

use super::candidates::Entry;
use crate::{Refusal, bad_field};

/// A place for each kind that has been begun: `visit:MOMENT:RECORD;place:…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cursor(BTreeMap<RecordKind, Begun>);

impl Cursor {
    pub(super) fn get(&self, kind: RecordKind) -> Option<Begun> {
        self.0.get(&kind).copied()
    }

    /// A record was shown; of its kind, none before it is shown again.
    pub(super) fn passes(&mut self, entry: &Entry) {
        self.0.insert(entry.kind, Begun { record: entry.record, at: entry.at });
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, (kind, place)) in self.0.iter().enumerate() {
            let before = if n == 0 { "" } else { ";" };
            write!(f, "{before}{}:{}:{}", kind.word(), place.at.0, place.record)?;
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let place = |part: &str| {
            let mut parts = part.splitn(3, ':');
            let kind: RecordKind = parts.next()?.parse().ok()?;
            let at = UnixMs(parts.next()?.parse().ok()?);
            Some((kind, Begun { record: parts.next()?.parse().ok()?, at }))
        };
        let places: Option<_> = text.split(';').map(place).collect();
        places.map(Self).ok_or_else(|| {
            bad_field("after", "That is no page of the queue.", "Pass back the `next` of the page before.")
        })
    }
}
