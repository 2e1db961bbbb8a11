//! Words that do not belong into committed code.

use super::{Problem, Rule};
use crate::tidy::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "phrases",
    why: "a test that expects a panic cannot say which, a test switched off without a reason stays off, a note to oneself is nobody's task",
    find,
};

/// What is looked for, and what to do instead.
const PHRASES: &[(&str, &str)] = &[
    ("#[should_panic", "assert on the error that is returned"),
    ("#[ignore]", "say why: #[ignore = \"…\"]"),
    ("todo!", "write it, or return a refusal that says what is not there yet"),
    ("TODO", "do it, or write it down where the team plans"),
    ("FIXME", "do it, or write it down where the team plans"),
];

fn find(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.files.iter().filter(|file| file.is_code() && !file.is_rule()) {
        for (number, line) in file.lines() {
            for (phrase, instead) in PHRASES.iter().filter(|(phrase, _)| stands_alone(line, phrase)) {
                problems
                    .push(Problem::new(format!("{}:{number}", file.path), format!("`{phrase}`: {instead}")));
            }
        }
    }
    problems
}

/// Whether the phrase is there and no part of a longer word: Spanish TODOS is fine.
fn stands_alone(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + phrase.len()..].chars().next();
        let of_a_word =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let goes_on = phrase.ends_with(char::is_alphabetic) && of_a_word(after);
        !of_a_word(before) && !goes_on
    })
}

#[cfg(test)]
mod tests;
