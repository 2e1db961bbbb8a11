use super::*;

fn rules() -> String {
    let ban = |path: &&str| format!("{{ path = \"{path}\", reason = \"an argument\" }},\n");
    format!("disallowed-methods = [\n{}]\n", BANNED.iter().map(ban).collect::<String>())
}

fn said(files: &[(&str, &str)]) -> Vec<String> {
    find(&Tree::of(files)).into_iter().map(|problem| format!("{}: {}", problem.at, problem.what)).collect()
}

#[test]
fn the_bans_have_to_be_there() {
    assert!(said(&[])[0].starts_with("clippy.toml: is not there"));
    assert_eq!(said(&[("clippy.toml", &rules())]), [""; 0]);
}

#[test]
fn a_ban_without_a_reason_is_no_ban() {
    let rules = rules().replacen("an argument", "", 1);
    assert_eq!(
        said(&[("clippy.toml", &rules)]),
        ["clippy.toml: does not ban `std::time::SystemTime::now` with a reason"]
    );
}

#[test]
fn only_the_hosts_clocks_and_tests_lift_the_ban() {
    let lift = "#![allow(clippy::disallowed_methods, reason = \"the host's clock\")]\n";
    let found = said(&[
        ("clippy.toml", &rules()),
        ("crates/engine/src/clock.rs", lift),
        ("crates/model/src/clock.rs", lift),
        ("crates/sync/src/session/tests.rs", lift),
        ("tests/src/many_devices.rs", lift),
    ]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("crates/model/src/clock.rs:1: lifts the ban"), "{found:?}");
}
