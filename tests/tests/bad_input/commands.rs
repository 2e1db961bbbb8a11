//! Commands that are none, are far too large, or ask for nonsense: refused by name, nothing changed.

use engine::door::{ApiError, Command, ErrorCode, Reply, SearchQuery};
use serde_json::{Value, json};
use testkit::{City, Device};

pub fn refusal(device: &Device, command: &str) -> ApiError {
    let reply = device.engine().call_json(command);
    match serde_json::from_str(&reply).unwrap() {
        Reply::Refused(refusal) => refusal,
        Reply::Ok(answer) => panic!("{command:.200} was done: {answer}"),
    }
}

pub fn state(device: &Device) -> (Vec<(ids::RecordId, String)>, Vec<String>) {
    let store = device.engine().store();
    (store.heads().unwrap(), store.read_model().unwrap())
}

#[test]
fn what_is_no_command_is_refused_and_changes_nothing() {
    let mut city = City::seeded(61);
    let mut ames = city.joins("Ames");
    ames.offline().logs("There already.");
    let before = state(&ames);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_draft = format!(
        r#"{{"do":"keep_draft","draft":{{"draft":"01010101-0101-0101-0101-010101010101","form":"visit","fields":{deep}}}}}"#
    );
    for command in [
        "",
        "{",
        "null",
        "[]",
        "42",
        "\"log_visit\"",
        "{}",
        "\u{0}",
        "{\"do\":null}",
        "{\"do\":\"drop_tables\"}",
        "{\"do\":\"visit\"}",
        "{\"do\":\"visit\",\"visit\":\"not-an-id\"}",
        "{\"do\":\"visit\",\"visit\":7}",
        "{\"do\":\"log_visit\",\"visit\":[]}",
        "{\"do\":\"log_visit\",\"visit\":{\"people_reached\":-1}}",
        "{\"do\":\"log_visit\",\"visit\":{\"people_reached\":99999999999}}",
        "{\"do\":\"log_visit\",\"visit\":{\"started\":\"yesterday\"}}",
        &deep,
        &deep_draft,
    ] {
        let refusal = refusal(&ames, command);
        let code = refusal.code;
        assert!(matches!(code, ErrorCode::BadCommand | ErrorCode::BadField), "{command:.100}: {refusal}");
        assert!(refusal.say.len() < 500, "no echo of what came: {refusal}");
    }
    for people in [-1, 99_999_999_999_i64] {
        let command = json!({ "do": "log_visit", "visit": { "people_reached": people } });
        let refusal = refusal(&ames, &command.to_string());
        assert_eq!(refusal.code, ErrorCode::BadField);
        assert!(refusal.say.starts_with(&format!("{people} cannot be right")), "{refusal}");
    }
    assert_eq!(state(&ames), before);
}

/// Every text that a person can give, a megabyte long: what cannot travel must not be saved.
#[test]
fn texts_that_are_far_too_long_are_refused_before_they_are_saved() {
    let mut city = City::seeded(62);
    let mut ames = city.joins("Ames");
    let visit = ames.offline().logs("Short.");
    let place = ames.places()[0].place;
    let before = state(&ames);
    // Random letters: zstd must not make them fit.
    let long: String = (0..1_000_000_u64)
        .map(|n| char::from(b'a' + (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 59) as u8 % 26))
        .collect();
    let new = |field: &str| json!({ "do": "log_visit", "visit": { "place": place, field: long } });
    let change = |field: &str| json!({ "do": "edit_visit", "visit": visit, "change": { field: long } });
    let spot = json!({ "lat": 44.9, "lon": -93.3, "label": long });
    let fresh = |field: &str| {
        let mut place = json!({ "name": "A place", "kind": "park" });
        place[field] = Value::from(long.clone());
        json!({ "do": "add_place", "place": place })
    };
    let moved = |field: &str| json!({ "do": "edit_place", "place": place, "change": { field: long } });
    let promise = json!({ "promise": long, "due": "2026-07-01" });
    let mut all: Vec<Value> = vec![
        json!({ "do": "log_visit", "visit": { "spot": spot } }),
        json!({ "do": "withdraw_visit", "visit": visit, "because": long }),
        json!({ "do": "add_follow_up", "follow_up": promise }),
        json!({ "do": "log_visit", "visit": { "place": place, "topics": [long] } }),
    ];
    let texts =
        ["note", "private_note", "case_number", "language", "kind", "origin", "district", "neighborhood"];
    all.extend(texts.map(new));
    all.extend(["note", "private_note", "case_number", "language", "kind", "origin"].map(change));
    all.extend(["name", "address", "neighborhood", "note", "kind"].map(fresh));
    all.extend(["name", "address", "neighborhood", "note", "kind"].map(moved));
    for command in &all {
        let refusal = refusal(&ames, &command.to_string());
        assert_eq!(refusal.code, ErrorCode::BadField, "{:.150}: {refusal}", command.to_string());
        assert!(refusal.say.len() + refusal.what_next.len() < 400, "no echo of what came: {refusal}");
    }
    assert_eq!(state(&ames), before, "nothing of it was saved");
}

#[test]
fn signs_that_mean_something_to_a_database_find_nothing_and_break_nothing() {
    let mut city = City::seeded(63);
    let ames = city.joins("Ames");
    let visit = ames.logs("O'Neil's \"corner\" store; 100% open -- since May*");
    for text in [
        "'",
        "\"",
        "*",
        "-",
        "NEAR(a b)",
        "a AND",
        "OR OR",
        "words:x",
        "^a",
        "(",
        ");DROP TABLE visit;--",
        "%",
        "\u{0}",
        "𝔘",
    ] {
        let query = SearchQuery { text: Some(text.into()), ..SearchQuery::default() };
        ames.ask::<Value>(Command::Search { query });
        ames.ask::<Value>(Command::Places {
            district: Some(text.into()),
            kind: None,
            text: Some(text.into()),
            here: None,
            limit: None,
        });
    }
    assert_eq!(ames.finds("o'neil's corner"), [visit]);
    for after in ["", "x", "-1", "99999999999999999999999"] {
        let query = SearchQuery { after: Some(after.into()), ..SearchQuery::default() };
        drop(ames.engine().call(Command::Search { query }));
    }
}

#[test]
fn a_record_of_another_kind_or_none_is_not_here() {
    let mut city = City::seeded(64);
    let ames = city.joins("Ames");
    let (visit, place) = (ames.logs("A visit."), ames.places()[0].place);
    let nobody = ids::RecordId::from_bytes([9; 16]);
    for id in [place, nobody] {
        assert_eq!(ames.refuses(Command::Visit { visit: id }).code, ErrorCode::NotHere);
        let because = "Logged in error.".to_owned();
        assert_eq!(ames.refuses(Command::WithdrawVisit { visit: id, because }).code, ErrorCode::NotHere);
    }
    assert_eq!(ames.refuses(Command::Place { place: visit }).code, ErrorCode::NotHere);
    assert_eq!(ames.refuses(Command::History { record: nobody }).code, ErrorCode::NotHere);
}
