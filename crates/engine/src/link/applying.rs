//! Envelopes on their way into the store: opened on all cores while the ones before are written.

use std::sync::Arc;
use std::time::Duration;

use ids::{Cursor, SpaceId};
use store::{Arrival, SetAside, StoreError, open_envelopes};
use sync::Event;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::timeout;

use crate::{Engine, Refusal};

type Opening = JoinHandle<Vec<Result<Arrival, Box<SetAside>>>>;

/// Batches of one space that wait go into one transaction, up to so many: a page that several of
/// them touch is encrypted and written once.
const GROUP: usize = 4;

/// A part of a log.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) space: SpaceId,
    pub(super) after: Cursor,
    pub(super) upto: Cursor,
    /// The credit it costs.
    pub(super) weight: u32,
}

/// How long to wait for that at most: shorter than a host waits for its link to end.
const FINISHING: Duration = Duration::from_millis(1500);

struct Batch {
    stretch: Stretch,
    opening: Opening,
    /// How many statements the roster had under which it is opened.
    statements: u64,
    /// Whether this device read the log then. A page may come before the statement that says so.
    reads: bool,
}

/// Where envelopes go in, in order; what was applied comes out as events, in the same order.
pub(super) struct Applying(mpsc::UnboundedSender<Batch>);

impl Applying {
    /// The channel's length is bounded by the credit the relay has: 4 MiB.
    pub(super) fn start(engine: Arc<Engine>, done: mpsc::UnboundedSender<Result<Event, StoreError>>) -> Self {
        let (batches, mut coming) = mpsc::unbounded_channel::<Batch>();
        tokio::spawn(async move {
            let mut next = coming.recv().await;
            while let Some(first) = next.take() {
                let mut group = vec![first];
                while group.len() < GROUP
                    && let Ok(more) = coming.try_recv()
                {
                    if more.stretch.space != group[0].stretch.space {
                        next = Some(more);
                        break;
                    }
                    group.push(more);
                }
                for result in apply(&engine, group).await {
                    // A log that was forgotten meanwhile is fetched again; the others go on.
                    let failed = result.as_ref().is_err_and(|error| !matches!(error, StoreError::Gap));
                    if done.send(result).is_err() || failed {
                        return;
                    }
                }
                if next.is_none() {
                    next = coming.recv().await;
                }
            }
        });
        Self(batches)
    }

    /// Nothing more comes: waits until what has come is in the store, so that it need not cross the line
    /// again. A first session that ends when the new device knows its person had all of it twice.
    pub(super) async fn finish(&mut self, done: &mut mpsc::UnboundedReceiver<Result<Event, StoreError>>) {
        let (nobody, _) = mpsc::unbounded_channel();
        self.0 = nobody;
        // What the store refuses comes again on the next connection, and is told there.
        let _ = timeout(FINISHING, async { while done.recv().await.is_some() {} }).await;
    }

    /// Begins to open envelopes under the roster of this moment, and queues them for the store.
    pub(super) fn add(
        &self,
        engine: &Arc<Engine>,
        stretch: Stretch,
        envelopes: Vec<(Cursor, Vec<u8>)>,
    ) -> Result<(), Refusal> {
        let (identity, roster) = (engine.identity()?, engine.roster());
        let (statements, space) = (roster.head().0, stretch.space);
        let opening = spawn_blocking(move || {
            open_envelopes(identity.agency, space, envelopes, &roster, &identity.spaces)
        });
        // A closed channel means that applying failed; the driver hears of it from the other side.
        let reads = engine.reads(space);
        let _ = self.0.send(Batch { stretch, opening, statements, reads });
        Ok(())
    }
}

/// One event for each batch, or the one error that stopped them all.
async fn apply(engine: &Arc<Engine>, group: Vec<Batch>) -> Vec<Result<Event, StoreError>> {
    let Some(Stretch { space, after, mut upto, .. }) = group.first().map(|batch| batch.stretch) else {
        return vec![];
    };
    let (mut arrived, mut events, mut opened_under, mut had_read) = (vec![], vec![], u64::MAX, false);
    for Batch { stretch, opening, statements, reads } in group {
        had_read |= reads;
        opened_under = opened_under.min(statements);
        match opening.await {
            Ok(opened) => arrived.extend(opened),
            Err(_) => return vec![Err(StoreError::Malformed("batch"))],
        }
        upto = stretch.upto;
        events.push(Event::Applied { space, upto, weight: stretch.weight });
    }
    let taking = engine.clone();
    let taken = spawn_blocking(move || {
        let now = taking.now();
        let done = taking.store.transact(|tx| {
            // Asked in the transaction: what was taken away from this device meanwhile must not come back.
            if had_read && !taking.reads(space) {
                return Err(StoreError::Gap);
            }
            let (roster, identity) = (taking.roster(), taking.identity().ok());
            tx.take_in(space, (after, upto), arrived, now)?;
            // A page may hold a device's envelope from before its admission was known here.
            match identity.filter(|_| roster.head().0 != opened_under) {
                Some(identity) => {
                    tx.try_set_aside_again(identity.agency, &roster, &identity.spaces, now).map(|_| ())
                }
                None => Ok(()),
            }
        })?;
        taking.tell(&done.changed);
        Ok::<_, StoreError>(())
    });
    match taken.await {
        Ok(Ok(())) => events.into_iter().map(Ok).collect(),
        Ok(Err(error)) => vec![Err(error)],
        Err(_) => vec![Err(StoreError::Malformed("batch"))],
    }
}
