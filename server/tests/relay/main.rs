//! Devices against a relay in this process, over real sockets and a real database.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod compaction;
mod custody;
mod devices;
mod durable;
mod expunged;
mod guests;
mod hostile_client;
mod keys;
mod knocks;
mod limits;
mod logs;
mod refusals;
mod revoked;
mod rights;
mod roster;
mod standings;
