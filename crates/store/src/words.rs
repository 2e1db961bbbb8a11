//! What a person types, turned into a question to the word index.
//!
//! Facets (topic, place, district, kind) are tokens of their own column, so that a search by words,
//! place and topic at once is one index query that yields the latest first and stops at the page.

use ids::{MemberId, RecordId};

/// Something a visit can be found by without typing.
pub(crate) enum Facet<'a> {
    Topic(&'a str),
    Place(RecordId),
    District(&'a str),
    Kind(&'a str),
    Officer(MemberId),
    /// A CAD or case number, whole.
    Case(&'a str),
    /// What was left behind.
    Material(&'a str),
    /// Which tip was given.
    Tip(&'a str),
}

impl Facet<'_> {
    /// One token: letters and digits only, told apart by its first letter.
    pub(crate) fn token(&self) -> String {
        match self {
            Self::Topic(word) => format!("t{}", plain(word)),
            Self::Place(place) => format!("p{}", place.uuid().simple()),
            Self::District(code) => format!("d{}", plain(code)),
            Self::Kind(kind) => format!("k{}", plain(kind)),
            Self::Officer(officer) => format!("o{}", officer.uuid().simple()),
            Self::Material(word) => format!("m{}", plain(word)),
            Self::Tip(word) => format!("a{}", plain(word)),
            Self::Case(number) => format!("c{}", plain(number.trim())),
        }
    }
}

/// Bytes other than letters and digits as hexadecimal, so that no two words share a token.
fn plain(word: &str) -> String {
    word.bytes().fold(String::new(), |mut token, byte| {
        if byte.is_ascii_alphanumeric() {
            token.push(char::from(byte.to_ascii_lowercase()));
        } else {
            token.push_str(&format!("x{byte:02x}"));
        }
        token
    })
}

/// The words a person typed: letters and digits, at most 12 of them.
pub(crate) fn typed(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .map(str::to_lowercase)
        .collect()
}

/// The question: every typed word, or a place whose name has it; the last may be unfinished; one of the
/// places `at`, if there are any; and every facet. None when nothing is asked.
pub(crate) fn question(
    words: &[String],
    places: &[Vec<RecordId>],
    at: &[RecordId],
    facets: &[Facet<'_>],
) -> Option<String> {
    let mut parts: Vec<String> = vec![];
    for (n, word) in words.iter().enumerate() {
        // A single letter as a prefix would match nearly everything.
        let star = if n + 1 == words.len() && word.chars().count() > 1 { "*" } else { "" };
        let mut either = format!("words : \"{word}\"{star}");
        for place in places.get(n).into_iter().flatten() {
            either.push_str(&format!(" OR facets : \"{}\"", Facet::Place(*place).token()));
        }
        parts.push(format!("({either})"));
    }
    let at: Vec<String> =
        at.iter().map(|place| format!("facets : \"{}\"", Facet::Place(*place).token())).collect();
    match at.as_slice() {
        [] => {}
        [one] => parts.push(one.clone()),
        several => parts.push(format!("({})", several.join(" OR "))),
    }
    parts.extend(facets.iter().map(|facet| format!("facets : \"{}\"", facet.token())));
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_facets_and_places_become_one_question() {
        let place = RecordId::from_bytes([1; 16]);
        let asked = question(&typed("Oak «par"), &[vec![place], vec![]], &[], &[Facet::Topic("lost_dog")]);
        assert_eq!(
            asked.as_deref(),
            Some(
                "(words : \"oak\" OR facets : \"p01010101010101010101010101010101\") AND (words : \"par\"*) \
                 AND facets : \"tlostx5fdog\""
            )
        );
        assert_eq!(question(&typed(" -- "), &[], &[], &[]), None);
    }
}
