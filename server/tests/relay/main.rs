//! Devices against a relay in this process, over real sockets and a real database.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod devices;
mod durable;
mod guests;
mod limits;
mod logs;
mod refusals;
mod roster;
