//! Envelopes on their way into the store: opened on all cores while the ones before are written.

use std::sync::Arc;

use ids::{Cursor, SpaceId};
use store::{Arrival, SetAside, StoreError, open_envelopes};
use sync::Event;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::{Engine, Refusal};

type Opening = JoinHandle<Vec<Result<Arrival, Box<SetAside>>>>;

/// Batches of one space that wait go into one transaction, up to so many: a page that several of
/// them touch is encrypted and written once.
const GROUP: usize = 4;

struct Batch {
    space: SpaceId,
    upto: Cursor,
    weight: u32,
    opening: Opening,
    /// How many statements the roster had under which it is opened.
    statements: u64,
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
                    if more.space != group[0].space {
                        next = Some(more);
                        break;
                    }
                    group.push(more);
                }
                for result in apply(&engine, group).await {
                    let failed = result.is_err();
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

    /// Begins to open envelopes under the roster of this moment, and queues them for the store.
    pub(super) fn add(
        &self,
        engine: &Arc<Engine>,
        space: SpaceId,
        upto: Cursor,
        envelopes: Vec<(Cursor, Vec<u8>)>,
        weight: u32,
    ) -> Result<(), Refusal> {
        let (identity, roster) = (engine.identity()?, engine.roster());
        let statements = roster.head().0;
        let opening = spawn_blocking(move || {
            open_envelopes(identity.agency, space, envelopes, &roster, &identity.spaces)
        });
        // A closed channel means that applying failed; the driver hears of it from the other side.
        let _ = self.0.send(Batch { space, upto, weight, opening, statements });
        Ok(())
    }
}

/// One event for each batch, or the one error that stopped them all.
async fn apply(engine: &Arc<Engine>, group: Vec<Batch>) -> Vec<Result<Event, StoreError>> {
    let (mut arrived, mut events, mut opened_under) = (vec![], vec![], u64::MAX);
    for Batch { space, upto, weight, opening, statements } in group {
        opened_under = opened_under.min(statements);
        match opening.await {
            Ok(opened) => arrived.extend(opened),
            Err(_) => return vec![Err(StoreError::Malformed("batch"))],
        }
        events.push(Event::Applied { space, upto, weight });
    }
    let Some(&Event::Applied { space, upto, .. }) = events.last() else { return vec![] };
    let taking = engine.clone();
    let taken = spawn_blocking(move || {
        let now = taking.now();
        let (roster, identity) = (taking.roster(), taking.identity().ok());
        let done = taking.store.transact(|tx| {
            tx.take_in(space, upto, arrived, now)?;
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
