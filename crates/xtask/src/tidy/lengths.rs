//! How long files are.

use super::{Problem, Rule};
use crate::tidy::tree::{File, Tree};

pub(super) const RULE: Rule =
    Rule { name: "lengths", why: "a file tells one story; at 400 lines it tells two", find };

const TOO_LONG: usize = 400;
const LONG: usize = 250;

fn find(tree: &Tree) -> Vec<Problem> {
    measured(tree)
        .filter(|(_, lines)| *lines > TOO_LONG)
        .map(|(file, lines)| {
            Problem::new(&file.path, format!("{lines} lines; make its second story a second file"))
        })
        .collect()
}

/// Not wrong yet, worth a look.
pub(super) fn long(tree: &Tree) -> Vec<Problem> {
    measured(tree)
        .filter(|(_, lines)| (LONG + 1..=TOO_LONG).contains(lines))
        .map(|(file, lines)| Problem::new(&file.path, format!("{lines} lines; does it tell two stories?")))
        .collect()
}

fn measured(tree: &Tree) -> impl Iterator<Item = (&File, usize)> {
    tree.files.iter().filter(|file| file.is_code()).map(|file| (file, file.text.lines().count()))
}

#[cfg(test)]
mod tests;
