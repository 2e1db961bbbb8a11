//! A year is as fast as a day: with ten times the records behind it, a list costs the same.
//!
//! Counted in steps of SQLite's own machine, which are the same on every computer and in every run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ids::{Cursor, RecordId, UnixMs};
use model::{Begins, RecordKind};
use seal::public::Signature;
use serde_json::json;

use super::desk::{DAY, Desk, NOW, create, id, key, marks, place, promise, visit};
use crate::lists::{FollowUpsOf, Looking, Reader, Searcher};
use crate::standing::Watermarks;
use crate::{Receipted, Standing, StoreError, database};

const PLACES: u64 = 20;

/// So many visits a day for so many days, one every fourth with an open topic; all but the last day's
/// are seen by others.
fn history(days: u64) -> (Desk, Watermarks) {
    let desk = Desk::new();
    desk.writes(|tx, pen| {
        for number in 0..PLACES {
            create(
                tx,
                pen,
                number,
                RecordKind::Place,
                &place(&format!("Place {number}"), &json!({ "district": "1" })),
            );
        }
        for number in 0..days * 10 {
            let day = i64::try_from(number / 10).unwrap();
            let fields = json!({
                "place": id(number % PLACES), "district": (number % 4 + 1).to_string(), "people_reached": 4,
                "note": ["Talked with people at the counter."], "topics": ["parking"],
                "officers": [ids::MemberId::from_bytes([3; 16])],
            });
            let at = UnixMs(NOW.0 - day * DAY);
            create(tx, pen, 1000 + number, RecordKind::Visit, &visit(at, &fields));
            if number % 10 == 0 {
                let state = if day < 3 { "open" } else { "kept" };
                let promised =
                    promise("2026-06-09", &json!({ "state": state, "place": id(number % PLACES) }));
                create(tx, pen, 1_000_000 + number, RecordKind::FollowUp, &promised);
            }
        }
    });
    let marks = is_sent(&desk);
    (desk, marks)
}

/// Everything is at the relay; others have all but the last ten visits.
fn is_sent(desk: &Desk) -> Watermarks {
    let mut sent = 0;
    loop {
        let items: Vec<_> = (sent + 1..)
            .zip(desk.store.outbox(0, usize::MAX).unwrap())
            .map(|(seq, item)| Receipted {
                n: item.n,
                envelope: item.envelope.id(),
                space: item.envelope.header().space,
                seq: Cursor(seq),
            })
            .collect();
        if items.is_empty() {
            break;
        }
        sent += u64::try_from(items.len()).unwrap();
        let kept: Result<_, StoreError> =
            desk.store.transact(|tx| tx.receipted(b"a receipt", &Signature([1; 64]), NOW, &items));
        kept.unwrap();
    }
    let of = |record: RecordId| desk.store.read(|reader| reader.evidence(record, &marks())).unwrap().space;
    [(of(id(1000)), Cursor(sent - 10)), (of(id(0)), Cursor(sent))].into()
}

/// The steps that a query takes.
fn steps(desk: &Desk, query: impl FnOnce(&Reader<'_>)) -> u64 {
    // What the word index has yet to take in is nobody's list.
    desk.store.search(|_| Ok::<_, StoreError>(())).unwrap();
    let path = desk.folder.path().join("porchlight.db");
    let mut connection = database::open_reader(&path, &key()).unwrap();
    let steps = Arc::new(AtomicU64::new(0));
    let counted = steps.clone();
    let count = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    connection.progress_handler(1, Some(count)).unwrap();
    query(&Reader::new(&connection));
    steps.load(Ordering::Relaxed)
}

/// A list by its name.
type Query = (&'static str, fn(&Reader<'_>, &Watermarks));

const QUERIES: &[Query] = &[
    ("today's visits", |reader, marks| {
        let found = reader.visits_between(NOW, UnixMs(NOW.0 + DAY), Some("1"), marks).unwrap();
        assert!(!found.is_empty());
    }),
    ("today's places", |reader, _| assert_eq!(reader.places(Some("1"), None, None).unwrap().len(), 20)),
    ("today's promises", |reader, marks| {
        let until = chrono::NaiveDate::from_ymd_opt(2026, 6, 10).unwrap();
        let owner = ids::MemberId::from_bytes([1; 16]);
        let of = FollowUpsOf::Open { owner, district: Some("1"), until };
        assert_eq!(reader.follow_ups(of, marks).unwrap().len(), 3);
    }),
    ("visits at a place", |reader, marks| {
        assert_eq!(reader.visits_at(id(3), 5, marks).unwrap().len(), 5);
    }),
    ("search by words", |reader, marks| {
        let looking = Looking { text: "counter peo", ..Looking::default() };
        assert_eq!(Searcher::new(reader).find(&looking, 20, marks).unwrap().visits.len(), 20);
    }),
    ("search by choice", |reader, marks| {
        let looking = Looking { topic: Some("parking"), district: Some("1"), ..Looking::default() };
        assert_eq!(Searcher::new(reader).find(&looking, 20, marks).unwrap().visits.len(), 20);
    }),
    ("the latest", |reader, marks| {
        assert_eq!(Searcher::new(reader).find(&Looking::default(), 20, marks).unwrap().visits.len(), 20);
    }),
    ("coverage of a week", |reader, _| {
        assert_eq!(reader.coverage(UnixMs(NOW.0 - 6 * DAY), UnixMs(NOW.0 + DAY)).unwrap().len(), 4);
    }),
    ("what is due for disposal", |reader, _| {
        let before = UnixMs(NOW.0 - 5 * DAY);
        let asked = |after| reader.begun(RecordKind::Visit, &Begins::Recorded, before, after, 20).unwrap();
        let first = asked(None);
        assert_eq!((first.len(), asked(first.last().copied()).len()), (20, 20));
        let settled = reader.begun(RecordKind::FollowUp, &Begins::Closed, UnixMs(NOW.0 + 1), None, 5);
        assert_eq!(settled.unwrap().len(), 5);
    }),
    ("visits by officer", |reader, marks| {
        let officer = Some(ids::MemberId::from_bytes([3; 16]));
        let looking = Looking { officer, ..Looking::default() };
        assert_eq!(Searcher::new(reader).find(&looking, 20, marks).unwrap().visits.len(), 20);
    }),
    ("the sync figures", |reader, marks| assert!(reader.sync_counts(marks).unwrap().held > 0)),
    ("what is held", |reader, marks| {
        assert!(!reader.sync_lines(Standing::Held, 20, marks).unwrap().is_empty());
    }),
    ("what is seen", |reader, marks| {
        assert_eq!(reader.sync_lines(Standing::Seen, 20, marks).unwrap().len(), 20);
    }),
    ("what is to settle", |reader, _| assert!(reader.in_conflict().unwrap().is_empty())),
    ("one visit", |reader, marks| assert!(reader.visit(id(1005), marks).unwrap().is_some())),
];

#[test]
fn ten_times_the_history_costs_the_same() {
    let ((month, month_marks), (year, year_marks)) = (history(12), history(120));
    for (what, query) in QUERIES {
        let few = steps(&month, |reader| query(reader, &month_marks));
        let many = steps(&year, |reader| query(reader, &year_marks));
        // A tenth more: trees are a level higher.
        assert!(many <= few + few / 10 + 20, "{what}: {few} steps with 120 visits, {many} with 1,200");
    }
}
