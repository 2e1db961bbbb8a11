//! What a visit must be, before it is written.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Spot, Topic};

use crate::Refusal;
use crate::commands::visits::checks;

fn field<T>(result: Result<T, Refusal>) -> Option<&'static str> {
    match result {
        Ok(_) => None,
        Err(Refusal::Field { field, .. }) => Some(field),
        Err(other) => panic!("{other:?}"),
    }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_781_103_600, 0).unwrap()
}

#[test]
fn a_visit_has_begun_and_ends_after_it_began() {
    let minutes = |n| now() + TimeDelta::minutes(n);
    let cases = [
        (minutes(-60), Some(minutes(-30)), None),
        (minutes(-60), None, None),
        (minutes(-60), Some(minutes(-60)), None),
        (minutes(4), None, None),
        (minutes(6), None, Some("started")),
        (minutes(-60), Some(minutes(-61)), Some("ended")),
        (minutes(-60), Some(minutes(4)), None),
        (minutes(-60), Some(minutes(6)), Some("ended")),
        (minutes(-60 * 48), Some(minutes(-60 * 24)), None),
        (minutes(-60 * 48), Some(minutes(-60 * 24 + 1)), Some("ended")),
        (minutes(-60 * 24 * 3_653), None, None),
        (minutes(-60 * 24 * 3_654), None, Some("started")),
        (DateTime::<Utc>::MIN_UTC, None, Some("started")),
        (minutes(-60), Some(DateTime::<Utc>::MAX_UTC), Some("ended")),
    ];
    for (started, ended, wrong) in cases {
        assert_eq!(field(checks::times(started, ended, now())), wrong, "{started} {ended:?}");
    }
}

#[test]
fn people_are_counted_up_to_the_largest_crowd() {
    for (count, wrong) in
        [(None, None), (Some(0), None), (Some(100_000), None), (Some(100_001), Some("people_reached"))]
    {
        assert_eq!(field(checks::people(count)), wrong, "{count:?}");
    }
}

#[test]
fn a_spot_is_on_the_map() {
    let at = |lat, lon| field(checks::spot(&Spot { lat, lon, label: None }));
    assert_eq!((at(44.9, -93.3), at(90.0, 180.0), at(-90.0, -180.0)), (None, None, None));
    for (lat, lon) in [(90.1, 0.0), (0.0, 180.1), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
        assert_eq!(at(lat, lon), Some("spot"), "{lat} {lon}");
    }
}

#[test]
fn a_note_is_measured_in_characters() {
    let note = |text: String| field(checks::note("note", Some(&text)));
    assert_eq!(note("ß".repeat(20_000)), None, "40,000 bytes");
    assert_eq!(note("a".repeat(20_001)), Some("note"));
}

#[test]
fn words_are_the_citys_and_before_it_is_known_any() {
    let chosen = |word: &str| BTreeSet::from([word.to_owned()]);
    let known = [Topic { word: "parking".into(), label: "Parking".into() }];
    assert_eq!(field(checks::words("topics", &chosen("parking"), Some(&known))), None);
    assert_eq!(field(checks::words("topics", &chosen("aliens"), Some(&known))), Some("topics"));
    assert_eq!(field(checks::words("topics", &chosen("aliens"), None)), None);
    let long = checks::words("topics", &chosen(&"x".repeat(100_000)), Some(&known)).unwrap_err();
    assert!(long.to_string().len() < 200, "it does not give back what is far too long");
}
