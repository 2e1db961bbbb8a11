//! Cities, people and networks for tests, from one seed.
//!
//! A [`City`] is a real relay and real engines with real encrypted stores, under one clock that only
//! the test turns; between them lies a [`Wire`] that can be cut. An [`Agency`] on paper is the same
//! without processes and sockets, for those who drive the pure machines by hand. Nothing here knows
//! what a test wants to prove.
//!
//! Everything panics when it does not work: a test that cannot set its stage has failed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "only tests use it")]

mod agency;
mod city;
mod clock;
mod damage;
mod device;
mod folder;
mod sharing;
mod wire;

pub use agency::{Agency, MemberDevice};
pub use city::City;
pub use clock::TestClock;
pub use damage::{flip, overwrite, truncate};
pub use device::Device;
pub use folder::folder;
pub use sharing::Sharing;
pub use wire::Wire;
