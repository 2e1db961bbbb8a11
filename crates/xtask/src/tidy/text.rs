//! Whether text ends with a newline and Rust is indented with spaces.

use super::{Problem, Rule};
use crate::tidy::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "text",
    why: "a missing last newline and mixed indents make differences that mean nothing",
    find,
};

fn find(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in &tree.files {
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            problems.push(Problem::new(&file.path, "does not end with a newline"));
        }
        if file.extension() == "rs" {
            let tabs = file.lines().filter(|(_, line)| line.contains('\t'));
            problems.extend(tabs.map(|(n, _)| {
                Problem::new(format!("{}:{n}", file.path), "has a tab; use spaces, or \\t in a text")
            }));
        }
    }
    problems
}

#[cfg(test)]
mod tests;
