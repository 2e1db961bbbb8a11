//! Visits of a day, places, promises, coverage.

use std::collections::BTreeMap;

use ids::{MemberId, UnixMs};
use model::RecordKind;
use serde_json::json;

use super::desk::{DAY, Desk, NOW, id, marks, place, promise, records, visit};
use crate::lists::{Covered, FollowUpsOf};

#[test]
fn a_day_holds_its_first_moment_and_not_its_last() {
    let desk = Desk::new();
    // 8 March 2026 in St. Louis Park has 23 hours: it begins at 06:00 UTC and ends at 05:00.
    let begins = UnixMs(1_772_949_600_000);
    let ends = UnixMs(begins.0 + 23 * 3_600_000);
    for (number, at) in (0..).zip([begins.0 - 1000, begins.0, ends.0 - 1000, ends.0]) {
        desk.creates(number, RecordKind::Visit, &visit(UnixMs(at), &json!({ "district": "1" })));
    }
    let of_day = |district| {
        let lines = desk.store.read(|reader| reader.visits_between(begins, ends, district, &marks()));
        records(lines.unwrap())
    };
    assert_eq!(of_day(None), [id(2), id(1)], "the latest first");
    assert_eq!(of_day(Some("1")), [id(2), id(1)]);
    assert_eq!(of_day(Some("2")), []);
}

#[test]
fn two_visits_of_one_second_are_two_visits() {
    let desk = Desk::new();
    // Ids with the same low bits: the number of the second is taken.
    let same = |n: u64| n << 20;
    let visits: Vec<_> = (1..=20).map(|n| desk.visit(same(n), &json!({}))).collect();
    let lines = desk.store.read(|reader| reader.visits_between(NOW, UnixMs(NOW.0 + 1000), None, &marks()));
    let mut found = records(lines.unwrap());
    found.sort_unstable();
    assert_eq!(found, visits);
}

#[test]
fn places_are_listed_by_name_with_the_last_visit_that_stands() {
    let desk = Desk::new();
    let oak = desk.creates(1, RecordKind::Place, &place("Oak Books", &json!({ "district": "1" })));
    desk.creates(2, RecordKind::Place, &place("Elm Park", &json!({ "district": "1", "kind": "park" })));
    desk.creates(3, RecordKind::Place, &place("Ash Cafe", &json!({ "address": "12 Oak Street" })));
    desk.creates(4, RecordKind::Place, &place("Gone", &json!({ "closed": true, "district": "1" })));
    let names = |district, kind, text| {
        let lines = desk.store.read(|reader| reader.places(district, kind, text)).unwrap();
        lines.into_iter().map(|line| line.name).collect::<Vec<_>>()
    };
    assert_eq!(names(None, None, None), ["Ash Cafe", "Elm Park", "Oak Books"]);
    assert_eq!(names(Some("1"), None, None), ["Elm Park", "Oak Books"]);
    assert_eq!(names(None, Some("park"), None), ["Elm Park"]);
    assert_eq!(names(None, None, Some("oak")), ["Ash Cafe", "Oak Books"], "by address too");
    assert_eq!(names(Some("2"), None, None), Vec::<String>::new());

    let last = || desk.store.read(|reader| reader.place(oak)).unwrap().unwrap().last_visit;
    assert_eq!(last(), None);
    desk.visit(5, &json!({ "place": oak }));
    let later = UnixMs(NOW.0 + DAY);
    let withdrawn = desk.creates(6, RecordKind::Visit, &visit(later, &json!({ "place": oak })));
    assert_eq!(last(), Some(later));
    desk.edits(withdrawn, &json!({ "state": "withdrawn" }));
    assert_eq!(last(), Some(NOW), "what was withdrawn is no visit");
    let at = desk.store.read(|reader| reader.visits_at(oak, 10, &marks())).unwrap();
    assert_eq!(records(at), [id(5)]);
}

#[test]
fn a_sign_for_any_text_is_a_sign_like_another() {
    let desk = Desk::new();
    desk.creates(1, RecordKind::Place, &place("Half price 50%", &json!({})));
    desk.creates(2, RecordKind::Place, &place("Back_door", &json!({})));
    let found = |text: &str| desk.store.read(|reader| reader.places(None, None, Some(text))).unwrap().len();
    assert_eq!((found("%"), found("_"), found("50%"), found("k_d"), found("\\")), (1, 1, 1, 1, 0));
}

#[test]
fn promises_are_listed_while_they_are_open_the_longest_due_first() {
    let desk = Desk::new();
    let (me, other) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
    let of = |number, due, fields| desk.creates(number, RecordKind::FollowUp, &promise(due, &fields));
    let late = of(1, "2026-06-01", json!({}));
    let today = of(2, "2026-06-10", json!({}));
    of(3, "2026-06-11", json!({}));
    let in_district = of(4, "2026-06-05", json!({ "owner": other, "district": "1" }));
    let in_other = of(5, "2026-06-05", json!({ "owner": other, "district": "2" }));
    let until = chrono::NaiveDate::from_ymd_opt(2026, 6, 10).unwrap();
    let open = |district| {
        let of = FollowUpsOf::Open { owner: me, district, until };
        let lines = desk.store.read(|reader| reader.follow_ups(of, &marks())).unwrap();
        lines.into_iter().map(|line| line.record).collect::<Vec<_>>()
    };
    assert_eq!(open(None), [late, today]);
    assert_eq!(open(Some("1")), [late, in_district, today]);
    let all = desk.store.read(|reader| reader.follow_ups(FollowUpsOf::AllOpen { until }, &marks())).unwrap();
    let all: Vec<_> = all.into_iter().map(|line| line.record).collect();
    assert_eq!(all, [late, in_district, in_other, today], "everybody's, in every district");
    desk.edits(late, &json!({ "state": "kept" }));
    assert_eq!(open(None), [today]);
    let one = desk.store.read(|reader| reader.follow_ups(FollowUpsOf::One(late), &marks())).unwrap();
    assert_eq!(one.len(), 1, "asked for by itself, a kept one is there");
}

#[test]
fn promises_of_a_visit_and_a_place_are_found_there() {
    let desk = Desk::new();
    let oak = desk.creates(1, RecordKind::Place, &place("Oak Books", &json!({})));
    let seen = desk.visit(2, &json!({ "place": oak }));
    let fields = json!({ "visit": seen, "place": oak });
    let made = desk.creates(3, RecordKind::FollowUp, &promise("2026-06-10", &fields));
    for of in [FollowUpsOf::Visit(seen), FollowUpsOf::Place(oak)] {
        let lines = desk.store.read(|reader| reader.follow_ups(of, &marks())).unwrap();
        assert_eq!((lines[0].record, lines[0].place_name.as_deref()), (made, Some("Oak Books")));
    }
    desk.edits(made, &json!({ "state": "dropped" }));
    let at_place = desk.store.read(|reader| reader.follow_ups(FollowUpsOf::Place(oak), &marks())).unwrap();
    assert_eq!(at_place, []);
}

#[test]
fn coverage_counts_by_district_and_kind_also_where_the_district_is_unknown() {
    let desk = Desk::new();
    let oak = desk.creates(1, RecordKind::Place, &place("Oak Books", &json!({ "district": "1" })));
    desk.creates(2, RecordKind::Place, &place("Elm Books", &json!({ "district": "1" })));
    desk.creates(3, RecordKind::Place, &place("Nowhere", &json!({})));
    let here = json!({ "place": oak, "district": "1", "people_reached": 4 });
    desk.visit(4, &here);
    desk.visit(5, &here);
    desk.visit(6, &json!({ "kind": "park", "people_reached": 3 }));
    desk.creates(7, RecordKind::Visit, &visit(UnixMs(NOW.0 - DAY), &here));
    let withdrawn = desk.visit(8, &here);
    desk.edits(withdrawn, &json!({ "state": "withdrawn" }));
    let rows = desk.store.read(|reader| reader.coverage(NOW, UnixMs(NOW.0 + DAY))).unwrap();
    let of = |district: Option<&str>, kind: &str| (district.map(str::to_owned), kind.to_owned());
    let expected = BTreeMap::from([
        (of(Some("1"), "business"), Covered { places: 2, visited: 1, visits: 2, people: 8 }),
        (of(None, "business"), Covered { places: 1, visited: 0, visits: 0, people: 0 }),
        (of(None, "park"), Covered { places: 0, visited: 0, visits: 1, people: 3 }),
    ]);
    assert_eq!(rows, expected);
}
