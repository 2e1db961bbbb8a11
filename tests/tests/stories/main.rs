//! What officers, supervisors and custodians live through, told by real devices and a real relay.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod again;
mod attachments;
mod day;
mod delivery;
mod local_relay;
mod overseen;
mod paces;
mod requests;
mod retention;
mod rollover;
mod spots;
mod summary;
mod together;
