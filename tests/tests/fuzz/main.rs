//! Every parser that takes bytes from outside, fed with bytes that are nearly right.
//!
//! `tests/fuzz/corpus/TARGET/` is kept: what it holds is played at every test run. `cargo xtask fuzz`
//! goes on from there for ten seconds a target, and keeps what is new or fails. Why it is made this way:
//! docs/adr/0007-fuzzing-on-stable.md.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]
#![allow(clippy::disallowed_methods, reason = "a run is limited by the real clock")]

mod corpus;
mod mutation;
mod running;
mod seeds;
mod targets;

use std::time::Duration;

use peak_alloc::PeakAlloc;

use running::{Run, plays};
use targets::TARGETS;

/// Counts what each input makes a parser allocate.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// A panic that is caught is told in a line: to print where it came from, the program's own symbols are read,
/// a hundred megabytes that no input has asked for.
fn panics_in_a_line() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}

#[test]
fn the_kept_corpus_harms_nobody() {
    panics_in_a_line();
    for target in TARGETS {
        let kept = corpus::kept(target.name);
        assert!(kept.len() >= 3, "{} has no corpus", target.name);
        for input in kept {
            if let Err(why) = plays(target, &input.bytes) {
                panic!("{}: {why}", input.path.display());
            }
        }
    }
}

/// Run by `cargo xtask fuzz`, which says for how long (`FUZZ_SECONDS`) and at what (`FUZZ_TARGETS`).
#[test]
#[ignore = "takes ten seconds a target: cargo xtask fuzz"]
fn goes_on_for_a_while() {
    panics_in_a_line();
    let seconds = std::env::var("FUZZ_SECONDS").map_or(10, |seconds| seconds.parse().expect("seconds"));
    let wanted = std::env::var("FUZZ_TARGETS").unwrap_or_default();
    let wanted: Vec<&str> = wanted.split(',').filter(|name| !name.is_empty()).collect();
    for name in &wanted {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        assert!(names.contains(name), "there is no target `{name}`; the targets are {}", names.join(", "));
    }
    let mut failed = vec![];
    for target in TARGETS.iter().filter(|target| wanted.is_empty() || wanted.contains(&target.name)) {
        if let Err(why) = Run::of(target).goes_on(Duration::from_secs(seconds)) {
            eprintln!("{why}");
            failed.push(target.name);
        }
    }
    assert!(failed.is_empty(), "failed: {}", failed.join(", "));
}

/// Writes the first inputs of each target from the golden data. What is kept already stays.
#[test]
#[ignore = "once for each new target: cargo test -p porchlight-tests --test fuzz -- --ignored seeds"]
fn seeds_are_written() {
    for (target, seeds) in seeds::all() {
        seeds.iter().for_each(|seed| drop(corpus::keep(target, "seed", seed)));
    }
}
