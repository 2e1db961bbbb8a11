//! A record is created once: what is there already is never put aside by another of its id.

use model::RecordKind;
use serde_json::json;

use super::desk::{Desk, NOW, visit};
use crate::StoreError;

#[test]
fn a_record_that_is_here_is_not_created_again_and_stays_as_it_is() {
    let desk = Desk::new();
    let record = desk.visit(1, &json!({ "note": ["Spoke with the owner."] }));
    let before = desk.store.read(|reader| reader.whole(record)).unwrap();
    let again = visit(NOW, &json!({ "note": ["Another visit."] })).as_object().unwrap().clone();
    let refused = desk.writes(|tx, pen| tx.create(pen, record, RecordKind::Visit, &again));
    assert!(matches!(refused, Err(StoreError::AlreadyHere)));
    let after = desk.store.read(|reader| reader.whole(record)).unwrap();
    assert_eq!((after.json, after.heads), (before.json, before.heads));
    assert_eq!(desk.store.outbox(0, usize::MAX).unwrap().len(), 1, "nothing more is sent");
}
