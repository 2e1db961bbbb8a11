//! Who belongs, who may do what, and what happens when that ends: real devices, a real relay.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod enrolment;
mod hostile_client;
mod leaving;
mod looking;
mod own_spaces;
mod put_back;
mod recovery;
mod removal;
mod rights;
mod schedules;
