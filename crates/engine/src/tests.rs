//! The engine's own rules: what a visit must be, what people are told, days, clocks, types.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod clocks;
mod days;
mod door;
mod sentences;
mod tls;
