#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

#[test]
fn whoever_lacks_something_is_told_what_will_not_run_and_what_to_do() {
    for need in NEEDS {
        assert!(!need.without.is_empty() && !need.how.is_empty(), "{} teaches nothing", need.name);
    }
}

#[test]
fn a_program_that_no_machine_has_stays_missing_and_says_so() {
    let need = Need {
        name: "lamplighter",
        here: needs::Here::Program("porchlight-no-such-program"),
        package: None,
        without: "nobody lights the lamps",
        how: "Hire one.",
    };
    let missing = bring(&Workspace::find(), [&need]);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].name, "lamplighter");
}

#[test]
fn sudo_never_asks_for_a_password() {
    let (program, args) = Apt(&["sudo", "-n", "apt-get"]).with(&["install", "perl"]);
    assert_eq!((program, args), ("sudo", vec!["-n", "apt-get", "install", "perl"]));
}
