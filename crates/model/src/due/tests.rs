#![allow(clippy::unwrap_used)]

use super::*;

fn at(day: &str) -> DateTime<Utc> {
    format!("{day}T12:00:00Z").parse().unwrap()
}

fn candidate(place: &'static str, last: Option<&str>, lat: Option<f64>) -> Candidate<&'static str> {
    Candidate { place, at: lat.map(|lat| (lat, -93.3)), last_visit: last.map(at), due_after_days: Some(30) }
}

#[test]
fn a_place_is_due_on_the_day_its_interval_ends() {
    let list =
        [candidate("thirty", Some("2026-05-02"), None), candidate("twenty-nine", Some("2026-05-03"), None)];
    let names: Vec<_> = due(list, at("2026-06-01"), None).into_iter().map(|d| d.place).collect();
    assert_eq!(names, ["thirty"]);
}

#[test]
fn nearest_first_when_we_know_where_we_are_else_longest_waiting_first() {
    let list = [
        candidate("near, recent", Some("2026-04-20"), Some(44.90)),
        candidate("far, never", None, Some(44.99)),
        candidate("nowhere", Some("2026-01-01"), None),
    ];
    let names =
        |here| due(list.clone(), at("2026-06-01"), here).into_iter().map(|d| d.place).collect::<Vec<_>>();
    assert_eq!(names(Some((44.90, -93.3))), ["near, recent", "far, never", "nowhere"]);
    assert_eq!(names(None), ["far, never", "nowhere", "near, recent"]);
}

#[test]
fn a_kind_without_an_interval_is_never_due() {
    let never = Candidate { due_after_days: None, ..candidate("spot", None, None) };
    assert!(due([never], at("2026-06-01"), None).is_empty());
}

#[test]
fn a_visit_in_the_future_of_a_wrong_clock_counts_as_today() {
    let odd = candidate("odd", Some("2026-06-03"), None);
    assert!(due([odd], at("2026-06-01"), None).is_empty());
}
