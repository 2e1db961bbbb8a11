//! One line between a device and the relay: both sessions, and what is on its way.
//!
//! Performs what the device's session wants. Bytes travel in order; when a line is dropped, they and
//! what was not yet applied are gone.

use std::collections::VecDeque;

use ids::{Cursor, SpaceId, UnixMs};
use protocol::Frame;
use seal::public::{Ack, PublicKey, Signed};
use store::{StoreError, open_envelopes};
use sync::{BlobEffect, BlobEvent, Effect, Event, Me, Outgoing, Session};
use testkit::Agency;

use crate::device::Device;
use crate::relay_side::RelaySide;

/// Envelopes that arrived and are not yet in the store.
struct Batch {
    space: SpaceId,
    after: Cursor,
    upto: Cursor,
    envelopes: Vec<(Cursor, Vec<u8>)>,
    weight: u32,
}

/// A line that is open.
pub struct Line {
    session: Session,
    relay: RelaySide,
    to_relay: VecDeque<Vec<u8>>,
    arrived: VecDeque<Batch>,
}

impl Line {
    pub fn made(agency: &Agency, device: &Device, relay: RelaySide, key: PublicKey) -> Self {
        let (id, software) = (device.me.id(), "test".into());
        let me = Me { agency: agency.id, device: id, relay: key, log: None, software };
        let session = Session::new(me, [5; 32], device.store().cursors().unwrap(), agency.roster.head().0);
        let (to_relay, arrived) = (VecDeque::new(), VecDeque::new());
        let mut line = Self { session, relay, to_relay, arrived };
        line.tells(agency, device, Event::Connected, UnixMs(0));
        line
    }

    /// Something was written on the device.
    pub fn has_news(&mut self, agency: &Agency, device: &Device, now: UnixMs) {
        self.tells(agency, device, Event::Queued, now);
    }

    /// Moves one thing, the one that `order` prefers. Whether there was anything.
    pub fn moves(&mut self, agency: &Agency, device: &Device, order: u8, now: UnixMs) -> bool {
        (0..4).any(|more| match (order + more) % 4 {
            0 => self.to_relay.pop_front().is_some_and(|bytes| {
                self.relay.hears(&Frame::from_bytes(&bytes).unwrap(), now);
                true
            }),
            1 => self.relay.to_device.pop_front().is_some_and(|bytes| {
                self.tells(agency, device, Event::Frame(Frame::from_bytes(&bytes).unwrap()), now);
                true
            }),
            2 => self.arrived.pop_front().is_some_and(|batch| {
                self.applies(agency, device, batch, now);
                true
            }),
            _ => self.relay.hears_news(now),
        })
    }

    fn applies(&mut self, agency: &Agency, device: &Device, batch: Batch, now: UnixMs) {
        let Batch { space, after, upto, envelopes, weight } = batch;
        let opened = open_envelopes(agency.id, space, envelopes, &agency.roster, &agency.keys);
        for result in &opened {
            assert!(result.is_ok(), "an honest envelope was set aside: {result:?}");
        }
        let taken: Result<_, StoreError> =
            device.store().transact(|tx| tx.take_in(space, (after, upto), opened, now));
        taken.unwrap();
        self.tells(agency, device, Event::Applied { space, upto, weight }, now);
    }

    fn tells(&mut self, agency: &Agency, device: &Device, event: Event, now: UnixMs) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.session.on(event) {
                events.extend(self.performs(agency, device, effect, now));
            }
        }
    }

    fn performs(&mut self, agency: &Agency, device: &Device, effect: Effect, now: UnixMs) -> Option<Event> {
        let keys = &device.me.keys;
        match effect {
            Effect::Send(frame) => self.to_relay.push_back(frame.to_bytes().unwrap()),
            Effect::Prove(question) => return Some(Event::Proof(keys.prove(&question).unwrap())),
            Effect::Apply { space, after, upto, envelopes, weight } => {
                self.arrived.push_back(Batch { space, after, upto, envelopes, weight });
            }
            Effect::FetchOutbox { after, bytes } => {
                let fetched = device.store().outbox(after, bytes.min(2000)).unwrap();
                let outgoing = fetched.into_iter().map(|o| Outgoing { n: o.n, envelope: o.envelope });
                return Some(Event::Outbox(outgoing.collect()));
            }
            Effect::KeepReceipt { receipt, at, items } => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| store::Receipted {
                        n: item.n,
                        envelope: item.envelope,
                        space: item.space,
                        seq: item.seq,
                    })
                    .collect();
                let kept: Result<_, StoreError> =
                    device.store().transact(|tx| tx.receipted(&receipt.raw, &receipt.signature, at, &items));
                kept.unwrap();
            }
            Effect::Acknowledge { space, upto } => {
                let word = Ack { agency: agency.id, device: keys.id(), space, cursor: upto, at: now };
                let ack = Signed::sign(keys.signing(), &word).unwrap();
                self.to_relay.push_back(Frame::Ack { ack }.to_bytes().unwrap());
            }
            Effect::KeepSeen { ack, .. } => {
                let author = ack.unverified().unwrap().device;
                let admitted = agency.roster.device(author).unwrap();
                ack.verify(&admitted.public.signing).unwrap();
            }
            // Nothing is attached here.
            Effect::Blob(BlobEffect::NextOut) => return Some(Event::Blob(BlobEvent::Out(None))),
            Effect::Blob(BlobEffect::NextIn) => return Some(Event::Blob(BlobEvent::In(None))),
            Effect::Clock(_) | Effect::KeepLogId(_) | Effect::HandBack { .. } | Effect::Tell(_) => {}
            Effect::Close { why, .. } => panic!("an honest line was closed by the device: {why}"),
            other => panic!("nothing here leads to {other:?}"),
        }
        None
    }
}
