//! The thinking of the local lock: how often one may guess, and when the desk locks by itself.
//!
//! Pure: told the time, knows no file, no key and no screen. docs/adr/0006 has the reasons.

mod tries;
mod watch;

pub(crate) use tries::{Door, FREE_TRIES, Tries};
pub(crate) use watch::{LOOK_EVERY, Relock, Watch};

/// What becomes of a lock that was tried wrongly five times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum AfterFive {
    /// The door stays shut for a growing time. Nothing is ever destroyed.
    Wait,
    /// The key is destroyed if everything written here is held by the relay; otherwise as `wait`.
    Wipe,
}

#[cfg(test)]
mod tests;
