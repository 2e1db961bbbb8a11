//! Attachments on a line: after every record, two chunks at a time, from where the relay is.

use ids::BlobId;
use protocol::{BlobFrame, CHUNK};

use super::*;

const BLOB: BlobId = BlobId([8; 32]);
const RECORD: RecordId = RecordId::from_bytes([6; 16]);
/// Of five chunks.
const LENGTH: u64 = 4 * CHUNK as u64 + 100;

/// A session with a relay that speaks this version; what it wants of attachments at first.
fn open_at(relay: &SigningKeys, version: u16) -> (Session, Vec<Effect>) {
    let mut session = Session::new(me(relay.public()), [1; 32], [(SPACE, Cursor(3))].into(), 4);
    session.on(Event::Connected);
    let challenge =
        Frame::Challenge { version, nonce: [7; 32], relay_time: UnixMs(5), relay: *relay.public() };
    session.on(Event::Frame(challenge));
    session.on(Event::Proof(relay.sign(seal::public::Domain::Proof, b"any").unwrap()));
    let mut effects = session.on(welcome(relay, [1; 32], LOG, 3));
    effects.extend(session.on(Event::Outbox(vec![])));
    (session, effects)
}

fn says(effects: &[Effect]) -> Vec<BlobFrame> {
    let blob = |effect: &Effect| match effect {
        Effect::Send(Frame::Blob(says)) => Some(says.clone()),
        _ => None,
    };
    effects.iter().filter_map(blob).collect()
}

fn wants(effects: &[Effect]) -> Vec<BlobEffect> {
    let blob = |effect: &Effect| match effect {
        Effect::Blob(wanted) => Some(wanted.clone()),
        _ => None,
    };
    effects.iter().filter_map(blob).collect()
}

fn hears(session: &mut Session, says: BlobFrame) -> Vec<Effect> {
    session.on(Event::Frame(Frame::Blob(says)))
}

fn held(chunks: u32, whole: bool) -> BlobFrame {
    BlobFrame::Held { space: SPACE, blob: BLOB, chunks, whole }
}

/// A session that has offered an attachment, of which the relay has so many chunks.
fn offered(relay: &SigningKeys, there: u32) -> (Session, Vec<Effect>) {
    let (mut session, first) = open_at(relay, 2);
    assert!(wants(&first).contains(&BlobEffect::NextOut), "{first:?}");
    let out = BlobOut::Send { space: SPACE, record: RECORD, blob: BLOB, length: LENGTH };
    let effects = session.on(Event::Blob(BlobEvent::Out(Some(out))));
    let offer = BlobFrame::Offer { space: SPACE, record: RECORD, blob: BLOB, length: LENGTH };
    assert_eq!(says(&effects), [offer]);
    let effects = hears(&mut session, held(there, false));
    (session, effects)
}

fn read(session: &mut Session) -> Vec<Effect> {
    session.on(Event::Blob(BlobEvent::Read(Some(vec![1; 30]))))
}

#[test]
fn nothing_is_said_of_attachments_to_a_relay_of_before() {
    let relay = SigningKeys::generate().unwrap();
    let (mut session, effects) = open_at(&relay, 1);
    assert_eq!((says(&effects), wants(&effects)), (vec![], vec![]));
    assert_eq!(wants(&session.on(Event::Blob(BlobEvent::Queued))), []);
}

#[test]
fn an_attachment_goes_on_from_what_the_relay_has_two_chunks_at_a_time() {
    let relay = SigningKeys::generate().unwrap();
    let (mut session, effects) = offered(&relay, 2);
    let kept = BlobEffect::KeepHeld { blob: BLOB, chunks: 2, whole: false };
    assert_eq!(wants(&effects), [kept, BlobEffect::Read { blob: BLOB, n: 2 }]);
    let effects = read(&mut session);
    assert!(matches!(says(&effects)[..], [BlobFrame::Put { n: 2, .. }]));
    assert_eq!(wants(&effects), [BlobEffect::Read { blob: BLOB, n: 3 }]);
    let effects = read(&mut session);
    assert_eq!((says(&effects).len(), wants(&effects)), (1, vec![]), "two are on the line");
    let effects = hears(&mut session, held(3, false));
    assert_eq!(wants(&effects)[1..], [BlobEffect::Read { blob: BLOB, n: 4 }]);
    assert!(matches!(says(&read(&mut session))[..], [BlobFrame::Put { n: 4, .. }]));
    assert_eq!(wants(&hears(&mut session, held(4, false))).len(), 1, "there is no sixth");
    let effects = hears(&mut session, held(5, true));
    assert_eq!(wants(&effects)[1..], [BlobEffect::NextOut], "the next one");
}

#[test]
fn no_chunk_goes_out_while_a_record_waits() {
    let relay = SigningKeys::generate().unwrap();
    let (mut session, _) = offered(&relay, 0);
    let effects = session.on(Event::Queued);
    assert!(effects.contains(&Effect::FetchOutbox { after: 0, bytes: 128 * 1024 }), "{effects:?}");
    // What was being read already goes; the next waits for the record's receipt.
    assert_eq!(wants(&read(&mut session)), []);
    let visit = envelope(1);
    let effects = session.on(Event::Outbox(vec![Outgoing { n: 1, envelope: visit.clone() }]));
    assert!(matches!(effects[..], [Effect::Send(Frame::Push { push: 1, .. }), Effect::FetchOutbox { .. }]));
    assert_eq!(wants(&session.on(Event::Outbox(vec![]))), []);
    assert_eq!(wants(&hears(&mut session, held(1, false))).len(), 1, "only kept");
    let held = Held { envelope: visit.id(), space: SPACE, cursor: Cursor(4) };
    let receipt = Receipt { agency: AGENCY, at: UnixMs(9), held: vec![held] };
    let receipt = Signed::sign(&relay, &receipt).unwrap();
    let effects = session.on(Event::Frame(Frame::Receipt { push: 1, receipt }));
    assert_eq!(wants(&effects), [BlobEffect::Read { blob: BLOB, n: 1 }]);
}

#[test]
fn what_is_refused_is_told_and_the_next_one_is_asked_for() {
    let relay = SigningKeys::generate().unwrap();
    let (mut session, _) = offered(&relay, 0);
    let refusal =
        Refusal { code: RefusalCode::QuotaFull, say: "full".into(), kept: Kept::OnDevice, retry_after: None };
    let refused = BlobFrame::Refused { space: SPACE, blob: BLOB, refusal: refusal.clone() };
    let effects = hears(&mut session, refused.clone());
    assert_eq!(wants(&effects), [BlobEffect::KeepRefusal { blob: BLOB, refusal }, BlobEffect::NextOut]);
    assert_eq!(hears(&mut session, refused), [], "nobody waits for that any more");
    session.on(Event::Blob(BlobEvent::Out(None)));
    assert_eq!(wants(&session.on(Event::Blob(BlobEvent::Queued))), [BlobEffect::NextOut]);
    session.on(Event::Blob(BlobEvent::Out(Some(BlobOut::Drop { space: SPACE, blob: BLOB }))));
    let effects = hears(&mut session, held(0, false));
    assert_eq!(wants(&effects), [BlobEffect::KeepDropped { blob: BLOB }, BlobEffect::NextOut]);
}

#[test]
fn a_chunk_is_asked_for_when_the_one_before_the_last_is_stored() {
    let relay = SigningKeys::generate().unwrap();
    let (mut session, first) = open_at(&relay, 2);
    assert!(wants(&first).contains(&BlobEffect::NextIn));
    let wanted = BlobIn { space: SPACE, blob: BLOB, chunks: 4, here: 1 };
    let get = |n| BlobFrame::Get { space: SPACE, blob: BLOB, n };
    let chunk = |n| BlobFrame::Chunk { space: SPACE, blob: BLOB, n, bytes: vec![1] };
    let keep = |n| BlobEffect::Keep { blob: BLOB, n, bytes: vec![1] };
    let effects = session.on(Event::Blob(BlobEvent::In(Some(wanted))));
    assert_eq!(says(&effects), [get(1), get(2)], "from what is here on");
    assert_eq!(hears(&mut session, chunk(2)), [], "out of turn");
    assert_eq!(wants(&hears(&mut session, chunk(1))), [keep(1)]);
    assert_eq!(says(&hears(&mut session, chunk(2))), [], "none is stored yet");
    assert_eq!(says(&session.on(Event::Blob(BlobEvent::Kept(true)))), [get(3)]);
    assert_eq!(hears(&mut session, chunk(7)), [], "never asked for");
    session.on(Event::Blob(BlobEvent::Kept(true)));
    assert_eq!(wants(&hears(&mut session, chunk(3))), [keep(3)]);
    assert_eq!(wants(&session.on(Event::Blob(BlobEvent::Kept(false)))), [BlobEffect::NextIn]);
    let effects = hears(&mut session, get(1));
    assert!(matches!(effects[..], [Effect::Close { .. }]), "a relay asks for nothing");
}
