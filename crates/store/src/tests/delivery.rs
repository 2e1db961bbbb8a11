//! What the store says about how far records have come.

use ids::{Cursor, RecordId};
use seal::public::Signature;
use serde_json::json;

use super::desk::{Desk, NOW, marks};
use crate::lists::SyncCounts;
use crate::standing::Watermarks;
use crate::{Receipted, Standing, StoreError};

impl Desk {
    /// The relay signs for everything in the outbox, from this number of the log on.
    fn is_receipted(&self, from: u64) -> Vec<Receipted> {
        let items: Vec<_> = (from..)
            .zip(self.store.outbox(0, usize::MAX).unwrap())
            .map(|(seq, item)| Receipted {
                n: item.n,
                envelope: item.envelope.id(),
                space: item.envelope.header().space,
                seq: Cursor(seq),
            })
            .collect();
        self.takes_receipt(&items);
        items
    }

    fn takes_receipt(&self, items: &[Receipted]) {
        let kept: Result<_, StoreError> =
            self.store.transact(|tx| tx.receipted(b"a receipt", &Signature([1; 64]), NOW, items));
        kept.unwrap();
    }

    fn counts(&self, marks: &Watermarks) -> SyncCounts {
        self.store.read(|reader| reader.sync_counts(marks)).unwrap()
    }

    fn standing(&self, record: RecordId, marks: &Watermarks) -> Standing {
        self.store.read(|reader| reader.evidence(record, marks)).unwrap().standing
    }

    /// Everybody else has the log of visits up to here.
    fn seen_upto(&self, visit: RecordId, upto: u64) -> Watermarks {
        let space = self.store.read(|reader| reader.evidence(visit, &marks())).unwrap().space;
        [(space, Cursor(upto))].into()
    }
}

#[test]
fn figures_and_records_tell_the_same_story() {
    let desk = Desk::new();
    let visits: Vec<_> = (0..4).map(|n| desk.visit(n, &json!({ "note": ["Walk."] }))).collect();
    assert_eq!(desk.counts(&marks()), SyncCounts { on_this_device: 4, ..SyncCounts::default() });
    desk.is_receipted(1);
    assert_eq!(desk.counts(&marks()), SyncCounts { held: 4, ..SyncCounts::default() });
    let seen = desk.seen_upto(visits[0], 3);
    assert_eq!(desk.counts(&seen), SyncCounts { held: 1, seen: 3, ..SyncCounts::default() });
    let standings: Vec<_> = visits.iter().map(|visit| desk.standing(*visit, &seen)).collect();
    assert_eq!(standings, [Standing::Seen, Standing::Seen, Standing::Seen, Standing::Held]);
    for (standing, count) in [(Standing::Seen, 3), (Standing::Held, 1), (Standing::OnThisDevice, 0)] {
        let lines = desk.store.read(|reader| reader.sync_lines(standing, 50, &seen)).unwrap();
        assert_eq!(lines.len(), count, "{standing:?}");
    }
}

#[test]
fn a_new_change_of_a_seen_record_is_only_here_again() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({}));
    desk.is_receipted(1);
    let seen = desk.seen_upto(visit, 1);
    desk.edits(visit, &json!({ "people_reached": 4 }));
    assert_eq!(desk.standing(visit, &seen), Standing::OnThisDevice);
    desk.is_receipted(2);
    assert_eq!(desk.standing(visit, &seen), Standing::Held);
    assert_eq!(desk.counts(&seen), SyncCounts { held: 1, ..SyncCounts::default() }, "one record, not two");
}

#[test]
fn a_receipt_that_comes_twice_counts_once() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({}));
    let items = desk.is_receipted(1);
    desk.edits(visit, &json!({ "people_reached": 4 }));
    desk.takes_receipt(&items);
    let told = desk.store.read(|reader| reader.evidence(visit, &marks())).unwrap();
    assert_eq!((told.standing, told.waiting), (Standing::OnThisDevice, 1), "the second change still waits");
    assert_eq!(desk.counts(&marks()).on_this_device, 1);
}

#[test]
fn a_receipt_for_another_envelope_takes_nothing_out() {
    let desk = Desk::new();
    desk.visit(1, &json!({}));
    let n = desk.store.outbox(0, usize::MAX).unwrap()[0].n;
    desk.takes_receipt(&[Receipted {
        n,
        envelope: ids::EnvelopeId([7; 32]),
        space: ids::SpaceId::from_bytes([1; 16]),
        seq: Cursor(1),
    }]);
    assert_eq!(desk.store.outbox(0, usize::MAX).unwrap().len(), 1);
    assert_eq!(desk.counts(&marks()).on_this_device, 1);
}

#[test]
fn what_was_refused_is_told_apart_and_offered_again() {
    let desk = Desk::new();
    let (refused, fine) = (desk.visit(1, &json!({})), desk.visit(2, &json!({})));
    let first = desk.store.outbox(0, usize::MAX).unwrap().remove(0);
    let refuses = |envelope| {
        let marked: Result<_, StoreError> =
            desk.store.transact(|tx| tx.refused(first.n, envelope, "the relay's disk is full"));
        marked.unwrap().output
    };
    assert!(!refuses(ids::EnvelopeId([7; 32])), "what was in its place before is nobody's concern");
    assert!(refuses(first.envelope.id()));
    assert_eq!(desk.standing(refused, &marks()), Standing::Refused);
    assert_eq!(desk.standing(fine, &marks()), Standing::OnThisDevice);
    let counts = desk.counts(&marks());
    assert_eq!((counts.refused, counts.on_this_device), (1, 1));
    assert_eq!(desk.store.outbox(0, usize::MAX).unwrap().len(), 1, "not sent again by itself");
    let offered: Result<_, StoreError> = desk.store.transact(|tx| tx.offer_again());
    offered.unwrap();
    assert_eq!(desk.store.outbox(0, usize::MAX).unwrap().len(), 2);
    assert_eq!(desk.standing(refused, &marks()), Standing::OnThisDevice);
}

#[test]
fn the_outbox_is_handed_out_in_order_and_in_pieces() {
    let desk = Desk::new();
    (0..20).for_each(|n| {
        desk.visit(n, &json!({ "note": ["Walk."] }));
    });
    let (mut after, mut seen) = (0, vec![]);
    loop {
        let piece = desk.store.outbox(after, 1000).unwrap();
        let Some(last) = piece.last() else { break };
        let bytes: usize = piece.iter().map(|item| item.envelope.raw().len()).sum();
        assert!(bytes <= 1000 || piece.len() == 1);
        after = last.n;
        seen.extend(piece.into_iter().map(|item| item.n));
    }
    assert_eq!(seen.len(), 20);
    assert!(seen.is_sorted());
    assert_eq!(desk.store.outbox(0, 1).unwrap().len(), 1, "one at least, however large it is");
}

#[test]
fn another_devices_older_word_takes_nothing_back() {
    let desk = Desk::new();
    let (space, device) = (ids::SpaceId::from_bytes([1; 16]), ids::DeviceId::from_bytes([2; 16]));
    for upto in [5, 9, 3] {
        let said: Result<_, StoreError> =
            desk.store.transact(|tx| tx.seen_by(space, device, Cursor(upto), b"ack"));
        said.unwrap();
    }
    assert_eq!(desk.store.seen().unwrap(), [(space, device, Cursor(9))]);
}
