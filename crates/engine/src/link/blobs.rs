//! Attachments on a connection: what the session wants of them, done with the store.

use std::sync::atomic::Ordering;
use std::time::Duration;

use protocol::{Refusal as Refused, RefusalCode, chunks_of};
use store::{BlobHere, BlobState, Came};
use sync::{BlobEffect, BlobEvent, BlobIn, BlobOut, Event};
use tokio::time::Instant;

use super::performing::{Connection, Performed};
use crate::{Engine, Refusal};

/// What waits for somebody else to act is asked for again after so long.
const LATER: Duration = Duration::from_secs(300);
/// What waits for a record or another device.
const SOON: Duration = Duration::from_secs(15);

impl Connection<'_> {
    pub(super) async fn blob(&mut self, effect: BlobEffect) -> Result<Performed, Refusal> {
        let event = match effect {
            BlobEffect::NextOut => {
                self.engine.set_relay_keeps_blobs(true);
                let next = self.blocking(|engine| engine.next_blob(|reader| reader.next_blob_out())).await?;
                BlobEvent::Out(next.as_ref().map(out))
            }
            BlobEffect::NextIn => {
                let next = self.blocking(|engine| engine.next_blob(|reader| reader.next_blob_in())).await?;
                BlobEvent::In(next.and_then(|blob| {
                    let BlobHere { space, blob, length, here, .. } = blob;
                    Some(BlobIn { space, blob, chunks: chunks_of(length)?, here })
                }))
            }
            BlobEffect::Read { blob, n } => {
                let read = self.blocking(move |engine| {
                    engine.store.read(|reader| reader.blob_chunk(blob, n).map_err(Refusal::from))
                });
                BlobEvent::Read(read.await?)
            }
            BlobEffect::KeepHeld { blob, chunks, whole } => {
                self.blocking(move |engine| {
                    engine.transact(|tx| tx.blob_held(blob, chunks, whole).map_err(Refusal::from))
                })
                .await?;
                // A device that leaves, or a space that is lost, has waited for this.
                if whole && self.session.is_complete() {
                    return self.settle().await;
                }
                return Ok(Performed::Nothing);
            }
            BlobEffect::KeepDropped { blob } => {
                self.blocking(move |engine| {
                    engine.transact(|tx| tx.blob_dropped(blob).map_err(Refusal::from))
                })
                .await?;
                return Ok(Performed::Nothing);
            }
            BlobEffect::KeepRefusal { blob, refusal } => {
                if let Some(pause) = again_after(&refusal) {
                    let at = Instant::now() + pause;
                    self.blobs_again_at = Some(self.blobs_again_at.map_or(at, |planned| planned.min(at)));
                }
                self.blocking(move |engine| {
                    let anew = matches!(refusal.code, RefusalCode::Differs | RefusalCode::NotHeld);
                    engine.transact(|tx| tx.blob_refused(blob, &refusal.say, anew).map_err(Refusal::from))
                })
                .await?;
                return Ok(Performed::Nothing);
            }
            BlobEffect::Keep { blob, n, bytes } => {
                let came = self.blocking(move |engine| {
                    engine.transact(|tx| tx.take_chunk(blob, n, &bytes).map_err(Refusal::from))
                });
                let came = came.await?;
                if came == Came::Wrong {
                    self.blobs_again_at.get_or_insert(Instant::now() + SOON);
                }
                BlobEvent::Kept(came == Came::GoesOn)
            }
        };
        Ok(Performed::Event(Event::Blob(event)))
    }

    /// When it is time, what the relay refused of attachments is offered again.
    pub(super) async fn offers_blobs_again(&mut self) -> Result<Option<Event>, Refusal> {
        if self.blobs_again_at.take_if(|at| *at <= Instant::now()).is_none() {
            return Ok(None);
        }
        let again =
            self.blocking(|engine| engine.transact(|tx| tx.offer_blobs_again().map_err(Refusal::from)));
        Ok(again.await?.then_some(Event::Blob(BlobEvent::Queued)))
    }
}

impl Engine {
    /// Whether the relay of this connection speaks of attachments.
    pub(crate) fn relay_keeps_blobs(&self) -> bool {
        self.keeps_blobs.load(Ordering::Relaxed)
    }

    pub(super) fn set_relay_keeps_blobs(&self, keeps: bool) {
        self.keeps_blobs.store(keeps, Ordering::Relaxed);
    }

    fn next_blob(
        &self,
        next: impl FnOnce(&store::lists::Reader<'_>) -> Result<Option<BlobHere>, store::StoreError>,
    ) -> Result<Option<BlobHere>, Refusal> {
        self.store.read(|reader| next(reader).map_err(Refusal::from))
    }
}

fn out(blob: &BlobHere) -> BlobOut {
    let BlobHere { space, record, blob, length, state, .. } = *blob;
    match state {
        BlobState::Going => BlobOut::Drop { space, blob },
        _ => BlobOut::Send { space, record, blob, length },
    }
}

/// When a refusal may have passed; none for what only a person or another connection changes.
fn again_after(refusal: &Refused) -> Option<Duration> {
    match refusal.code {
        RefusalCode::TooFast => {
            Some(Duration::from_secs(u64::from(refusal.retry_after.unwrap_or(1)).clamp(1, 60)))
        }
        RefusalCode::NoRecord | RefusalCode::UnknownSpace | RefusalCode::Differs | RefusalCode::NotHeld => {
            Some(SOON)
        }
        RefusalCode::QuotaFull | RefusalCode::StorageFull | RefusalCode::Failed => Some(LATER),
        _ => None,
    }
}
