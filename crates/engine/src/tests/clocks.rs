//! A device whose clock differs from the relay's.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ids::UnixMs;

use crate::{Clock, DatabaseKey, Engine};

const NOW: i64 = 1_781_103_600_000;
const TWO_DAYS: i64 = 2 * 86_400_000;

fn engine(folder: &std::path::Path, now: &Arc<AtomicI64>) -> Arc<Engine> {
    let reading = now.clone();
    let clock = Clock::manual(move || UnixMs(reading.load(Ordering::Relaxed)));
    Engine::open(folder, DatabaseKey::new([1; 32]), clock).unwrap().engine
}

#[test]
fn more_than_two_minutes_are_corrected_and_less_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(folder.path(), &Arc::new(NOW.into()));
    for (ahead, corrected) in [
        (0, false),
        (119_000, false),
        (-119_000, false),
        (121_000, true),
        (-121_000, true),
        (TWO_DAYS, true),
        (-TWO_DAYS, true),
        (1000, false),
    ] {
        engine.relay_clock(UnixMs(NOW - ahead)).unwrap();
        let expected = if corrected { NOW - ahead } else { NOW };
        assert_eq!(engine.now(), UnixMs(expected), "{ahead} ms ahead");
    }
}

#[test]
fn a_correction_outlives_a_restart_and_moves_with_the_clock() {
    let folder = tempfile::tempdir().unwrap();
    let now = Arc::new(AtomicI64::new(NOW));
    engine(folder.path(), &now).relay_clock(UnixMs(NOW - TWO_DAYS)).unwrap();
    now.store(NOW + 60_000, Ordering::Relaxed);
    assert_eq!(engine(folder.path(), &now).now(), UnixMs(NOW + 60_000 - TWO_DAYS));
}

#[test]
fn ids_are_made_by_the_corrected_clock() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(folder.path(), &Arc::new(NOW.into()));
    engine.relay_clock(UnixMs(NOW - TWO_DAYS)).unwrap();
    let made: [u8; 6] = engine.new_id().as_bytes()[..6].try_into().unwrap();
    assert_eq!(made, (NOW - TWO_DAYS).to_be_bytes()[2..]);
}
