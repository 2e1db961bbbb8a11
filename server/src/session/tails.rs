//! How far a device has been sent each log, and how much it can still take.
//!
//! One page is read at a time. What is committed while a device is up to date goes to it straight
//! from memory; whoever is behind, or has no credit, reads the log later. Nothing is ever skipped:
//! each `Envelopes` continues exactly where the last one of its log ended.

use std::collections::{BTreeMap, BTreeSet};

use ids::{Cursor, SpaceId};
use protocol::{BATCH_BYTES, Batch, CREDIT, Frame, MAX_ENVELOPES_PER_BATCH};
use seal::public::Envelope;

use super::Effect;
use crate::store::{Entry, Page};

/// The tails of every log that a device reads.
#[derive(Debug)]
pub(super) struct Tails {
    credit: i64,
    reading: Option<SpaceId>,
    logs: BTreeMap<SpaceId, Tail>,
    /// What this device pushed in this connection and has not passed yet: it need not come back.
    own: BTreeSet<(SpaceId, Cursor)>,
    /// Where the device said it was in logs that it may not read yet.
    claimed: BTreeMap<SpaceId, Cursor>,
}

#[derive(Debug, Clone, Copy)]
struct Tail {
    sent: Cursor,
    head: Cursor,
    /// The last number that news has told of.
    told: Cursor,
    /// The same when the page that is being read was asked for.
    told_before: Cursor,
}

impl Tail {
    fn new(sent: Cursor, head: Cursor) -> Self {
        Self { sent, head, told: sent, told_before: sent }
    }
}

impl Tails {
    pub(super) fn starting(
        heads: &[(SpaceId, Cursor)],
        cursors: Vec<(SpaceId, Cursor)>,
        credit: u32,
    ) -> Self {
        let claimed: BTreeMap<_, _> = cursors.into_iter().collect();
        let logs = heads.iter().map(|(space, head)| {
            // A cursor beyond the head is of another relay's past: a restored backup. Begin at the head.
            let sent = claimed.get(space).copied().unwrap_or_default().min(*head);
            (*space, Tail::new(sent, *head))
        });
        Self {
            credit: credit.min(CREDIT).into(),
            reading: None,
            logs: logs.collect(),
            own: BTreeSet::new(),
            claimed,
        }
    }

    /// The device may take so many bytes more.
    pub(super) fn add_credit(&mut self, bytes: u32) {
        self.credit = (self.credit + i64::from(bytes)).min(CREDIT.into());
    }

    /// How many bytes the device can take; below zero after a frame that was larger than what was left.
    #[cfg(test)]
    pub(super) fn credit(&self) -> i64 {
        self.credit
    }

    /// The readable logs are now these.
    pub(super) fn read(&mut self, spaces: &BTreeSet<SpaceId>) {
        self.logs.retain(|space, _| spaces.contains(space));
        for space in spaces {
            let sent = self.claimed.get(space).copied().unwrap_or_default();
            // The head is not known: something may be there, reading will tell.
            self.logs.entry(*space).or_insert(Tail::new(sent, Cursor(u64::MAX)));
        }
    }

    /// News was missed: every log may have grown.
    pub(super) fn lagged(&mut self) {
        self.logs.values_mut().for_each(|tail| tail.head = Cursor(u64::MAX));
    }

    /// The device pushed this one itself.
    pub(super) fn pushed(&mut self, space: SpaceId, cursor: Cursor) {
        if self.logs.get(&space).is_some_and(|tail| cursor > tail.sent) {
            self.own.insert((space, cursor));
        }
    }

    /// A log has grown: sends it on when the device is up to date and can take it.
    pub(super) fn grown(&mut self, space: SpaceId, entries: &[Entry]) -> Option<Effect> {
        let (first, last) = (entries.first()?.0, entries.last()?.0);
        let tail = self.logs.get_mut(&space)?;
        (tail.head, tail.told) = (tail.head.max(last), tail.told.max(last));
        let next = first == Cursor(tail.sent.0 + 1);
        let bytes: usize = entries.iter().map(|(_, envelope)| envelope.raw().len()).sum();
        let fits = entries.len() <= MAX_ENVELOPES_PER_BATCH && bytes <= BATCH_BYTES;
        if !next || !fits || self.credit <= 0 || self.reading == Some(space) {
            return None;
        }
        let entries = entries.iter().map(|(cursor, envelope)| (*cursor, &**envelope));
        Some(self.send(space, last, entries))
    }

    /// A page that was asked for has come.
    pub(super) fn page(&mut self, space: SpaceId, page: &Page) -> Option<Effect> {
        self.reading = None;
        // The log may have been taken away meanwhile, and given back from its beginning.
        let tail = self.logs.get_mut(&space).filter(|tail| tail.sent == page.after)?;
        if page.upto <= tail.sent {
            // What was told while the page was read may not be in it: it is read once more.
            tail.head = if tail.told > tail.told_before { tail.told.max(tail.sent) } else { tail.sent };
            return None;
        }
        Some(self.send(space, page.upto, page.entries.iter().map(|(cursor, envelope)| (*cursor, envelope))))
    }

    /// What to read next, if somebody is behind and the device can take more.
    pub(super) fn next_read(&mut self) -> Option<Effect> {
        if self.reading.is_some() || self.credit <= 0 {
            return None;
        }
        let (space, tail) = self.logs.iter_mut().find(|(_, tail)| tail.sent < tail.head)?;
        self.reading = Some(*space);
        tail.told_before = tail.told;
        Some(Effect::ReadPage(*space, tail.sent))
    }

    fn send<'a>(
        &mut self,
        space: SpaceId,
        upto: Cursor,
        entries: impl Iterator<Item = (Cursor, &'a Envelope)>,
    ) -> Effect {
        let batch =
            Batch::from_envelopes(entries.filter(|(cursor, _)| !self.own.contains(&(space, *cursor))));
        self.credit -= i64::try_from(batch.weight()).unwrap_or(i64::MAX);
        let mut after = Cursor(0);
        if let Some(tail) = self.logs.get_mut(&space) {
            after = tail.sent;
            tail.sent = upto;
            tail.head = tail.head.max(upto);
        }
        self.own.retain(|(own, cursor)| *own != space || *cursor > upto);
        Effect::Send(Frame::Envelopes { space, after, upto, batch })
    }
}
