//! The programs of the department, each lived through by several devices, offline in the middle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod awareness;
mod careful;
mod cert;
mod classes;
mod duplicates;
mod explorers;
mod forms;
mod night_out;
mod outreach;
mod requests;
mod safe_at_home;
mod tables;
mod walk;
