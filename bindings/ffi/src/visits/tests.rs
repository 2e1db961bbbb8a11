#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, SystemTime};

use engine::door::{NewVisit, VisitChange};
use serde_json::json;

use super::*;
use crate::trouble::TroubleCode;

const ID: &str = "01a20bb9-cb16-76a2-b4df-115d9ee951b1";

/// 2026-06-01T12:00:00Z.
fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_780_315_200)
}

#[test]
fn a_full_draft_is_the_doors_visit_field_by_field() {
    let draft = VisitDraft {
        place: Some(ID.into()),
        spot: Some(SpotDraft { lat: 44.9, lon: -93.3, label: Some("The pond".into()) }),
        kind: Some("business".into()),
        district: Some("2".into()),
        neighborhood: Some("Aquila".into()),
        started: Some(noon()),
        ended: Some(noon() + Duration::from_secs(900)),
        with_officers: vec![ID.into()],
        origin: Some("a word of a newer version".into()),
        people_reached: Some(3),
        topics: vec!["traffic".into()],
        language: Some("so".into()),
        materials: vec!["safety_card".into()],
        tips: vec!["register_bikes".into()],
        case_number: Some("26-1".into()),
        note: Some("One\nTwo".into()),
        private_note: Some("Three".into()),
        promise: Some(PromiseDraft {
            promise: "Call back".into(),
            due: "2026-06-03".into(),
            owner: Some(ID.into()),
        }),
        form: Some(ID.into()),
    };
    let visit = NewVisit::try_from(draft).unwrap();
    assert_eq!(
        serde_json::to_value(visit).unwrap(),
        json!({
            "draft": ID,
            "place": ID,
            "spot": {"lat": 44.9, "lon": -93.3, "label": "The pond"},
            "kind": "business",
            "district": "2",
            "neighborhood": "Aquila",
            "started": "2026-06-01T12:00:00Z",
            "ended": "2026-06-01T12:15:00Z",
            "with": [ID],
            "origin": "a word of a newer version",
            "people_reached": 3,
            "topics": ["traffic"],
            "language": "so",
            "materials": ["safety_card"],
            "tips": ["register_bikes"],
            "case_number": "26-1",
            "note": "One\nTwo",
            "private_note": "Three",
            "follow_up": {"promise": "Call back", "due": "2026-06-03", "owner": ID},
        })
    );
    assert_eq!(NewVisit::try_from(VisitDraft::default()).unwrap(), NewVisit::default());
}

#[test]
fn left_out_emptied_and_given_stay_three_things() {
    let edit = VisitEdit {
        people_reached: Some(9),
        emptied: vec![EmptiedField::Ended, EmptiedField::Language, EmptiedField::CaseNumber],
        stands_again: true,
        ..VisitEdit::default()
    };
    let change = VisitChange::try_from(edit).unwrap();
    assert_eq!(
        serde_json::to_value(change).unwrap(),
        json!({"people_reached": 9, "ended": null, "language": null, "case_number": null, "state": "logged"})
    );
    let emptied = VisitEdit {
        people_reached: Some(9),
        emptied: vec![EmptiedField::PeopleReached],
        ..VisitEdit::default()
    };
    assert_eq!(VisitChange::try_from(emptied).unwrap().people_reached, Some(None), "emptying wins");
}

#[test]
fn a_text_that_is_no_id_or_day_is_refused_by_the_field_it_stands_in() {
    let drafts = [
        ("place", VisitDraft { place: Some("the bakery".into()), ..VisitDraft::default() }),
        ("with_officers", VisitDraft { with_officers: vec!["me".into()], ..VisitDraft::default() }),
        ("due", VisitDraft { promise: Some(promise_for("soon")), ..VisitDraft::default() }),
    ];
    for (field, draft) in drafts {
        let Trouble::Refused { code, field: named, say, what_next } = NewVisit::try_from(draft).unwrap_err();
        assert_eq!((code, named.as_deref()), (TroubleCode::BadField, Some(field)));
        assert!(!say.is_empty() && !what_next.is_empty());
    }
}

fn promise_for(due: &str) -> PromiseDraft {
    PromiseDraft { promise: "Call back".into(), due: due.into(), owner: None }
}

#[test]
fn a_card_shows_what_the_door_answers() {
    let shown = card(json!({
        "visit": ID,
        "heads": "a version",
        "record": {
            "spot": {"lat": 44.9, "lon": -93.3},
            "kind": "park",
            "district": "4",
            "started": "2026-06-01T12:00:00Z",
            "recorded": "2026-06-01T12:01:00Z",
            "officers": [ID],
            "origin": "self_initiated",
            "people_reached": 8,
            "note": ["One", "Two"],
            "state": "logged",
        },
        "place_name": "The pond",
        "officers": ["Officer 1"],
        "private_note": {"record": ID, "note": ["Three"], "class": "private", "citation": "a law"},
        "follow_ups": [],
        "conflicts": [{"record": ID, "field": "people_reached", "values": [
            {"choice": "this", "value": 8, "author": "Officer 1", "at": "2026-06-01T12:00:00Z"},
        ]}],
        "delivery": {
            "delivery": "seen_by_others", "waiting": 0, "receipt": null, "seen_by": ["Supervisor 1"], "refused": null,
        },
    }))
    .unwrap();
    assert_eq!((shown.visit.as_str(), shown.seen.as_str(), shown.started), (ID, "a version", noon()));
    assert_eq!(shown.private_note, Some(vec!["Three".to_owned()]));
    assert_eq!((shown.delivery, shown.seen_by), (Delivery::SeenByOthers, vec!["Supervisor 1".to_owned()]));
    assert_eq!((shown.conflicts[0].values[0].value.as_str(), shown.conflicts[0].values[0].at), ("8", noon()));
}

#[test]
fn an_answer_of_another_version_is_our_fault_and_says_what_to_do() {
    let Trouble::Refused { code, what_next, .. } = card(json!({"visit": ID})).unwrap_err();
    assert_eq!(code, TroubleCode::Internal);
    assert_eq!(what_next, "Build library and bindings from the same version.");
}
