//! The programs of the department, each lived through by several devices, offline in the middle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod cert;
mod chaplains;
mod crisis;
mod explorers;
mod forms;
mod juvenile;
mod night_out;
mod outreach;
mod referrals;
mod requests;
mod reviews;
mod sara;
mod trends;
mod weekly;
