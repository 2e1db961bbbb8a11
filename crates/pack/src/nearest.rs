//! “Did you mean …?”: the known word nearest to one that is not known.

/// The word nearest to `word`, as an advice; the whole list when none is near.
pub(crate) fn advice<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(word, &known) {
        Some(nearest) => format!("did you mean “{nearest}”?"),
        None => format!("use one of {}", known.join(", ")),
    }
}

/// The word among `known` that takes fewest edits from `word`, if those are few for its length.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word: Vec<char> = word.trim().to_lowercase().chars().take(64).collect();
    // Any letter is one edit from any other: of a word of two, too little is left to guess from.
    let limit = match word.len() {
        0..=2 => 0,
        3 => 1,
        4..=6 => 2,
        _ => 3,
    };
    known
        .iter()
        .map(|&candidate| (edits(&word, &candidate.to_lowercase().chars().collect::<Vec<_>>()), candidate))
        .filter(|&(edits, _)| edits <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Letters to add, drop or replace to get from one word to the other (Levenshtein).
fn edits(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut diagonal = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
