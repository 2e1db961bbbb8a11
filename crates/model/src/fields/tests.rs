#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;
use crate::{
    Assignment, City, Disclosure, Disposal, District, FollowUp, Member, Partner, Place, Program, Visit,
    VisitNote,
};
use serde_json::json;

/// Every field that a record can have in JSON, with every optional one filled.
fn filled(kind: RecordKind) -> serde_json::Value {
    let id = "0190a000-0000-7000-8000-000000000001";
    let at = "2026-06-01T12:00:00Z";
    fn through<T: serde::de::DeserializeOwned + serde::Serialize>(
        json: serde_json::Value,
    ) -> serde_json::Value {
        serde_json::to_value(serde_json::from_value::<T>(json).unwrap()).unwrap()
    }
    match kind {
        RecordKind::City => {
            through::<City>(json!({"name": "a", "agency": "b", "zone": "America/Chicago", "year": 2026,
            "due_after_days": {"park": 30}, "topics": [], "materials": [], "languages": [], "neighborhoods": [], "invented": "x", "lease_days": 30,
            "retention": {"notes": "not set"}}))
        }
        RecordKind::Member => {
            through::<Member>(json!({"name": "Officer 12", "role": "officer", "left": true}))
        }
        RecordKind::District => {
            through::<District>(json!({"code": "1", "name": "District 1", "year": 2026, "boundary": []}))
        }
        RecordKind::Assignment => through::<Assignment>(json!({"member": id, "district": "1", "year": 2026})),
        RecordKind::Place => {
            through::<Place>(json!({"name": "a", "kind": "park", "address": "b", "lat": 1.0, "lon": 2.0,
            "district": "1", "neighborhood": "c", "note": ["d"], "closed": true}))
        }
        RecordKind::Program => through::<Program>(json!({"name": "a", "about": "b"})),
        RecordKind::Partner => through::<Partner>(json!({"name": "a", "about": "b", "one_way": true})),
        RecordKind::Visit => through::<Visit>(
            json!({"place": id, "spot": {"lat": 1.0, "lon": 2.0}, "kind": "park", "district": "1",
            "neighborhood": "c", "started": at, "ended": at, "recorded": at, "officers": [id], "origin": "directed",
            "people_reached": 3, "topics": ["a"], "language": "es", "materials": ["b"], "case_number": "c", "note": ["d"],
            "state": "withdrawn", "withdrawn_because": "e"}),
        ),
        RecordKind::VisitNote => through::<VisitNote>(json!({"visit": id, "note": ["a"], "recorded": at})),
        RecordKind::FollowUp => {
            through::<FollowUp>(json!({"visit": id, "place": id, "district": "1", "owner": id,
            "due": "2026-06-02", "promise": "a", "state": "kept", "outcome": "b", "recorded": at}))
        }
        RecordKind::Disclosure => through::<Disclosure>(
            json!({"recorded": at, "by": id, "audience": "agency", "purpose": "a", "reference": "b", "authority": "c",
            "asked": {"text": "d"}, "chosen": [id], "counts": {"visit": 2}, "withheld": []}),
        ),
        RecordKind::Disposal => through::<Disposal>(
            json!({"recorded": at, "by": id, "because": "a", "authority": "b", "entries": 2,
            "forms": 1, "records": [id], "written_by": [id]}),
        ),
    }
}

#[test]
fn the_table_names_exactly_the_fields_of_the_records() {
    for &kind in RecordKind::ALL {
        let record = filled(kind);
        let of_record: BTreeSet<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
        let of_table: BTreeSet<&str> = of(kind).map(|field| field.name).collect();
        assert_eq!(of_record, of_table, "{kind:?}");
    }
}

#[test]
fn every_field_of_a_kind_is_kept_equally_long() {
    for &kind in RecordKind::ALL {
        assert!(of(kind).all(|field| Some(field.retention) == retention(kind)), "{kind:?}");
    }
    for field in FIELDS {
        assert_eq!(serde_json::to_value(field.retention).unwrap(), field.retention.word());
    }
}

#[test]
fn nothing_not_public_shares_a_space_with_public_records() {
    for &kind in RecordKind::ALL {
        let has_not_public = of(kind).any(|field| field.class != Class::Public);
        assert_eq!(has_not_public, kind.space().ends_with("_notes"), "{kind:?}");
    }
}

#[test]
fn classes_and_citations() {
    let lines: Vec<String> = FIELDS
        .iter()
        .map(|f| format!("{}.{} {:?} {:?} {}", f.kind.word(), f.name, f.class, f.retention, f.citation))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
