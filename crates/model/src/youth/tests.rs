#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use chrono::TimeZone;

use super::*;
use crate::Attendance;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn at(month: u32, day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap()
}

fn member(n: u8) -> MemberId {
    MemberId::from_bytes([n; 16])
}

fn explorer() -> Explorer {
    Explorer {
        name: "Explorer 7".into(),
        member: None,
        joined: day(1, 10),
        consent_until: Some(day(12, 31)),
        training_until: Some(day(12, 31)),
        registered_until: Some(day(12, 31)),
        left: false,
        recorded: at(1, 10, 12),
    }
}

fn ride() -> RideAlong {
    RideAlong {
        explorer: RecordId::from_bytes([7; 16]),
        officer: member(1),
        starts: at(6, 9, 18),
        ends: at(6, 9, 22),
        approved: Some(member(2)),
        left: None,
        returned: None,
        calls: vec![],
        report: vec![],
        called_off: false,
        recorded: at(6, 1, 12),
    }
}

fn session(kind: SessionKind, approved: bool) -> Session {
    Session {
        name: "a".into(),
        kind,
        starts: at(6, 9, 18),
        ends: at(6, 9, 20),
        adults: BTreeSet::new(),
        approved: approved.then(|| member(2)),
        called_off: false,
        recorded: at(6, 9, 18),
    }
}

#[test]
fn a_paper_is_good_on_its_last_day_and_missing_on_the_next() {
    let explorer = Explorer { consent_until: Some(day(6, 9)), training_until: None, ..explorer() };
    let on = |day| papers(&explorer, day);
    assert_eq!(on(day(6, 9))[&Paper::Consent], Standing::EndsSoon);
    assert_eq!(on(day(6, 10))[&Paper::Consent], Standing::Missing);
    assert_eq!(on(day(5, 9))[&Paper::Consent], Standing::Good);
    assert_eq!(on(day(5, 10))[&Paper::Consent], Standing::EndsSoon);
    assert_eq!(on(day(6, 9))[&Paper::Training], Standing::Missing);
}

/// The hour in which the ride is to begin.
fn evening() -> Moment {
    Moment { at: at(6, 9, 18), day: day(6, 9) }
}

#[test]
fn everything_in_order_may_ride() {
    assert_eq!(barred(&explorer(), &ride(), day(6, 9), evening(), [day(5, 30)]), []);
}

#[test]
fn every_reason_not_to_ride_is_told_at_once() {
    let explorer =
        Explorer { joined: day(4, 1), registered_until: Some(day(6, 8)), left: true, ..explorer() };
    let ride = RideAlong { ends: at(6, 9, 23), approved: None, ..ride() };
    let told = barred(&explorer, &ride, day(6, 9), evening(), [day(6, 2)]);
    assert_eq!(
        told,
        [
            Barred::Left,
            Barred::Paper { paper: Paper::Registration },
            Barred::Probation { from: day(7, 1) },
            Barred::RodeThisMonth,
            Barred::TooLong,
            Barred::NotApproved
        ]
    );
}

#[test]
fn a_ride_that_was_planned_for_a_day_gone_by_is_looked_at_as_of_today() {
    let explorer = Explorer { training_until: Some(day(6, 10)), ..explorer() };
    let told = |now| barred(&explorer, &ride(), day(6, 9), now, []);
    assert_eq!(told(evening()), []);
    let next_day = Moment { at: at(6, 11, 18), day: day(6, 11) };
    assert_eq!(told(next_day), [Barred::Paper { paper: Paper::Training }, Barred::Over]);
    assert_eq!(told(Moment { at: ride().ends, day: day(6, 9) }), [Barred::Over], "over is over");
}

#[test]
fn nobody_approves_a_ride_with_themselves() {
    let own = RideAlong { approved: Some(member(1)), ..ride() };
    assert_eq!(barred(&explorer(), &own, day(6, 9), evening(), []), [Barred::OwnApproval]);
}

#[test]
fn overdue_is_who_left_and_is_not_back() {
    assert!(!is_overdue(&ride(), at(6, 9, 23)), "never left");
    let out = RideAlong { left: Some(at(6, 9, 18)), ..ride() };
    assert!(!is_overdue(&out, at(6, 9, 22)));
    assert!(is_overdue(&out, at(6, 9, 23)));
    assert!(!is_overdue(&RideAlong { returned: Some(at(6, 9, 23)), ..out }, at(6, 9, 23)));
}

#[test]
fn columns_are_kept_apart_and_what_is_not_approved_is_in_none() {
    let stay =
        |seconds| Stay { from: Some(at(6, 9, 18)), until: Some(at(6, 9, 18) + TimeDelta::seconds(seconds)) };
    let at_session = |kind, approved, seconds| (column(&session(kind, approved)), stay(seconds));
    let out = RideAlong { left: Some(at(6, 9, 18)), ..ride() };
    let back = RideAlong { returned: Some(at(6, 9, 19)), ..out.clone() };
    let rides = [out, back].into_iter().filter_map(|ride| ridden(&ride));
    let sessions = [
        at_session(SessionKind::Training, true, 100),
        at_session(SessionKind::Service, true, 10),
        at_session(SessionKind::Competition, true, 1),
        at_session(SessionKind::Service, false, 1000),
    ];
    let ledger = Ledger::of(sessions.into_iter().chain(rides.map(|stay| (HoursColumn::RideAlong, stay))));
    let expected = Ledger { training: 100, service: 10, competition: 1, ride_along: 3600, unapproved: 1000 };
    assert_eq!(ledger, expected);
}

#[test]
fn pairings_count_rides_that_were_made_and_came_back_late() {
    let made = RideAlong { left: Some(at(6, 9, 18)), returned: Some(at(6, 9, 21)), ..ride() };
    let late = RideAlong { returned: Some(at(6, 9, 23)), ..made.clone() };
    let found = pairings([&made, &late, &ride()]);
    assert_eq!(found.iter().map(|pairing| (pairing.rides, pairing.late)).collect::<Vec<_>>(), [(2, 1)]);
}

#[test]
fn an_award_is_reached_on_the_second() {
    let level = AwardLevel { name: "Bronze".into(), group: "16 to 25 years".into(), hours: 100 };
    assert_eq!(standings(std::slice::from_ref(&level), 100 * 3600 - 1)[0].missing, 1);
    assert_eq!(standings(&[level], 100 * 3600)[0].missing, 0);
}

#[test]
fn whoever_is_at_two_sessions_at_once_was_there_once_on_their_own_page_too() {
    let id = RecordId::from_bytes([7; 16]);
    let (evening, range) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
    let training = || session(SessionKind::Training, true);
    let sessions = [(evening, training()), (range, training())].into_iter().collect();
    let there = |session, from: u32, until: u32| Attendance {
        session,
        explorer: id,
        stamps: [format!("in 2026-06-09T{from}:00:00Z"), format!("out 2026-06-09T{until}:00:00Z")].into(),
        recorded: at(6, 9, from),
    };
    let attendance = [there(evening, 18, 20), there(range, 19, 21)];
    let page = page(id, &explorer(), &sessions, &attendance, []);
    assert_eq!(page.hours.training, 3 * 3600, "18 to 21, not two hours and two more");
    assert_eq!(page.sessions.iter().map(|own| own.seconds).collect::<Vec<_>>(), [7200, 7200]);
}
