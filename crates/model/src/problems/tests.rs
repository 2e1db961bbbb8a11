#![allow(clippy::unwrap_used)]

use super::*;

fn problem(state: &ProblemState) -> Problem {
    serde_json::from_value(serde_json::json!({
        "title": "Catalytic converters at the ramp", "state": state, "owner": "0190a000-0000-7000-8000-000000000001",
        "recorded": "2026-06-01T12:00:00Z"
    }))
    .unwrap()
}

#[test]
fn a_step_forward_needs_what_the_step_before_was_for() {
    let mut scanned = problem(&Scanning);
    assert_eq!(missing(&scanned, &Analysis), Some(Missing::Scan));
    scanned.scanning = vec!["Every other Friday night".into()];
    assert_eq!(missing(&scanned, &Analysis), None);
    assert_eq!(missing(&scanned, &Response), Some(Missing::StepsOver));
    let mut answered = problem(&Response);
    assert_eq!(missing(&answered, &Assessment), Some(Missing::Done));
    answered.response = vec!["Lights on the second level".into()];
    assert_eq!(missing(&answered, &Assessment), None);
    let mut measured = problem(&Assessment);
    measured.assessment = vec!["Two in eight weeks, eleven before".into()];
    assert_eq!(missing(&measured, &Closed), Some(Missing::Outcome));
    measured.outcome = Some("Down by four fifths".into());
    assert_eq!(missing(&measured, &Closed), None);
}

#[test]
fn going_back_is_always_open() {
    let closed = problem(&Closed);
    assert_eq!(missing(&closed, &Analysis), None);
    assert_eq!(missing(&closed, &Closed), Some(Missing::IsThere));
    assert_eq!(missing(&closed, &ProblemState::Unknown("parked".into())), Some(Missing::NoState));
}

#[test]
fn a_problem_that_came_back_is_there_since_it_came_back() {
    let mut problem = problem(&Analysis);
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert_eq!(since(&problem, day("2026-06-01")), day("2026-06-01"));
    problem.stamps.extend([
        stamp(&Analysis, day("2026-06-03")),
        stamp(&Response, day("2026-06-10")),
        stamp(&Analysis, day("2026-07-01")),
        "written by a newer version".into(),
    ]);
    assert_eq!(since(&problem, day("2026-06-01")), day("2026-07-01"));
    assert_eq!(came_to(&problem.stamps).len(), 3);
}
