#![allow(clippy::unwrap_used)]

use super::*;

fn rules() -> DiversionRules {
    let class = |word: &str| Topic { word: word.into(), label: word.into() };
    DiversionRules {
        program: "A program".into(),
        youngest: 10,
        oldest: 17,
        offences: vec![class("petty"), class("misdemeanor")],
        prior_diversions: 1,
        prior_findings: 0,
        weeks: Some(10),
        conditions: vec![],
    }
}

const KNOWN: Known<'_> = Known { age: 14, offence: "petty", prior_diversions: 1, prior_findings: 0 };

fn fails(known: Known<'_>) -> Vec<Rule> {
    let checks = checks(known, &rules());
    assert_eq!(checks.len(), 4, "every one is answered, whatever the others say");
    checks.into_iter().filter(|check| !check.holds).map(|check| check.rule).collect()
}

#[test]
fn every_check_is_answered_and_its_limits_are_in_it() {
    assert_eq!(fails(KNOWN), []);
    assert_eq!(fails(Known { age: 10, ..KNOWN }), []);
    assert_eq!(fails(Known { age: 9, ..KNOWN }), [Rule::Age]);
    assert_eq!(fails(Known { age: 17, ..KNOWN }), []);
    assert_eq!(fails(Known { age: 18, ..KNOWN }), [Rule::Age]);
    assert_eq!(fails(Known { offence: "felony", ..KNOWN }), [Rule::Offence]);
    assert_eq!(
        fails(Known { prior_diversions: 2, prior_findings: 1, ..KNOWN }),
        [Rule::PriorDiversions, Rule::PriorFindings]
    );
}

#[test]
fn nobody_is_diverted_without_the_guardian_or_against_a_check() {
    let mut record: Diversion = serde_json::from_value(serde_json::json!({
        "referred_by": ids::MemberId::from_bytes([7; 16]), "child": "Child 1", "age": 14, "offence": "petty",
        "prior_diversions": 0, "prior_findings": 0, "checks": [], "recorded": "2026-06-10T15:00:00Z",
    }))
    .unwrap();
    assert_eq!(may_divert(&record), Err(Barred::Checks(vec![])), "what nobody has checked does not hold");
    record.checks = checks(KNOWN, &rules());
    assert_eq!(may_divert(&record), Err(Barred::NoGuardian));
    record.guardian_agreed = Some(record.recorded);
    assert_eq!(may_divert(&record), Ok(()));
    record.checks = checks(Known { age: 9, ..KNOWN }, &rules());
    assert!(matches!(may_divert(&record), Err(Barred::Checks(fails)) if fails[0].rule == Rule::Age));
}

#[test]
fn it_is_late_the_day_after() {
    let mut record: Diversion = serde_json::from_value(serde_json::json!({
        "referred_by": ids::MemberId::from_bytes([7; 16]), "child": "Child 1", "age": 14, "offence": "petty",
        "prior_diversions": 0, "prior_findings": 0, "checks": [], "recorded": "2026-06-10T15:00:00Z",
        "diverted": true, "due": "2026-08-19",
    }))
    .unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert!(!is_overdue(&record, day("2026-08-19")) && is_overdue(&record, day("2026-08-20")));
    record.closed = Some(record.recorded);
    assert!(!is_overdue(&record, day("2026-08-20")));
}
