//! Values that cannot be: refused by the field they stand in, whether something is new or changed.

use engine::door::{Command, ErrorCode};
use serde_json::{Value, json};
use testkit::City;

use crate::commands::{refusal, state};

/// The same nonsense in a new visit and in a change of one: both are refused by the same field.
#[test]
fn nonsense_in_a_visit_is_refused_whether_it_is_logged_or_edited() {
    let mut city = City::seeded(65);
    let mut ames = city.joins("Ames");
    let visit = ames.offline().logs("There already.");
    let place = ames.places()[0].place;
    let before = state(&ames);
    let nobody = ids::RecordId::from_bytes([9; 16]);
    // The test city's clock stands in June 2026.
    let both = [
        ("started", json!({ "started": "2031-01-01T10:00:00Z" })),
        ("started", json!({ "started": "0206-06-10T10:00:00Z" })),
        ("started", json!({ "started": "-262143-01-01T00:00:00Z" })),
        ("ended", json!({ "started": "2026-06-01T10:00:00Z", "ended": "2026-06-01T09:59:00Z" })),
        ("ended", json!({ "started": "2026-06-01T10:00:00Z", "ended": "2026-06-03T10:00:00Z" })),
        ("ended", json!({ "started": "2026-06-10T10:00:00Z", "ended": "2031-06-10T10:00:00Z" })),
        ("people_reached", json!({ "people_reached": 1_000_000 })),
        ("topics", json!({ "topics": ["aliens"] })),
        ("materials", json!({ "materials": ["gold"] })),
        ("language", json!({ "language": "klingon" })),
        ("kind", json!({ "kind": "castle" })),
        ("origin", json!({ "origin": "dreamt" })),
        ("case_number", json!({ "case_number": "7".repeat(101) })),
    ];
    let only_new = [
        ("district", json!({ "district": "99" })),
        ("neighborhood", json!({ "neighborhood": "Atlantis" })),
        ("with", json!({ "with": [nobody] })),
        ("owner", json!({ "follow_up": { "promise": "Call", "due": "2026-06-20", "owner": nobody } })),
        ("due", json!({ "follow_up": { "promise": "Call", "due": "1926-06-20" } })),
        ("due", json!({ "follow_up": { "promise": "Call", "due": "2206-06-20" } })),
        ("promise", json!({ "follow_up": { "promise": " \t ", "due": "2026-06-20" } })),
        ("place", json!({ "place": nobody })),
        ("place", json!({ "place": null })),
        ("spot", json!({ "place": null, "spot": { "lat": 91.0, "lon": 0.0 } })),
        ("spot", json!({ "place": null, "spot": { "lat": 0.0, "lon": -180.5 } })),
        ("spot", json!({ "place": null, "spot": { "lat": 44.9, "lon": -93.3, "label": "x".repeat(121) } })),
    ];
    let only_change = [
        ("officers", json!({ "officers": [] })),
        ("officers", json!({ "officers": [nobody] })),
        ("state", json!({ "state": "withdrawn" })),
        ("state", json!({ "state": "burnt" })),
    ];
    let new = |fields: &Value| {
        let mut new = json!({ "place": place });
        for (name, value) in fields.as_object().unwrap() {
            new[name] = value.clone();
        }
        json!({ "do": "log_visit", "visit": new })
    };
    let change = |fields: &Value| json!({ "do": "edit_visit", "visit": visit, "change": fields });
    let commands = (both.iter().chain(&only_new).map(|(field, fields)| (*field, new(fields))))
        .chain(both.iter().chain(&only_change).map(|(field, fields)| (*field, change(fields))));
    for (field, command) in commands {
        let refusal = refusal(&ames, &command.to_string());
        assert_eq!(refusal.code, ErrorCode::BadField, "{command:.150}: {refusal}");
        assert_eq!(refusal.field.as_deref(), Some(field), "{command:.150}: {refusal}");
        assert!(!refusal.what_next.is_empty());
    }
    assert_eq!(state(&ames), before, "nothing of it was saved");
}

#[test]
fn nonsense_about_places_promises_and_periods_is_refused() {
    let mut city = City::seeded(66);
    let mut ames = city.joins("Ames");
    let visit = ames.offline().logs("There already.");
    let place = ames.places()[0].place;
    let before = state(&ames);
    let far = json!({ "lat": 444.9, "lon": -93.3 });
    let add = |place: Value| json!({ "do": "add_place", "place": place });
    let edit = |change: Value| json!({ "do": "edit_place", "place": place, "change": change });
    let promise = |follow_up: Value| json!({ "do": "add_follow_up", "follow_up": follow_up });
    for (field, command) in [
        ("name", add(json!({ "name": " \n ", "kind": "park" }))),
        ("kind", add(json!({ "name": "A park", "kind": "castle" }))),
        ("here", add(json!({ "name": "A park", "kind": "park", "here": far }))),
        ("district", add(json!({ "name": "A park", "kind": "park", "district": "99" }))),
        ("neighborhood", add(json!({ "name": "A park", "kind": "park", "neighborhood": "Atlantis" }))),
        ("name", edit(json!({ "name": "" }))),
        ("kind", edit(json!({ "kind": "castle" }))),
        ("here", edit(json!({ "here": far }))),
        ("neighborhood", edit(json!({ "neighborhood": "Atlantis" }))),
        ("due", promise(json!({ "promise": "Call", "due": "2025-06-10" }))),
        ("place", promise(json!({ "promise": "Call", "due": "2026-06-20", "place": visit }))),
        ("here", json!({ "do": "where_am_i", "here": far })),
        ("here", json!({ "do": "today", "here": far })),
        ("here", json!({ "do": "places", "here": far })),
        ("from", json!({ "do": "search", "query": { "from": "2026-06-02", "until": "2026-06-01" } })),
        ("until", json!({ "do": "search", "query": { "until": "+262142-12-31" } })),
        ("from", json!({ "do": "search", "query": { "from": "-262143-01-01" } })),
        ("from", json!({ "do": "coverage", "from": "2026-06-02", "until": "2026-06-01" })),
        ("until", json!({ "do": "coverage", "until": "+262142-12-31" })),
        ("because", json!({ "do": "withdraw_visit", "visit": visit, "because": "  " })),
    ] {
        let refusal = refusal(&ames, &command.to_string());
        assert_eq!(refusal.field.as_deref(), Some(field), "{command}: {refusal}");
    }
    // A promise at what is no visit.
    let at_a_place = promise(json!({ "promise": "Call", "due": "2026-06-20", "visit": place }));
    assert_eq!(refusal(&ames, &at_a_place.to_string()).code, ErrorCode::NotHere);
    assert_eq!(state(&ames), before, "nothing of it was saved");
}

#[test]
fn a_withdrawn_visit_is_changed_only_by_letting_it_stand_again() {
    let mut city = City::seeded(67);
    let ames = city.joins("Ames");
    let visit = ames.logs("By mistake.");
    ames.ask::<Value>(Command::WithdrawVisit { visit, because: "Wrong place.".into() });
    let change = |fields: Value| json!({ "do": "edit_visit", "visit": visit, "change": fields }).to_string();
    for fields in [json!({ "people_reached": 4 }), json!({ "people_reached": 4, "state": "withdrawn" })] {
        let refusal = refusal(&ames, &change(fields));
        assert_eq!(
            (refusal.code, refusal.field.as_deref()),
            (ErrorCode::BadField, Some("state")),
            "{refusal}"
        );
    }
    ames.engine().call_json(&change(json!({ "state": "logged", "people_reached": 4 })));
    let record = ames.visit(visit).record;
    assert_eq!((record.people_reached, record.withdrawn_because), (Some(4), None));
}

#[test]
fn the_version_of_a_note_leads_to_no_other_record() {
    let mut city = City::seeded(68);
    let ames = city.joins("Ames");
    let (visit, other) = (ames.logs("One."), ames.logs("Another."));
    let private = |text: &str| json!({ "private_note": text });
    let edit = |visit: ids::RecordId, seen: &str, change: Value| {
        json!({ "do": "edit_visit", "visit": visit, "seen": seen, "change": change }).to_string()
    };
    ames.engine().call_json(&edit(other, &ames.visit(other).heads, private("Of the other.")));
    let others = ames.visit(other);
    let (_, note) = others.heads.split_once(';').expect("a note has a version");
    let place = ames.places()[0].place;
    let before = state(&ames);
    for foreign in [note.to_owned(), format!("{place}:{}", note.split_once(':').unwrap().1)] {
        let seen = format!("{};{foreign}", ames.visit(visit).heads);
        let refusal = refusal(&ames, &edit(visit, &seen, private("Of this one.")));
        assert_eq!(
            (refusal.code, refusal.field.as_deref()),
            (ErrorCode::BadField, Some("seen")),
            "{refusal}"
        );
    }
    assert_eq!(state(&ames), before);
}

#[test]
fn blanks_are_nothing() {
    let mut city = City::seeded(69);
    let ames = city.joins("Ames");
    let command = json!({ "do": "log_visit", "visit": {
        "spot": { "lat": 44.9483, "lon": -93.348, "label": "  " },
        "note": " \n ", "private_note": "\t", "case_number": " ", "language": " ", "district": " ", "neighborhood": " ",
    } });
    let reply: Value = serde_json::from_str(&ames.engine().call_json(&command.to_string())).unwrap();
    let visit: ids::RecordId = serde_json::from_value(reply["ok"].clone()).unwrap();
    let view = ames.visit(visit);
    assert!(view.private_note.is_none());
    let record = view.record;
    assert_eq!((record.spot.unwrap().label, record.case_number, record.language), (None, None, None));
    assert!(record.note.is_empty());
    assert!(record.district.is_some(), "by where it was");
}
