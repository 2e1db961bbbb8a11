//! A record as it was before a device's latest changes: what of a count is only on that device.
//!
//! Knows no outbox; is told how many changes have not left.

use std::collections::BTreeSet;

use automerge::{Change, ChangeHash};
use ids::DeviceId;

use crate::guard::{damaged, guarded};
use crate::{Actor, Document, DocumentError, JsonMap};

impl Document {
    /// The record without the latest `n` changes that `device` made. A change that somebody else's builds on
    /// is elsewhere already, whatever the device has been told: it stays. Empty when nothing is left.
    pub fn without_latest(&self, device: DeviceId, n: usize) -> Result<JsonMap, DocumentError> {
        guarded(|| self.earlier(device, n), damaged)
    }

    /// The record as the author of one of its changes left it.
    pub fn as_of(&self, change: [u8; 32]) -> Result<JsonMap, DocumentError> {
        let heads = [ChangeHash(change)];
        let earlier = || {
            let doc = self.doc.fork_at(&heads).map_err(|error| DocumentError::Refused(error.to_string()))?;
            Ok(Self { doc }.record()?.1)
        };
        guarded(earlier, damaged)
    }

    fn earlier(&self, device: DeviceId, n: usize) -> Result<JsonMap, DocumentError> {
        let changes = self.doc.get_changes(&[]);
        let own = |change: &Change| Actor::of(change.actor_id()).is_some_and(|actor| actor.device == device);
        let mut elsewhere: BTreeSet<ChangeHash> = BTreeSet::new();
        for change in changes.iter().rev() {
            if !own(change) || elsewhere.contains(&change.hash()) {
                elsewhere.extend(change.deps());
            }
        }
        let latest = changes.iter().rev().filter(|change| own(change)).take(n).map(Change::hash);
        let only_here: BTreeSet<ChangeHash> = latest.filter(|hash| !elsewhere.contains(hash)).collect();
        let mut heads: BTreeSet<ChangeHash> = BTreeSet::new();
        for change in changes.iter().filter(|change| !only_here.contains(&change.hash())) {
            for before in change.deps() {
                heads.remove(before);
            }
            heads.insert(change.hash());
        }
        if heads.is_empty() {
            return Ok(JsonMap::new());
        }
        let heads: Vec<ChangeHash> = heads.into_iter().collect();
        let doc = self.doc.fork_at(&heads).map_err(|error| DocumentError::Refused(error.to_string()))?;
        Ok(Self { doc }.record()?.1)
    }
}
