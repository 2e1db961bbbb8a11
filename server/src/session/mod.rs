//! The relay's side of one connection, as a pure machine: an event in, effects out.
//!
//! Holds no socket, no clock, no store, no key. The driver in `connection` is dull: it reads,
//! asks, performs, repeats. A connection is a guest's (a new agency, a new device) or, after
//! `Hello -> Challenge -> Prove`, a device's session.
//!
//! `door` lets in, `live` follows one device, and each thing that it can do has a file: `pushing` with
//! the rules in `check`, `asking`, `blobs`, `keys`, `tails`. What a device may not do is answered with a code and
//! does not end the line; what no device does, or is signed by somebody else, does. `local` says what a
//! relay that only shares at an event leaves to the agency's own.

mod asking;
pub(crate) mod blobs;
mod check;
mod door;
mod effect;
mod frames;
mod guest;
mod keys;
mod live;
mod local;
mod pushing;
mod tails;

pub use effect::{Effect, Enter, Entered, Event, Question};

use ids::{DeviceId, UnixMs};
use protocol::{ByeCode, Frame, FrameError};
use seal::public::{LogId, Nonce, PublicKey};

use door::Door;
use live::Live;

/// The relay's side of one connection.
#[derive(Debug)]
pub struct Session {
    own: Own,
    state: State,
}

/// What the relay says of itself in a connection.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// Its key.
    pub key: PublicKey,
    /// The name of its logs.
    pub log: LogId,
    /// Never used before.
    pub nonce: Nonce,
    /// It shares at an event, and does nothing else.
    pub local: bool,
}

#[derive(Debug)]
enum State {
    /// Nothing said yet, or a guest between two questions.
    Guest,
    /// On the way in.
    Door(Box<Door>),
    /// In.
    Live(Box<Live>),
    /// Said goodbye.
    Gone,
}

impl Session {
    /// A connection that was just made.
    pub fn new(own: Own) -> Self {
        Self { own, state: State::Guest }
    }

    /// Whether the device has proved who it is.
    pub fn is_live(&self) -> bool {
        matches!(self.state, State::Live(_))
    }

    /// Which device it is, once it has proved so.
    pub fn device(&self) -> Option<DeviceId> {
        match &self.state {
            State::Live(live) => Some(live.device()),
            _ => None,
        }
    }

    /// Whether it is a guest's connection, or one that has not said anything yet.
    pub fn is_guest(&self) -> bool {
        matches!(self.state, State::Guest)
    }

    /// What to do now that `event` happened at `now`. Same inputs, same effects.
    pub fn on(&mut self, event: Event, now: UnixMs) -> Vec<Effect> {
        match self.take(event, now) {
            Ok(effects) => effects,
            Err(Farewell { code, say }) => {
                self.state = State::Gone;
                vec![Effect::Send(Frame::Bye { code, say }), Effect::Close]
            }
        }
    }

    fn take(&mut self, event: Event, now: UnixMs) -> Result<Vec<Effect>, Farewell> {
        match event {
            Event::Frame(Frame::Bye { .. }) | Event::Closed => {
                self.state = State::Gone;
                return Ok(vec![Effect::Close]);
            }
            Event::Unreadable(error) => return Err(Farewell::unreadable(&error)),
            Event::Overdue => {
                return Err(Farewell::because(
                    ByeCode::TooSlow,
                    "nothing was heard for too long; connect again",
                ));
            }
            Event::Hurried { retry_after } => {
                let say = format!(
                    "this address asks more often than the relay allows; try again in {} seconds",
                    retry_after.as_secs().max(1)
                );
                return Err(Farewell::because(ByeCode::TooFast, say));
            }
            Event::Crowded => {
                return Err(Farewell::because(
                    ByeCode::Busy,
                    "this device has as many connections as it may; close the others, or try again in a minute",
                ));
            }
            Event::Stopping => {
                return Err(Farewell::because(
                    ByeCode::GoingAway,
                    "the relay restarts; connect again in a minute, nothing is lost",
                ));
            }
            Event::Failed => {
                return Err(Farewell::because(
                    ByeCode::Failed,
                    "the relay failed and stored nothing; try again, and tell its operator if it stays so",
                ));
            }
            _ => {}
        }
        match &mut self.state {
            State::Gone => Ok(Vec::new()),
            State::Live(live) => live.on(event, now),
            State::Door(door) => {
                let (effects, live) = door.on(event, now, &self.own)?;
                if let Some(live) = live {
                    self.state = State::Live(live);
                }
                Ok(effects)
            }
            State::Guest => match event {
                Event::Frame(Frame::Hello { versions, agency, device, nonce, .. }) => {
                    let (door, effects) = Door::greeted(&versions, agency, device, nonce)?;
                    self.state = State::Door(Box::new(door));
                    Ok(effects)
                }
                event => {
                    if let (true, Event::Frame(frame)) = (self.own.local, &event) {
                        local::guest(frame)?;
                    }
                    guest::on(event, self.own.key, now)
                }
            },
        }
    }
}

/// Why a connection ends from the relay's side.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Farewell {
    code: ByeCode,
    say: String,
}

impl Farewell {
    fn because(code: ByeCode, say: impl Into<String>) -> Self {
        Self { code, say: say.into() }
    }

    fn unexpected() -> Self {
        Self::because(
            ByeCode::Unexpected,
            "this frame does not belong here; connect again, and update the app",
        )
    }

    fn unreadable(error: &FrameError) -> Self {
        let code = match error {
            FrameError::TooLarge { .. } => ByeCode::FrameTooLarge,
            _ => ByeCode::Unexpected,
        };
        let say = match error {
            FrameError::Newer => "the relay does not know this frame; ask its operator to update it".into(),
            known => known.to_string(),
        };
        Self { code, say }
    }
}

#[cfg(test)]
mod tests;
