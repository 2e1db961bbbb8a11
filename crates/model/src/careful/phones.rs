//! Phone numbers: ten digits in groups as people write them, or seven with a hyphen between.

use super::{Finding, Personal};

/// Signs that stand between the digits of a number.
fn is_between(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '+' | '\u{a0}' | '–')
}

pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut found = vec![];
    let mut rest = 0;
    while let Some(run) = next_run(text, rest) {
        rest = run.end;
        let written = text[run.clone()].trim_matches(|c: char| is_between(c) && c != '+' && c != '(');
        if is_phone(written) && !is_part_of_a_word(text, run.start) {
            let at = run.start + text[run].find(written).unwrap_or(0);
            found.push(Finding { what: Personal::Phone, text: written.to_owned(), at });
        }
    }
    found
}

/// The next stretch of digits and of the signs between them.
fn next_run(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '(' | '+');
    let start = from + text[from..].find(of_number)?;
    let end = text[start..].find(|c: char| !c.is_ascii_digit() && !is_between(c));
    Some(start..end.map_or(text.len(), |end| start + end))
}

/// “SLP26-0123456” is a case number.
fn is_part_of_a_word(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches('-').chars().next_back().is_some_and(char::is_alphanumeric)
}

fn is_phone(written: &str) -> bool {
    let groups: Vec<&str> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let groups = match lengths.as_slice() {
        [1, ..] if groups.first() == Some(&"1") => &groups[1..],
        _ => &groups[..],
    };
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    // An area code and an exchange never begin with 0 or 1: a CAD number such as 2026001234 may.
    let begins_well = |group: &str| !group.starts_with(['0', '1']);
    match (lengths.as_slice(), groups) {
        ([3, 3, 4], [area, exchange, _]) => begins_well(area) && begins_well(exchange),
        ([3, 7], [area, local]) => begins_well(area) && begins_well(local),
        ([3, 4], [exchange, _]) => begins_well(exchange) && !written.contains(['.', '/', ' ']),
        ([10], [whole]) => begins_well(whole) && begins_well(&whole[3..]),
        ([11], [whole]) => whole.starts_with('1') && begins_well(&whole[1..]) && begins_well(&whole[4..]),
        _ => false,
    }
}
