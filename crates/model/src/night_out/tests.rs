#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// 17:45 to 21:00, in seconds from 17:45.
const EVENING: i64 = 195 * 60;

/// Parties scattered over a city of 28 km², in four quarters, by a fixed rule.
fn city(parties: usize) -> Vec<Stop> {
    let scattered = |n: usize, by: f64| (n as f64 * by).fract();
    (0..parties)
        .map(|n| {
            let (x, y) = (scattered(n, 0.618_034), scattered(n, 0.754_878));
            let district = 1 + usize::from(x > 0.5) + 2 * usize::from(y > 0.5);
            Stop {
                at: (44.915 + y * 0.065, -93.405 + x * 0.08),
                from: (n as i64 % 4) * 1800,
                until: EVENING,
                district: Some(district.to_string()),
            }
        })
        .collect()
}

fn crews(each: usize) -> Vec<Crew> {
    let crew = |district: usize| Crew { district: Some(district.to_string()), at: None, free: 0 };
    (0..each * 4).map(|n| crew(1 + n % 4)).collect()
}

/// Every rule of the evening, checked from the outside.
fn holds(plan: &Plan, stops: &[Stop], crews: &[Crew], pace: Pace) {
    let mut seen = BTreeSet::new();
    for (crew, route) in crews.iter().zip(&plan.routes) {
        let (mut free, mut before): (i64, Option<(f64, f64)>) = (crew.free, crew.at);
        for visit in route {
            let stop = &stops[visit.stop];
            assert!(seen.insert(visit.stop), "visited once");
            let leg = before.map_or(0, |before| seconds_between(before, stop.at, pace));
            assert!(visit.at >= free + leg, "they can be there");
            assert!(visit.at >= stop.from && visit.at <= stop.until, "in its time");
            assert!(visit.at + pace.stay <= pace.ends, "the evening ends");
            assert_eq!(crew.district, stop.district, "their district");
            (free, before) = (visit.at + pace.stay, Some(stop.at));
        }
    }
    for stop in &plan.left_out {
        assert!(seen.insert(*stop), "left out or visited");
    }
    assert_eq!(seen.len(), stops.len(), "nobody is forgotten");
    assert!(plan.bound_s <= plan.driven_s);
}

#[test]
fn a_night_out_of_130_parties_is_planned_whole_and_shared_fairly() {
    let (stops, crews, pace) = (city(130), crews(3), Pace::usual(EVENING));
    let plan = plan(&stops, &crews, pace);
    holds(&plan, &stops, &crews, pace);
    assert_eq!(plan.left_out, Vec::<usize>::new());
    let counts: Vec<usize> = plan.routes.iter().map(Vec::len).collect();
    assert!(counts.iter().max() <= Some(&15), "{counts:?}");
    assert_eq!(plan, super::plan(&stops, &crews, pace), "the same on every device");
}

#[test]
fn who_runs_late_is_planned_anew_from_where_they_are() {
    let (stops, pace) = (city(24), Pace::usual(EVENING));
    let mut late = crews(1);
    late[0] = Crew { at: Some((44.95, -93.34)), free: 90 * 60, ..late[0].clone() };
    let plan = plan(&stops, &late, pace);
    holds(&plan, &stops, &late, pace);
    assert!(plan.routes[0].first().is_none_or(|visit| visit.at > 90 * 60));
}

#[test]
fn too_few_crews_leave_some_out_and_say_which() {
    let (stops, crews, pace) = (city(130), crews(1), Pace::usual(EVENING));
    let plan = plan(&stops, &crews, pace);
    holds(&plan, &stops, &crews, pace);
    assert!(!plan.left_out.is_empty());
}

#[test]
fn a_plan_is_measured_as_it_was_made() {
    let (stops, crews, pace) = (city(60), crews(1), Pace::usual(EVENING));
    let plan = plan(&stops, &crews, pace);
    let route = |visits: &Vec<Visit>| visits.iter().map(|visit| stops[visit.stop].clone()).collect();
    let routes: Vec<Vec<Stop>> = plan.routes.iter().map(route).collect();
    assert_eq!(measure(&routes, pace), (plan.driven_s, plan.bound_s));
    assert_eq!(measure(&[], pace), (0, 0));
}

#[test]
fn nobody_and_nothing_are_planned_too() {
    let pace = Pace::usual(EVENING);
    assert_eq!(plan(&[], &crews(1), pace).driven_s, 0);
    assert_eq!(plan(&city(3), &[], pace).left_out, [0, 1, 2]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_evening_keeps_its_rules(
        windows in prop::collection::vec((0_i64..180, 5_i64..120), 1..40),
        each in 1_usize..4,
    ) {
        let mut stops = city(windows.len());
        for (stop, (from, length)) in stops.iter_mut().zip(&windows) {
            (stop.from, stop.until) = (from * 60, (from + length) * 60);
        }
        let (crews, pace) = (crews(each), Pace::usual(EVENING));
        holds(&plan(&stops, &crews, pace), &stops, &crews, pace);
    }
}
