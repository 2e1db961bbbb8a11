use super::*;

#[test]
fn over_400_lines_is_wrong_and_over_250_worth_a_note() {
    let lines = |n: usize| "//! x\n".repeat(n);
    let (fine, longer, last, over) = (lines(250), lines(251), lines(400), lines(401));
    let tree = Tree::of(&[
        ("a/fine.rs", &fine),
        ("a/longer.svelte", &longer),
        ("a/last.sql", &last),
        ("a/over.rs", &over),
        ("a/generated.ts", &over),
        ("Cargo.lock", &over),
        ("packs/places.csv", &over),
    ]);
    let at = |problems: Vec<Problem>| problems.into_iter().map(|problem| problem.at).collect::<Vec<_>>();
    assert_eq!(at(find(&tree)), ["a/over.rs"]);
    assert_eq!(at(long(&tree)), ["a/longer.svelte", "a/last.sql"]);
}
