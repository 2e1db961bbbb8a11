//! Fuzzing: goes on from the kept corpus for a while, target by target.
//!
//! Knows no target and no corpus: the test `fuzz` of `tests/` does, built like every other test, so that a
//! test run compiles nothing for it. Why so: docs/adr/0007-fuzzing-on-stable.md.

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;

/// As long as a test run has for each target.
const SECONDS: u32 = 10;

/// The part of the test run: every target.
pub(crate) fn every_target(workspace: &Workspace) -> Result<(), Failure> {
    run(workspace, SECONDS, &[])
}

/// So many seconds at each of these targets, or at all of them. What fails is kept in the corpus.
pub(crate) fn run(workspace: &Workspace, seconds: u32, targets: &[String]) -> Result<(), Failure> {
    let test = ["test", "--workspace", "--test", "fuzz"];
    let only = ["--", "--ignored", "--exact", "--nocapture", "goes_on_for_a_while"];
    Run::cargo(&[&test[..], &only[..]].concat(), &workspace.root)
        .with("FUZZ_SECONDS", seconds.to_string())
        .with("FUZZ_TARGETS", targets.join(","))
        .now()
}
