#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use engine::UnixMs;

use super::*;
use crate::clock::Moment;
use crate::key::Device;
use crate::lock::{Door, FREE_TRIES};

const PIN: &str = "402917";
const WRONG: &str = "402918";
const MINUTE: i64 = 60_000;
const START: i64 = 1_780_000_000_000;

/// A shared computer, with a clock that the story turns.
struct Computer {
    place: tempfile::TempDir,
    now: Arc<AtomicI64>,
    running: Arc<AtomicU64>,
    keyhole: Keyhole,
}

impl Computer {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let device = place.path().join("state/device-secret");
        Device::read_or_make(&device).unwrap();
        let now = Arc::new(AtomicI64::new(START));
        let running = Arc::new(AtomicU64::new(0));
        let (wall, ran) = (now.clone(), running.clone());
        let moment = move || Moment {
            wall: UnixMs(wall.load(Ordering::Relaxed)),
            running: Duration::from_millis(ran.load(Ordering::Relaxed)),
        };
        let keyhole = Keyhole::at(device, moment);
        Self { place, now, running, keyhole }
    }

    fn clock(&self) -> Clock {
        let now = self.now.clone();
        Clock::manual(move || UnixMs(now.load(Ordering::Relaxed)))
    }

    fn house(&self) -> House {
        House { folder: self.place.path().join("data") }
    }

    /// Somebody with a sealed folder, listed.
    fn with(&self, label: &str) -> Person {
        let house = self.house();
        let folder = house.new_folder().unwrap();
        Counter::of(&folder).start().unwrap();
        let key = key::make().unwrap();
        let device = Device::read(&self.keyhole.device).unwrap();
        key::seal(&folder, &key, Word::Pin, PIN, &device).unwrap();
        House::list(&folder, label).unwrap();
        house.people().into_iter().find(|person| person.is_called(label)).unwrap()
    }

    fn tries(&self, person: &Person, pin: &str) -> Unlocked {
        unlock(Held::take(&person.folder).unwrap(), pin, &self.clock(), &self.keyhole).unwrap()
    }

    fn wrong(&self, person: &Person) -> Door {
        match self.tries(person, WRONG) {
            Unlocked::Wrong(door) => door,
            Unlocked::Open(_) => panic!("a wrong PIN opened the folder"),
        }
    }

    fn opens(&self, person: &Person) -> Option<Home> {
        match self.tries(person, PIN) {
            Unlocked::Open(home) => Some(home),
            _ => None,
        }
    }

    fn waits(&self, minutes: i64) {
        self.turns_clock(minutes);
        self.running.fetch_add((minutes * MINUTE).unsigned_abs(), Ordering::Relaxed);
    }

    /// Somebody sets the wall's clock.
    fn turns_clock(&self, minutes: i64) {
        self.now.fetch_add(minutes * MINUTE, Ordering::Relaxed);
    }
}

#[test]
fn five_wrong_pins_shut_the_door_to_the_right_one_too() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    let left: Vec<Door> = (0..FREE_TRIES).map(|_| computer.wrong(&officer)).collect();
    assert_eq!(left[0], Door::Ready { left: 4 });
    assert_eq!(left[4], Door::Shut { for_ms: 15 * MINUTE });
    assert!(computer.opens(&officer).is_none(), "the right PIN, too early");
    computer.waits(14);
    assert!(computer.opens(&officer).is_none());
    computer.waits(1);
    let home = computer.opens(&officer).unwrap();
    drop(home);
    assert_eq!(computer.wrong(&officer), Door::Ready { left: 4 }, "a right one counts anew");
}

#[test]
fn a_try_is_on_the_disk_before_it_is_checked() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    let seen = std::cell::Cell::new(0);
    let checked = guess(&officer.folder, PIN, &computer.keyhole, |_| {
        seen.set(Counter::of(&officer.folder).read(computer.clock().now()).wrong);
        Ok(true)
    });
    assert_eq!(checked.unwrap(), Checked::Right);
    assert_eq!(seen.get(), 1);
}

#[test]
fn a_full_disk_is_no_wrong_try() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    let full = |_: &RawKey| Err(Trouble::Said("the disk is full".into()));
    assert!(guess(&officer.folder, PIN, &computer.keyhole, full).is_err());
    assert_eq!(computer.wrong(&officer), Door::Ready { left: 4 });
}

#[test]
fn whoever_deletes_the_count_waits() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    computer.wrong(&officer);
    for damage in [None, Some(""), Some("wrong 0000000000 last 1\n")] {
        let count = officer.folder.join("tries");
        match damage {
            None => std::fs::remove_file(&count).unwrap(),
            Some(text) => std::fs::write(&count, text).unwrap(),
        }
        assert!(computer.opens(&officer).is_none(), "{damage:?}");
        computer.waits(15);
        assert!(computer.opens(&officer).is_some(), "{damage:?}");
    }
}

#[test]
fn two_people_in_one_folder_cannot_open_each_others() {
    let computer = Computer::new();
    let (seven, eight) = (computer.with("Officer 7"), computer.with("Officer 8"));
    let device = Device::read(&computer.keyhole.device).unwrap();
    key::seal(&eight.folder, &key::make().unwrap(), Word::Pin, "860531", &device).unwrap();

    let home = computer.opens(&seven).unwrap();
    home.engine.store().transact(|tx| tx.keep_bytes("mine", b"of Officer 7")).unwrap();
    home.close();
    assert!(waiting_in(&seven.folder).unwrap().is_nothing());

    assert!(computer.opens(&eight).is_none(), "the PIN of Officer 7");
    let Unlocked::Open(home) = computer.tries(&eight, "860531") else { panic!("their own PIN") };
    assert_eq!(home.engine.store().bytes("mine").unwrap(), None);
    home.close();

    // A key file put in the place of another opens with its PIN, and fits no other database.
    std::fs::copy(eight.folder.join("key"), seven.folder.join("key")).unwrap();
    assert!(matches!(computer.tries(&seven, "860531"), Unlocked::Wrong(Door::Ready { left: 4 })));
}

#[test]
fn what_waits_is_told_of_a_closed_folder_and_not_of_one_that_was_killed() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    assert_eq!(waiting_in(&officer.folder), None, "nothing is known of a folder that nobody has closed");
    waiting::write_down(&officer.folder, Waiting { entries: 3, drafts: 1, removed: false }).unwrap();
    assert_eq!(waiting_in(&officer.folder), Some(Waiting { entries: 3, drafts: 1, removed: false }));
    drop(computer.opens(&officer).unwrap());
    assert_eq!(waiting_in(&officer.folder), None, "opened and killed: nobody noted what was written");
}

#[test]
fn whoever_was_removed_can_be_taken_off_the_list_and_whoever_belongs_cannot() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    let over = Waiting { entries: 0, drafts: 0, removed: true };
    waiting::write_down(&officer.folder, over).unwrap();
    assert_eq!(waiting_in(&officer.folder), Some(over));
    assert!(over.is_over() && !Waiting { entries: 1, ..over }.is_over());
    assert!(!Waiting { removed: false, ..over }.is_over());
    House::take_off(&officer.folder).unwrap();
    assert_eq!(computer.house().people(), []);
    assert!(officer.folder.join("key").exists(), "nothing of the folder is deleted");
    std::fs::write(officer.folder.join("identity.db"), "sealed").unwrap();
    assert_eq!(computer.house().people().len(), 1, "joined again: there may be work in it");
}

#[test]
fn a_clock_that_is_set_wins_no_try() {
    let computer = Computer::new();
    let officer = computer.with("Officer 12");
    for _ in 0..FREE_TRIES {
        computer.wrong(&officer);
    }
    computer.turns_clock(24 * 60);
    assert!(computer.opens(&officer).is_none(), "a day forward");
    computer.turns_clock(-48 * 60);
    assert!(computer.opens(&officer).is_none(), "a day back");
    computer.waits(14);
    assert!(computer.opens(&officer).is_none(), "setting it back began the wait anew");
    computer.waits(1);
    assert!(computer.opens(&officer).is_some());
}

#[test]
fn people_are_listed_by_the_label_they_chose() {
    let computer = Computer::new();
    let house = computer.house();
    assert!(house.people().is_empty());
    for label in ["Officer 7", "Explorer 3"] {
        computer.with(label);
    }
    let labels: Vec<String> = house.people().into_iter().map(|person| person.label).collect();
    assert_eq!(labels, ["Explorer 3", "Officer 7"]);
    let new = Path::new("");
    assert!(house.objection("officer 7 ", new).is_some(), "taken");
    assert!(house.objection("officer 7", &house.people()[1].folder).is_none(), "their own");
    assert!(house.objection("Officer 8", new).is_none());
    assert!(house.objection("", new).is_some() && house.objection(&"x".repeat(41), new).is_some());
}

#[test]
fn somebody_who_joined_when_the_computer_stopped_is_listed() {
    let computer = Computer::new();
    let house = computer.house();
    let folder = house.new_folder().unwrap();
    key::make_open(&folder).unwrap();
    House::expect(&folder, "Officer 5").unwrap();
    assert!(house.people().is_empty(), "not joined");
    std::fs::write(folder.join("identity.db"), "sealed").unwrap();
    assert_eq!(house.people()[0].label, "Officer 5");
}

#[test]
fn a_folder_of_the_first_version_opens_as_it_always_did() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    std::fs::write(folder.join("key"), format!("plain {}\n", "07".repeat(32))).unwrap();
    let home = Home::open_with(folder, Clock::system(), false).unwrap();
    assert!(!home.engine.is_enrolled());
    drop(home);
    assert!(people(folder).is_empty(), "nobody has joined in it");
    std::fs::write(folder.join("identity.db"), "sealed").unwrap();
    let people = people(folder);
    assert_eq!((people.len(), people[0].kept), (1, KeptAs::Open));
    assert_eq!(at(folder, None).folder().unwrap(), folder);
}

#[test]
fn a_derived_key_of_the_first_version_is_counted_from_now_on() {
    let computer = Computer::new();
    let folder = computer.house().folder;
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("key"), format!("argon2id {}\n", "5a".repeat(16))).unwrap();
    std::fs::write(folder.join("identity.db"), "sealed").unwrap();
    let own = computer.house().person(house::OWN).unwrap();
    drop(computer.opens(&own).unwrap());
    assert_eq!(computer.wrong(&own), Door::Ready { left: 4 });
    assert!(computer.opens(&own).is_some());
}

#[test]
fn a_shell_says_who_is_meant() {
    let computer = Computer::new();
    let (seven, three) = (computer.with("Officer 7"), computer.with("Explorer 3"));
    let house = computer.house().folder;
    assert_eq!(at(&house, Some("officer 7")).folder().unwrap(), seven.folder);
    assert_eq!(at(&house, Some(&three.id)).folder().unwrap(), three.folder);
    assert!(at(&house, None).folder().unwrap_err().to_string().contains("--person"));
    assert!(at(&house, Some("Officer 9")).folder().is_err());
}

fn at(data: &Path, person: Option<&str>) -> At {
    At { data: data.into(), person: person.map(Into::into), passphrase: false, relay_ca: None }
}
