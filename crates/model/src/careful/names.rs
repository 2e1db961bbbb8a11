//! Names of persons: two words with capitals, or one behind “Mr.”, “named” or “her son”.

use super::dates::is_of_a_calendar;
use super::{Finding, KnownWords, Personal, words};

/// Behind these a word with a capital is a person's.
const BEFORE_A_NAME: [&str; 26] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "named",
    "name",
    "resident",
    "son",
    "daughter",
    "mother",
    "father",
    "brother",
    "sister",
    "husband",
    "wife",
    "grandmother",
    "grandfather",
    "victim",
    "suspect",
    "witness",
    "student",
    "teacher",
    "owner",
    "manager",
    "tenant",
];

/// Words with a capital that are no name: what sentences begin with, what police and cities are made of.
const NO_NAME: [&str; 117] = [
    "a",
    "about",
    "after",
    "all",
    "also",
    "an",
    "and",
    "another",
    "any",
    "apartment",
    "apartments",
    "are",
    "as",
    "asked",
    "association",
    "at",
    "ave",
    "avenue",
    "bakery",
    "bank",
    "before",
    "block",
    "blvd",
    "books",
    "both",
    "by",
    "cafe",
    "call",
    "called",
    "cert",
    "church",
    "city",
    "clinic",
    "coffee",
    "community",
    "cop",
    "cops",
    "council",
    "county",
    "daycare",
    "department",
    "did",
    "discussed",
    "district",
    "drive",
    "east",
    "english",
    "everybody",
    "explorer",
    "explorers",
    "fire",
    "for",
    "from",
    "gave",
    "grocery",
    "hall",
    "handed",
    "he",
    "heard",
    "helped",
    "her",
    "his",
    "i",
    "in",
    "is",
    "it",
    "kids",
    "lane",
    "left",
    "library",
    "lot",
    "main",
    "manager",
    "market",
    "met",
    "minnesota",
    "national",
    "neighborhood",
    "night",
    "no",
    "north",
    "officer",
    "officers",
    "on",
    "out",
    "owner",
    "park",
    "police",
    "promised",
    "road",
    "school",
    "sergeant",
    "she",
    "shop",
    "showed",
    "somali",
    "south",
    "spanish",
    "spoke",
    "staff",
    "state",
    "station",
    "street",
    "talked",
    "the",
    "they",
    "this",
    "to",
    "told",
    "unite",
    "visited",
    "walked",
    "watch",
    "we",
    "west",
    "will",
    "with",
];

pub(super) fn find(text: &str, known: &KnownWords) -> Vec<Finding> {
    let all = words(text);
    let mut found = vec![];
    let mut next = 0;
    while next < all.len() {
        let length = run(text, &all[next..], known);
        let before = next.checked_sub(1).and_then(|n| all.get(n)).map(|(_, word)| word.to_lowercase());
        let is_announced = before.is_some_and(|before| BEFORE_A_NAME.contains(&before.as_str()));
        if length >= 2 || (length == 1 && is_announced) {
            let (at, _) = all[next];
            let (last, word) = all[next + length - 1];
            let text = text[at..last + word.len()].to_owned();
            found.push(Finding { what: Personal::Name, text, at });
        }
        next += length.max(1);
    }
    found
}

/// How many words from the first on are of one name.
fn run(text: &str, words: &[(usize, &str)], known: &KnownWords) -> usize {
    let mut length = 0;
    for (n, (at, word)) in words.iter().enumerate() {
        if !may_be_of_a_name(word, known) {
            break;
        }
        if let Some((before, earlier)) = n.checked_sub(1).and_then(|n| words.get(n)) {
            // “Maria Q. Lopez” goes on behind a point; a sentence or a list does not.
            let between = &text[before + earlier.len()..*at];
            let initial = earlier.chars().count() == 1 && between == ". ";
            if between != " " && !initial {
                break;
            }
        }
        length += 1;
    }
    length
}

fn may_be_of_a_name(word: &str, known: &KnownWords) -> bool {
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    // “CERT” and “DWI” are shouted, not named; “McKay” and “O'Neil” are names.
    let is_shouted = rest.chars().count() > 1 && !rest.chars().any(char::is_lowercase);
    let small = word.to_lowercase();
    begins
        && !is_shouted
        && !word.chars().any(|c| c.is_ascii_digit())
        && !NO_NAME.contains(&small.as_str())
        && !is_of_a_calendar(word)
        && !known.has(word)
}
