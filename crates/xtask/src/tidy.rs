//! The house rules that no other tool knows.
//!
//! Each rule is a pure function from the tree (paths, texts, the crates' edges) to what is wrong in
//! it, with the reason for the rule printed below. Only `tree` reads files.

mod clock;
mod edges;
mod leaks;
mod lengths;
mod once;
mod openings;
mod phrases;
mod sql;
mod text;
mod tree;

use crate::failure::Failure;
use crate::workspace::Workspace;

use tree::Tree;

/// Something wrong at a place.
#[derive(Debug, PartialEq, Eq)]
struct Problem {
    /// `path` or `path:line`.
    at: String,
    /// What is wrong, and what to do.
    what: String,
}

impl Problem {
    fn new(at: impl Into<String>, what: impl Into<String>) -> Problem {
        Problem { at: at.into(), what: what.into() }
    }
}

/// A house rule.
struct Rule {
    name: &'static str,
    why: &'static str,
    find: fn(&Tree) -> Vec<Problem>,
}

const RULES: &[Rule] = &[
    edges::RULE,
    once::RULE,
    openings::RULE,
    lengths::RULE,
    phrases::RULE,
    sql::RULE,
    text::RULE,
    leaks::RULE,
    clock::RULE,
];

/// Prints what is wrong, rule by rule; fails when anything is.
pub(crate) fn check(workspace: &Workspace) -> Result<(), Failure> {
    let tree = Tree::read(workspace)?;
    for note in lengths::long(&tree) {
        println!("note: {}: {}", note.at, note.what);
    }
    let mut count = 0;
    for rule in RULES {
        let problems = (rule.find)(&tree);
        if !problems.is_empty() {
            println!("{} ({})", rule.name, rule.why);
        }
        for problem in &problems {
            println!("  {}: {}", problem.at, problem.what);
        }
        count += problems.len();
    }
    match count {
        0 => Ok(()),
        1 => Err(Failure::Said("one house rule is broken in one place".to_owned())),
        _ => Err(Failure::Said(format!("house rules are broken in {count} places"))),
    }
}
