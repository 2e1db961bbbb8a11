//! What does not belong into a public field: a phone number, a birth date, a person's name.
//!
//! Pure. It guesses, and a guess is a question to the person who types, never a refusal: it knows how
//! numbers and dates are written, and takes words with capitals for a name when nothing says that they
//! are a place, a business, a street, a colleague or the beginning of a sentence. A name that is written
//! small it does not see, and a business that nobody has entered yet it may take for a person.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

mod dates;
mod names;
mod phones;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Personal {
    /// A phone number.
    Phone,
    /// A date on which somebody may have been born.
    BirthDate,
    /// What may be a person's name.
    Name,
}

/// Where in a text something personal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub what: Personal,
    /// The words, as they were typed.
    pub text: String,
    /// The byte of the text at which they begin.
    pub at: usize,
}

/// Words that are no person's: of places, streets, neighborhoods, partners, programs, colleagues.
#[derive(Debug, Clone, Default)]
pub struct KnownWords(BTreeSet<String>);

impl KnownWords {
    /// Knows every word of this name.
    pub fn add(&mut self, name: &str) {
        self.0.extend(name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(small));
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&small(word))
    }
}

/// What `text` says that belongs into a not-public note, in the order of the text.
pub fn look(text: &str, known: &KnownWords, today: NaiveDate) -> Vec<Finding> {
    let mut found = phones::find(text);
    found.extend(dates::find(text, today.year()));
    found.extend(names::find(text, known));
    found.sort_by_key(|finding| finding.at);
    found
}

fn small(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(&word).to_owned()
}

/// The words of a text: letters and digits, apostrophes and hyphens inside, with where they begin.
fn words(text: &str) -> Vec<(usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut words = vec![];
    let mut begin = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (inside(c), begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                let word = text[from..at].trim_matches(|c| matches!(c, '\'' | '’' | '-'));
                if !word.is_empty() {
                    let skipped = text[from..at].find(word).unwrap_or(0);
                    words.push((from + skipped, word));
                }
                begin = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests;
