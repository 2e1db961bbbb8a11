//! Birth dates: a whole date of a year in which somebody alive was born, or any date beside “born”.

use super::{Finding, Personal, words};

/// A date that is younger is rather a meeting than a birth, unless the text says “born”.
const YOUNGEST: i32 = 2;
const OLDEST: i32 = 115;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn find(text: &str, this_year: i32) -> Vec<Finding> {
    let mut found = vec![];
    let mut before: Vec<String> = vec![];
    let tokens: Vec<(usize, &str)> = tokens(text);
    let mut next = 0;
    while let Some((at, token)) = tokens.get(next).copied() {
        let said = before.iter().rev().take(4).any(|word| {
            matches!(word.as_str(), "dob" | "d.o.b" | "born" | "birthday" | "birthdate" | "birth")
        });
        let date = in_digits(token).map(|year| (year, 1)).or_else(|| in_words(&tokens[next..]));
        if let Some((year, length)) = date {
            let end = tokens.get(next + length - 1).map_or(at + token.len(), |(at, token)| at + token.len());
            let year = year.map(|year| if year < 100 { short(year, this_year) } else { year });
            let is_old = year.is_some_and(|year| (this_year - OLDEST..=this_year - YOUNGEST).contains(&year));
            if is_old || said {
                let text = text[at..end].to_owned();
                found.push(Finding { what: Personal::BirthDate, text, at });
            }
            next += length;
            before.clear();
        } else {
            before.push(token.to_lowercase().trim_end_matches([':', '.', ',']).to_owned());
            next += 1;
        }
    }
    found
}

/// Two digits of a year: of the last hundred years.
fn short(year: i32, this_year: i32) -> i32 {
    let century = this_year - this_year.rem_euclid(100);
    if century + year <= this_year { century + year } else { century - 100 + year }
}

fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens = vec![];
    let mut begin = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, '/' | '-' | '.');
        match (inside, begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                let token = text[from..at].trim_end_matches(['.', '-', '/']);
                tokens.push((from, token));
                begin = None;
            }
            _ => {}
        }
    }
    tokens
}

/// 3/14/1985, 03-14-85, 1985-03-14, 14.3.1985: its year.
fn in_digits(token: &str) -> Option<Option<i32>> {
    let sign = token.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = token.split(sign).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |text: &str| -> Option<i32> {
        let digits = (1..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let (a_number, b_number, c_number) = (number(a)?, number(b)?, number(c)?);
    let day_and_month =
        |x: i32, y: i32| (1..=31).contains(&x) && (1..=31).contains(&y) && (x <= 12 || y <= 12);
    if a.len() == 4 && day_and_month(b_number, c_number) {
        return Some(Some(a_number));
    }
    let is_year = c.len() == 4 || c.len() == 2;
    (is_year && a.len() <= 2 && b.len() <= 2 && day_and_month(a_number, b_number)).then_some(Some(c_number))
}

/// “March 14, 1985”, “14 March 1985”, “March 14”: its year, and how many tokens it takes.
fn in_words(tokens: &[(usize, &str)]) -> Option<(Option<i32>, usize)> {
    let word = |n: usize| tokens.get(n).map(|(_, token)| token.to_lowercase());
    let is_month = |word: &str| {
        word.len() >= 3
            && word.chars().all(char::is_alphabetic)
            && MONTHS
                .iter()
                .any(|month| word.starts_with(month) && LONG.iter().any(|long| long.starts_with(word)))
    };
    let day = |word: &str| {
        let digits = word.trim_end_matches(char::is_alphabetic);
        digits.parse::<i32>().is_ok_and(|day| (1..=31).contains(&day))
    };
    let year =
        |word: Option<String>| word.filter(|word| word.len() == 4).and_then(|word| word.parse::<i32>().ok());
    let (first, second) = (word(0)?, word(1)?);
    let starts = (is_month(&first) && day(&second)) || (day(&first) && is_month(&second));
    starts.then(|| year(word(2)).map_or((None, 2), |year| (Some(year), 3)))
}

const LONG: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words between which no date stands: for the names, which must not take a month for one.
pub(super) fn is_of_a_calendar(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let small = word.to_lowercase();
    let small = words(&small).first().map_or("", |(_, word)| *word).trim_end_matches('s');
    LONG.iter().chain(&DAYS).any(|name| *name == small || (small.len() == 3 && name.starts_with(small)))
}
