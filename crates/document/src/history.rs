//! Who changed what, and when.

use std::collections::BTreeSet;

use automerge::legacy::{Key, ObjectId};
use ids::UnixMs;

use crate::document::{KIND, SCHEMA};
use crate::{Actor, Document};

/// One change of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// Its hash.
    pub hash: [u8; 32],
    /// Who made it.
    pub author: Actor,
    /// When, by the author's clock.
    pub at: UnixMs,
    /// The fields it touched.
    pub fields: BTreeSet<String>,
}

impl Document {
    /// When the latest change was made, by its author's clock; 0 when there is none.
    pub fn latest(&self) -> UnixMs {
        let times = self.doc.get_changes(&[]).iter().map(|change| change.timestamp()).max();
        UnixMs(times.unwrap_or(0).saturating_mul(1000))
    }

    /// The changes, the latest first.
    pub fn history(&self) -> Vec<HistoryLine> {
        let changes = self.doc.get_changes(&[]);
        let lines = changes.iter().rev().filter_map(|change| {
            let operations = change.decode().operations;
            let fields = operations.iter().map(|op| match (&op.obj, &op.key) {
                (ObjectId::Root, Key::Map(key)) => key.split('/').next().unwrap_or(key).to_owned(),
                // The only nested objects of this version are lists of paragraphs.
                _ => "note".to_owned(),
            });
            Some(HistoryLine {
                hash: change.hash().0,
                author: Actor::of(change.actor_id())?,
                at: UnixMs(change.timestamp().saturating_mul(1000)),
                fields: fields.filter(|field| field != KIND && field != SCHEMA).collect(),
            })
        });
        lines.collect()
    }
}
