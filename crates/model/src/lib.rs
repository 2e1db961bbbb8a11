//! What is recorded: the records, the class of each of their fields, and the rules, as pure functions.
//!
//! Knows no clock, no store, no CRDT, no screen. Every record is a plain struct that serde turns
//! into JSON; how its fields merge is said once, in [`fields`].

pub mod careful;
pub mod chaplains;
pub mod consent;
pub mod crisis;
pub mod disclosure;
pub mod diversion;
pub mod due;
pub mod duplicates;
pub mod fields;
pub mod geometry;
pub mod hours;
mod kinds;
pub mod merged;
pub mod night_out;
pub mod problems;
pub mod records;
pub mod referrals;
pub mod retention;
pub mod reviews;
pub mod roles;
pub mod rollover;
pub mod screening;
pub mod summary;
pub mod teams;
pub mod trend;
pub mod weekly;
pub mod words;
pub mod youth;

pub use kinds::{About, RecordKind, UnknownKind};
pub use records::*;
