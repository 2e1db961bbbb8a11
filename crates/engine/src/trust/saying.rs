//! Says something at the relay and waits for its answer.
//!
//! Blocks the calling thread, which is a host's worker: a person has pressed a button and waits.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use protocol::{Frame, KeyFor, SayCode, WRAPS_IN_A_FRAME, Wrap};
use seal::public::{Says, Statement};
use seal::secret::{Speaker, say};

use crate::{Engine, Refusal};

/// A relay on a slow line; more is no relay.
const ANSWER: Duration = Duration::from_secs(20);
/// Another administrator may be faster; sign again on top of what they said.
pub(super) const TRIES: u32 = 8;
/// What was said meanwhile is on its way to us.
pub(super) const BEFORE_TRYING_AGAIN: Duration = Duration::from_millis(100);

/// How often, and how long each time, to wait for one's own statement: two seconds in all.
const HEARING_TRIES: u32 = 200;
const HEARING: Duration = Duration::from_millis(10);

/// Wraps of one epoch's key, for those who hold keys of its space.
pub(super) struct Wraps {
    pub(super) space: ids::SpaceId,
    pub(super) epoch: ids::Epoch,
    pub(super) commitment: [u8; 32],
    pub(super) wraps: Vec<Wrap>,
}

impl Engine {
    /// Asks the relay, as soon as it is connected, and waits for the answer.
    pub(crate) fn ask_relay(&self, frame: Frame) -> Result<Frame, Refusal> {
        let asks = self.asking().ok_or_else(not_connected)?;
        let (answer, answered) = sync_channel(1);
        let tell = Box::new(move |frame| drop(answer.try_send(frame)));
        asks.try_send((frame, tell)).map_err(|_| not_connected())?;
        answered.recv_timeout(ANSWER).map_err(|error| match error {
            RecvTimeoutError::Timeout => Refusal::Relay("the relay did not answer within 20 seconds".into()),
            RecvTimeoutError::Disconnected => {
                Refusal::Relay("the connection to the relay ended before it answered".into())
            }
        })
    }

    /// Adds to the roster. `says` is asked anew when somebody else was faster, with the roster as it is then;
    /// `wrap` gives the wraps that have to be at the relay before.
    pub(super) fn say_at_relay(
        &self,
        mut says: impl FnMut(&Self) -> Result<(Says, Vec<Wraps>), Refusal>,
    ) -> Result<u64, Refusal> {
        let mut last = String::new();
        for _ in 0..TRIES {
            self.wait_for_own_keys()?;
            let (identity, roster) = (self.identity()?, self.roster());
            let (says, wraps) = says(self)?;
            // Made for another roster than it would be signed for: somebody else's words arrived meanwhile.
            if self.roster().head() != roster.head() {
                continue;
            }
            self.keep_wraps(wraps)?;
            let statement = say(&roster, Speaker::Device(&identity.device), self.now(), says);
            match self.say_statement(statement.map_err(Refusal::keys)?)? {
                Ok(seq) => {
                    self.hears(seq);
                    return Ok(seq);
                }
                Err(slower) => last = slower,
            }
            self.wait(BEFORE_TRYING_AGAIN);
        }
        Err(Refusal::Relay(last))
    }

    /// The statement itself comes back a moment after its answer: whoever looks next sees what they ordered.
    fn hears(&self, seq: u64) {
        for _ in 0..HEARING_TRIES {
            if self.roster().head().0 >= seq || self.asking().is_none() {
                return;
            }
            self.wait(HEARING);
        }
    }

    /// The key of an epoch comes back from the relay a moment after its statement, also to the device that made
    /// it: whoever gives two orders in a row must not be told that they lack a key. As patient as with any
    /// other answer; a connection that was lost gets less time to come back.
    pub(super) fn wait_for_own_keys(&self) -> Result<(), Refusal> {
        let tries = ANSWER.as_millis() / BEFORE_TRYING_AGAIN.as_millis();
        let mut without_line = 0;
        for _ in 0..tries {
            without_line += u32::from(self.asking().is_none());
            let is_member = self.roster().is_active(self.identity()?.id());
            if !is_member || without_line > TRIES || self.has_its_keys()? {
                break;
            }
            self.wait(BEFORE_TRYING_AGAIN);
        }
        Ok(())
    }

    /// Ok with the number, or with why it is to be signed again.
    pub(super) fn say_statement(&self, statement: Statement) -> Result<Result<u64, String>, Refusal> {
        match self.ask_relay(Frame::Say { statement })? {
            Frame::Said { seq } => Ok(Ok(seq)),
            Frame::NotSaid { code: SayCode::OutOfTurn, say, .. } => Ok(Err(say)),
            Frame::NotSaid { say, .. } => Err(Refusal::Relay(say)),
            _ => Err(strange()),
        }
    }

    pub(super) fn keep_wraps(&self, all: Vec<Wraps>) -> Result<(), Refusal> {
        for Wraps { space, epoch, commitment, wraps } in all {
            for some in wraps.chunks(WRAPS_IN_A_FRAME) {
                let frame = Frame::KeepWraps { space, epoch, commitment, wraps: some.to_vec() };
                match self.ask_relay(frame)? {
                    Frame::WrapsKept => {}
                    Frame::NotSaid { say, .. } => return Err(Refusal::Relay(say)),
                    _ => return Err(strange()),
                }
            }
        }
        Ok(())
    }
}

pub(super) fn strange() -> Refusal {
    Refusal::Relay("the relay answered something else".into())
}

pub(super) fn not_connected() -> Refusal {
    Refusal::Relay("this needs the relay, and there is no connection".into())
}

/// What a test of the far side may want to see: a key on its way to one device.
pub(crate) type Keys = Vec<KeyFor>;
