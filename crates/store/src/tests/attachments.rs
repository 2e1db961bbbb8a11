//! Attachments at rest: what is only here stays, what the relay holds makes room, what is not right is not kept.

use ids::{BlobId, RecordId, SpaceId, UnixMs};
use seal::secret::{BlobKey, SealedBlob};
use serde_json::json;

use super::desk::{Desk, NOW};
use crate::{BlobState, Came, StoreError, Tx};

const SPACE: SpaceId = SpaceId::from_bytes([4; 16]);
const RECORD: RecordId = RecordId::from_bytes([6; 16]);

fn sealed(bytes: usize) -> SealedBlob {
    BlobKey::generate().unwrap().seal(&vec![3; bytes]).unwrap()
}

fn does<T>(desk: &Desk, work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>) -> T {
    desk.store.transact(work).unwrap().output
}

fn state(desk: &Desk, blob: BlobId) -> Option<(BlobState, u32)> {
    let found = desk.store.read(|reader| reader.blob(blob)).unwrap();
    found.map(|blob| (blob.state, blob.here))
}

fn add(desk: &Desk, record: RecordId, bytes: usize, at: i64) -> BlobId {
    let sealed = sealed(bytes);
    does(desk, |tx| tx.add_blob((SPACE, record), sealed.id, &sealed.chunks, UnixMs(NOW.0 + at)));
    sealed.id
}

#[test]
fn what_the_relay_holds_makes_room_the_longest_unseen_first_and_what_is_only_here_never_does() {
    let desk = Desk::new();
    let only_here = add(&desk, RECORD, 50_000, 0);
    let held: Vec<_> = (1..=3).map(|at| add(&desk, RECORD, 50_000, at)).collect();
    does(&desk, |tx| held.iter().try_for_each(|blob| tx.blob_held(*blob, 1, true)));
    does(&desk, |tx| tx.used_blob(held[0], UnixMs(NOW.0 + 9)));
    assert_eq!(does(&desk, |tx| tx.make_room_for_blobs(110_000)), 1);
    assert_eq!(state(&desk, held[1]), None, "the one that nobody looked at for longest");
    assert_eq!(does(&desk, |tx| tx.make_room_for_blobs(0)), 2);
    assert_eq!(state(&desk, only_here), Some((BlobState::OnlyHere, 1)));
    let chunk = desk.store.read(|reader| reader.blob_chunk(held[0], 0)).unwrap();
    assert_eq!(chunk, None, "chunks go with what they are of");
}

#[test]
fn an_attachment_waits_for_its_record_and_a_refusal_for_another_connection() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({ "note": ["Heron at the pond."] }));
    let (first, second) = (add(&desk, visit, 100, 0), add(&desk, RECORD, 100, 1));
    let next = || desk.store.read(|reader| reader.next_blob_out()).unwrap().map(|blob| blob.blob);
    assert_eq!(next(), Some(second), "the visit is still in the outbox");
    does(&desk, |tx| tx.blob_refused(second, "full", false));
    assert_eq!(next(), None);
    assert_eq!(desk.store.read(|reader| reader.blobs_only_here()).unwrap(), (2, 1));
    does(&desk, |tx| tx.offer_blobs_again());
    assert_eq!(next(), Some(second));
    does(&desk, |tx| tx.remove_record(visit));
    assert_eq!(state(&desk, first), None, "a record that goes takes it along");
}

#[test]
fn chunks_are_taken_in_their_order_and_what_does_not_make_the_address_is_not_kept() {
    let desk = Desk::new();
    let (right, other) = (sealed(70_000), sealed(70_000));
    does(&desk, |tx| tx.want_blob((SPACE, RECORD), right.id, right.length(), NOW));
    let take = |n: u32, bytes: &[u8]| does(&desk, |tx| tx.take_chunk(right.id, n, bytes));
    assert_eq!(take(1, &right.chunks[1]), Came::NotWanted, "not before the first");
    assert_eq!(take(0, &right.chunks[0]), Came::GoesOn);
    assert_eq!(take(1, &other.chunks[1]), Came::Wrong, "of another one");
    assert_eq!(state(&desk, right.id), Some((BlobState::Coming, 0)));
    assert_eq!(take(0, &right.chunks[0][1..]), Came::Wrong, "one byte short");
    assert_eq!(take(0, &right.chunks[0]), Came::GoesOn);
    assert_eq!(take(1, &right.chunks[1]), Came::Whole);
    assert_eq!(state(&desk, right.id), Some((BlobState::Held, 2)));
    assert_eq!(take(2, &right.chunks[1]), Came::NotWanted);
}

#[test]
fn a_space_that_is_lost_keeps_what_is_only_here_until_it_is_handed_over() {
    let desk = Desk::new();
    let (waits, held) = (add(&desk, RECORD, 100, 0), add(&desk, RECORD, 100, 1));
    does(&desk, |tx| tx.blob_held(held, 1, true));
    assert_eq!(desk.store.read(|reader| reader.unsent_in(SPACE)).unwrap(), 1);
    does(&desk, |tx| tx.remove_space(SPACE));
    assert_eq!((state(&desk, waits), state(&desk, held)), (Some((BlobState::OnlyHere, 1)), None));
    assert_eq!(desk.store.forget_enrolment().unwrap(), None, "it is nowhere else");
    does(&desk, |tx| tx.blob_held(waits, 1, true));
    assert!(desk.store.forget_enrolment().unwrap().is_some());
    assert_eq!(state(&desk, waits), None);
}
