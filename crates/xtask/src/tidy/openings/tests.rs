use super::*;

fn found(files: &[(&str, &str)]) -> Vec<String> {
    find(&Tree::of(files)).into_iter().map(|problem| problem.at).collect()
}

#[test]
fn rust_opens_with_what_it_is_for_except_tests_and_build_scripts() {
    let bare = "use std::fs;\n";
    assert_eq!(
        found(&[
            ("crates/a/src/due.rs", "//! Which places are due a visit.\n"),
            ("crates/a/src/bare.rs", bare),
            ("crates/a/src/bare/tests.rs", bare),
            ("crates/a/build.rs", bare),
            ("crates/a/src/generated/door.rs", bare),
        ]),
        ["crates/a/src/bare.rs"]
    );
}

#[test]
fn a_screen_of_more_than_forty_lines_opens_with_a_comment() {
    let long = "<p>x</p>\n".repeat(41);
    let said = format!("<!-- One visit in a list. -->\n{long}");
    let short = "<p>x</p>\n".repeat(40);
    assert_eq!(
        found(&[("ui/VisitCard.svelte", &said), ("ui/DueList.svelte", &long), ("ui/Dot.svelte", &short)]),
        ["ui/DueList.svelte"]
    );
}

#[test]
fn generated_types_and_tests_need_no_opening() {
    let long = "export type A = string;\n".repeat(50);
    assert_eq!(
        found(&[
            ("ui/src/door/generated.ts", &long),
            ("ui/src/door/door.test.ts", &long),
            ("ui/src/door/door.ts", &long)
        ]),
        ["ui/src/door/door.ts"]
    );
}
