//! The core for Kotlin, Swift and Python: the one crate that knows uniffi.
//!
//! Holds no logic: it owns the threads a phone needs, turns plain types into the engine's and back, and
//! passes every call through the engine's door. Knows no store, no key and no frame.

#![allow(unsafe_code, reason = "uniffi exports C functions, which Rust 2024 counts as unsafe; none is ours")]

mod listening;
mod porchlight;
mod running;
mod trouble;
mod visits;

pub use listening::{ChangeListener, Changed, ListenerFailed};
pub use porchlight::Porchlight;
pub use trouble::{Trouble, TroubleCode};
pub use visits::{
    ConflictCard, ConflictChoice, Delivery, EmptiedField, PromiseDraft, SpotDraft, VisitCard, VisitDraft,
    VisitEdit,
};

uniffi::setup_scaffolding!("porchlight");
