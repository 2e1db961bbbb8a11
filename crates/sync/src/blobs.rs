//! Attachments on one connection: one on its way out, one on its way in, and nothing before a record.
//!
//! A chunk goes out when nothing of the outbox waits, two at most are on the line; a chunk is asked for when
//! the one before the last was stored. What the relay said it holds is where the next connection goes on.
//! Knows addresses and numbers, no bytes' meaning and no key.

use ids::{BlobId, RecordId, SpaceId};
use protocol::{BlobFrame, Frame, Refusal, chunks_of};

/// So many chunks are on the line at once: what a live edit waits behind at most.
const IN_FLIGHT: u32 = 2;

/// An attachment to send, or one to have deleted at the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobOut {
    /// Send it.
    Send {
        /// Of which space.
        space: SpaceId,
        /// Of which record.
        record: RecordId,
        /// Its address.
        blob: BlobId,
        /// How many sealed bytes it has.
        length: u64,
    },
    /// Have it deleted.
    Drop {
        /// Of which space.
        space: SpaceId,
        /// Its address.
        blob: BlobId,
    },
}

/// An attachment to fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobIn {
    /// Of which space.
    pub space: SpaceId,
    /// Its address.
    pub blob: BlobId,
    /// How many chunks it has.
    pub chunks: u32,
    /// How many of them are here.
    pub here: u32,
}

/// Something that happened to attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobEvent {
    /// There may be something to send, to have deleted or to fetch.
    Queued,
    /// What [`BlobEffect::NextOut`] asked for.
    Out(Option<BlobOut>),
    /// What [`BlobEffect::NextIn`] asked for.
    In(Option<BlobIn>),
    /// The chunk that [`BlobEffect::Read`] asked for; nothing when the attachment was removed meanwhile.
    Read(Option<Vec<u8>>),
    /// The chunk of [`BlobEffect::Keep`] is stored. False when nothing more of it is wanted: it is whole, or
    /// it was removed, or its bytes were not what they should be.
    Kept(bool),
}

/// What a session wants done with attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobEffect {
    /// Bring the next one to send or to have deleted.
    NextOut,
    /// Bring the next one to fetch.
    NextIn,
    /// Read a chunk.
    Read {
        /// Of which.
        blob: BlobId,
        /// Its number.
        n: u32,
    },
    /// The relay durably holds so much of it.
    KeepHeld {
        /// Of which.
        blob: BlobId,
        /// How many chunks.
        chunks: u32,
        /// All of it: others can have it.
        whole: bool,
    },
    /// The relay has deleted it.
    KeepDropped {
        /// Which.
        blob: BlobId,
    },
    /// The relay said no.
    KeepRefusal {
        /// To which.
        blob: BlobId,
        /// Why.
        refusal: Refusal,
    },
    /// Durably store a chunk that came.
    Keep {
        /// Of which.
        blob: BlobId,
        /// Its number.
        n: u32,
        /// Its sealed bytes.
        bytes: Vec<u8>,
    },
}

/// What a half of it wants: frames to send, things to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wants {
    Say(BlobFrame),
    Do(BlobEffect),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Out {
    Idle,
    Asked,
    Offered {
        space: SpaceId,
        blob: BlobId,
        chunks: u32,
    },
    Dropping {
        space: SpaceId,
        blob: BlobId,
    },
    /// `held` by the relay, `sent` after those, one being read from the store or not.
    Putting {
        space: SpaceId,
        blob: BlobId,
        chunks: u32,
        held: u32,
        sent: u32,
        reading: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum In {
    Idle,
    Asked,
    /// `kept` in the store, `came` after those, `asked` for after those.
    Getting {
        wanted: BlobIn,
        kept: u32,
        came: u32,
        asked: u32,
    },
}

/// The attachments' part of a session.
#[derive(Debug)]
pub(crate) struct Blobs {
    /// The relay speaks of attachments.
    on: bool,
    out: Out,
    coming: In,
    /// There may be more to send, and more to fetch.
    more: (bool, bool),
}

impl Default for Blobs {
    fn default() -> Self {
        Self { on: false, out: Out::Idle, coming: In::Idle, more: (true, true) }
    }
}

impl Blobs {
    /// The relay speaks a version that has attachments.
    pub(crate) fn spoken(&mut self) {
        self.on = true;
    }

    /// What to do next; chunks go out only while no record waits.
    pub(crate) fn next(&mut self, no_record_waits: bool) -> Vec<Wants> {
        let mut wants = vec![];
        if !self.on {
            return wants;
        }
        if no_record_waits {
            wants.extend(self.next_out());
        }
        match &mut self.coming {
            In::Idle if self.more.1 => {
                (self.coming, self.more.1) = (In::Asked, false);
                wants.push(Wants::Do(BlobEffect::NextIn));
            }
            In::Getting { wanted, kept, asked, .. } => {
                while *asked < wanted.chunks.min(kept.saturating_add(IN_FLIGHT)) {
                    let BlobIn { space, blob, .. } = *wanted;
                    wants.push(Wants::Say(BlobFrame::Get { space, blob, n: *asked }));
                    *asked += 1;
                }
            }
            In::Idle | In::Asked => {}
        }
        wants
    }

    fn next_out(&mut self) -> Option<Wants> {
        match &mut self.out {
            Out::Idle if self.more.0 => {
                (self.out, self.more.0) = (Out::Asked, false);
                Some(Wants::Do(BlobEffect::NextOut))
            }
            Out::Putting { blob, chunks, held, sent, reading, .. }
                if !*reading && *sent < (*chunks).min(held.saturating_add(IN_FLIGHT)) =>
            {
                *reading = true;
                Some(Wants::Do(BlobEffect::Read { blob: *blob, n: *sent }))
            }
            _ => None,
        }
    }

    /// Something happened on this device.
    pub(crate) fn on(&mut self, event: BlobEvent) -> Vec<Wants> {
        match event {
            // Also while one is asked for: the answer may be from before.
            BlobEvent::Queued => self.more = (true, true),
            BlobEvent::Out(None) => self.out = Out::Idle,
            BlobEvent::Out(Some(job)) => return self.begins(job).into_iter().collect(),
            BlobEvent::In(None) => self.coming = In::Idle,
            BlobEvent::In(Some(wanted)) => {
                let here = wanted.here;
                self.coming = In::Getting { wanted, kept: here, came: here, asked: here };
            }
            BlobEvent::Read(bytes) => return self.read(bytes).into_iter().collect(),
            BlobEvent::Kept(goes_on) => match &mut self.coming {
                In::Getting { kept, .. } if goes_on => *kept += 1,
                _ => self.fetches_another(),
            },
        }
        vec![]
    }

    fn sends_another(&mut self) {
        (self.out, self.more.0) = (Out::Idle, true);
    }

    fn fetches_another(&mut self) {
        (self.coming, self.more.1) = (In::Idle, true);
    }

    fn begins(&mut self, job: BlobOut) -> Option<Wants> {
        match job {
            BlobOut::Send { space, record, blob, length } => {
                let Some(chunks) = chunks_of(length) else {
                    // No attachment of this device's making; passed over until the next connection.
                    self.out = Out::Idle;
                    return None;
                };
                self.out = Out::Offered { space, blob, chunks };
                Some(Wants::Say(BlobFrame::Offer { space, record, blob, length }))
            }
            BlobOut::Drop { space, blob } => {
                self.out = Out::Dropping { space, blob };
                Some(Wants::Say(BlobFrame::Drop { space, blob }))
            }
        }
    }

    fn read(&mut self, bytes: Option<Vec<u8>>) -> Option<Wants> {
        let Out::Putting { space, blob, sent, reading, .. } = &mut self.out else { return None };
        let Some(bytes) = bytes else {
            self.sends_another();
            return None;
        };
        let put = BlobFrame::Put { space: *space, blob: *blob, n: *sent, bytes };
        (*sent, *reading) = (*sent + 1, false);
        Some(Wants::Say(put))
    }

    /// The relay said something about an attachment. What nobody waits for any more is passed over.
    pub(crate) fn hears(&mut self, says: BlobFrame) -> Result<Vec<Wants>, &'static str> {
        let about = says.about();
        Ok(match says {
            BlobFrame::Held { blob, chunks, whole, .. } => self.held(about, blob, chunks, whole),
            BlobFrame::Refused { blob, refusal, .. } => self.refused(about, blob, refusal),
            BlobFrame::Chunk { blob, n, bytes, .. } => self.came(about, blob, n, bytes).into_iter().collect(),
            _ => return Err("the relay sent something out of turn"),
        })
    }

    fn held(&mut self, about: (SpaceId, BlobId), blob: BlobId, chunks: u32, whole: bool) -> Vec<Wants> {
        match &mut self.out {
            Out::Dropping { space, blob: dropped } if about == (*space, *dropped) => {
                self.sends_another();
                vec![Wants::Do(BlobEffect::KeepDropped { blob })]
            }
            Out::Offered { space, blob: offered, chunks: all } if about == (*space, *offered) => {
                let all = *all;
                self.goes_on(about, all, (chunks, chunks, false), whole)
            }
            Out::Putting { space, blob: put, chunks: all, sent, reading, .. } if about == (*space, *put) => {
                // Fewer than were sent are on their way; fewer than before begin there again.
                let (all, sent, reading) = (*all, (*sent).max(chunks), *reading);
                self.goes_on(about, all, (chunks, sent, reading), whole)
            }
            _ => vec![],
        }
    }

    fn goes_on(
        &mut self,
        (space, blob): (SpaceId, BlobId),
        all: u32,
        (held, sent, reading): (u32, u32, bool),
        whole: bool,
    ) -> Vec<Wants> {
        if whole {
            self.sends_another();
        } else {
            self.out = Out::Putting { space, blob, chunks: all, held, sent, reading };
        }
        vec![Wants::Do(BlobEffect::KeepHeld { blob, chunks: held, whole })]
    }

    fn refused(&mut self, about: (SpaceId, BlobId), blob: BlobId, refusal: Refusal) -> Vec<Wants> {
        let of_out = match &self.out {
            Out::Offered { space, blob, .. }
            | Out::Dropping { space, blob }
            | Out::Putting { space, blob, .. } => about == (*space, *blob),
            Out::Idle | Out::Asked => false,
        };
        let of_in =
            matches!(&self.coming, In::Getting { wanted, .. } if about == (wanted.space, wanted.blob));
        if of_out {
            self.sends_another();
        } else if of_in {
            self.fetches_another();
        } else {
            return vec![];
        }
        vec![Wants::Do(BlobEffect::KeepRefusal { blob, refusal })]
    }

    fn came(&mut self, about: (SpaceId, BlobId), blob: BlobId, n: u32, bytes: Vec<u8>) -> Option<Wants> {
        match &mut self.coming {
            In::Getting { wanted, came, asked, .. }
                if about == (wanted.space, wanted.blob) && n == *came && n < *asked =>
            {
                *came += 1;
                Some(Wants::Do(BlobEffect::Keep { blob, n, bytes }))
            }
            _ => None,
        }
    }
}

/// As the session says it.
pub(crate) fn effects(wants: Vec<Wants>) -> impl Iterator<Item = crate::Effect> {
    wants.into_iter().map(|wants| match wants {
        Wants::Say(says) => crate::Effect::Send(Frame::Blob(says)),
        Wants::Do(effect) => crate::Effect::Blob(effect),
    })
}
