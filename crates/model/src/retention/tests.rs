#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(years: u16, months: u16, days: u16, after: Begins) -> Period {
    let (schedule, citation) = ("Example schedule".to_owned(), "Example citation".to_owned());
    Period { years, months, days, after, schedule, citation }
}

fn schedules(class: Retention, period: Period) -> BTreeMap<String, Schedule> {
    BTreeMap::from([(class.word().to_owned(), Schedule::Period(period))])
}

fn visit(record: u8, recorded: &str) -> Kept<u8> {
    let recorded = Some(day(recorded));
    Kept { record, class: Retention::Engagement, in_force: false, recorded, closed: recorded }
}

fn records(queue: &Queue<'_, u8>) -> Vec<u8> {
    queue.due.iter().map(|due| due.record).collect()
}

#[test]
fn nothing_is_ever_due_without_a_schedule() {
    let old = || [visit(1, "1950-01-01")];
    let far = day("2500-01-01");
    assert_eq!(records(&due_for_disposal(old(), &BTreeMap::new(), |_| false, far)), [0_u8; 0]);
    let not_set = BTreeMap::from([("engagement".to_owned(), Schedule::Words("not set: ask".into()))]);
    assert_eq!(records(&due_for_disposal(old(), &not_set, |_| false, far)), [0_u8; 0]);
    let other_class = schedules(Retention::Notes, period(1, 0, 0, Begins::Recorded));
    assert_eq!(records(&due_for_disposal(old(), &other_class, |_| false, far)), [0_u8; 0]);
    let nothing = schedules(Retention::Engagement, period(0, 0, 0, Begins::Recorded));
    assert_eq!(records(&due_for_disposal(old(), &nothing, |_| false, far)), [0_u8; 0], "a period of nothing");
    let unknown = Begins::Unknown("adjudicated".into());
    let newer = schedules(Retention::Engagement, period(1, 0, 0, unknown));
    assert_eq!(
        records(&due_for_disposal(old(), &newer, |_| false, far)),
        [0_u8; 0],
        "a newer version's event"
    );
}

#[test]
fn a_record_is_kept_through_the_last_day_and_due_on_the_next() {
    let three_years = schedules(Retention::Engagement, period(3, 0, 0, Begins::Recorded));
    let on =
        |today| records(&due_for_disposal([visit(1, "2023-06-10")], &three_years, |_| false, day(today)));
    assert_eq!(on("2026-06-10"), [0_u8; 0]);
    assert_eq!(on("2026-06-11"), [1]);
    let leap = period(1, 0, 0, Begins::Recorded);
    assert_eq!(leap.due_on(day("2024-02-29")), Some(day("2025-03-01")), "never a day early");
    let mixed = period(1, 2, 3, Begins::Recorded);
    assert_eq!(mixed.due_on(day("2024-12-31")), Some(day("2026-03-04")));
}

#[test]
fn what_somebody_holds_is_not_due_however_old_and_is_told_of() {
    let one_year = schedules(Retention::Engagement, period(1, 0, 0, Begins::Recorded));
    let old = [visit(1, "2020-01-01"), visit(2, "2020-01-02"), visit(3, "2026-01-01")];
    let queue = due_for_disposal(old, &one_year, |record| *record != 2, day("2026-06-10"));
    assert_eq!(
        (records(&queue), queue.held.len(), queue.held[0].record),
        (vec![2], 1, 1),
        "3 is not due yet"
    );
}

#[test]
fn an_open_promise_is_not_due_and_a_settled_one_counts_from_its_end() {
    let after_closing = schedules(Retention::Engagement, period(1, 0, 0, Begins::Closed));
    let open = Kept { in_force: true, closed: None, ..visit(1, "2020-01-01") };
    let settled = Kept { closed: Some(day("2026-01-01")), ..visit(2, "2020-01-01") };
    let queue = |today| {
        let both = [open.clone(), settled.clone()];
        records(&due_for_disposal(both, &after_closing, |_| false, day(today)))
    };
    assert_eq!(queue("2026-12-31"), [0_u8; 0]);
    assert_eq!(queue("2027-01-02"), [2]);
    let after_recording = schedules(Retention::Engagement, period(1, 0, 0, Begins::Recorded));
    let both = [open, settled];
    assert_eq!(records(&due_for_disposal(both, &after_recording, |_| false, day("2026-06-10"))), [2]);
}

#[test]
fn the_directory_is_counted_from_its_end_alone() {
    let member = Kept { class: Retention::Directory, ..visit(1, "2000-01-01") };
    let recorded = schedules(Retention::Directory, period(1, 0, 0, Begins::Recorded));
    assert_eq!(
        records(&due_for_disposal([member.clone()], &recorded, |_| false, day("2026-06-10"))),
        [0_u8; 0]
    );
    let closed = schedules(Retention::Directory, period(1, 0, 0, Begins::Closed));
    assert_eq!(records(&due_for_disposal([member], &closed, |_| false, day("2026-06-10"))), [1]);
}

#[test]
fn the_longest_due_come_first_across_classes_with_schedule_and_citation() {
    let mut both = schedules(Retention::Engagement, period(5, 0, 0, Begins::Recorded));
    both.extend(schedules(Retention::Notes, period(0, 6, 0, Begins::Recorded)));
    let note = Kept { class: Retention::Notes, ..visit(2, "2025-06-10") };
    let queue = due_for_disposal([visit(1, "2021-06-08"), note], &both, |_| false, day("2026-06-10"));
    assert_eq!(records(&queue), [2, 1], "the note was recorded later and is due for longer");
    let first = &queue.due[0];
    assert_eq!((first.began, first.due_on), (day("2025-06-10"), day("2025-12-11")));
    assert_eq!(
        (first.period.schedule.as_str(), first.period.citation.as_str()),
        ("Example schedule", "Example citation")
    );
}

#[test]
fn a_schedule_reads_as_text_or_as_a_table_and_stays_what_it_was() {
    let text = r#"{"directory":"not set: the city attorney names the schedule","notes":{"years":2,"after":"recorded","schedule":"A","citation":"B"},"engagement":{"days":30,"after":"adjudicated","schedule":"C","citation":"D"}}"#;
    let read: BTreeMap<String, Schedule> = serde_json::from_str(text).unwrap();
    assert_eq!(read["notes"].period().map(|period| (period.years, period.months)), Some((2, 0)));
    assert_eq!(read["engagement"].period().unwrap().after, Begins::Unknown("adjudicated".into()));
    insta::assert_json_snapshot!(read);
}

proptest! {
    #[test]
    fn what_the_store_is_asked_for_is_exactly_what_is_due(
        years in 0..12_u16, months in 0..30_u16, days in 0..800_u16, ago in 0..6000_u64,
        today in 0..1500_u64,
    ) {
        let today = day("2024-01-01") + Days::new(today);
        let began = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
        let period = period(years, months, days, Begins::Recorded);
        let due = period.due_on(began).is_some_and(|due| due <= today);
        let asked = period.latest_due(today).is_some_and(|latest| began <= latest);
        prop_assert_eq!(due, asked);
    }
}
