#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use super::*;

fn row(part: &'static str, outcome: Outcome) -> Row {
    Row { part, outcome, took: Duration::from_millis(1_250) }
}

#[test]
fn a_part_that_could_not_run_is_named_and_never_counted_as_passed() {
    let text = summary(&[
        row("fmt", Outcome::Passed),
        row("deny", Outcome::NotRun("cargo-deny is missing.".to_owned())),
        row("rust", Outcome::Failed("`cargo test` failed".to_owned())),
    ]);
    assert_eq!(
        text,
        "part     result    seconds\n\
         fmt      passed        1.2\n\
         deny     not run       1.2\n\
         rust     failed        1.2\n\
         \n\
         not run: deny: cargo-deny is missing.\n\
         failed: rust: `cargo test` failed\n\
         \n\
         1 passed, 1 failed"
    );
}

#[test]
fn the_last_line_is_the_count_even_when_nothing_ran() {
    assert!(summary(&[]).ends_with("\n0 passed, 0 failed"));
}

#[test]
fn parts_run_in_the_order_of_the_table_however_they_are_asked_for() {
    let names: Vec<&str> =
        chosen(&["rust".to_owned(), "fmt".to_owned()]).unwrap().iter().map(|part| part.name).collect();
    assert_eq!(names, ["fmt", "rust"]);
    assert_eq!(chosen(&[]).unwrap().len(), PARTS.len(), "without names, all of them");
}

#[test]
fn a_part_that_does_not_exist_is_refused_with_those_that_do() {
    let said = chosen(&["clipy".to_owned()]).err().unwrap().to_string();
    assert!(said.contains("`clipy`") && said.contains("clippy, deny, advisories, rust"), "{said}");
}

#[test]
fn every_part_needs_only_what_setup_knows() {
    for need in PARTS.iter().flat_map(|part| part.needs) {
        assert!(setup::NEEDS.iter().any(|known| known.name == *need), "setup does not know {need}");
    }
}
