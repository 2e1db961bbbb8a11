//! The table of edges. Everything else about the house's shape follows from it.

/// Which crates of the workspace one of them may use.
pub(super) enum Own {
    /// These.
    These(&'static [&'static str]),
    /// All: it tests the whole.
    Any,
}

use Own::{Any, These};

/// Crate by crate, from the inside out.
pub(super) const MAY_USE: &[(&str, Own)] = &[
    ("ids", These(&[])),
    ("model", These(&["ids"])),
    ("pack", These(&["ids", "model"])),
    ("document", These(&["ids", "model"])),
    ("seal", These(&["ids"])),
    ("protocol", These(&["ids", "seal"])),
    ("picture", These(&[])),
    ("store", These(&["ids", "model", "document", "seal", "protocol"])),
    ("sync", These(&["ids", "seal", "protocol"])),
    ("engine", These(&["ids", "model", "pack", "document", "seal", "protocol", "picture", "store", "sync"])),
    ("relay", These(&["ids", "seal", "protocol"])),
    ("ffi", These(&["engine"])),
    ("bindgen", These(&[])),
    // Not the relay: it is a process of its own, also in the demo.
    ("porchlight", These(&["engine", "pack"])),
    ("testkit", These(&["ids", "model", "pack", "seal", "store", "engine", "relay"])),
    ("porchlight-tests", Any),
    ("xtask", These(&[])),
];

/// Crates of others, and the only ones of ours that may name them.
pub(super) const ONLY: &[(&str, &[&str])] = &[
    ("uniffi", &["ffi", "bindgen"]),
    ("automerge", &["document", "porchlight-tests"]),
    // Decoders read what strangers made: one door to them.
    ("image", &["picture", "porchlight-tests"]),
    ("img-parts", &["picture", "porchlight-tests"]),
    // The tests: to measure a save against a plain insert.
    ("rusqlite", &["store", "relay", "porchlight-tests"]),
];

/// What a crate must not reach, through however many hands.
pub(super) const NEVER: &[(&str, &[&str])] = &[
    // It carries what it cannot read.
    ("relay", &["model", "document", "pack", "store", "sync", "engine", "automerge", "picture"]),
    ("porchlight", &["relay"]),
    // Pure: no I/O, no thread, no clock of their own.
    ("ids", PURE_NEVER),
    ("model", PURE_NEVER),
    ("document", PURE_NEVER),
    ("seal", PURE_NEVER),
    ("protocol", PURE_NEVER),
    ("sync", PURE_NEVER),
    ("picture", PURE_NEVER),
];

const PURE_NEVER: &[&str] = &["tokio", "rusqlite"];
