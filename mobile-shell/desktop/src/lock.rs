//! The thinking of the local lock: how often one may guess, and when the desk locks by itself.
//!
//! Pure: told the time, knows no file, no key and no screen. docs/adr/0006 has the reasons.

mod tries;
mod watch;

pub(crate) use tries::{Door, FREE_TRIES, Sight, Tries};
pub(crate) use watch::{LOOK_EVERY, Relock, Watch};

#[cfg(test)]
mod tests;
