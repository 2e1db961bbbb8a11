#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::fields::FIELDS;

fn map(json: &Value) -> Map<String, Value> {
    json.as_object().unwrap().clone()
}

fn note() -> Map<String, Value> {
    map(&json!({
        "visit": "0190a000-0000-7000-8000-000000000001", "note": ["Staff asked not to be named."],
        "recorded": "2026-06-10T15:00:00Z"
    }))
}

#[test]
fn anybody_gets_the_visit_and_nothing_of_its_not_public_note() {
    let visit = map(&json!({ "kind": "park", "note": ["Quiet."], "people_reached": 3 }));
    let redacted = redact(RecordKind::Visit, &visit, &Audience::Anybody);
    assert_eq!((redacted.shown.len(), redacted.withheld.len()), (3, 0));
    let redacted = redact(RecordKind::VisitNote, &note(), &Audience::Anybody);
    assert_eq!(redacted.shown.len(), 0);
    insta::assert_json_snapshot!(redacted);
}

#[test]
fn the_subject_and_an_entitled_agency_get_the_note() {
    for audience in [Audience::DataSubject, Audience::Agency] {
        let redacted = redact(RecordKind::VisitNote, &note(), &audience);
        assert_eq!((redacted.shown.len(), redacted.withheld.len()), (3, 0), "{audience}");
    }
    assert!(!allows(&Audience::DataSubject, Class::Confidential));
    assert!(!allows(&Audience::DataSubject, Class::ProtectedNonpublic));
    assert!(allows(&Audience::Agency, Class::Confidential));
}

#[test]
fn a_field_that_nobody_has_classified_is_withheld_from_everybody() {
    let visit = map(&json!({ "kind": "park", "face_matched": "somebody", "" : 1 }));
    for audience in Audience::ALL {
        let redacted = redact(RecordKind::Visit, &visit, audience);
        assert_eq!(redacted.shown.keys().collect::<Vec<_>>(), ["kind"]);
        let fields: Vec<_> = redacted.withheld.iter().map(|it| (it.field.as_str(), it.because)).collect();
        assert_eq!(fields, [("face_matched", Because::UnknownField), ("", Because::UnknownField)]);
    }
}

#[test]
fn an_asker_of_a_newer_version_is_anybody() {
    let stranger = Audience::Unknown("researcher".into());
    assert_eq!(redact(RecordKind::VisitNote, &note(), &stranger).shown.len(), 0);
}

#[test]
fn a_cover_names_each_withheld_field_once_with_its_law() {
    let all: Vec<Withheld> =
        (0..3).flat_map(|_| redact(RecordKind::VisitNote, &note(), &Audience::Anybody).withheld).collect();
    let tally = tally(&all);
    assert_eq!(tally.iter().map(|it| it.records).collect::<Vec<_>>(), [3, 3, 3]);
    insta::assert_json_snapshot!(tally);
}

proptest! {
    #[test]
    fn whatever_a_record_holds_each_field_is_shown_by_its_class_or_told_of(
        known in proptest::collection::vec(0..FIELDS.len(), 0..8),
        unknown in proptest::collection::vec("[a-z_]{1,12}", 0..4),
        asker in 0..3_usize,
    ) {
        let audience = &Audience::ALL[asker];
        let kind = known.first().map_or(RecordKind::Visit, |n| FIELDS[*n].kind);
        let names = known.iter().map(|n| FIELDS[*n].name.to_owned()).chain(unknown);
        let record: Map<String, Value> = names.map(|name| (name, json!("x"))).collect();
        let redacted = redact(kind, &record, audience);
        prop_assert_eq!(redacted.shown.len() + redacted.withheld.len(), record.len());
        for name in redacted.shown.keys() {
            prop_assert!(allows(audience, field(kind, name).unwrap().class));
        }
        for withheld in &redacted.withheld {
            prop_assert!(withheld.because == Because::UnknownField || withheld.citation.is_some());
        }
    }
}
