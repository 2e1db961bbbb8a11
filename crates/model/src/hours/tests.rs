#![allow(clippy::unwrap_used)]

use chrono::TimeZone;
use proptest::prelude::*;

use super::*;

fn at(hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 8, 4, hour, minute, 0).unwrap()
}

fn hours(stamps: &[(Way, DateTime<Utc>)]) -> Hours {
    let stamps: Vec<String> =
        stamps.iter().map(|(way, at)| Stamp { at: *at, way: *way }.to_string()).collect();
    Hours::of(&stamps)
}

#[test]
fn a_day_with_a_break_is_two_stays() {
    let day =
        hours(&[(Way::In, at(9, 0)), (Way::Out, at(12, 0)), (Way::In, at(13, 0)), (Way::Out, at(15, 30))]);
    assert_eq!((day.stays.len(), day.seconds(), day.is_open()), (2, 5 * 3600 + 1800, false));
    assert_eq!(on_paper(day.seconds()), "5:30");
}

#[test]
fn two_phones_that_check_one_person_in_count_once() {
    let day =
        hours(&[(Way::In, at(9, 0)), (Way::In, at(9, 2)), (Way::Out, at(12, 0)), (Way::Out, at(12, 1))]);
    assert_eq!((day.stays.len(), day.seconds()), (1, 3 * 3600));
}

#[test]
fn who_never_checked_out_is_here_and_has_no_hours_yet() {
    let day = hours(&[(Way::In, at(9, 0))]);
    assert_eq!((day.here_since(), day.seconds(), day.is_open()), (Some(at(9, 0)), 0, true));
}

#[test]
fn who_went_without_having_come_has_no_hours_and_somebody_has_to_say() {
    let day = hours(&[(Way::In, at(9, 0)), (Way::Out, at(10, 0)), (Way::Out, at(12, 0))]);
    assert_eq!((day.seconds(), day.is_open(), day.here_since()), (3600, true, None));
}

#[test]
fn the_night_on_which_clocks_go_back_has_its_hour() {
    let zone = chrono_tz::America::Chicago;
    let came = zone.with_ymd_and_hms(2026, 11, 1, 0, 30, 0).unwrap().with_timezone(&Utc);
    let went = zone.with_ymd_and_hms(2026, 11, 1, 3, 30, 0).unwrap().with_timezone(&Utc);
    assert_eq!(hours(&[(Way::In, came), (Way::Out, went)]).seconds(), 4 * 3600);
}

#[test]
fn a_second_scan_of_one_is_none() {
    let day = hours(&[(Way::In, at(9, 0))]);
    assert_eq!(day.scanned(at(9, 1)), None);
    assert_eq!(day.scanned(at(9, 2)), Some(Stamp { at: at(9, 2), way: Way::Out }));
    assert_eq!(Hours::default().scanned(at(9, 0)), Some(Stamp { at: at(9, 0), way: Way::In }));
}

proptest! {
    /// Whatever order and however often stamps arrive, and however they are divided over phones.
    #[test]
    fn hours_properties(stamps in prop::collection::vec((any::<bool>(), 0_i64..86_400), 0..24), cut in 0_usize..24) {
        let words: Vec<String> = stamps.iter().map(|(is_in, second)| {
            let way = if *is_in { Way::In } else { Way::Out };
            Stamp { at: at(0, 0) + TimeDelta::seconds(*second), way }.to_string()
        }).collect();
        let whole = Hours::of(&words);
        let (one, two) = words.split_at(cut.min(words.len()));
        let merged: Vec<String> = two.iter().chain(one).chain(two).cloned().collect();
        prop_assert_eq!(&Hours::of(&merged), &whole);
        // Stays do not overlap, so no second counts twice.
        let mut last = None;
        for stay in &whole.stays {
            for moment in [stay.from, stay.until].into_iter().flatten() {
                prop_assert!(last.is_none_or(|last| last <= moment));
                last = Some(moment);
            }
        }
        prop_assert!((0..=86_400).contains(&whole.seconds()));
        // A stamp more never takes a whole stay's beginning away.
        prop_assert!(whole.stays.iter().filter(|stay| stay.until.is_none()).count() <= 1);
    }
}

#[test]
fn two_stays_at_once_are_covered_once() {
    let at = |minute: i64| DateTime::from_timestamp(minute * 60, 0);
    let stay = |from, until| Stay { from: at(from), until: at(until) };
    assert_eq!(covered([stay(0, 60), stay(30, 90), stay(40, 50), stay(100, 110)]), 100 * 60);
    assert_eq!(covered([Stay { from: at(0), until: None }, stay(5, 6)]), 60, "never estimated");
}
