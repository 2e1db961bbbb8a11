use super::*;

fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{}: {}", problem.at, problem.what)).collect()
}

#[test]
fn a_crate_may_use_what_the_table_says_and_nothing_else_of_ours() {
    let tree = Tree::of(&[])
        .with_crate("ids", &["uuid"])
        .with_crate("model", &["ids", "chrono"])
        .with_crate("seal", &["ids", "model"]);
    assert_eq!(said(&find(&tree)), ["seal: may not use model"]);
}

#[test]
fn tests_may_know_everything() {
    let tree = Tree::of(&[]).with_crate("seal", &["dev:model", "dev:automerge"]).with_crate("model", &[]);
    assert_eq!(find(&tree), []);
}

#[test]
fn a_new_crate_has_to_be_put_into_the_table() {
    let tree = Tree::of(&[]).with_crate("gossip", &[]);
    assert_eq!(said(&find(&tree)), ["gossip: is not in the table of edges; add what it may use"]);
}

#[test]
fn the_bindings_alone_know_uniffi() {
    let tree = Tree::of(&[]).with_crate("ffi", &["uniffi"]).with_crate("engine", &["uniffi"]);
    assert_eq!(said(&find(&tree)), ["engine: may not use uniffi; only ffi and bindgen may"]);
}

#[test]
fn the_relay_cannot_reach_automerge_through_a_friend_of_a_friend() {
    let lock = "version = 4\n\
        [[package]]\nname = \"relay\"\nversion = \"0.1.0\"\ndependencies = [\"handy\", \"tempfile\"]\n\
        [[package]]\nname = \"handy\"\nversion = \"1.0.0\"\ndependencies = [\"handier 2.0.0\"]\n\
        [[package]]\nname = \"handier\"\nversion = \"2.0.0\"\ndependencies = [\"automerge\"]\n";
    let tree = Tree::of(&[("Cargo.lock", lock)]).with_crate("relay", &["handy"]);
    assert_eq!(
        said(&find(&tree)),
        ["relay: reaches what it must not know: relay -> handy -> handier -> automerge"]
    );
}

#[test]
fn what_only_the_tests_of_a_pure_crate_use_is_not_reached() {
    let lock = "[[package]]\nname = \"sync\"\nversion = \"0.1.0\"\ndependencies = [\"tokio\"]\n";
    let tree = Tree::of(&[("Cargo.lock", lock)]).with_crate("sync", &["dev:tokio"]);
    assert_eq!(find(&tree), []);
}

#[test]
fn two_crates_that_use_each_other_in_tests_do_not_send_the_search_in_circles() {
    let tree = Tree::of(&[]).with_crate("sync", &["protocol"]).with_crate("protocol", &["sync"]);
    assert_eq!(said(&find(&tree)), ["protocol: may not use sync"]);
}

#[test]
fn the_relay_holds_no_key_but_its_tests_play_devices() {
    let line = "use seal::secret::DeviceKeys;\n";
    let tree = Tree::of(&[("server/src/session.rs", line), ("server/src/session/tests.rs", line)]);
    assert_eq!(said(&find(&tree)), ["server/src/session.rs:1: the relay holds no key: use seal::public"]);
}

#[test]
fn a_crate_without_lints_is_noticed() {
    let with = "[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n";
    let tree = Tree::of(&[
        ("Cargo.toml", ""),
        ("crates/a/Cargo.toml", with),
        ("crates/b/Cargo.toml", "[package]\n"),
    ]);
    let problems = find(&tree);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].at, "crates/b/Cargo.toml");
}

#[test]
fn every_crate_that_a_rule_names_is_in_the_table() {
    let known = |name: &str| MAY_USE.iter().any(|(krate, _)| *krate == name);
    for name in NEVER.iter().map(|(krate, _)| krate).chain(ONLY.iter().flat_map(|(_, allowed)| *allowed)) {
        assert!(known(name), "{name} is not in the table");
    }
}
