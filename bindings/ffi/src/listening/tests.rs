#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::mpsc;

use engine::door;
use tokio::sync::broadcast;

use super::*;

fn change(json: &str) -> door::Changed {
    serde_json::from_str(json).unwrap()
}

fn a_visit(n: u32) -> door::Changed {
    let id = format!("00000000-0000-7000-8000-{n:012}");
    change(&format!(r#"{{"kinds":["visit"],"records":["{id}"],"sync":true,"drafts":false}}"#))
}

/// Passes on what it hears, one step at a time, and fails when told to.
struct Host {
    heard: mpsc::Sender<Changed>,
    go_on: Mutex<mpsc::Receiver<Result<(), ListenerFailed>>>,
}

impl ChangeListener for Host {
    fn changed(&self, changed: Changed) -> Result<(), ListenerFailed> {
        self.heard.send(changed).unwrap();
        self.go_on.lock().unwrap().recv().unwrap()
    }
}

#[test]
fn what_happens_while_a_listener_is_busy_comes_in_one_call_and_its_failure_ends_nothing() {
    let (changes, receiver) = broadcast::channel(16);
    let (heard, hears) = mpsc::channel();
    let (go, go_on) = mpsc::channel();
    let ear = Ear::default();
    ear.lend(Some(Arc::new(Host { heard, go_on: Mutex::new(go_on) })));
    tell(receiver, ear).unwrap();

    changes.send(a_visit(1)).unwrap();
    assert_eq!(hears.recv().unwrap().records.len(), 1);
    changes.send(a_visit(2)).unwrap();
    changes.send(a_visit(3)).unwrap();
    changes.send(change(r#"{"kinds":["place"],"records":[],"sync":false,"drafts":true}"#)).unwrap();
    go.send(Err(ListenerFailed::Threw { why: "this screen is broken".into() })).unwrap();

    let batch = hears.recv().unwrap();
    let kinds = vec!["place".to_owned(), "visit".to_owned()];
    assert_eq!(
        batch,
        Changed { kinds, records: vec![], sync: true, drafts: true, trust: false, missed: false }
    );
    go.send(Ok(())).unwrap();

    drop(changes);
    assert!(hears.recv().is_err(), "the thread ends with the engine and lets go of the listener");
}

#[test]
fn a_listener_that_was_busy_for_too_long_is_told_to_ask_for_everything() {
    let (changes, mut receiver) = broadcast::channel(2);
    for n in 0..5 {
        changes.send(a_visit(n)).unwrap();
    }
    let batch = next_batch(&mut receiver).unwrap();
    assert!(batch.missed && batch.records.is_empty(), "{batch:?}");
}

#[test]
fn more_than_a_screenful_of_records_is_told_as_many() {
    let (changes, mut receiver) = broadcast::channel(64);
    for n in 0..33 {
        changes.send(a_visit(n)).unwrap();
    }
    let batch = next_batch(&mut receiver).unwrap();
    assert!(!batch.missed && batch.records.is_empty(), "{batch:?}");
    drop(changes);
    assert_eq!(next_batch(&mut receiver), None, "the engine is gone");
}
