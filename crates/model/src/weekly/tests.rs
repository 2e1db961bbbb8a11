#![allow(clippy::unwrap_used)]

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn seen<'a>(week: usize, topics: &'a [String]) -> Seen<'a> {
    Seen {
        week,
        district: Some("2"),
        neighborhood: Some("Fern Hill"),
        kind: "park",
        place: Some(RecordId::from_bytes([7; 16])),
        topics,
        people: 3,
    }
}

#[test]
fn a_week_is_monday_to_sunday_and_the_last_of_twelve() {
    for named in ["2026-06-15", "2026-06-18", "2026-06-21"] {
        assert_eq!(monday_of(day(named)), day("2026-06-15"));
    }
    let mondays = mondays(day("2026-06-15"));
    assert_eq!((mondays[0], mondays[11]), (day("2026-03-30"), day("2026-06-15")));
    assert_eq!(sunday_after(mondays[11]), day("2026-06-21"));
}

#[test]
fn a_visit_counts_once_everywhere_and_once_for_each_topic() {
    let (mut tally, topics) = (Tally::default(), ["scams".to_owned(), "noise".to_owned()]);
    tally.add(&seen(11, &topics));
    tally.add(&seen(10, &topics[..1]));
    tally.add(&Seen { district: None, neighborhood: None, place: None, ..seen(11, &[]) });
    tally.add(&seen(12, &topics)); // beyond the weeks: of a clock that runs ahead
    assert_eq!(tally.all[11], Sum { visits: 2, people: 6 });
    assert_eq!(tally.districts["2"]["park"][11], Sum { visits: 1, people: 3 });
    assert_eq!(tally.districts[""]["park"][11].visits, 1);
    assert_eq!(tally.neighborhoods["Fern Hill"][10].visits, 1);
    assert_eq!((tally.topics["scams"][10], tally.topics["scams"][11], tally.topics["noise"][11]), (1, 1, 1));
    assert_eq!(tally.visited.len(), 1, "visited in the last week");
}

#[test]
fn a_topic_is_compared_with_the_four_weeks_before_and_no_others() {
    let mut mentions = [0; WEEKS];
    mentions[7..].copy_from_slice(&[5, 6, 4, 5, 14]);
    mentions[0] = 900; // long ago
    let trend = topic_trend(&mentions, true);
    assert_eq!((trend.now, trend.change), (14, Change::More));
    assert!((trend.mean_before - 5.0).abs() < f64::EPSILON);
    assert_eq!(topic_trend(&mentions, false).change, Change::NotOver);
}
