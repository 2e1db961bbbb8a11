//! Everything that the door shows, walked: every question it answers, with every record there is.
//!
//! The questions come from the door's own list. One that is new is neither among those that are walked nor
//! among those that write, and the test fails until somebody has said which it is.

use std::collections::BTreeSet;

use ids::RecordId;
use serde_json::{Value, json};
use testkit::Device;

/// Commands with a list of questions of their own.
const FAMILIES: &[&str] = &[
    "outreach",
    "volunteers",
    "explorers",
    "referrals",
    "night_out",
    "upkeep",
    "awareness",
    "attachments",
    "reviews",
    "crisis",
    "diversions",
    "chaplains",
    "meeting",
    "problems",
];

/// What writes, or asks the relay for something: its answers are read by the questions below.
const WRITES: &[&str] = &[
    "keep_draft",
    "drop_draft",
    "log_visit",
    "edit_visit",
    "withdraw_visit",
    "add_place",
    "edit_place",
    "add_follow_up",
    "settle_follow_up",
    "damage_read",
    "settle_conflict",
    "invite_device",
    "approve_device",
    "decline_device",
    "revoke_device",
    "change_role",
    "end_member",
    "open_spaces",
    "recovery_kit",
    "kit_put_away",
    "custody",
    "release_custody",
    "dispose_custody",
    "say_why",
    "expunge",
    "hold",
    "roll_over",
    "join_own_spaces",
    "join_sharing",
    "leave_sharing",
    "outreach add_event",
    "outreach edit_event",
    "outreach count",
    "outreach add_group",
    "outreach edit_group",
    "volunteers register",
    "volunteers change",
    "volunteers scan",
    "volunteers come",
    "volunteers stamp",
    "volunteers unstamp",
    "volunteers team",
    "volunteers task",
    "volunteers end_task",
    "volunteers call_roll",
    "volunteers answered",
    "volunteers close_roll",
    "volunteers log",
    "volunteers amend",
    "volunteers edit_incident",
    "explorers admit",
    "explorers change",
    "explorers add_session",
    "explorers edit_session",
    "explorers attend",
    "explorers approve",
    "explorers plan_ride",
    "explorers ride",
    "explorers set_awards",
    "explorers register_adult",
    "referrals begin",
    "referrals agree",
    "referrals send_in_emergency",
    "referrals take_back",
    "referrals hand_over",
    "referrals hand_over_visit",
    "referrals send_counts",
    "referrals reason",
    "referrals step",
    "referrals leave",
    "referrals let_in",
    "referrals let_go",
    "night_out add_parties",
    "night_out import_parties",
    "night_out edit_party",
    "night_out set_host",
    "night_out call_off",
    "night_out plan",
    "night_out plan_mine",
    "night_out visited",
    "night_out not_visited",
    "night_out left",
    "upkeep merge",
    "upkeep unmerge",
    "upkeep apart",
    "upkeep shield",
    "upkeep end_shield",
    "attachments add",
    "attachments fetch",
    "attachments remove",
    "reviews ask_for",
    "reviews answer",
    "reviews begin",
    "reviews change",
    "reviews contact",
    "reviews close",
    "crisis record",
    "crisis use",
    "crisis patient",
    "diversions begin",
    "diversions correct",
    "diversions guardian",
    "diversions decide",
    "diversions end",
    "chaplains call",
    "chaplains step",
    "problems begin",
    "problems change",
    "problems step",
    "problems tie",
    "problems abstract",
    "problems add_trend",
    "problems withdraw_trend",
];

/// What leaves the house, or may be shown to anybody: nothing not public is in it, whoever asks.
pub const PUBLIC: &[&str] = &[
    "coverage",
    "summary_data",
    "export_request",
    "outreach head_counts",
    "upkeep export_table",
    "awareness given",
    "awareness feed",
    "meeting pack",
    "meeting paper",
    "meeting trends",
    "meeting export",
];

/// The questions of the door, by the door's own word.
pub fn questions() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for word in words_of(&json!({ "do": "?" })) {
        if FAMILIES.contains(&word.as_str()) {
            all.extend(
                words_of(&json!({ "do": word, "ask": "?" })).into_iter().map(|ask| format!("{word} {ask}")),
            );
        } else {
            all.insert(word);
        }
    }
    all
}

/// What could have been said instead of “?”.
fn words_of(command: &Value) -> Vec<String> {
    let error = serde_json::from_value::<engine::door::Command>(command.clone()).unwrap_err().to_string();
    let (_, list) = error.split_once("expected one of ").unwrap_or_else(|| panic!("no list in: {error}"));
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Each question with all that it is walked with.
fn walked(device: &Device, words: &[String]) -> Vec<(String, Vec<Value>)> {
    let records = records(device);
    let each = |name: &str| records.iter().map(|id| json!({ name: id })).collect::<Vec<_>>();
    let one = |value: Value| vec![value];
    let plain = || one(json!({}));
    let days = json!({ "from": "2020-01-01", "until": "2030-12-31" });
    let here = json!({ "lat": 44.951_234_5, "lon": -93.352_345_6 });
    let searched = |name: &str| {
        let texts = words.iter().map(|word| json!({ name: { "text": word, "limit": 200 } }));
        texts.chain([json!({ name: { "limit": 200 } })]).collect::<Vec<_>>()
    };
    let asked = words.iter().map(|word| json!({ "asked": { "text": word }, "limit": 200 }));
    let asked = asked.chain([json!({ "asked": {}, "limit": 200 })]).collect();
    let request = one(json!({ "request": { "asked": {}, "audience": "anybody", "purpose": "a walk" } }));
    let forms = ["ics_211", "ics_214", "ics_204", "ics_205a", "ics_203", "cert_2", "fema_hours"];
    let printed = records.iter().flat_map(|id| forms.map(|form| json!({ "event": id, "form": form })));
    let letters =
        records.iter().map(|id| json!({ "explorer": id, "from": "2020-01-01", "until": "2030-12-31" }));
    let tables = ["places", "people", "events", "cad_numbers"];
    let exports = tables.map(|what| json!({ "what": what, "from": "2020-01-01", "until": "2030-12-31" }));
    let imports = tables.map(|what| json!({ "what": what, "table": "name,case_number\n", "write": false }));
    let texts = words.iter().map(|word| json!({ "texts": { "note": format!("x {}", word.len()) } }));
    let summaries = ["district", "kind", "topic", "month"].map(|rows| json!({ "query": { "rows": rows } }));
    let standings = ["on_this_device", "held_by_relay", "seen_by_others", "refused", "set_aside"];
    let sync = standings.map(|which| json!({ "which": which, "limit": 500 }));
    [
        ("whoami", plain()),
        ("city", plain()),
        ("drafts", plain()),
        ("visit", each("visit")),
        (
            "places",
            words
                .iter()
                .map(|word| json!({ "text": word }))
                .chain([json!({}), json!({ "here": here })])
                .collect(),
        ),
        ("place", each("place")),
        ("where_am_i", one(json!({ "here": here }))),
        ("today", vec![json!({}), json!({ "here": here })]),
        ("search", searched("query")),
        ("coverage", one(days.clone())),
        ("sync_status", plain()),
        ("sync_records", sync.to_vec()),
        ("conflicts", plain()),
        ("history", each("record")),
        ("people", plain()),
        ("view_log", plain()),
        ("expunged", plain()),
        ("held", plain()),
        ("retention_queue", one(json!({ "limit": 200 }))),
        ("find_for_request", asked),
        ("preview_request", request.clone()),
        ("export_request", request),
        ("disclosures", plain()),
        ("summary_data", summaries.to_vec()),
        ("plan_year", one(json!({ "year": 2027 }))),
        ("outreach events", one(json!({ "from": "2020-01-01T00:00:00Z", "until": "2030-01-01T00:00:00Z" }))),
        ("outreach event", each("event")),
        ("outreach head_counts", one(days.clone())),
        ("outreach groups", plain()),
        ("outreach group", each("group")),
        ("volunteers roster", plain()),
        ("volunteers contact", each("volunteer")),
        ("volunteers board", each("event")),
        ("volunteers incident", each("event")),
        ("volunteers printed", printed.collect()),
        ("volunteers hours", one(days.clone())),
        ("explorers roster", plain()),
        ("explorers sessions", plain()),
        ("explorers session", each("session")),
        ("explorers adults", plain()),
        ("explorers rides", plain()),
        ("explorers pairings", plain()),
        ("explorers letter", letters.collect()),
        ("explorers awards", plain()),
        ("explorers own_page", plain()),
        ("referrals all", plain()),
        ("referrals partners", plain()),
        ("referrals one", each("referral")),
        ("referrals screen", one(json!({ "answered": { "screening": "safety_at_home", "yes": [] } }))),
        ("referrals colleagues", plain()),
        ("referrals overdue", plain()),
        ("referrals inbox", plain()),
        ("referrals counts", one(json!({ "quarter": "2026-Q2" }))),
        ("referrals told", plain()),
        ("reviews requests", plain()),
        ("reviews request", each("request")),
        ("reviews all", plain()),
        ("reviews one", each("review")),
        ("reviews years", plain()),
        ("crisis all", plain()),
        ("crisis one", each("request")),
        ("diversions rules", plain()),
        ("diversions all", plain()),
        ("diversions one", each("diversion")),
        ("chaplains all", plain()),
        ("chaplains one", each("call")),
        ("meeting pack", plain()),
        ("meeting paper", plain()),
        ("meeting trends", plain()),
        ("meeting export", one(days.clone())),
        ("problems all", plain()),
        ("problems one", each("problem")),
        ("problems abstractions", one(days.clone())),
        ("problems trends", plain()),
        ("night_out evenings", plain()),
        ("night_out sheet", each("event")),
        ("night_out crews", each("event")),
        ("night_out host", each("party")),
        ("upkeep duplicates", one(json!({ "limit": 500 }))),
        ("upkeep import", imports.to_vec()),
        ("upkeep export_table", exports.to_vec()),
        ("upkeep careful", texts.collect()),
        ("upkeep shielded", plain()),
        ("attachments of", each("record")),
        ("attachments read", each("attachment")),
        ("awareness tips", plain()),
        ("awareness given", one(days)),
        ("awareness feed", one(json!({ "feed": { "weeks": 52, "fewer_than": 5 } }))),
    ]
    .map(|(name, with)| (name.to_owned(), with))
    .to_vec()
}

/// Every record that has a row on this device.
fn records(device: &Device) -> BTreeSet<RecordId> {
    let rows = device.engine().store().read_model().expect("rows");
    let ids = rows.iter().filter_map(|row| {
        let (_, rest) = row.split_once(" record=Blob([")?;
        let (bytes, _) = rest.split_once("])")?;
        let bytes: Vec<u8> = bytes.split(", ").filter_map(|byte| byte.parse().ok()).collect();
        RecordId::from_slice(&bytes)
    });
    ids.collect()
}

/// Where the door shows one of these marks: “question: mark”.
pub fn found(device: &Device, marks: &[String]) -> Vec<String> {
    found_except(device, marks, &[])
}

/// The same, but for what these questions are for.
pub fn found_except(device: &Device, marks: &[String], allowed: &[&str]) -> Vec<String> {
    let all = walked(device, marks);
    let mut found = BTreeSet::new();
    for (name, asks) in &all {
        if allowed.contains(&name.as_str()) {
            continue;
        }
        for with in asks {
            let shown = told(device, name, with).to_lowercase();
            found.extend(
                marks
                    .iter()
                    .filter(|mark| shown.contains(mark.as_str()))
                    .map(|mark| format!("{name}: {mark}")),
            );
        }
    }
    found.into_iter().collect()
}

/// What the door says, refusals included.
fn told(device: &Device, name: &str, with: &Value) -> String {
    let (family, ask) = name.split_once(' ').map_or((name, None), |(family, ask)| (family, Some(ask)));
    let mut command = json!({ "do": family });
    let fields = command.as_object_mut().expect("an object");
    fields.extend(ask.map(|ask| ("ask".to_owned(), ask.into())));
    fields.extend(with.as_object().cloned().unwrap_or_default());
    let reply = device.engine().call_json(&command.to_string());
    assert!(!reply.contains("\"bad_command\""), "{command}: {reply}");
    reply
}

#[test]
fn every_question_of_the_door_is_walked_or_is_known_to_write() {
    let mut city = testkit::City::seeded(551);
    let ames = city.joins("Ames");
    let walked: BTreeSet<String> = walked(&ames, &[]).into_iter().map(|(name, _)| name).collect();
    let known: BTreeSet<String> =
        walked.iter().cloned().chain(WRITES.iter().map(|it| (*it).to_owned())).collect();
    let all = questions();
    let new: Vec<&String> = all.difference(&known).collect();
    assert!(new.is_empty(), "walk them, or say that they write: {new:?}");
    let gone: Vec<&String> = known.difference(&all).collect();
    assert!(gone.is_empty(), "the door has no longer: {gone:?}");
    assert!(walked.iter().all(|name| !WRITES.contains(&name.as_str())), "either or");
    assert!(PUBLIC.iter().all(|name| walked.contains(*name)));
}
