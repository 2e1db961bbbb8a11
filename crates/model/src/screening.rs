//! What follows from the answers to a screening, by the rules that the agency brought in with it.
//!
//! Pure, and no judgement of its own: the sum of the weights of what was answered with yes leads to the
//! highest result whose score it reaches. A question that counts at once leads to the highest there is.

use std::collections::BTreeSet;

use crate::{Screened, Screening, ScreeningResult};

/// A question that is not in the screening was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownQuestion;

/// What the screening says to these answers.
pub fn score(screening: &Screening, yes: &BTreeSet<String>) -> Result<Screened, UnknownQuestion> {
    let known = |word: &String| screening.questions.iter().any(|question| question.word == *word);
    if !yes.iter().all(known) {
        return Err(UnknownQuestion);
    }
    let answered = || screening.questions.iter().filter(|question| yes.contains(&question.word));
    let score = answered().fold(0_u16, |sum, question| sum.saturating_add(question.weight));
    let result = if answered().any(|question| question.at_once) {
        screening.results.iter().max_by_key(|result| result.from)
    } else {
        reached(screening, score)
    };
    Ok(Screened {
        screening: screening.word.clone(),
        yes: yes.clone(),
        score,
        result: result.map(|result| result.word.clone()).unwrap_or_default(),
        label: result.map(|result| result.label.clone()).unwrap_or_default(),
    })
}

fn reached(screening: &Screening, score: u16) -> Option<&ScreeningResult> {
    screening.results.iter().filter(|result| result.from <= score).max_by_key(|result| result.from)
}

#[cfg(test)]
mod tests;
