//! Whatever comes in that should not: it gets a clear answer, and nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod clocks;
mod commands;
mod databases;
mod disks;
mod envelopes;
mod frames;
mod nonsense;
mod packs;
mod paper;
mod relays;
