//! What is fed, and what must hold of the answer, whatever the bytes.
//!
//! Each answers with a word for what it saw, so that a run knows what is new; an error is something that
//! must not be: what was read does not come out again as it went in, or what was refused has changed
//! something.

pub mod changes;
pub mod packs;
pub mod statements;
pub mod tables;
mod wire;

/// Something that takes bytes from outside.
pub struct Target {
    pub name: &'static str,
    /// What 64 KiB from outside may make it allocate at most, in bytes.
    pub most_memory: usize,
    pub plays: fn(&[u8]) -> Result<String, String>,
}

const MIB: usize = 1024 * 1024;

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "envelope", most_memory: MIB, plays: wire::envelope },
    // 64 KiB of the smallest entries of a batch are 3,500 envelopes of 72 bytes and more.
    Target { name: "frame", most_memory: 4 * MIB, plays: wire::frame },
    Target { name: "word", most_memory: 4 * MIB, plays: wire::word },
    Target { name: "code", most_memory: MIB, plays: wire::code },
    Target { name: "statement", most_memory: 4 * MIB, plays: statements::plays },
    // 16 MiB that it may unfold to, more than once in memory while automerge reads it.
    Target { name: "change", most_memory: 96 * MIB, plays: changes::change },
    Target { name: "snapshot", most_memory: 96 * MIB, plays: changes::snapshot },
    Target { name: "pack", most_memory: 32 * MIB, plays: packs::plays },
    Target { name: "table", most_memory: 8 * MIB, plays: tables::plays },
];

/// What a size is worth in an answer: its magnitude.
fn magnitude(size: usize) -> u32 {
    usize::BITS - size.leading_zeros()
}

/// An answer in a word: a refusal without the numbers in it.
fn refused(error: &impl std::fmt::Display) -> String {
    error.to_string().chars().filter(|character| !character.is_ascii_digit()).take(80).collect()
}

/// What two things that should be one are, if they are not.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, left: &T, right: &T) -> Result<(), String> {
    if left == right {
        return Ok(());
    }
    let text = |value: &T| format!("{value:?}").chars().take(600).collect::<String>();
    Err(format!("{what}: {} is not {}", text(left), text(right)))
}
