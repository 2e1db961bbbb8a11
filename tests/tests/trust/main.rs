//! Who belongs, who may do what, and what happens when that ends: real devices, a real relay.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod enrolment;
mod leaving;
mod looking;
mod put_back;
mod recovery;
mod removal;
mod rights;
