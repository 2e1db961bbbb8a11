//! The custodian's node compacts records: many changes of one record become one entry of its log.
//!
//! Every author's own signature stays in it. The relay drops only what the snapshot stands for: the
//! record's entries up to the number that this device has applied.

use ids::{Cursor, RecordId, UnixMs};
use protocol::{Batch, Frame};
use seal::public::Right;

use super::saying::strange;
use crate::{Engine, Refusal};

/// So many changes make a record worth it: below, the signatures of a snapshot cost more than they save.
const CHANGES: usize = 8;
/// A record that was written to in the last hour is still being written.
const RESTED_MS: i64 = 3_600_000;

impl Engine {
    /// Compacts at most so many records of the spaces that this person manages. How many it was.
    pub fn compact(&self, at_most: usize) -> Result<usize, Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let rested = UnixMs(self.now().0 - RESTED_MS);
        let mut done = 0;
        for space in roster.spaces().map(|space| space.id) {
            let may = |right| roster.may(identity.id(), space, right);
            if !may(Right::Manage) || !may(Right::Write) {
                continue;
            }
            let records = self.store.read(|reader| {
                reader.worth_compacting(space, CHANGES, rested, at_most - done).map_err(Refusal::from)
            })?;
            for record in records {
                self.compact_one(record)?;
                done += 1;
            }
        }
        Ok(done)
    }

    fn compact_one(&self, record: RecordId) -> Result<(), Refusal> {
        let snapshot = self.write(|tx, pen| tx.snapshot(pen, record).map_err(Refusal::from))?;
        let batch = Batch::from_envelopes([(Cursor(0), &snapshot.envelope)]);
        match self.ask_relay(Frame::Compact { push: self.next_compaction(), upto: snapshot.upto, batch })? {
            Frame::Receipt { .. } => Ok(()),
            Frame::Refused { refusals, .. } => Err(Refusal::Relay(
                refusals.into_iter().next().map_or_else(|| "the relay said no".into(), |(_, no)| no.say),
            )),
            Frame::NotSaid { say, .. } => Err(Refusal::Relay(say)),
            _ => Err(strange()),
        }
    }
}
