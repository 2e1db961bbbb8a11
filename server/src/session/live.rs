//! A device that is in: it pushes, acknowledges, says; it is sent what others pushed.

use std::collections::BTreeSet;
use std::sync::Arc;

use ids::{AgencyId, DeviceId, EnvelopeId, SpaceId, UnixMs};
use protocol::{Batch, ByeCode, Frame, Kept, Lookup, MAX_ENVELOPES_PER_BATCH, Refusal, RefusalCode};
use seal::public::{Ack, Envelope, Held, MAX_ENVELOPE, Right, Roster, Signed, Statement, sha256};

use super::tails::Tails;
use super::{Effect, Event, Farewell, check, door, guest};
use crate::store::{Failure, News};

/// The template of the space where `manage` covers the agency.
const DIRECTORY: &str = "directory";

/// A session.
#[derive(Debug)]
pub(super) struct Live {
    agency: AgencyId,
    device: DeviceId,
    roster: Arc<Roster>,
    /// The number of the last statement that the device was sent.
    told: u64,
    tails: Tails,
    /// What is being stored: should that fail, each is refused by name.
    storing: Vec<EnvelopeId>,
}

impl Live {
    pub(super) fn new(
        agency: AgencyId,
        device: DeviceId,
        roster: Arc<Roster>,
        told: u64,
        tails: Tails,
    ) -> Self {
        Self { agency, device, roster, told, tails, storing: Vec::new() }
    }

    /// Reads on where somebody is behind.
    pub(super) fn catch_up(&mut self) -> Option<Effect> {
        self.tails.next_read()
    }

    pub(super) fn on(&mut self, event: Event, now: UnixMs) -> Result<Vec<Effect>, Farewell> {
        let mut effects = match event {
            Event::Frame(frame) => self.frame(frame)?,
            Event::News(news) => self.news(&news),
            Event::Lagged => {
                self.tails.lagged();
                vec![Effect::ReadStatements(self.agency, self.told)]
            }
            Event::Page(space, page) => self.tails.page(space, &page).into_iter().collect(),
            Event::Statements(after, statements) => self.statements(after, &statements),
            Event::Appended(push, Ok(held)) => self.stored(push, held, now),
            Event::Appended(push, Err(failure)) => self.not_stored(push, failure),
            Event::Said(Ok(seq)) => vec![Effect::Send(Frame::Said { seq })],
            Event::Said(Err(no)) => {
                vec![Effect::Send(Frame::NotSaid { code: no.code, say: no.say, head: no.head })]
            }
            Event::Deposited(lookup) => vec![Effect::Send(Frame::Deposited { lookup })],
            _ => return Err(Farewell::unexpected()),
        };
        effects.extend(self.catch_up());
        Ok(effects)
    }

    fn frame(&mut self, frame: Frame) -> Result<Vec<Effect>, Farewell> {
        match frame {
            Frame::Push { push, batch } => self.push(push, batch),
            Frame::Credit { bytes } => {
                self.tails.add_credit(bytes);
                Ok(Vec::new())
            }
            Frame::Ack { ack } => self.ack(ack),
            Frame::Say { statement } => Ok(vec![Effect::Say(self.agency, statement)]),
            Frame::Deposit { lookup, package, expires } => self.deposit(lookup, package, expires),
            _ => Err(Farewell::unexpected()),
        }
    }

    /// Takes what may be taken; every envelope is answered for, in the receipt or in the refusals.
    fn push(&mut self, push: u32, batch: Batch) -> Result<Vec<Effect>, Farewell> {
        if batch.len() > MAX_ENVELOPES_PER_BATCH {
            let say = format!("a push holds at most {MAX_ENVELOPES_PER_BATCH} entries; send less at once");
            return Err(Farewell::because(ByeCode::Unexpected, say));
        }
        let raws = batch.into_raw().map_err(|_| Farewell::unexpected())?;
        let (mut envelopes, mut refusals) = (Vec::new(), Vec::new());
        for (_, raw) in raws {
            let id = EnvelopeId(sha256(&[&raw]));
            match Envelope::parse(raw) {
                Err(why) => refusals.push((id, check::malformed(&why))),
                Ok(envelope) => match check::refusal(&self.roster, self.agency, self.device, &envelope) {
                    Some(refusal) => refusals.push((id, refusal)),
                    None => envelopes.push(Arc::new(envelope)),
                },
            }
        }
        let nothing_refused = refusals.is_empty();
        let mut effects = Vec::new();
        if !nothing_refused {
            effects.push(Effect::Send(Frame::Refused { push, refusals }));
        }
        if nothing_refused || !envelopes.is_empty() {
            self.storing = envelopes.iter().map(|envelope| envelope.id()).collect();
            effects.push(Effect::Append { push, agency: self.agency, envelopes });
        }
        Ok(effects)
    }

    fn stored(&mut self, push: u32, held: Vec<Held>, at: UnixMs) -> Vec<Effect> {
        self.storing.clear();
        held.iter().for_each(|held| self.tails.pushed(held.space, held.cursor));
        vec![Effect::Receipt { push, agency: self.agency, at, held }]
    }

    fn not_stored(&mut self, push: u32, failure: Failure) -> Vec<Effect> {
        let (code, say) = match failure {
            Failure::Full => {
                (RefusalCode::StorageFull, "the relay's disk is full; its operator must free some")
            }
            Failure::Broken => (RefusalCode::Failed, "the relay's database failed; tell its operator"),
        };
        let refusal = Refusal {
            code,
            say: format!("{say}. The entry is safe on this device and will be sent again"),
            kept: Kept::OnDevice,
        };
        let refusals = self.storing.drain(..).map(|id| (id, refusal.clone())).collect();
        vec![Effect::Send(Frame::Refused { push, refusals })]
    }

    fn ack(&self, signed: Signed<Ack>) -> Result<Vec<Effect>, Farewell> {
        let bad =
            || Farewell::because(ByeCode::BadProof, "an acknowledgement is not this device's; connect again");
        let admitted = self.roster.device(self.device).ok_or_else(bad)?;
        let word = signed.verify(&admitted.public.signing).map_err(|_| bad())?;
        if word.agency != self.agency || word.device != self.device {
            return Err(bad());
        }
        if !self.roster.may(self.device, word.space, Right::Read) {
            return Ok(Vec::new());
        }
        Ok(vec![Effect::KeepAck { agency: self.agency, word, signed }])
    }

    fn deposit(&self, lookup: Lookup, package: Vec<u8>, expires: UnixMs) -> Result<Vec<Effect>, Farewell> {
        let directory = self.roster.space_by_template(DIRECTORY);
        if !directory.is_some_and(|space| self.roster.may(self.device, space, Right::Manage)) {
            let say = "this member may not invite; ask an administrator of the agency";
            return Err(Farewell::because(ByeCode::Unexpected, say));
        }
        if package.len() > MAX_ENVELOPE {
            let say = format!("an invite holds at most {MAX_ENVELOPE} bytes; grant fewer spaces at once");
            return Err(Farewell::because(ByeCode::Unexpected, say));
        }
        Ok(vec![Effect::Deposit { agency: self.agency, lookup, package, expires }])
    }

    fn news(&mut self, news: &News) -> Vec<Effect> {
        match news {
            News::Entries { space, entries } => self.tails.grown(*space, entries).into_iter().collect(),
            News::Statement { seq, statement, roster } => {
                self.roster_is(roster);
                match self.told {
                    told if *seq <= told => Vec::new(),
                    told if *seq == told + 1 => self.statements(told, std::slice::from_ref(statement)),
                    told => vec![Effect::ReadStatements(self.agency, told)],
                }
            }
            News::Ack { device, space, ack } => self.seen(*device, *space, ack).into_iter().collect(),
        }
    }

    fn seen(&self, device: DeviceId, space: SpaceId, ack: &Signed<Ack>) -> Option<Effect> {
        let tell = device != self.device && self.roster.may(self.device, space, Right::Read);
        tell.then(|| Effect::Send(Frame::Seen { ack: ack.clone() }))
    }

    /// Sends statements on, from where the device is.
    fn statements(&mut self, after: u64, statements: &[Statement]) -> Vec<Effect> {
        if after != self.told {
            return Vec::new();
        }
        self.told += u64::try_from(statements.len()).unwrap_or(0);
        let mut roster = Roster::clone(&self.roster);
        if roster.head().0 < self.told {
            let from = usize::try_from(roster.head().0.saturating_sub(after)).unwrap_or(usize::MAX);
            if statements.iter().skip(from).try_for_each(|statement| roster.apply(statement)).is_ok() {
                self.roster_is(&Arc::new(roster));
            }
        }
        guest::statement_frames(after + 1, statements).collect()
    }

    /// Rights may have changed: other logs to read, perhaps.
    fn roster_is(&mut self, roster: &Arc<Roster>) {
        if roster.head().0 > self.roster.head().0 {
            self.roster = Arc::clone(roster);
            let spaces: BTreeSet<SpaceId> = door::readable(roster, self.device).collect();
            self.tails.read(&spaces);
        }
    }
}
