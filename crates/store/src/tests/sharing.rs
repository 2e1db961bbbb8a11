//! What the store says while a local relay stands beside the agency's own.

use ids::{Cursor, RecordId};
use seal::public::Signature;
use serde_json::json;

use super::desk::{Desk, NOW, marks};
use crate::standing::Watermarks;
use crate::{Receipted, Standing, StoreError};

impl Desk {
    /// The local relay signs for what it has not yet.
    fn is_held_locally(&self, elsewhere: bool) -> usize {
        let items: Vec<_> = (1..)
            .zip(self.store.local_outbox(0, usize::MAX).unwrap())
            .map(|(seq, item)| Receipted {
                n: item.n,
                envelope: item.envelope.id(),
                space: item.envelope.header().space,
                seq: Cursor(seq),
            })
            .collect();
        let kept: Result<_, StoreError> = self.store.transact(|tx| tx.held_locally(&items, elsewhere));
        kept.unwrap();
        items.len()
    }

    fn agencys_relay_signs(&self) {
        let items: Vec<_> = (1..)
            .zip(self.store.outbox(0, usize::MAX).unwrap())
            .map(|(seq, item)| Receipted {
                n: item.n,
                envelope: item.envelope.id(),
                space: item.envelope.header().space,
                seq: Cursor(seq),
            })
            .collect();
        let kept: Result<_, StoreError> =
            self.store.transact(|tx| tx.receipted(b"a receipt", &Signature([1; 64]), NOW, &items));
        kept.unwrap();
    }

    fn stands(&self, record: RecordId) -> Standing {
        let told = self.store.read(|reader| reader.evidence(record, &Watermarks::new())).unwrap().standing;
        let listed = self.finds(&crate::lists::Looking::default());
        assert!(listed.contains(&record));
        told
    }

    fn offered(&self) -> u32 {
        self.store.read(|reader| reader.sync_counts(&marks())).unwrap().offered
    }

    fn counted(&self) -> (u32, u32) {
        let counts = self.store.read(|reader| reader.sync_counts(&marks())).unwrap();
        (counts.on_this_device, counts.shared)
    }
}

#[test]
fn what_a_local_relay_holds_stays_in_the_outbox_and_is_not_called_held() {
    let desk = Desk::new();
    let (visit, other) = (desk.visit(1, &json!({})), desk.visit(2, &json!({})));
    assert_eq!(desk.is_held_locally(true), 2);
    assert_eq!(desk.is_held_locally(true), 0, "it is not pushed there again");
    assert_eq!(desk.store.outbox(0, usize::MAX).unwrap().len(), 2, "and waits for the agency's relay");
    assert_eq!((desk.stands(visit), desk.counted()), (Standing::Shared, (2, 2)));
    desk.edits(visit, &json!({ "people_reached": 4 }));
    assert_eq!((desk.stands(visit), desk.counted()), (Standing::OnThisDevice, (2, 1)), "a part is only here");
    assert_eq!(desk.is_held_locally(true), 1);
    assert_eq!(desk.stands(visit), Standing::Shared);
    desk.agencys_relay_signs();
    assert_eq!((desk.stands(visit), desk.stands(other)), (Standing::Held, Standing::Held));
    assert_eq!(desk.counted(), (0, 0));
}

#[test]
fn the_lead_is_told_what_its_own_relay_offers_and_not_that_it_is_elsewhere() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({}));
    assert_eq!((desk.stands(visit), desk.offered()), (Standing::OnThisDevice, 0));
    assert_eq!(desk.is_held_locally(false), 1);
    assert_eq!((desk.stands(visit), desk.counted(), desk.offered()), (Standing::Offered, (1, 0), 1));
    assert_eq!(desk.is_held_locally(false), 0);
    desk.edits(visit, &json!({ "people_reached": 4 }));
    assert_eq!((desk.stands(visit), desk.offered()), (Standing::OnThisDevice, 0), "a part is not there yet");
    assert_eq!(desk.is_held_locally(false), 1);
    let other = desk.visit(2, &json!({}));
    assert_eq!(
        (desk.stands(visit), desk.stands(other), desk.offered()),
        (Standing::Offered, Standing::OnThisDevice, 1)
    );
    desk.is_held_locally(false);
    desk.agencys_relay_signs();
    assert_eq!((desk.stands(visit), desk.stands(other)), (Standing::Held, Standing::Held));
    assert_eq!((desk.counted(), desk.offered()), ((0, 0), 0));
}

#[test]
fn who_leaves_tells_nothing_of_the_local_relay_any_more_and_another_begins_anew() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({}));
    desk.is_held_locally(true);
    let leaves: Result<_, StoreError> = desk.store.transact(|tx| tx.leaves_local());
    leaves.unwrap();
    assert_eq!(desk.stands(visit), Standing::OnThisDevice);
    let joins: Result<_, StoreError> = desk.store.transact(|tx| tx.joins_local());
    joins.unwrap();
    assert_eq!(desk.is_held_locally(true), 1, "another local relay is sent all of it");
}
