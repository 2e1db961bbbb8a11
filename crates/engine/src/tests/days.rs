//! Days of the city, also where the clocks change.

use chrono::NaiveDate;
use ids::UnixMs;

use crate::directory::{Directory, utc};

fn in_zone(zone: &str) -> Directory {
    Directory { zone: zone.parse().unwrap(), ..Directory::default() }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// How many hours a day has, and that its first and last moment are in it and no others.
fn hours(directory: &Directory, of: NaiveDate) -> i64 {
    let (begins, ends) = (directory.begin(of), directory.end(of));
    assert_eq!(directory.day(begins), of, "{} begins it", utc(begins));
    assert_eq!(directory.day(UnixMs(ends.0 - 1)), of);
    assert_eq!(directory.day(UnixMs(begins.0 - 1)), of.pred_opt().unwrap());
    assert_eq!(directory.day(ends), of.succ_opt().unwrap());
    (ends.0 - begins.0) / 3_600_000
}

#[test]
fn days_follow_each_other_where_clocks_are_put_forward_and_back() {
    let home = in_zone("America/Chicago");
    assert_eq!(hours(&home, day(2026, 3, 7)), 24);
    assert_eq!(hours(&home, day(2026, 3, 8)), 23);
    assert_eq!(hours(&home, day(2026, 11, 1)), 25);
    assert_eq!(home.begin(day(2026, 6, 10)), UnixMs(1_781_067_600_000), "05:00 UTC");
}

#[test]
fn a_day_without_a_midnight_begins_when_it_begins() {
    // Clocks go from 00:00 to 01:00 there.
    let cairo = in_zone("Africa/Cairo");
    assert_eq!(hours(&cairo, day(2026, 4, 24)), 23);
}

#[test]
fn every_day_of_a_year_ends_where_the_next_begins() {
    for zone in ["America/Chicago", "Africa/Cairo", "Australia/Lord_Howe", "UTC"] {
        let directory = in_zone(zone);
        let mut of = day(2026, 1, 1);
        while of < day(2027, 1, 1) {
            let next = of.succ_opt().unwrap();
            assert_eq!(directory.end(of), directory.begin(next), "{zone} {of}");
            of = next;
        }
    }
}
