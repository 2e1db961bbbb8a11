//! Use cases: one command = one transaction = output + what changed; drives sync on tokio.
//!
//! Knows no window, no HTTP and no platform: hosts give it a folder, a key and a clock, call
//! [`Engine::call`] and listen for what changed. The only file that reads the system's clock is
//! [`clock`].

pub mod clock;
mod commands;
mod damage;
mod directory;
pub mod door;
mod engine;
mod error;
mod identity;
mod joining;
mod link;
mod outside;
mod rights;
mod sharing;
mod standing;
mod trust;

pub use clock::Clock;
pub use commands::{LARGEST_FILE, ReadFile, Table, TableLine};
pub use engine::{Engine, Opened};
pub use error::{Refusal, bad_field};
pub use ids::UnixMs;
pub use joining::{Founding, enrol, found, join, let_in};
pub use link::{Link, keeps_authority, trust_authority_of};
pub use store::{DatabaseKey, Salvaged, Store, StoreError};
pub use trust::{Farewell, HandedOverReceipt, Parting, recover};

#[cfg(test)]
mod tests;
