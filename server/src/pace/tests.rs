#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

const RATE: Rate = Rate::new(10, 50);

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Looks, and takes when it may.
fn goes_on(bucket: &mut Bucket, rate: Rate, much: u64, now: Duration) -> Pace {
    match bucket.looks(rate, now) {
        Pace::Pass(_) => bucket.takes(rate, much),
        wait => wait,
    }
}

#[test]
fn what_was_saved_up_passes_at_once_and_then_it_goes_slowly() {
    let mut bucket = Bucket::full(RATE, ms(0));
    assert_eq!(goes_on(&mut bucket, RATE, 50, ms(0)), Pace::Pass(ms(0)));
    assert_eq!(goes_on(&mut bucket, RATE, 5, ms(0)), Pace::Pass(ms(500)), "5 at 10 a second");
    assert_eq!(goes_on(&mut bucket, RATE, 15, ms(500)), Pace::Pass(ms(1500)));
    assert_eq!(goes_on(&mut bucket, RATE, 100, ms(2000)), Pace::Pass(PATIENCE), "whatever fits into a frame");
    assert_eq!(goes_on(&mut bucket, RATE, 1, ms(4000)), Pace::Wait(ms(8000)), "with the time to wait");
    assert_eq!(goes_on(&mut bucket, RATE, 1, ms(12_000)), Pace::Pass(ms(100)), "and then it passes");
}

#[test]
fn a_rest_brings_back_no_more_than_the_burst_and_a_clock_that_goes_back_nothing() {
    let mut bucket = Bucket::full(RATE, ms(0));
    assert_eq!(goes_on(&mut bucket, RATE, 60, ms(3_600_000)), Pace::Pass(ms(1000)));
    assert_eq!(goes_on(&mut bucket, RATE, 0, ms(0)), Pace::Pass(ms(1000)));
}

#[test]
fn no_limit_is_no_limit() {
    let mut bucket = Bucket::full(Rate::OFF, ms(0));
    assert_eq!(goes_on(&mut bucket, Rate::OFF, u64::MAX, ms(0)), Pace::Pass(ms(0)));
    assert!(bucket.is_full(Rate::OFF, ms(0)));
}

#[test]
fn a_limit_is_written_as_it_is_read() {
    for text in ["off", "100:2000", "1:1"] {
        assert_eq!(text.parse::<Rate>().unwrap().to_string(), text);
    }
    for text in ["", "100", "0:5", "5:0", "-1:5", "a:b", "1:99999999999"] {
        assert!(text.parse::<Rate>().unwrap_err().contains("PER_SECOND:BURST"), "{text}");
    }
}

#[test]
fn of_two_paces_the_stricter_counts() {
    assert_eq!(Pace::Pass(ms(1)).and(Pace::Pass(ms(2))), Pace::Pass(ms(2)));
    assert_eq!(Pace::Pass(ms(9)).and(Pace::Wait(ms(2))), Pace::Wait(ms(2)));
    assert_eq!(Pace::Wait(ms(9)).and(Pace::Wait(ms(2))), Pace::Wait(ms(9)));
}

proptest! {
    /// Whoever heeds the pauses and the waits gets everything through, and over any run no more than the
    /// burst, the rate, and what one last frame owes.
    #[test]
    fn nobody_is_stuck_and_nobody_gets_more(
        per_second in 1..500_u32, burst in 1..1000_u32,
        steps in proptest::collection::vec((0..600_u64, 0..3000_u64), 1..60)
    ) {
        let (rate, mut now, mut got, mut last) = (Rate::new(per_second, burst), ms(0), 0, 0);
        let mut bucket = Bucket::full(rate, now);
        for (much, rest) in steps {
            let pause = match goes_on(&mut bucket, rate, much, now) {
                Pace::Pass(pause) => { (got, last) = (got + much, much); pause }
                Pace::Wait(wait) => {
                    prop_assert!(matches!(goes_on(&mut bucket, rate, 0, now + wait), Pace::Pass(_)));
                    now += wait;
                    ms(0)
                }
            };
            prop_assert!(pause <= PATIENCE);
            let patience = u64::from(per_second) * 2 + 1;
            let most = u64::from(burst) + u64::from(per_second) * u64::try_from(now.as_millis()).unwrap() / 1000;
            prop_assert!(got <= most + last + patience, "{} of {}", got, most);
            now += pause + ms(rest);
        }
    }
}
