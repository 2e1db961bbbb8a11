//! Makes the fixtures of the newest format: `cargo run -p porchlight-tests --example make_golden`.
//!
//! Run once when a format is released, then commit the folder. It refuses to overwrite one: what was
//! released stays as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use engine::door::SyncStatus;
use engine::{Clock, DatabaseKey, Engine, Founding, Link};
use porchlight_tests::fixture::{KEY, address, copy, of_format};
use serde_json::{Value, json};

const FORMAT: u32 = 1;
const FOUNDING_CODE: &str = "GOLDEN-GOLDEN-GOLDEN";

#[tokio::main]
async fn main() {
    let target = of_format(FORMAT);
    assert!(!target.exists(), "{} is there already; a released format is never made again", target.display());
    let folder = tempfile::tempdir().unwrap();
    make(folder.path()).await;
    copy(folder.path(), &target).unwrap();
    println!("made {}; commit it", target.display());
}

async fn make(folder: &Path) {
    let config = relay::Config {
        listen: address(),
        founding_code: Some(FOUNDING_CODE.into()),
        ..relay::Config::local(folder.join("relay"))
    };
    let relay = relay::spawn(config).await.unwrap();
    let mut pack = pack::st_louis_park();
    pack.places.truncate(8);
    let admin = open(&folder.join("admin"));
    let relay_url = format!("ws://{}", address());
    let founding = Founding { relay_url, code: FOUNDING_CODE.into(), pack, admin: "Admin 1".into() };
    engine::found(&admin, founding).await.unwrap();
    let link = Link::start(admin.clone()).unwrap();
    complete(&admin).await;
    let officer = open(&folder.join("officer"));
    engine::enrol(&admin, &officer, "Officer 1").await.unwrap();
    let officers_link = Link::start(officer.clone()).unwrap();
    complete(&officer).await;
    write(&officer);
    complete(&officer).await;
    officers_link.finish().await;
    link.finish().await;
    relay.stop().await;
    // Only on the device when the version ended: the next one has to bring it to the relay.
    ask(
        &officer,
        &json!({"do": "log_visit", "visit": {"spot": {"lat": 44.95, "lon": -93.35, "label": "By the pond"},
        "note": "Golden visit that was never sent."}}),
    );
    ask(
        &officer,
        &json!({"do": "keep_draft", "draft": {"draft": "0190a000-0000-7000-8000-000000000001",
        "form": "visit", "fields": {"note": "Golden draft"}}}),
    );
}

/// A record of each kind that an officer writes, and an edit.
fn write(officer: &Engine) {
    let place = ask(
        officer,
        &json!({"do": "add_place", "place": {"name": "Golden Gate Bakery", "kind": "business",
        "here": {"lat": 44.94, "lon": -93.36}, "note": "Ring twice."}}),
    );
    let due = officer.today_plus(7).to_string();
    let visit = ask(
        officer,
        &json!({"do": "log_visit", "visit": {"place": place, "people_reached": 7,
        "topics": ["parking"], "language": "so", "case_number": "26-0471", "note": "Golden visit.\nSecond paragraph.",
        "private_note": "Golden not-public note.", "follow_up": {"promise": "Golden promise", "due": due}}}),
    );
    ask(officer, &json!({"do": "edit_visit", "visit": visit, "change": {"people_reached": 9}}));
}

fn open(folder: &Path) -> Arc<Engine> {
    Engine::open(folder, DatabaseKey::new(KEY), Clock::system()).unwrap().engine
}

fn ask(engine: &Engine, command: &Value) -> Value {
    let reply: Value = serde_json::from_str(&engine.call_json(&command.to_string())).unwrap();
    reply.get("ok").unwrap_or_else(|| panic!("refused: {reply}")).clone()
}

async fn complete(engine: &Engine) {
    for _ in 0..600 {
        let status: SyncStatus = serde_json::from_value(ask(engine, &json!({"do": "sync_status"}))).unwrap();
        if status.link == engine::door::Link::Live && status.on_this_device == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("nothing was synced within 30 seconds");
}
