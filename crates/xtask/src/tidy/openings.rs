//! Whether a file opens by saying what it is for.

use super::{Problem, Rule};
use crate::tidy::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "openings",
    why: "a reader decides in the first line whether this is the file; say what it is for and what it does not know",
    find,
};

/// A screen's file shorter than this is its own explanation.
const SHORT: usize = 40;

fn find(tree: &Tree) -> Vec<Problem> {
    tree.files.iter().filter(|file| !file.is_generated()).filter_map(missing).collect()
}

fn missing(file: &File) -> Option<Problem> {
    let opening: &[&str] = match file.extension() {
        "rs" if matches!(file.name(), "tests.rs" | "build.rs") => return None,
        "rs" => &["//!"],
        "ts" if file.name().ends_with(".test.ts") => return None,
        "ts" | "svelte" if file.text.lines().count() <= SHORT => return None,
        "ts" => &["//", "/*"],
        "svelte" => &["<!--"],
        _ => return None,
    };
    if opening.iter().any(|opening| file.text.starts_with(opening)) {
        return None;
    }
    Some(Problem::new(
        &file.path,
        format!("does not open with `{}`: say what it is for", opening.join("` or `")),
    ))
}

#[cfg(test)]
mod tests;
