//! The words a city chooses: topics, materials, languages, and when a kind of place is due.

use std::collections::BTreeMap;

use model::{PlaceKind, Tip, Topic};

use super::table::Table;
use crate::findings::Findings;
use crate::nearest;

/// Two or three sentences.
const LONGEST_TIP: usize = 400;

/// The words below `[[list]]`, each with its `key` (`word` or `code`) and its `label`.
pub(crate) fn words(top: &Table<'_>, list: &str, key: &str, findings: &mut Findings) -> Vec<Topic> {
    let mut words: Vec<Topic> = Vec::new();
    for table in top.tables(list, findings) {
        table.only(&[key, "label"], findings);
        let word = table.must_text(key, findings);
        let label = table.must_text("label", findings);
        if plain(&table, key, &word, findings)
            && key == "code"
            && !word.is_empty()
            && !(2..=3).contains(&word.len())
        {
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

/// The tips below `[[tips]]`; a leaflet that goes with one must be among the materials.
pub(crate) fn tips(top: &Table<'_>, materials: &[Topic], findings: &mut Findings) -> Vec<Tip> {
    let mut tips: Vec<Tip> = Vec::new();
    for table in top.tables("tips", findings) {
        table.only(&["word", "label", "says", "leaflet", "months"], findings);
        let word = table.must_text("word", findings);
        plain(&table, "word", &word, findings);
        if tips.iter().any(|known| known.word == word) {
            findings.error(table.at("word"), format!("“{word}” is in tips twice"), "delete one of them");
        }
        let says = table.must_text("says", findings);
        if says.chars().count() > LONGEST_TIP {
            let what = format!("is longer than {LONGEST_TIP} letters");
            table.wrong("says", &what, "shorten it: it is told at a door", findings);
        }
        let leaflet = table.text("leaflet", findings);
        if let Some(leaflet) = leaflet.as_ref().filter(|it| !materials.iter().any(|known| known.word == **it))
        {
            let known = materials.iter().map(|material| material.word.as_str());
            let advice = nearest::advice(leaflet, known);
            findings.error(table.at("leaflet"), format!("“{leaflet}” is not among the materials"), advice);
        }
        let months = table.numbers("months", 1..=12, findings);
        tips.push(Tip { word, label: table.must_text("label", findings), says, leaflet, months });
    }
    tips
}

/// A word that stands in records: small letters, digits and _.
fn plain(table: &Table<'_>, key: &str, word: &str, findings: &mut Findings) -> bool {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let is_plain = word.chars().all(plain);
    if !is_plain {
        let what = format!("“{word}” stands in records for ever and is not a plain word");
        findings.error(table.at(key), what, "use small letters, digits and _ only");
    }
    is_plain
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
