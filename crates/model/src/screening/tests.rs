#![allow(clippy::unwrap_used)]

use super::*;
use crate::Question;

fn screening() -> Screening {
    let question = |word: &str, weight, at_once| Question {
        word: word.into(),
        text: format!("Is it {word}?"),
        weight,
        at_once,
    };
    let result = |word: &str, from| ScreeningResult {
        word: word.into(),
        from,
        label: word.to_uppercase(),
        advice: "Say so.".into(),
    };
    Screening {
        word: "example".into(),
        title: "Example".into(),
        about: "Invented.".into(),
        questions: vec![question("a", 1, false), question("b", 2, false), question("c", 0, true)],
        results: vec![result("low", 0), result("high", 3)],
    }
}

fn result(yes: &[&str]) -> (u16, String) {
    let yes = yes.iter().map(|word| (*word).to_owned()).collect();
    let screened = score(&screening(), &yes).unwrap();
    (screened.score, screened.label)
}

#[test]
fn weights_add_up_to_the_highest_result_they_reach() {
    assert_eq!(result(&[]), (0, "LOW".into()));
    assert_eq!(result(&["b"]), (2, "LOW".into()));
    assert_eq!(result(&["a", "b"]), (3, "HIGH".into()));
}

#[test]
fn one_question_can_be_enough_whatever_the_score() {
    assert_eq!(result(&["c"]), (0, "HIGH".into()));
}

#[test]
fn an_answer_to_no_question_is_no_answer() {
    assert_eq!(score(&screening(), &["z".to_owned()].into()), Err(UnknownQuestion));
}
