//! Format 1: a place, visits with a not-public note and a promise, a draft, a visit that was never sent.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use engine::{Clock, DatabaseKey, Engine, Link};
use ids::UnixMs;
use porchlight_tests::fixture::{KEY, address, copy, of_format};
use serde_json::{Value, json};

/// An hour after the fixture was made, 26 November 2026: with the system's clock its devices' leases would be
/// over one day, and they would have forgotten what is read here.
const THEN: UnixMs = UnixMs(1_795_668_660_000);

#[test]
fn upgrade_of_format_1_opens_syncs_and_trusts() {
    let folder = testkit::folder();
    copy(&of_format(1), folder.path()).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(opens_and_syncs(folder.path()));
}

async fn opens_and_syncs(folder: &Path) {
    let officer = open(&folder.join("officer"));
    assert_eq!(notes(&officer), ["Golden visit that was never sent.", "Golden visit."], "before any sync");
    let drafts = ask(&officer, &json!({"do": "drafts"}));
    assert_eq!(drafts[0]["fields"]["note"], "Golden draft");
    let rows = officer.store().read_model().unwrap();
    officer.store().rebuild().unwrap();
    assert_eq!(officer.store().read_model().unwrap(), rows, "the read model is what the old documents say");

    let config = relay::Config {
        listen: address(1),
        clock: relay::Clock::manual(|| THEN),
        ..relay::Config::local(folder.join("relay"))
    };
    let relay = relay::spawn(config).await.unwrap();
    let _officers_link = Link::start(officer.clone()).unwrap();
    until(&officer, "the unsent visit is sent", |status| status["on_this_device"] == 0).await;

    let admin = open(&folder.join("admin"));
    let _link = Link::start(admin.clone()).unwrap();
    until(&admin, "the administrator is live", |status| status["link"]["state"] == "live").await;
    let supervisor = open(&folder.join("supervisor"));
    engine::enrol(&admin, &supervisor, "Supervisor 1").await.unwrap();
    let _supervisors_link = Link::start(supervisor.clone()).unwrap();
    until(&supervisor, "the supervisor has everything", |status| status["link"]["state"] == "live").await;
    assert_eq!(notes(&supervisor), ["Golden visit that was never sent.", "Golden visit."]);
    assert_eq!(
        ask(&supervisor, &json!({"do": "sync_status"}))["set_aside"],
        0,
        "every old envelope proves itself"
    );

    let visits = visits(&supervisor);
    let visit = visits.iter().find(|visit| visit["note"] == "Golden visit.").unwrap();
    let whole = ask(&supervisor, &json!({"do": "visit", "visit": visit["visit"]}));
    assert_eq!(whole["record"]["people_reached"], 9, "the edit is there");
    assert_eq!(whole["record"]["note"], json!(["Golden visit.", "Second paragraph."]));
    assert_eq!(whole["private_note"]["note"], json!(["Golden not-public note."]));
    assert_eq!(whole["follow_ups"][0]["record"]["promise"], "Golden promise");
    assert_eq!(whole["place_name"], "Golden Gate Bakery");
    records_were_not_open_yet(&admin, &supervisor);
    takes_away(&admin, &officer).await;
    relay.stop().await;
}

/// That agency knew neither custody nor a statement that takes away. Its administrator opens what is new;
/// then a phone that was enrolled before is revoked, and hands over what it had not sent.
async fn takes_away(admin: &Arc<Engine>, officer: &Arc<Engine>) {
    let new_kinds = |admin: &Engine| ask(admin, &json!({"do": "people"}))["new_kinds"].as_u64().unwrap();
    let offered = new_kinds(admin);
    let opening = admin.clone();
    let opened =
        tokio::task::spawn_blocking(move || ask(&opening, &json!({"do": "open_spaces"}))).await.unwrap();
    assert!(opened.as_u64().unwrap() >= 3, "custody, view log and records at least: {opened}");
    assert_eq!((opened.as_u64(), new_kinds(admin)), (Some(offered), 0), "all of it, and nothing is left");
    has_what_the_role_has(officer).await;
    until(officer, "the phone knows of them", |status| {
        status["link"]["state"] == "live" && status["on_this_device"] == 0
    })
    .await;
    let device = officer.device().unwrap();
    ask(
        officer,
        &json!({"do": "log_visit", "visit": {"spot": {"lat": 44.95, "lon": -93.35, "label": "By the pond"},
        "note": "Written after the upgrade."}}),
    );
    until(officer, "and its work arrives", |status| status["on_this_device"] == 0).await;
    let revoking = admin.clone();
    let command = json!({"do": "revoke_device", "device": device, "because": "lost"});
    tokio::task::spawn_blocking(move || ask(&revoking, &command)).await.unwrap();
    for _ in 0..600 {
        if !officer.is_enrolled() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("a phone of the old format does not leave; {}", ask(officer, &json!({"do": "sync_status"})));
}

/// An officer of that agency may now do what this version's officers do, with spaces and with parts in spaces of
/// their own that the old settings did not know.
async fn has_what_the_role_has(officer: &Engine) {
    let may = |command: Value| {
        let reply: Value = serde_json::from_str(&officer.call_json(&command.to_string())).unwrap();
        reply.get("ok").cloned()
    };
    for _ in 0..600 {
        if may(json!({"do": "problems", "ask": "begin", "problem": {"title": "Begun after the upgrade"}}))
            .is_some()
        {
            let problems = ask(officer, &json!({"do": "problems", "ask": "all"}));
            assert_eq!(problems[0]["title"], "Begun after the upgrade");
            until(officer, "the problem is sent", |status| status["on_this_device"] == 0).await;
            assert!(may(json!({"do": "referrals", "ask": "partners"})).is_some(), "who refers sees to whom");
            assert!(may(json!({"do": "referrals", "ask": "all"})).is_some());
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("an officer may not begin a problem");
}

/// That agency was founded before there was a space for what is handed out: said in words, and the
/// rest of what the version can do works on the old records.
fn records_were_not_open_yet(admin: &Engine, supervisor: &Engine) {
    let request = json!({"asked": {}, "audience": "anybody", "purpose": "A request"});
    for command in [
        json!({"do": "retention_queue"}),
        json!({"do": "find_for_request", "asked": {}}),
        json!({"do": "export_request", "request": request}),
        json!({"do": "disclosures"}),
    ] {
        let reply: Value = serde_json::from_str(&admin.call_json(&command.to_string())).unwrap();
        assert_eq!(reply["refused"]["code"], "not_allowed", "{reply}");
        assert!(reply["refused"]["say"].as_str().unwrap().contains("“records” is not open"), "{reply}");
    }
    let table =
        ask(supervisor, &json!({"do": "summary_data", "query": {"rows": "kind", "from": "2020-01-01"}}));
    assert_eq!(table["rows"][0]["cells"][0]["visits"], Value::Null, "two visits are a small cell");
    let year = ask(admin, &json!({"do": "city"}))["city"]["year"].as_u64().unwrap();
    let plan = ask(admin, &json!({"do": "plan_year", "year": year + 1}));
    assert_eq!(plan["year"], year + 1);
}

fn open(folder: &Path) -> Arc<Engine> {
    Engine::open(folder, DatabaseKey::new(KEY), Clock::manual(|| THEN)).unwrap().engine
}

fn ask(engine: &Engine, command: &Value) -> Value {
    let reply: Value = serde_json::from_str(&engine.call_json(&command.to_string())).unwrap();
    reply.get("ok").unwrap_or_else(|| panic!("refused: {reply}")).clone()
}

fn visits(engine: &Engine) -> Vec<Value> {
    ask(engine, &json!({"do": "search", "query": {}}))["visits"].as_array().unwrap().clone()
}

fn notes(engine: &Engine) -> Vec<String> {
    let mut notes: Vec<String> =
        visits(engine).iter().map(|visit| visit["note"].as_str().unwrap_or_default().to_owned()).collect();
    notes.sort();
    notes
}

async fn until(engine: &Engine, what: &str, holds: impl Fn(&Value) -> bool) {
    for _ in 0..600 {
        if holds(&ask(engine, &json!({"do": "sync_status"}))) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what}: not within 30 seconds; {}", ask(engine, &json!({"do": "sync_status"})));
}
