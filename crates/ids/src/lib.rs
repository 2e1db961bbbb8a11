//! The names of things: who, what, where in the log.
//!
//! Knows no record, no key, no frame. It stands alone so that the relay can name
//! a space without knowing what is recorded in it.
//!
//! What a person creates gets a version 7 UUID, what is derived from other ids a
//! version 5 one, so that two devices derive the same id for the same thing.

mod family;
mod place_in_log;

pub use family::*;
pub use place_in_log::*;

#[cfg(test)]
mod tests;
