//! One connection's session.

use std::collections::BTreeMap;

use ids::{AgencyId, Cursor, DeviceId, SpaceId, UnixMs};
use protocol::{BLOBS_SINCE, ByeCode, COMPACT_PUSHES, CREDIT, Frame, VERSIONS};
use seal::public::{LogId, Nonce, PublicKey, Question, Signature, Welcome};

use crate::blobs::{self, Blobs};
use crate::pushes::Pushes;
use crate::{Effect, Event, Standing};

/// Who we are, and which relay we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// Our agency.
    pub agency: AgencyId,
    /// This device.
    pub device: DeviceId,
    /// The relay's key, as it was pinned at enrolment.
    pub relay: PublicKey,
    /// What the relay's logs were called when we last read them; none before the first time.
    pub log: Option<LogId>,
    /// Name and version of this program.
    pub software: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Greeting,
    Proving,
    Open,
    Closed,
}

/// The device's side of one connection.
#[derive(Debug)]
pub struct Session {
    pub(crate) me: Me,
    state: State,
    /// Ours, for this connection.
    nonce: Nonce,
    /// The relay's, for this connection.
    relay_nonce: Nonce,
    /// How many statements we have.
    roster: u64,
    /// What the store has durably applied.
    applied: BTreeMap<SpaceId, Cursor>,
    /// What has arrived, applied or not.
    arrived: BTreeMap<SpaceId, Cursor>,
    /// Where each log ends, as far as the relay has told.
    heads: BTreeMap<SpaceId, Cursor>,
    /// The highest number of each log in the relay's receipts: ours may be told before they come back.
    held: BTreeMap<SpaceId, Cursor>,
    pushes: Pushes,
    blobs: Blobs,
    asks: Vec<Frame>,
    told: Option<Standing>,
}

impl Session {
    /// A session that has not begun: `nonce` was never used before, `applied` are the store's cursors,
    /// `roster` is how many statements it has.
    pub fn new(me: Me, nonce: Nonce, applied: BTreeMap<SpaceId, Cursor>, roster: u64) -> Self {
        Self {
            me,
            state: State::Waiting,
            nonce,
            relay_nonce: [0; 32],
            roster,
            arrived: applied.clone(),
            applied,
            heads: BTreeMap::new(),
            held: BTreeMap::new(),
            pushes: Pushes::default(),
            blobs: Blobs::default(),
            asks: vec![],
            told: None,
        }
    }

    /// Whether nothing was missing on either side when that was last told.
    pub fn is_complete(&self) -> bool {
        self.told == Some(Standing::Complete)
    }

    /// What to do now that `event` happened. The same events give the same effects.
    pub fn on(&mut self, event: Event) -> Vec<Effect> {
        if self.state == State::Closed {
            return vec![];
        }
        let mut effects = match event {
            Event::Connected => self.greet(),
            Event::Frame(frame) => self.frame(frame).unwrap_or_else(|why| self.close(why.to_owned(), None)),
            Event::Proof(signature) => self.prove(signature),
            Event::Outbox(outgoing) => self.pushes.send(&outgoing).into_iter().collect(),
            Event::Queued => {
                self.pushes.queued();
                vec![]
            }
            Event::OfferedAgain => {
                self.pushes.offered_again();
                vec![]
            }
            Event::Reads(spaces) => {
                self.heads.retain(|space, _| spaces.contains(space));
                vec![]
            }
            Event::Applied { space, upto, weight } => self.was_applied(space, upto, weight),
            Event::Blob(event) => blobs::effects(self.blobs.on(event)).collect(),
            Event::Ask(frame) => {
                self.asks.push(frame);
                vec![]
            }
        };
        if self.state == State::Open {
            effects.extend(self.asks.drain(..).map(Effect::Send));
            effects.extend(self.pushes.fetch());
            effects.extend(blobs::effects(self.blobs.next(self.pushes.leaves_the_line_free())));
        }
        effects.extend(self.tell());
        effects
    }

    fn greet(&mut self) -> Vec<Effect> {
        self.state = State::Greeting;
        let Me { agency, device, ref software, .. } = self.me;
        vec![Effect::Send(Frame::Hello {
            versions: VERSIONS.to_vec(),
            agency,
            device,
            software: software.clone(),
            nonce: self.nonce,
        })]
    }

    fn frame(&mut self, frame: Frame) -> Result<Vec<Effect>, &'static str> {
        match (self.state, frame) {
            (_, Frame::Bye { code, say }) => Ok(self.close(say, Some(code))),
            (State::Greeting, Frame::Challenge { version, nonce, relay, .. }) => {
                self.challenged(version, nonce, relay)
            }
            (State::Proving, Frame::Welcome { relay_time, roster_head, heads, log, signature }) => {
                self.relay_proves(relay_time, log, &signature)?;
                Ok(self.welcomed(relay_time, roster_head, log, &heads))
            }
            (State::Open, Frame::Statements { from, statements }) => {
                let Some(more) = (statements.len() as u64).checked_sub(1) else { return Ok(vec![]) };
                let last = from.checked_add(more).ok_or("the relay numbers its statements beyond reason")?;
                self.roster = self.roster.max(last);
                Ok(vec![Effect::KeepStatements { from, statements }])
            }
            (State::Open, Frame::Envelopes { space, after, upto, batch }) => {
                let weight = batch.weight();
                let envelopes = batch.into_raw().map_err(|_| "the relay sent a malformed batch")?;
                self.arrive(space, after, upto)?;
                let weight = u32::try_from(weight).unwrap_or(u32::MAX);
                Ok(vec![Effect::Apply { space, after, upto, envelopes, weight }])
            }
            (State::Open, frame @ (Frame::Receipt { push, .. } | Frame::Refused { push, .. }))
                if push >= COMPACT_PUSHES =>
            {
                Ok(vec![Effect::Answered(frame)])
            }
            (State::Open, Frame::Receipt { push, receipt }) => {
                let kept = self.pushes.receipt(push, receipt, &self.me.relay, self.me.agency)?;
                if let Effect::KeepReceipt { items, .. } = &kept {
                    for item in items {
                        let held = self.held.entry(item.space).or_default();
                        *held = item.seq.max(*held);
                    }
                }
                Ok(vec![kept])
            }
            (State::Open, Frame::Refused { push, refusals }) => {
                Ok(self.pushes.refused(push, refusals).into_iter().collect())
            }
            (State::Open, Frame::Seen { ack }) => {
                // A word about entries that nobody has is worth no more than the log's head.
                let Ok(word) = ack.unverified() else { return Ok(vec![]) };
                let most = self.heads.get(&word.space).max(self.held.get(&word.space));
                let upto = word.cursor.min(most.copied().unwrap_or_default());
                Ok(vec![Effect::KeepSeen { ack, upto }])
            }
            (State::Open, Frame::Keys { keys }) => Ok(vec![Effect::KeepKeys(keys)]),
            (State::Open, Frame::Standings { words }) => Ok(vec![Effect::KeepStandings(words)]),
            (State::Open, Frame::Knocks { knocks }) => Ok(vec![Effect::Knocking(knocks)]),
            (State::Open, Frame::Blob(says)) => Ok(blobs::effects(self.blobs.hears(says)?).collect()),
            (State::Open, Frame::Present(devices)) => Ok(vec![Effect::Present(devices)]),
            (State::Open, frame) if is_answer(&frame) => Ok(vec![Effect::Answered(frame)]),
            _ => Err("the relay sent something out of turn"),
        }
    }

    fn challenged(
        &mut self,
        version: u16,
        nonce: Nonce,
        relay: PublicKey,
    ) -> Result<Vec<Effect>, &'static str> {
        if relay != self.me.relay {
            return Err("this is not the relay that this device was enrolled with; ask who runs the relay");
        }
        if !VERSIONS.contains(&version) {
            return Err("the relay chose a protocol that this version does not speak; update Porchlight");
        }
        if version >= BLOBS_SINCE {
            self.blobs.spoken();
        }
        (self.state, self.relay_nonce) = (State::Proving, nonce);
        let question = Question { nonce, agency: self.me.agency, device: self.me.device, relay };
        Ok(vec![Effect::Prove(question)])
    }

    fn prove(&mut self, signature: Signature) -> Vec<Effect> {
        let cursors = self.applied.iter().map(|(space, cursor)| (*space, *cursor)).collect();
        vec![Effect::Send(Frame::Prove { signature, roster: self.roster, cursors, credit: CREDIT })]
    }

    /// The pinned key is public: only a signature over our own nonce shows that the relay has it.
    fn relay_proves(&self, at: UnixMs, log: LogId, signature: &Signature) -> Result<(), &'static str> {
        let Me { agency, device, ref relay, .. } = self.me;
        let word = Welcome { asked: self.nonce, nonce: self.relay_nonce, agency, device, at, log };
        word.verify(relay, signature)
            .map_err(|_| "what answers is not the relay that it claims to be; ask who runs the relay")
    }

    fn welcomed(
        &mut self,
        relay_time: UnixMs,
        roster_head: u64,
        log: LogId,
        heads: &[(SpaceId, Cursor)],
    ) -> Vec<Effect> {
        // Logs of another name, or one that is shorter than what we have applied, were put back from a
        // backup: their numbers mean other entries now, so everything is fetched again. What is here
        // already merges without effect.
        let renamed = self.me.log.is_some_and(|known| known != log);
        let told: BTreeMap<SpaceId, Cursor> = heads.iter().copied().collect();
        let is_other =
            |(space, at): &(&SpaceId, &Cursor)| renamed || told.get(space).is_some_and(|head| *at > head);
        let mut effects: Vec<Effect> =
            self.applied.iter().filter(is_other).map(|(space, _)| Effect::Rewind(*space)).collect();
        let rewound = !effects.is_empty();
        if self.me.log != Some(log) {
            // After the rewinds: who is killed between them rewinds again.
            effects.push(Effect::KeepLogId(log));
        }
        if rewound {
            let why = "the relay was put back from a backup; fetching everything again";
            effects.extend(self.close(why.to_owned(), None));
            return effects;
        }
        self.state = State::Open;
        self.heads = told;
        self.pushes.queued();
        effects.insert(0, Effect::Clock(relay_time));
        // Before anything is pushed: what is pushed may be under rights and keys that came with them.
        if roster_head < self.roster {
            effects.push(Effect::HandBack { after: roster_head });
        }
        effects
    }

    /// Everything between what has arrived and this must be in it; a log has no holes.
    fn arrive(&mut self, space: SpaceId, after: Cursor, upto: Cursor) -> Result<(), &'static str> {
        let arrived = self.arrived.entry(space).or_default();
        if after > *arrived || upto < after {
            return Err("the relay left out a part of the log; connecting again");
        }
        *arrived = upto.max(*arrived);
        let head = self.heads.entry(space).or_default();
        *head = upto.max(*head);
        Ok(())
    }

    fn was_applied(&mut self, space: SpaceId, upto: Cursor, weight: u32) -> Vec<Effect> {
        let applied = self.applied.entry(space).or_default();
        *applied = upto.max(*applied);
        let mut effects = vec![];
        if weight > 0 {
            effects.push(Effect::Send(Frame::Credit { bytes: weight }));
        }
        // One word for all that arrived so far, not one for each frame of a long catch-up.
        if self.arrived.get(&space) == Some(&upto) {
            effects.push(Effect::Acknowledge { space, upto });
        }
        effects
    }

    fn close(&mut self, why: String, code: Option<ByeCode>) -> Vec<Effect> {
        self.state = State::Closed;
        // Everything else passes by itself: a busy relay, a slow line, a restart.
        let lasting = [ByeCode::Version, ByeCode::UnknownDevice, ByeCode::BadProof];
        let refused = code.filter(|code| lasting.contains(code));
        vec![Effect::Close { why, refused }]
    }

    /// How we stand, when it changed.
    fn tell(&mut self) -> Option<Effect> {
        let to_come = self.heads.iter().map(|(space, head)| {
            head.0.saturating_sub(self.applied.get(space).copied().unwrap_or_default().0)
        });
        let to_come = to_come.fold(0, u64::saturating_add);
        let standing = match self.state {
            State::Waiting | State::Closed => return None,
            State::Greeting | State::Proving => Standing::Greeting,
            State::Open if to_come == 0 && self.pushes.is_idle() => Standing::Complete,
            State::Open => Standing::CatchingUp { to_come },
        };
        if self.told == Some(standing) {
            return None;
        }
        self.told = Some(standing);
        Some(Effect::Tell(standing))
    }
}

/// Frames that answer an [`Event::Ask`].
fn is_answer(frame: &Frame) -> bool {
    matches!(
        frame,
        Frame::Said { .. }
            | Frame::NotSaid { .. }
            | Frame::Deposited { .. }
            | Frame::WrapsKept
            | Frame::HasDeclined
            | Frame::CustodySettled
    )
}
