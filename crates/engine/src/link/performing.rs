//! What a session wants, done: frames sent, envelopes handed on, words kept.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use futures_util::SinkExt;
use futures_util::stream::SplitSink;
use ids::{Cursor, DeviceId, SpaceId, UnixMs};
use protocol::{Frame, Refusal as Refused, RefusalCode};
use seal::public::{Ack, DeviceStanding, Right, Roster, RosterError, Signed};
use store::StoreError;
use sync::{BlobEvent, Effect, Event, Outgoing, Receipted, Session, Standing};
use tokio::task::spawn_blocking;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use super::Answer;
use super::applying::{Applying, Stretch};
use super::driver::{AFTER_REFUSAL, DISK_FULL, LOG_ID};
use super::ended::Ended;
use super::socket::{Socket, message};
use super::waiting::Backoff;
use crate::door::Link as LinkState;
use crate::engine::COMPLETE_AT;
use crate::{Engine, Refusal};

/// One connection.
pub(super) struct Connection<'a> {
    pub(super) engine: &'a Arc<Engine>,
    pub(super) session: Session,
    pub(super) to_relay: SplitSink<Socket, Message>,
    pub(super) applying: Applying,
    pub(super) waiting: VecDeque<Answer>,
    pub(super) seen: BTreeMap<(SpaceId, DeviceId), (Signed<Ack>, Cursor)>,
    pub(super) backoff: &'a mut Backoff,
    /// The relay refused something for a reason that passes: connect anew then, and offer it again.
    pub(super) try_again_at: Option<Instant>,
    /// The relay refused an attachment: it is offered again then, on this connection.
    pub(super) blobs_again_at: Option<Instant>,
    /// What the relay was last told of how this device stands, whenever that was.
    pub(super) stood: Option<DeviceStanding>,
    /// Why this side wants to connect anew. Whoever has asked the relay something is answered first.
    pub(super) leaves: Option<&'static str>,
}

impl Connection<'_> {
    /// Tells the session, performs what it wants; some effects are events again.
    pub(super) async fn happened(&mut self, event: Event) -> Result<Option<Ended>, Refusal> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.session.on(event) {
                match self.perform(effect).await? {
                    Performed::Nothing => {}
                    Performed::Event(event) => events.push_back(event),
                    Performed::Events(more) => events.extend(more),
                    Performed::Ended(ended) => return Ok(Some(ended)),
                }
                if let Some(ended) = self.may_leave() {
                    return Ok(Some(ended));
                }
            }
        }
        Ok(None)
    }

    /// The end of this connection, if this side wants that and nobody waits for an answer.
    pub(super) fn may_leave(&self) -> Option<Ended> {
        self.leaves.filter(|_| self.waiting.is_empty()).map(Ended::because)
    }

    async fn perform(&mut self, effect: Effect) -> Result<Performed, Refusal> {
        match effect {
            Effect::Send(frame) => {
                if self.to_relay.send(message(&frame)?).await.is_err() {
                    return Ok(Performed::Ended(Ended::because("the connection broke")));
                }
            }
            Effect::Prove(question) => {
                let identity = self.engine.identity()?;
                return Ok(Performed::Event(Event::Proof(
                    identity.device.prove(&question).map_err(Refusal::keys)?,
                )));
            }
            Effect::Clock(relay) => self.engine.relay_clock(relay)?,
            Effect::KeepStatements { from, statements } => {
                let given_back = self
                    .blocking(move |engine| {
                        let given_back = engine.keep_statements(from, &statements)?;
                        engine.obey().map(|()| given_back)
                    })
                    .await?;
                if given_back {
                    self.leaves = Some("fetching again what was given back");
                    return Ok(Performed::Nothing);
                }
                if self.session.is_complete()
                    && let Performed::Ended(ended) = self.settle().await?
                {
                    return Ok(Performed::Ended(ended));
                }
                // They may have brought the right or the space that a refused entry lacked, or taken away the
                // log that something was still to come of.
                let spaces = self.engine.readable_spaces();
                return Ok(Performed::Events(vec![Event::Reads(spaces), Event::OfferedAgain]));
            }
            Effect::Apply { space, after, upto, envelopes, weight } => {
                self.applying.add(self.engine, Stretch { space, after, upto, weight }, envelopes)?;
            }
            Effect::Rewind(space) => {
                self.engine.was_put_back(space)?;
                self.engine.notice(Some(
                    "The relay was put back from a backup and may have lost entries that it had signed for. This \
                     device hands in again what it wrote; tell whoever runs the relay."
                        .into(),
                ));
            }
            Effect::HandBack { after } => {
                for frame in self.blocking(move |engine| engine.statements_after(after)).await? {
                    if self.to_relay.send(message(&frame)?).await.is_err() {
                        return Ok(Performed::Ended(Ended::because("the connection broke")));
                    }
                }
            }
            Effect::KeepLogId(id) => {
                self.engine.transact(|tx| {
                    // Another name is another relay's past: it may have lost attachments too.
                    tx.offer_all_blobs_again()?;
                    tx.keep_bytes(LOG_ID, &id).map_err(Refusal::from)
                })?;
            }
            Effect::FetchOutbox { after, bytes } => {
                let fetched = self.blocking(move |engine| Ok(engine.store.outbox(after, bytes)?)).await?;
                let outgoing =
                    fetched.into_iter().map(|item| Outgoing { n: item.n, envelope: item.envelope });
                return Ok(Performed::Event(Event::Outbox(outgoing.collect())));
            }
            Effect::KeepReceipt { receipt, at, items } => {
                self.blocking(move |engine| {
                    engine.keep_receipt(&receipt.raw, &receipt.signature, at, &items)
                })
                .await?;
                // What is attached to them may go now.
                return Ok(Performed::Event(Event::Blob(BlobEvent::Queued)));
            }
            Effect::KeepRefusals(refusals) => {
                let soonest = refusals.iter().filter_map(|(_, _, refusal)| passes_after(refusal)).min();
                if let Some(pause) = soonest {
                    let at = Instant::now() + pause;
                    self.try_again_at = Some(self.try_again_at.map_or(at, |planned| planned.min(at)));
                }
                let resealed = self.blocking(move |engine| engine.keep_refusals(&refusals)).await?;
                if resealed {
                    return Ok(Performed::Event(Event::OfferedAgain));
                }
            }
            Effect::KeepKeys(keys) => {
                if self.blocking(move |engine| engine.keep_keys(keys)).await? {
                    return Ok(Performed::Event(Event::OfferedAgain));
                }
            }
            Effect::KeepStandings(words) => {
                self.blocking(move |engine| engine.keep_standings(&words)).await?;
            }
            // The agency's own relay does not tell who is there.
            Effect::Present(_) => {}
            Effect::Knocking(knocks) => self.engine.keep_knocks(&knocks)?,
            Effect::Acknowledge { space, upto } => {
                // Never past what was set aside: its author would be told that others have it.
                let upto = self.engine.store.read(|reader| reader.applied_whole(space, upto))?;
                let identity = self.engine.identity()?;
                let ack = Ack {
                    agency: identity.agency,
                    device: identity.id(),
                    space,
                    cursor: upto,
                    at: self.engine.now(),
                };
                let ack = Signed::sign(identity.device.signing(), &ack).map_err(Refusal::keys)?;
                let _ = self.to_relay.send(message(&Frame::Ack { ack })?).await;
            }
            Effect::KeepSeen { ack, upto } => self.saw(ack, upto)?,
            Effect::Blob(effect) => return self.blob(effect).await,
            Effect::Answered(frame) => {
                if let Some(answer) = self.waiting.pop_front() {
                    answer(frame);
                }
            }
            Effect::Tell(standing) => {
                self.tell(standing)?;
                if standing == Standing::Complete {
                    return self.settle().await;
                }
            }
            Effect::Close { why, refused } => {
                let refused = refused.is_some();
                return Ok(Performed::Ended(Ended { why, refused }));
            }
        }
        Ok(Performed::Nothing)
    }

    /// Store work, off the threads that wait for sockets.
    pub(super) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Engine) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let engine = self.engine.clone();
        spawn_blocking(move || work(&engine)).await.map_err(|_| StoreError::Malformed("task"))?
    }

    fn tell(&mut self, standing: Standing) -> Result<(), Refusal> {
        let (state, to_come) = match standing {
            Standing::Greeting => (LinkState::Connecting, 0),
            Standing::CatchingUp { to_come } => (LinkState::CatchingUp, to_come),
            Standing::Complete => (LinkState::Live, 0),
        };
        if standing == Standing::Complete {
            self.backoff.reset();
            self.engine.notice_is_over(DISK_FULL);
            self.engine.completed();
        }
        self.engine.set_standing(state, to_come);
        Ok(())
    }

    /// Another device's word of how far it is: verified now, written down within a second.
    fn saw(&mut self, ack: Signed<Ack>, upto: Cursor) -> Result<(), Refusal> {
        let (roster, identity) = (self.engine.roster(), self.engine.identity()?);
        let Ok(claimed) = ack.unverified() else { return Ok(()) };
        let Some(admitted) = roster.device(claimed.device) else { return Ok(()) };
        let Ok(word) = ack.verify(&admitted.public.signing) else { return Ok(()) };
        if word.agency == identity.agency && word.device != identity.id() {
            let is_news = self.engine.marks.say(word.space, word.device, upto, &roster, identity.member);
            self.seen.insert((word.space, word.device), (ack, upto));
            if is_news {
                self.engine.tell_sync();
            }
        }
        Ok(())
    }

    pub(super) async fn write_down(&mut self) -> Result<(), Refusal> {
        let seen = std::mem::take(&mut self.seen);
        let complete = self.engine.take_completed();
        if seen.is_empty() && complete.is_none() {
            return Ok(());
        }
        self.blocking(move |engine| {
            let done = engine.store.transact(|tx| {
                for (ack, upto) in seen.values() {
                    if let Ok(word) = ack.unverified() {
                        tx.seen_by(word.space, word.device, *upto, &ack.raw)?;
                    }
                }
                complete.map_or(Ok(()), |UnixMs(at)| tx.keep_number(COMPLETE_AT, at))
            });
            Ok::<_, Refusal>(done.map(|_| ())?)
        })
        .await
    }
}

/// When a refusal that passes by itself may have passed: the relay is full, failed, or busy with us.
fn passes_after(refusal: &Refused) -> Option<Duration> {
    match refusal.code {
        RefusalCode::StorageFull | RefusalCode::Failed => Some(AFTER_REFUSAL),
        RefusalCode::TooFast => {
            let asked = Duration::from_secs(refusal.retry_after.unwrap_or(0).into());
            Some(asked.clamp(Duration::from_secs(1), AFTER_REFUSAL))
        }
        _ => None,
    }
}

pub(super) enum Performed {
    Nothing,
    Event(Event),
    Events(Vec<Event>),
    Ended(Ended),
}

impl Engine {
    pub(super) fn set_link(&self, state: LinkState) {
        self.set_standing(state, 0);
    }

    fn set_standing(&self, state: LinkState, to_come: u64) {
        {
            let mut now = self.link_now();
            if now.state == state && now.to_come == to_come {
                return;
            }
            (now.state, now.to_come) = (state, to_come);
        }
        self.tell_sync();
    }

    /// Verifies statements and keeps them. Whether a log may be read again that could not be for a while: it
    /// is fetched from its beginning then, on another connection, since this one goes on where it was.
    pub(super) fn keep_statements(
        &self,
        from: u64,
        statements: &[seal::public::Statement],
    ) -> Result<bool, Refusal> {
        // Two lines bring statements: one at a time takes them in, or the longer list could be put back.
        let _turn = self.roster_turn.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.roster();
        let mut roster = (*before).clone();
        let known = roster.head().0;
        let new: Vec<_> = (from..).zip(statements).filter(|(seq, _)| *seq > known).collect();
        for (_, statement) in &new {
            roster.apply(statement).map_err(|error| self.foreign_roster(&error))?;
        }
        self.transact(|tx| {
            new.iter()
                .try_for_each(|(seq, statement)| tx.keep_statement(*seq, statement))
                .map_err(Refusal::from)
        })?;
        let (identity, now) = (self.identity()?, self.now());
        let reads = |roster: &Roster, space| roster.may(identity.id(), space, Right::Read);
        let cursors = self.store.cursors()?.into_keys();
        let given_back: Vec<_> =
            cursors.filter(|space| reads(&roster, *space) && !reads(&before, *space)).collect();
        self.transact(|tx| {
            given_back
                .iter()
                .try_for_each(|space| tx.rewind(*space).and_then(|()| tx.rewind_local(*space)))?;
            tx.offer_again()?;
            tx.try_set_aside_again(identity.agency, &roster, &identity.spaces, now).map_err(Refusal::from)
        })?;
        self.set_roster(roster);
        Ok(!given_back.is_empty())
    }

    /// Somebody shows this device a list that does not follow from the one it has: told to people until
    /// the next list holds, since one of the two is not the agency's.
    fn foreign_roster(&self, error: &RosterError) -> Refusal {
        self.notice(Some(format!(
            "The relay shows this device a list of the agency that does not hold ({error}). Nothing of it was believed; \
             your work stays here. Tell the records custodian."
        )));
        Refusal::Relay(format!("the relay's roster does not hold: {error}"))
    }

    /// What was sealed under a key that has a follower is sealed again, when the follower is here. Whether
    /// anything was.
    fn keep_refusals(&self, refusals: &[(u64, ids::EnvelopeId, Refused)]) -> Result<bool, Refusal> {
        let roster = self.roster();
        self.write(|tx, pen| {
            let mut again = false;
            for (n, id, refusal) in refusals {
                // Sealed again while the relay was saying no to what it was before.
                again |= !tx.refused(*n, *id, &refusal.say)?;
            }
            if refusals.iter().any(|(_, _, refusal)| refusal.code == RefusalCode::StaleEpoch) {
                again |= tx.reseal(pen, |space| roster.may(pen.device.id(), space, Right::Write))? > 0;
            }
            // All of it: the session reads the whole outbox again, and must not take for sent what is only
            // marked as refused.
            if again {
                tx.offer_again()?;
            }
            Ok(again)
        })
    }

    fn keep_receipt(
        &self,
        raw: &[u8],
        signature: &seal::public::Signature,
        at: UnixMs,
        items: &[Receipted],
    ) -> Result<(), Refusal> {
        let items: Vec<store::Receipted> = items
            .iter()
            .map(|item| store::Receipted {
                n: item.n,
                envelope: item.envelope,
                space: item.space,
                seq: item.seq,
            })
            .collect();
        self.transact(|tx| tx.receipted(raw, signature, at, &items).map_err(Refusal::from))
    }
}
