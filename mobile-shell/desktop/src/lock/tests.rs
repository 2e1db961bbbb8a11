#![allow(clippy::unwrap_used)]

use std::time::Duration;

use engine::UnixMs;
use proptest::prelude::*;

use super::{Door, FREE_TRIES, Relock, Sight, Tries, Watch};
use crate::clock::Moment;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
const START: UnixMs = UnixMs(1_780_000_000_000);

fn later(ms: i64) -> UnixMs {
    UnixMs(START.0 + ms)
}

fn after_wrong(times: u32) -> Tries {
    Tries { wrong: times, at: START }
}

#[test]
fn five_wrong_tries_shut_the_door_for_a_quarter_of_an_hour() {
    let mut tries = Tries::NONE;
    for left in (1..=FREE_TRIES).rev() {
        assert_eq!(tries.door(START), Door::Ready { left });
        tries = tries.one_more(START, START).unwrap();
    }
    assert_eq!(tries.one_more(later(1), later(1)), Err(Door::Shut { for_ms: 15 * MINUTE - 1 }));
    assert_eq!(tries.door(later(15 * MINUTE)), Door::Ready { left: 1 });
}

#[test]
fn each_further_wrong_try_doubles_the_wait_up_to_a_day() {
    let waits: Vec<i64> = (5..14)
        .map(|wrong| match after_wrong(wrong).door(START) {
            Door::Shut { for_ms } => for_ms / MINUTE,
            Door::Ready { .. } => 0,
        })
        .collect();
    assert_eq!(waits, [15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
}

#[test]
fn a_clock_turned_back_a_year_costs_one_wait_and_no_more() {
    let tries = after_wrong(5);
    let year_ago = later(-365 * DAY);
    assert_eq!(tries.door(year_ago), Door::Shut { for_ms: 15 * MINUTE });
    let seen = tries.seen_at(year_ago);
    assert_eq!(seen.door(UnixMs(year_ago.0 + 15 * MINUTE)), Door::Ready { left: 1 });
}

#[test]
fn a_clock_set_forward_shortens_no_wait_while_the_program_runs() {
    let sight = Sight { tries: after_wrong(5), first: at(100, 0) };
    let a_year_on = Moment { wall: later(365 * DAY), running: Duration::from_secs(160) };
    // A minute has passed since it was first seen, 100 seconds after the fifth try.
    assert_eq!(sight.time(a_year_on), later(160_000));
    assert_eq!(sight.tries.door(sight.time(a_year_on)), Door::Shut { for_ms: 15 * MINUTE - 160_000 });
    let in_time = Moment { running: Duration::from_secs(15 * 60), ..a_year_on };
    assert_eq!(sight.tries.door(sight.time(in_time)), Door::Ready { left: 1 });
}

#[test]
fn the_running_clock_opens_no_door_before_the_wall_does() {
    let sight = Sight { tries: after_wrong(5), first: at(0, 0) };
    let wall_stood = Moment { wall: later(MINUTE), running: Duration::from_secs(3600) };
    assert_eq!(sight.time(wall_stood), later(MINUTE));
}

#[test]
fn whoever_removes_the_count_waits_too() {
    assert_eq!(Tries::lost(START).door(START), Door::Shut { for_ms: 15 * MINUTE });
}

proptest! {
    /// Whatever somebody does in a month at the keyboard, they get a few dozen guesses at most.
    #[test]
    fn a_month_of_guessing_gives_few_guesses(pauses in prop::collection::vec(0_i64..3 * 60 * MINUTE, 1..400)) {
        let (mut tries, mut now, mut guesses) = (Tries::NONE, START, 0_i64);
        for pause in pauses {
            now = UnixMs(now.0 + pause);
            if let Ok(counted) = tries.one_more(now, now) {
                tries = counted;
                guesses += 1;
            }
        }
        let days = (now.0 - START.0) / DAY;
        prop_assert!(guesses <= 13 + days, "{guesses} in {days} days");
    }

    /// For all counts and both clocks: never shut for longer than a day.
    #[test]
    fn the_door_is_never_shut_for_longer_than_a_day(wrong: u32, at in 0..2 * START.0, now in 0..2 * START.0) {
        let tries = Tries { wrong, at: UnixMs(at) };
        if let Door::Shut { for_ms } = tries.door(UnixMs(now)) {
            prop_assert!(for_ms <= DAY);
            let seen = tries.seen_at(UnixMs(now));
            let opens = matches!(seen.door(UnixMs(now + for_ms)), Door::Ready { .. });
            prop_assert!(opens);
        }
    }

    /// A guess always costs a try, and only guesses do.
    #[test]
    fn a_guess_always_costs_a_try(wrong in 0_u32..100, at in 0..START.0) {
        let tries = Tries { wrong, at: UnixMs(at) };
        if let Ok(counted) = tries.one_more(START, START) {
            prop_assert_eq!(counted.wrong, wrong + 1);
            prop_assert_eq!(counted.at, START);
        }
    }

    /// Looked at every second, an untouched desk locks at its time: not before, and not a look later.
    #[test]
    fn an_untouched_desk_locks_on_time(minutes in 1_u64..240, touched in 0_u64..3600) {
        let idle = Duration::from_secs(minutes * 60);
        let mut watch = Watch::from(at(0, 0), idle);
        for second in 1..=touched {
            watch.human(at(second, 0));
            prop_assert_eq!(watch.look(at(second, 0)), None);
        }
        let locked = (touched + 1..).find(|second| watch.look(at(*second, 0)).is_some());
        prop_assert_eq!(locked, Some(touched + minutes * 60));
    }

    /// However long the computer slept, it is locked when it wakes; a short stumble is no sleep.
    #[test]
    fn sleep_locks_and_a_stumble_does_not(slept in 0_u64..1_000_000, runs_on: bool) {
        let mut watch = Watch::from(at(0, 0), Duration::from_secs(u64::MAX));
        watch.look(at(1, 0));
        // Some systems stop the running clock in sleep, some do not.
        let woke = if runs_on { at(2 + slept, 0) } else { at(2, slept) };
        let expected = (slept > 10).then_some(Relock::Suspended);
        prop_assert_eq!(watch.look(woke), expected);
    }
}

/// Seconds on the running clock, and how much more the wall has moved.
fn at(running: u64, wall_ahead: u64) -> Moment {
    let wall = i64::try_from(running + wall_ahead).unwrap() * 1000;
    Moment { wall: later(wall), running: Duration::from_secs(running) }
}

#[test]
fn a_clock_set_back_is_no_sleep_and_does_not_keep_a_desk_open() {
    let mut watch = Watch::from(at(0, 0), Duration::from_secs(60));
    let back = Moment { wall: later(-DAY), running: Duration::from_secs(1) };
    assert_eq!(watch.look(back), None);
    for second in 2..60 {
        assert_eq!(watch.look(Moment { running: Duration::from_secs(second), ..back }), None);
    }
    let then = Moment { running: Duration::from_secs(60), ..back };
    assert_eq!(watch.look(then), Some(Relock::Idle));
}

#[test]
fn a_vehicle_may_stay_open_for_a_shift_but_not_through_sleep() {
    let mut watch = Watch::from(at(0, 0), Duration::from_secs(43_200));
    assert!((1..40_000).all(|second| watch.look(at(second, 0)).is_none()));
    assert_eq!(watch.idle_in(at(40_000, 0)), Duration::from_secs(3_200));
    assert_eq!(watch.look(at(40_000, 3600)), Some(Relock::Suspended));
}
