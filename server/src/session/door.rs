//! How a device comes in: it says who it is, answers the challenge, and is let in or sent away. A revoked
//! device is let in too: it has work to hand over, and reads nothing.

use std::sync::Arc;

use ids::{AgencyId, Cursor, DeviceId, SpaceId, UnixMs};
use protocol::{ByeCode, Frame, VERSIONS};
use seal::public::{Nonce, Question, Right, Roster, Welcome, verify_proof};

use super::live::Live;
use super::tails::Tails;
use super::{Effect, Enter, Entered, Event, Farewell, Own, asking, frames};
use crate::store::News;

/// The way in.
#[derive(Debug)]
pub(super) struct Door {
    version: u16,
    agency: AgencyId,
    device: DeviceId,
    /// The device's nonce.
    asked: Nonce,
    step: Step,
}

#[derive(Debug)]
enum Step {
    /// Waits for the agency's roster.
    Looking,
    /// Waits for the proof.
    Challenged(Arc<Roster>),
    /// Proved; waits for what the device is told.
    Entering { roster: Arc<Roster>, known: u64, cursors: Vec<(SpaceId, Cursor)>, credit: u32 },
}

impl Door {
    /// Somebody says hello.
    pub(super) fn greeted(
        versions: &[u16],
        agency: AgencyId,
        device: DeviceId,
        asked: Nonce,
    ) -> Result<(Self, Vec<Effect>), Farewell> {
        let version = VERSIONS.into_iter().find(|version| versions.contains(version)).ok_or_else(|| {
            let say = format!(
                "this relay speaks protocol {VERSIONS:?}, the app {versions:?}; update the older one"
            );
            Farewell::because(ByeCode::Version, say)
        })?;
        let door = Self { version, agency, device, asked, step: Step::Looking };
        Ok((door, vec![Effect::Listen(agency)]))
    }

    /// What to do next, and the session once the device is in.
    pub(super) fn on(
        &mut self,
        event: Event,
        now: UnixMs,
        own: &Own,
    ) -> Result<(Vec<Effect>, Option<Box<Live>>), Farewell> {
        let Own { key: relay, log, nonce, local } = *own;
        match (&mut self.step, event) {
            (Step::Looking, Event::Agency(roster)) => {
                let known = roster.filter(|roster| roster.device(self.device).is_some());
                let roster = known.ok_or_else(|| {
                    let say = "the relay does not know this device; join the agency with an invite";
                    Farewell::because(ByeCode::UnknownDevice, say)
                })?;
                self.step = Step::Challenged(roster);
                let challenge = Frame::Challenge { version: self.version, nonce, relay_time: now, relay };
                Ok((vec![Effect::Send(challenge)], None))
            }
            (
                Step::Challenged(roster),
                Event::Frame(Frame::Prove { signature, roster: known, cursors, credit }),
            ) => {
                let roster = Arc::clone(roster);
                let question = Question { nonce, agency: self.agency, device: self.device, relay };
                roster
                    .device(self.device)
                    .and_then(|admitted| verify_proof(&admitted.public, &question, &signature).ok())
                    .ok_or_else(|| {
                        let say = "the device could not prove who it is; connect again, or enrol it again";
                        Farewell::because(ByeCode::BadProof, say)
                    })?;
                if local {
                    super::local::admits(&roster, self.device)?;
                }
                let spaces = readable(&roster, self.device).collect();
                let (agency, device) = (self.agency, self.device);
                let (active, oversees) = (roster.is_active(device), asking::oversees(&roster, device));
                let enter = Enter { agency, device, spaces, roster: known, active, oversees };
                self.step = Step::Entering { roster, known, cursors, credit };
                Ok((vec![Effect::Enter(enter)], None))
            }
            (Step::Entering { roster, known, cursors, credit }, Event::Entered(entered)) => {
                let tails = Tails::starting(&entered.heads, std::mem::take(cursors), *credit);
                let (asked, agency, device) = (self.asked, self.agency, self.device);
                let word = Welcome { asked, nonce, agency, device, at: now, log };
                let mut effects = greeting(&entered, *known, word, roster);
                let told = last(*known, &entered);
                let line = (self.version, device);
                let mut live = Live::new(line, Arc::clone(roster), told, tails, local);
                effects.extend(live.enters(entered));
                Ok((effects, Some(Box::new(live))))
            }
            // A log that moved meanwhile is part of what `Enter` brings; a roster counts from now on.
            (Step::Challenged(roster) | Step::Entering { roster, .. }, Event::News(news)) => {
                if let News::Statement { roster: newer, .. } = &*news {
                    *roster = Arc::clone(newer);
                }
                Ok((Vec::new(), None))
            }
            (_, Event::News(_) | Event::Lagged) => Ok((Vec::new(), None)),
            _ => Err(Farewell::unexpected()),
        }
    }
}

/// What a device may read.
pub(super) fn readable(roster: &Roster, device: DeviceId) -> impl Iterator<Item = SpaceId> {
    roster.spaces().map(|space| space.id).filter(move |space| roster.may(device, *space, Right::Read))
}

/// The number of the last statement that the device has been told of then.
fn last(known: u64, entered: &Entered) -> u64 {
    known.saturating_add(u64::try_from(entered.statements.len()).unwrap_or(0))
}

/// The number of the relay's last statement. A device that knows more has it from before the relay was put
/// back from a backup, and hands the rest back.
fn head(known: u64, entered: &Entered, roster: &Roster) -> u64 {
    if entered.statements.is_empty() { known.min(roster.head().0) } else { last(known, entered) }
}

fn greeting(entered: &Entered, known: u64, word: Welcome, roster: &Roster) -> Vec<Effect> {
    let (roster_head, heads) = (head(known, entered, roster), entered.heads.clone());
    [Effect::Welcome { word, roster_head, heads }]
        .into_iter()
        .chain(frames::statements(known.saturating_add(1), &entered.statements))
        .collect()
}
