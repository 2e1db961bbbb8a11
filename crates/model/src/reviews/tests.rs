#![allow(clippy::unwrap_used)]

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_case_is_looked_at_again_within_the_weeks_that_the_city_says() {
    let rules = Some(ReviewRules { next_review_weeks: 4 });
    let today = day("2026-06-10");
    assert_eq!(may_be_next(today, today, rules), Ok(()));
    assert_eq!(may_be_next(day("2026-07-08"), today, rules), Ok(()), "the last day is one");
    assert_eq!(may_be_next(day("2026-07-09"), today, rules), Err(WrongDay::After(day("2026-07-08"))));
    assert_eq!(may_be_next(day("2026-06-09"), today, rules), Err(WrongDay::Past));
    assert_eq!(
        may_be_next(day("2030-01-01"), today, None),
        Ok(()),
        "a city that says nothing limits nothing"
    );
}

#[test]
fn contacts_read_back_and_what_a_newer_version_wrote_is_left_out() {
    let contact = Contact {
        at: "2026-06-10T15:00:00Z".parse().unwrap(),
        way: ContactWay::Phone,
        note: "Has a bed for tonight.".into(),
    };
    let lines = BTreeSet::from([contact.to_string(), "tomorrow, perhaps".into()]);
    assert_eq!(contacts(&lines), [contact]);
}

#[test]
fn a_year_of_cases_is_counted_and_a_few_are_not_told() {
    let ended = |outcome: ReviewOutcome| Some(outcome);
    let mut cases: Vec<_> = (0..60).map(|_| (2020, ended(ReviewOutcome::Connected))).collect();
    cases.extend((0..33).map(|_| (2020, ended(ReviewOutcome::Declined))));
    cases.extend((0..3).map(|_| (2021, ended(ReviewOutcome::Declined))));
    let Yearly { outcomes, years, shown } = yearly(cases, 10);
    assert_eq!((outcomes.len(), years), (2, vec![2020, 2021]));
    let of_2020: Vec<_> = shown.rows[0].iter().map(|cell| cell.map(|count| count.visits)).collect();
    assert_eq!(of_2020.last().unwrap(), &None, "with the total, three could be computed");
    assert_eq!(shown.rows[1][1], None, "three people could be told");
    let alone = yearly((0..93).map(|_| (2020, None)), 10);
    assert_eq!(alone.shown.rows[0], [Some(Count { visits: 93, people: 93 })]);
    assert!(yearly([], 10).years.is_empty());
}
