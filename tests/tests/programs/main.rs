//! The programs of the department, each lived through by several devices, offline in the middle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod at_once;
mod awareness;
mod careful;
mod cert;
mod chaplains;
mod classes;
mod crisis;
mod duplicates;
mod explorers;
mod forms;
mod juvenile;
mod night_out;
mod outreach;
mod referrals;
mod requests;
mod reviews;
mod safe_at_home;
mod sara;
mod tables;
mod trends;
mod walk;
mod weekly;
