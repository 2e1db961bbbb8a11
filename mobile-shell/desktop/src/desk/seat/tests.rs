#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicU64, Ordering};

use engine::{Clock, UnixMs};

use super::*;
use crate::home::Held;

/// A seat whose clock the story turns, and somebody in it.
struct Desk {
    seat: Arc<Seat>,
    seconds: Arc<AtomicU64>,
    place: tempfile::TempDir,
}

impl Desk {
    fn with(idle_after: u64, lockable: bool) -> Self {
        let seconds = Arc::new(AtomicU64::new(0));
        let running = seconds.clone();
        let moment = move || {
            let seconds = running.load(Ordering::Relaxed);
            let wall = UnixMs(1_780_000_000_000 + i64::try_from(seconds).unwrap() * 1000);
            Moment { wall, running: Duration::from_secs(seconds) }
        };
        let seat = Seat::new(Duration::from_secs(idle_after), Box::new(moment));
        let place = tempfile::tempdir().unwrap();
        let home = Home::open_with(place.path(), Clock::system(), false).unwrap();
        seat.sit("own", home, lockable, 4000).unwrap();
        Self { seat, seconds, place }
    }

    /// Lets the time pass, looking every second as the desk does.
    fn waits(&self, seconds: u64) {
        for _ in 0..seconds {
            self.seconds.fetch_add(1, Ordering::Relaxed);
            self.seat.sitting();
        }
    }

    fn token(&self) -> String {
        let running = std::fs::read_to_string(self.place.path().join("desk.json")).unwrap();
        let running: serde_json::Value = serde_json::from_str(&running).unwrap();
        running["token"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn locking_lets_go_of_the_database_and_everything_else() {
    let desk = Desk::with(60, true);
    let sitting = desk.seat.sitting().unwrap();
    let (engine, mut over) = (Arc::downgrade(&sitting.home.engine), sitting.over());
    drop(sitting);
    let token = desk.token();
    assert!(desk.seat.knows(&token));
    assert!(Held::take(desk.place.path()).is_err(), "the desk has the folder");

    desk.seat.lock().await;
    assert!(desk.seat.sitting().is_none());
    assert!(engine.upgrade().is_none(), "the engine, its connections and its key are gone");
    assert!(over.wait_for(|over| *over).await.is_ok_and(|over| *over), "streams end");
    assert!(!desk.seat.knows(&token));
    assert!(!desk.place.path().join("desk.json").exists());
    assert!(Held::take(desk.place.path()).is_ok(), "another program may have the folder");
}

#[tokio::test]
async fn a_request_under_way_is_finished_and_no_other_is_begun() {
    let desk = Desk::with(60, true);
    let under_way = desk.seat.sitting().unwrap();
    desk.seat.rise(None);
    assert!(desk.seat.sitting().is_none(), "locked at once");
    assert!(under_way.home.engine.store().check().unwrap().is_empty(), "what began goes on");
    let engine = Arc::downgrade(&under_way.home.engine);
    drop(under_way);
    let _turn = desk.seat.turn().await;
    assert!(engine.upgrade().is_none());
}

#[tokio::test]
async fn an_untouched_desk_locks_and_a_touched_one_does_not() {
    let desk = Desk::with(60, true);
    desk.waits(59);
    assert_eq!(desk.seat.touched(), Some(Duration::from_secs(60)));
    desk.waits(59);
    assert_eq!(desk.seat.idle_in(), Some(Duration::from_secs(1)));
    desk.waits(1);
    assert!(desk.seat.sitting().is_none());
    assert_eq!(desk.seat.touched(), None, "a late hand does not open it again");
}

#[tokio::test]
async fn the_first_request_after_a_sleep_finds_it_locked() {
    let desk = Desk::with(3600, true);
    desk.seconds.fetch_add(600, Ordering::Relaxed);
    assert_eq!(desk.seat.touched(), None, "not even a hand on the keyboard comes first");
    assert!(desk.seat.sitting().is_none());
}

#[tokio::test]
async fn a_folder_without_a_pin_stays_open_and_says_so() {
    let desk = Desk::with(60, false);
    desk.waits(600);
    assert!(!desk.seat.sitting().unwrap().is_lockable());
    assert_eq!(desk.seat.idle_in(), None);
    desk.seat.sitting().unwrap().lockable_from_now_on();
    desk.seat.touched();
    desk.waits(60);
    assert!(desk.seat.sitting().is_none(), "a PIN was set");
}
