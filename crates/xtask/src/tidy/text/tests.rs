use super::*;

#[test]
fn the_last_line_ends_and_rust_has_no_tabs() {
    let tree = Tree::of(&[
        ("README.md", "no end"),
        ("a/a.rs", "//! x\n\tlet x = 1;\n"),
        ("a/b.rs", "//! x\nlet tab = \"\\t\";\n"),
        ("Makefile", "all:\n\ttrue\n"),
        ("empty", ""),
    ]);
    let at: Vec<String> = find(&tree).into_iter().map(|problem| problem.at).collect();
    assert_eq!(at, ["README.md", "a/a.rs:2"]);
}
