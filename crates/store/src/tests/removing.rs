//! What is taken away leaves nothing; what is copied comes back; what is compacted keeps its authors.

use serde_json::json;

use super::desk::{Desk, NOW, key};
use crate::{Store, StoreError};

#[test]
fn a_removed_record_leaves_no_row_no_word_and_no_unsent_change() {
    let desk = Desk::new();
    let gone = desk.visit(1, &json!({ "note": ["Quokka at the gate."] }));
    let stays = desk.visit(2, &json!({ "note": ["Heron at the pond."] }));
    let removed: Result<_, StoreError> = desk.store.transact(|tx| {
        let removed = tx.remove_record(gone)?;
        tx.merge_words()?;
        Ok(removed)
    });
    let removed = removed.unwrap().output;
    assert_eq!((removed.records, removed.unsent), (1, 1), "and the unsent change is counted, to be told");
    desk.store.scrub().unwrap();
    let heads: Vec<_> = desk.store.heads().unwrap().into_iter().map(|(record, _)| record).collect();
    assert_eq!(heads, [stays]);
    assert_eq!(desk.store.outbox(0, usize::MAX).unwrap().len(), 1);
    let rows = desk.store.read_model().unwrap();
    assert!(rows.iter().all(|row| !row.contains("quokka") && !row.contains("Quokka")), "{rows:?}");
    let rebuilt = desk.store.rebuild().map(|_| desk.store.read_model().unwrap());
    assert_eq!(rebuilt.unwrap(), rows, "the read model equals its rebuild");
}

#[test]
fn a_copy_opens_with_the_same_key_alone_and_holds_what_was_there() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({ "note": ["Heron at the pond."] }));
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("porchlight.db");
    desk.store.back_up(&copy).unwrap();
    let clear = std::fs::read(&copy).unwrap();
    assert!(!clear.windows(5).any(|part| part == b"Heron") && !clear.starts_with(b"SQLite format 3"));
    desk.store.back_up(&copy).unwrap();
    let opened = Store::open(folder.path(), key(), NOW).unwrap();
    assert!(opened.salvaged.is_none());
    let heads: Vec<_> = opened.store.heads().unwrap().into_iter().map(|(record, _)| record).collect();
    assert_eq!(heads, [visit]);
    assert!(Store::open(folder.path(), crate::DatabaseKey::new([0; 32]), NOW).is_err());
}
