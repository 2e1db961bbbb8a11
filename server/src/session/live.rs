//! A device that is in: it pushes, acknowledges, asks; it is sent what others pushed.
//!
//! Who it is decides what it is sent. A revoked device reads nothing and may still hand over what it
//! has not sent, and say how it stands. The kit reads no log and gets every key. Who manages is shown
//! who knocks and how the others stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use ids::{AgencyId, DeviceId, SpaceId, UnixMs};
use protocol::{BLOBS_SINCE, BlobFrame, ByeCode, Frame, RefusalCode};
use seal::public::{Ack, DeviceStanding, Right, Roster, Signed, Word};

use super::keys::Keys;
use super::pushing::{self, Pushing};
use super::tails::Tails;
use super::{Effect, Entered, Event, Farewell, asking, blobs, check, door, frames, local};
use crate::store::{HandBack, KeepStanding, News, custody_of};

/// The most bytes of a device's word: the longest has 80, and what is kept is sent to others.
const MOST_WORD: usize = 512;

/// A session.
#[derive(Debug)]
pub(super) struct Live {
    agency: AgencyId,
    device: DeviceId,
    /// The version that both speak.
    version: u16,
    roster: Arc<Roster>,
    /// The number of the last statement that the device was sent.
    told: u64,
    tails: Tails,
    keys: Keys,
    pushing: Pushing,
    /// Whether it was shown who knocks and how the others stand.
    oversees: bool,
    /// At a relay that only shares.
    local: bool,
}

impl Live {
    pub(super) fn new(
        (version, device): (u16, DeviceId),
        roster: Arc<Roster>,
        told: u64,
        tails: Tails,
        local: bool,
    ) -> Self {
        let mut keys = Keys::default();
        keys.roster_is(&roster, device);
        Self {
            agency: roster.agency(),
            oversees: asking::oversees(&roster, device),
            version,
            device,
            roster,
            told,
            tails,
            keys,
            pushing: Pushing::default(),
            local,
        }
    }

    pub(super) fn device(&self) -> DeviceId {
        self.device
    }

    /// What a device that comes in is told after the statements, and where to read on.
    pub(super) fn enters(&mut self, entered: Entered) -> Vec<Effect> {
        let seen = entered.acks.into_iter().map(|ack| Effect::Send(Frame::Seen { ack }));
        let mut effects: Vec<_> = seen.collect();
        effects.extend(self.keys.hand(&self.roster, self.device, entered.wraps));
        effects.extend(frames::standings(&entered.standings));
        if !entered.knocks.is_empty() {
            effects.push(Effect::Send(Frame::Knocks { knocks: entered.knocks }));
        }
        effects.extend(self.tails.next_read());
        effects
    }

    pub(super) fn on(&mut self, event: Event, now: UnixMs) -> Result<Vec<Effect>, Farewell> {
        let mut effects = match event {
            Event::Frame(frame) => self.frame(frame)?,
            Event::News(news) => self.news(&news),
            Event::Lagged => self.lagged(),
            Event::Page(space, page) => self.tails.page(space, &page).into_iter().collect(),
            Event::Statements(after, statements, roster) => {
                let mut effects = self.tell(after, &statements);
                effects.extend(self.roster_is(&roster));
                effects
            }
            Event::Wraps(wraps) => self.keys.hand(&self.roster, self.device, wraps),
            Event::Knocks(knocks) if self.oversees => vec![Effect::Send(Frame::Knocks { knocks })],
            Event::Standings(words) if self.oversees => frames::standings(&words).collect(),
            Event::Knocks(_) | Event::Standings(_) => Vec::new(),
            Event::Appended(push, Ok(appended)) => {
                let custody = custody_of(self.agency);
                for held in appended.held.iter().filter(|held| held.space != custody) {
                    self.tails.pushed(held.space, held.cursor);
                }
                self.pushing.stored((self.agency, push), appended, now)
            }
            Event::Appended(push, Err(failure)) => vec![self.pushing.not_stored(push, failure)],
            Event::TooFast { push, batch, retry_after } => {
                vec![pushing::too_fast(push, batch, retry_after)?]
            }
            Event::BlobTooFast { space, blob, retry_after } => {
                let after = Some(retry_after);
                vec![Effect::Send(blobs::refused((space, blob), RefusalCode::TooFast, after))]
            }
            Event::Answered(frame) => vec![Effect::Send(frame)],
            _ => return Err(Farewell::unexpected()),
        };
        if self.local {
            // The list may have gone on meanwhile.
            local::admits(&self.roster, self.device)?;
        }
        effects.extend(self.tails.next_read());
        Ok(effects)
    }

    fn frame(&mut self, frame: Frame) -> Result<Vec<Effect>, Farewell> {
        let me = (self.agency, self.device);
        if self.local
            && let Some(effects) = local::not_here(&self.roster, &frame)
        {
            return Ok(effects);
        }
        let effect = match frame {
            Frame::Push { push, batch } if self.local => self.pushing.push(me, push, batch, local::push)?,
            Frame::Push { push, batch } => self.pushing.push(me, push, batch, check::push)?,
            Frame::Compact { .. } if self.local => return Err(Farewell::unexpected()),
            Frame::Compact { push, upto, batch } => self.pushing.compact(me, push, upto, batch)?,
            Frame::Credit { bytes } => {
                self.tails.add_credit(bytes);
                return Ok(Vec::new());
            }
            // Who hands them back does not matter: each proves itself.
            Frame::HandBack { statements } => Effect::HandBack(HandBack { agency: self.agency, statements }),
            Frame::Ack { ack } => return self.ack(ack),
            Frame::Standing { word } => return self.stands(word),
            Frame::Blob(says) => self.blob(says)?,
            question => asking::ask(&self.roster, self.device, question)?,
        };
        Ok(vec![effect])
    }

    fn blob(&self, says: BlobFrame) -> Result<Effect, Farewell> {
        let from_relay =
            matches!(says, BlobFrame::Held { .. } | BlobFrame::Refused { .. } | BlobFrame::Chunk { .. });
        if self.version < BLOBS_SINCE || from_relay {
            return Err(Farewell::unexpected());
        }
        Ok(match blobs::allowed(&self.roster, self.device, &says) {
            Ok(()) => Effect::Blob(self.agency, self.device, says),
            Err(code) => Effect::Send(blobs::refused(says.about(), code, None)),
        })
    }

    fn ack(&self, signed: Signed<Ack>) -> Result<Vec<Effect>, Farewell> {
        let word = self.word(&signed, |word| (word.agency, word.device))?;
        if !self.roster.may(self.device, word.space, Right::Read) {
            return Ok(Vec::new());
        }
        Ok(vec![Effect::KeepAck { agency: self.agency, word, signed }])
    }

    fn stands(&self, signed: Signed<DeviceStanding>) -> Result<Vec<Effect>, Farewell> {
        self.word(&signed, |word| (word.agency, word.device))?;
        // The kit is nobody's phone.
        if self.roster.is_kit(self.device) {
            return Ok(Vec::new());
        }
        Ok(vec![Effect::KeepStanding(KeepStanding { agency: self.agency, device: self.device, signed })])
    }

    /// A word of this device about itself.
    fn word<T: Word>(
        &self,
        signed: &Signed<T>,
        of: impl Fn(&T) -> (AgencyId, DeviceId),
    ) -> Result<T, Farewell> {
        let admitted = self.roster.device(self.device).filter(|_| signed.raw.len() <= MOST_WORD);
        let word = admitted.and_then(|admitted| signed.verify(&admitted.public.signing).ok());
        word.filter(|word| of(word) == (self.agency, self.device)).ok_or_else(|| {
            Farewell::because(ByeCode::BadProof, "a signed word is not this device's own; connect again")
        })
    }

    fn news(&mut self, news: &News) -> Vec<Effect> {
        match news {
            News::Entries { space, entries } => self.tails.grown(*space, entries).into_iter().collect(),
            News::Statement { seq, statement, roster } => {
                let mut effects = match self.told {
                    told if *seq <= told => Vec::new(),
                    told if *seq == told + 1 => self.tell(told, std::slice::from_ref(statement)),
                    told => vec![Effect::ReadStatements(self.agency, told)],
                };
                effects.extend(self.roster_is(roster));
                effects
            }
            News::Ack { device, space, ack } => {
                let tell = *device != self.device && self.roster.may(self.device, *space, Right::Read);
                tell.then(|| Effect::Send(Frame::Seen { ack: ack.clone() })).into_iter().collect()
            }
            News::Wraps { space, epoch, devices } => {
                let mine = devices.contains(&self.device)
                    && self.keys.wrapped(&self.roster, self.device, (*space, *epoch));
                mine.then_some(Effect::ReadWraps(self.agency, self.device)).into_iter().collect()
            }
            News::Knocking if self.oversees => vec![Effect::ReadKnocks(self.agency)],
            News::Standing { device, word } if self.oversees && *device != self.device => {
                frames::standings(std::slice::from_ref(word)).collect()
            }
            News::Knocking | News::Standing { .. } => Vec::new(),
        }
    }

    /// News was missed: only the store knows, of everything.
    fn lagged(&mut self) -> Vec<Effect> {
        self.tails.lagged();
        let mut effects = vec![Effect::ReadStatements(self.agency, self.told)];
        if self.roster.is_active(self.device) {
            effects.push(Effect::ReadWraps(self.agency, self.device));
        }
        if self.oversees {
            effects.extend(self.oversight());
        }
        effects
    }

    fn oversight(&self) -> [Effect; 2] {
        [Effect::ReadStandings(self.agency, self.device), Effect::ReadKnocks(self.agency)]
    }

    /// Sends statements on, from where the device is.
    fn tell(&mut self, after: u64, statements: &[seal::public::Statement]) -> Vec<Effect> {
        if after != self.told {
            return Vec::new();
        }
        self.told += u64::try_from(statements.len()).unwrap_or(0);
        frames::statements(after + 1, statements).collect()
    }

    /// Rights may have changed: other logs to read, other keys to hand over, others to be shown.
    fn roster_is(&mut self, roster: &Arc<Roster>) -> Vec<Effect> {
        if roster.head().0 <= self.roster.head().0 {
            return Vec::new();
        }
        self.roster = Arc::clone(roster);
        let spaces: BTreeSet<SpaceId> = door::readable(roster, self.device).collect();
        self.tails.read(&spaces);
        let mut effects = Vec::new();
        if self.keys.roster_is(roster, self.device) {
            effects.push(Effect::ReadWraps(self.agency, self.device));
        }
        let oversees = asking::oversees(roster, self.device);
        if oversees && !self.oversees {
            effects.extend(self.oversight());
        }
        self.oversees = oversees;
        effects
    }
}
