//! The words a city chooses: topics, materials, languages, and when a kind of place is due.

use std::collections::BTreeMap;

use model::{PlaceKind, Topic};

use super::table::Table;
use crate::findings::Findings;

/// The words below `[[list]]`, each with its `key` (`word` or `code`) and its `label`.
pub(crate) fn words(top: &Table<'_>, list: &str, key: &str, findings: &mut Findings) -> Vec<Topic> {
    let mut words: Vec<Topic> = Vec::new();
    for table in top.tables(list, findings) {
        table.only(&[key, "label"], findings);
        let word = table.must_text(key, findings);
        let label = table.must_text("label", findings);
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if !word.chars().all(plain) {
            let what = format!("“{word}” stands in records for ever and is not a plain word");
            findings.error(table.at(key), what, "use small letters, digits and _ only");
        } else if key == "code" && !word.is_empty() && !(2..=3).contains(&word.len()) {
            let what = format!("“{word}” is not a code of a language");
            findings.error(table.at(key), what, "use the two or three letters of ISO 639, such as es");
        }
        if words.iter().any(|known| known.word == word) {
            findings.error(table.at(key), format!("“{word}” is in {list} twice"), "delete one of them");
        }
        words.push(Topic { word, label });
    }
    words
}

/// After how many days without a visit a place of each kind is due. A kind that is not there never is.
pub(crate) fn due_after_days(top: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, u16> {
    let Some(table) = top.table("due_after_days", findings) else {
        return BTreeMap::new();
    };
    let kinds: Vec<&str> = PlaceKind::ALL.iter().map(PlaceKind::word).collect();
    table.only(&kinds, findings);
    let known = table.keys().filter(|key| kinds.contains(key));
    known.map(|kind| (kind.to_owned(), table.must_number(kind, 1..=3650, findings))).collect()
}
