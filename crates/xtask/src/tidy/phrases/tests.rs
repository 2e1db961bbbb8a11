use super::*;

fn found(path: &str, text: &str) -> usize {
    find(&Tree::of(&[(path, text)])).len()
}

#[test]
fn notes_to_oneself_and_expected_panics_are_found_where_they_stand() {
    let text = "fn a() {}\n#[should_panic(expected = \"x\")]\n// FIXME later\nlet x = todo!();\n";
    let problems = find(&Tree::of(&[("a/src/a.rs", text)]));
    let at: Vec<&str> = problems.iter().map(|problem| problem.at.as_str()).collect();
    assert_eq!(at, ["a/src/a.rs:2", "a/src/a.rs:3", "a/src/a.rs:4"]);
}

#[test]
fn a_test_may_be_switched_off_with_a_reason() {
    assert_eq!(found("a.rs", "#[ignore]\n"), 1);
    assert_eq!(found("a.rs", "#[ignore = \"takes an hour\"]\n"), 0);
}

#[test]
fn longer_words_are_other_words() {
    assert_eq!(found("es.ts", "const all = 'TODOS';\n"), 0);
    assert_eq!(found("a.rs", "let autodo = 1;\n"), 0);
    assert_eq!(found("es.ts", "// TODO\n"), 1);
}

#[test]
fn prose_may_speak_of_them() {
    assert_eq!(found("CONTRIBUTING.md", "No TODO in the code.\n"), 0);
}
