//! The read model is made from the documents alone, at any time, and comes out equal.

use model::RecordKind;
use serde_json::json;

use super::desk::{Desk, NOW, key, place, promise};
use crate::{Store, StoreError};

fn with_everything() -> Desk {
    let desk = Desk::new();
    let oak = desk.creates(
        1,
        RecordKind::Place,
        &place("Oak Books", &json!({ "district": "1", "note": ["Ring."] })),
    );
    let visit = desk.visit(2, &json!({ "place": oak, "note": ["Met the owner."], "topics": ["parking"] }));
    let fields = json!({ "visit": visit, "place": oak });
    desk.creates(3, RecordKind::FollowUp, &promise("2026-06-10", &fields));
    let note = json!({ "visit": visit, "note": ["Not public."], "recorded": "2026-06-10T15:00:00Z" });
    desk.creates(4, RecordKind::VisitNote, &note);
    desk.creates(5, RecordKind::Member, &json!({ "name": "Officer 12", "role": "officer" }));
    desk.creates(6, RecordKind::Program, &json!({ "name": "Coffee" }));
    desk.edits(
        visit,
        &json!({ "people_reached": 4, "topics": ["pets"], "note": ["Met the owner.", "Again."] }),
    );
    desk
}

#[test]
fn made_anew_it_is_the_same() {
    let desk = with_everything();
    let before = desk.store.read_model().unwrap();
    assert!(before.iter().any(|line| line.starts_with("place ")), "there is something to compare");
    assert!(before.iter().any(|line| line.starts_with("visit_words facets")));
    assert_eq!(desk.store.rebuild().unwrap(), 6);
    assert_eq!(desk.store.read_model().unwrap(), before);
}

#[test]
fn rows_of_another_version_are_made_anew_at_the_start() {
    let desk = with_everything();
    let before = desk.store.read_model().unwrap();
    let spoilt: Result<_, StoreError> = desk.store.transact(|tx| {
        crate::meta::put(&tx.tx, "read_model", &0_u32.to_be_bytes())?;
        Ok(tx.tx.execute_batch("DROP TABLE visit; CREATE TABLE visit (record BLOB) STRICT;")?)
    });
    spoilt.unwrap();
    let Desk { store, folder, .. } = desk;
    drop(store);
    let store = Store::open(folder.path(), key(), NOW).unwrap().store;
    assert_eq!(store.read_model().unwrap(), before);
}

#[test]
fn a_refused_transaction_leaves_nothing_behind() {
    let desk = with_everything();
    let before = (desk.store.read_model().unwrap(), desk.store.heads().unwrap());
    let refused: Result<_, StoreError> = desk.store.transact(|tx| {
        tx.tx.execute("DELETE FROM visit", [])?;
        Err::<(), _>(StoreError::NotHere)
    });
    assert!(matches!(refused, Err(StoreError::NotHere)));
    assert_eq!((desk.store.read_model().unwrap(), desk.store.heads().unwrap()), before);
}
