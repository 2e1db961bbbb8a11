//! When records that belong to a happening were over: an event on its day, a volunteer when they left,
//! a contact with whom it is of, a consent with its referral.

use std::collections::BTreeMap;

use chrono::DateTime;
use ids::{RecordId, UnixMs};
use model::RecordKind;
use serde_json::Value;
use store::lists::Reader;

use super::candidates::Entry;
use crate::Refusal;

/// Everything that is over, with the moment since when.
pub(super) fn over(reader: &Reader<'_>) -> Result<Vec<Entry>, Refusal> {
    let changes: BTreeMap<RecordId, UnixMs> =
        reader.entry_changes()?.into_iter().map(|begun| (begun.record, begun.at)).collect();
    let mut since: BTreeMap<RecordId, Entry> = BTreeMap::new();
    // What is attached goes with what it is attached to, and is not due by itself.
    let filed = RecordKind::ALL.iter().filter(|kind| !kind.is_attachment());
    let filed = filed.filter_map(|kind| Some((*kind, kind.filed()?)));
    // What has neither a moment nor an end of its own goes with what it belongs to. So does what an open referral
    // stands on: its consent is old before it ends, and its clock has run out.
    let (with, without): (Vec<_>, Vec<_>) = filed.partition(|(kind, filed)| {
        let stands_on = matches!(kind, RecordKind::Consent | RecordKind::ReferralClock);
        filed.of.is_none() || filed.at.is_some() && !stands_on
    });
    for (kind, filed) in with {
        for (record, json) in reader.all_entries::<Value>(kind)? {
            let ended = ["left", "closed"].iter().any(|field| json[*field] == true);
            let at = match filed.at {
                Some(field) => moment(&json[field]),
                None => changes.get(&record).copied().filter(|_| ended),
            };
            since.extend(at.map(|at| (record, Entry { at, kind, record })));
        }
    }
    for (kind, filed) in without {
        for (record, json) in reader.all_entries::<Value>(kind)? {
            let parent: Option<RecordId> = filed.of.and_then(|field| json[field].as_str()?.parse().ok());
            let at = parent.and_then(|parent| since.get(&parent)).map(|of| of.at);
            since.extend(at.map(|at| (record, Entry { at, kind, record })));
        }
    }
    Ok(since.into_values().collect())
}

fn moment(value: &Value) -> Option<UnixMs> {
    DateTime::parse_from_rfc3339(value.as_str()?).ok().map(|at| UnixMs(at.timestamp_millis()))
}
