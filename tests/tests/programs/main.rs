//! The programs of the department, each lived through by several devices, offline in the middle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod cert;
mod explorers;
mod forms;
mod night_out;
mod outreach;
mod requests;
mod sara;
mod trends;
mod weekly;
