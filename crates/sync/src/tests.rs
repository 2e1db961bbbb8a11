#![allow(clippy::unwrap_used, clippy::panic)]

use ids::{AgencyId, Cursor, DeviceId, Epoch, RecordId, SpaceId, UnixMs};
use proptest::prelude::*;
use protocol::{Batch, ByeCode, Frame, Kept, Refusal, RefusalCode};
use seal::public::{Envelope, Held, LogId, PublicKey, Receipt, Signed, SigningKeys, Welcome};
use seal::secret::{ChangeAt, DeviceKeys, DictionaryId, EpochKey, seal_change};

use super::*;

mod attachments;

const SPACE: SpaceId = SpaceId::from_bytes([5; 16]);
const LOG: [u8; 16] = [3; 16];
const AGENCY: AgencyId = AgencyId::from_bytes([9; 16]);

fn me(relay: &PublicKey) -> Me {
    Me {
        agency: AGENCY,
        device: DeviceId::from_bytes([1; 16]),
        relay: *relay,
        log: Some(LOG),
        software: "test".into(),
    }
}

fn envelope(n: u8) -> Envelope {
    let keys = DeviceKeys::generate().unwrap();
    let at =
        ChangeAt { agency: AGENCY, space: SPACE, record: RecordId::from_bytes([n; 16]), epoch: Epoch(1) };
    let key = EpochKey::generate().unwrap();
    seal_change(&keys, &key, at, b"a change", &[n; 32], DictionaryId::NONE).unwrap().envelope
}

/// A session that waits for the relay's welcome, with the log of the space applied up to `at`.
fn greeted(relay: &SigningKeys, at: u64) -> Session {
    let mut session = Session::new(me(relay.public()), [1; 32], [(SPACE, Cursor(at))].into(), 4);
    session.on(Event::Connected);
    let challenge =
        Frame::Challenge { version: 1, nonce: [7; 32], relay_time: UnixMs(5), relay: *relay.public() };
    let effects = session.on(Event::Frame(challenge));
    assert!(matches!(effects[..], [Effect::Prove(_)]), "{effects:?}");
    let signature = relay.sign(seal::public::Domain::Proof, b"any").unwrap();
    let effects = session.on(Event::Proof(signature));
    assert!(
        matches!(&effects[..], [Effect::Send(Frame::Prove { roster: 4, cursors, .. })] if cursors == &[(SPACE, Cursor(at))])
    );
    session
}

/// The welcome of whoever has these keys, over the nonce `asked`.
fn welcome(relay: &SigningKeys, asked: [u8; 32], log: LogId, head: u64) -> Event {
    let (agency, device) = (AGENCY, DeviceId::from_bytes([1; 16]));
    let word = Welcome { asked, nonce: [7; 32], agency, device, at: UnixMs(6), log };
    let (signature, heads) = (word.sign(relay).unwrap(), vec![(SPACE, Cursor(head))]);
    Event::Frame(Frame::Welcome { relay_time: UnixMs(6), roster_head: 4, heads, log, signature })
}

/// A session that the relay has let in; the space's log ends at `head`.
fn open(relay: &SigningKeys, head: u64) -> Session {
    let mut session = greeted(relay, 3);
    let effects = session.on(welcome(relay, [1; 32], LOG, head));
    assert!(
        matches!(
            effects[..],
            [Effect::Clock(UnixMs(6)), Effect::FetchOutbox { after: 0, .. }, Effect::Tell(_)]
        ),
        "{effects:?}"
    );
    session
}

#[test]
fn a_relay_that_lost_statements_is_handed_them_before_anything_is_pushed() {
    let relay = SigningKeys::generate().unwrap();
    for (head, lost) in [(4, false), (9, false), (1, true)] {
        let mut session = greeted(&relay, 3);
        let Event::Frame(Frame::Welcome { relay_time, heads, log, signature, .. }) =
            welcome(&relay, [1; 32], LOG, 3)
        else {
            panic!("no welcome")
        };
        let welcome = Frame::Welcome { relay_time, roster_head: head, heads, log, signature };
        let effects = session.on(Event::Frame(welcome));
        match &effects[..] {
            [Effect::Clock(_), Effect::HandBack { after: 1 }, Effect::FetchOutbox { .. }, ..] if lost => {}
            [Effect::Clock(_), Effect::FetchOutbox { .. }, ..] if !lost => {}
            other => panic!("{head}: {other:?}"),
        }
    }
}

fn log(after: u64, upto: u64) -> Frame {
    Frame::Envelopes { space: SPACE, after: Cursor(after), upto: Cursor(upto), batch: Batch::default() }
}

#[test]
fn a_cursor_moves_only_when_the_store_has_applied() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = open(&relay, 9);
    session.on(Event::Outbox(vec![]));
    let effects = session.on(Event::Frame(log(3, 6)));
    assert!(matches!(effects[..], [Effect::Apply { after: Cursor(3), upto: Cursor(6), .. }]), "{effects:?}");
    session.on(Event::Frame(log(6, 9)));
    let effects = session.on(Event::Applied { space: SPACE, upto: Cursor(6), weight: 100 });
    assert_eq!(
        effects,
        [Effect::Send(Frame::Credit { bytes: 100 }), Effect::Tell(Standing::CatchingUp { to_come: 3 })]
    );
    let effects = session.on(Event::Applied { space: SPACE, upto: Cursor(9), weight: 0 });
    assert_eq!(
        effects,
        [Effect::Acknowledge { space: SPACE, upto: Cursor(9) }, Effect::Tell(Standing::Complete)]
    );
}

#[test]
fn a_log_with_a_hole_is_not_taken() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = open(&relay, 9);
    let effects = session.on(Event::Frame(log(5, 9)));
    assert!(matches!(&effects[..], [Effect::Close { refused: None, .. }]), "{effects:?}");
    assert_eq!(session.on(Event::Frame(log(3, 9))), vec![], "a closed session does nothing");
}

#[test]
fn what_was_pushed_leaves_the_outbox_on_a_signed_receipt_only() {
    let (relay, stranger) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let sent = envelope(1);
    let held = vec![Held { envelope: sent.id(), space: SPACE, cursor: Cursor(10) }];
    let word = Receipt { agency: AGENCY, at: UnixMs(8), held };
    for (signer, honest) in [(&relay, true), (&stranger, false)] {
        let mut session = open(&relay, 3);
        let effects = session.on(Event::Outbox(vec![Outgoing { n: 41, envelope: sent.clone() }]));
        assert!(matches!(
            effects[..],
            [Effect::Send(Frame::Push { push: 1, .. }), Effect::FetchOutbox { after: 41, .. }, ..]
        ));
        let receipt = Signed::sign(signer, &word).unwrap();
        let effects = session.on(Event::Frame(Frame::Receipt { push: 1, receipt }));
        match &effects[..] {
            [Effect::KeepReceipt { items, .. }, ..] if honest => {
                assert_eq!(
                    items[..],
                    [Receipted { n: 41, envelope: sent.id(), space: SPACE, seq: Cursor(10) }]
                );
            }
            [Effect::Close { .. }] if !honest => {}
            other => panic!("{other:?}"),
        }
    }
}

/// A device that waited for what it may not read any more would never be done, and never obey.
#[test]
fn nothing_is_still_to_come_of_a_log_that_may_not_be_read_any_more() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = open(&relay, 9);
    let effects = session.on(Event::Outbox(vec![]));
    assert!(!effects.contains(&Effect::Tell(Standing::Complete)), "six are still to come: {effects:?}");
    let effects = session.on(Event::Reads([SpaceId::from_bytes([6; 16])].into()));
    assert_eq!(effects, [Effect::Tell(Standing::Complete)]);
}

/// The key changed while it was on its way: the relay signs for what the outbox no longer holds.
#[test]
fn what_was_sealed_again_while_it_was_on_its_way_is_sent_again() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = open(&relay, 3);
    let (sent, sealed_again) = (envelope(1), envelope(1));
    session.on(Event::Outbox(vec![Outgoing { n: 7, envelope: sent.clone() }]));
    session.on(Event::Outbox(vec![]));
    let effects = session.on(Event::OfferedAgain);
    assert!(matches!(effects[..], [Effect::FetchOutbox { after: 0, .. }]), "{effects:?}");
    let effects = session.on(Event::Outbox(vec![Outgoing { n: 7, envelope: sealed_again }]));
    assert!(matches!(effects[0], Effect::Send(Frame::Push { push: 2, .. })), "{effects:?}");
    let held = vec![Held { envelope: sent.id(), space: SPACE, cursor: Cursor(10) }];
    let word = Receipt { agency: AGENCY, at: UnixMs(8), held };
    let receipt = Signed::sign(&relay, &word).unwrap();
    session.on(Event::Frame(Frame::Receipt { push: 1, receipt }));
    session.on(Event::Outbox(vec![]));
    assert!(!session.is_complete(), "the second form has not been answered");
}

#[test]
fn what_the_relay_refuses_is_kept_with_the_reason() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = open(&relay, 3);
    let sent = envelope(1);
    session.on(Event::Outbox(vec![Outgoing { n: 7, envelope: sent.clone() }]));
    session.on(Event::Outbox(vec![]));
    let refusal = Refusal {
        code: RefusalCode::StorageFull,
        say: "full".into(),
        kept: Kept::OnDevice,
        retry_after: None,
    };
    let effects =
        session.on(Event::Frame(Frame::Refused { push: 1, refusals: vec![(sent.id(), refusal.clone())] }));
    assert_eq!(effects, [Effect::KeepRefusals(vec![(7, sent.id(), refusal)])], "and nothing is complete");
    let again = vec![Outgoing { n: 7, envelope: sent.clone() }];
    let effects = session.on(Event::OfferedAgain);
    assert!(matches!(effects[..], [Effect::FetchOutbox { after: 0, .. }]), "{effects:?}");
    let effects = session.on(Event::Outbox(again.clone()));
    assert!(matches!(effects[0], Effect::Send(Frame::Push { push: 2, .. })), "{effects:?}");
    let effects = session.on(Event::Outbox(again));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Send(_))), "it is on its way: {effects:?}");
}

/// A device may claim what it likes: nobody has applied what the log does not hold.
#[test]
fn nobody_has_seen_more_than_the_log_holds() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = open(&relay, 9);
    for (claimed, believed) in [(8, 8), (500, 9)] {
        let device = DeviceId::from_bytes([2; 16]);
        let word = seal::public::Ack {
            agency: AGENCY,
            device,
            space: SPACE,
            cursor: Cursor(claimed),
            at: UnixMs(7),
        };
        let ack = Signed::sign(&relay, &word).unwrap();
        let effects = session.on(Event::Frame(Frame::Seen { ack: ack.clone() }));
        assert_eq!(effects, [Effect::KeepSeen { ack, upto: Cursor(believed) }]);
    }
}

#[test]
fn another_relay_than_the_pinned_one_gets_no_proof() {
    let (relay, other) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let mut session = Session::new(me(relay.public()), [1; 32], Default::default(), 0);
    session.on(Event::Connected);
    let challenge =
        Frame::Challenge { version: 1, nonce: [7; 32], relay_time: UnixMs(5), relay: *other.public() };
    assert!(matches!(&session.on(Event::Frame(challenge))[..], [Effect::Close { .. }]));
}

#[test]
fn a_relay_that_does_not_speak_our_version_is_told_apart_from_one_that_is_busy() {
    let relay = SigningKeys::generate().unwrap();
    for (code, lasting) in [(ByeCode::Version, true), (ByeCode::Busy, false), (ByeCode::GoingAway, false)] {
        let mut session = Session::new(me(relay.public()), [1; 32], Default::default(), 0);
        session.on(Event::Connected);
        let effects = session.on(Event::Frame(Frame::Bye { code, say: "sorry".into() }));
        assert_eq!(effects, [Effect::Close { why: "sorry".into(), refused: lasting.then_some(code) }]);
    }
}

/// It knows the pinned key, as everybody may, but cannot sign with it: neither its clock nor its
/// heads count. A welcome recorded in another connection is no better.
#[test]
fn whoever_only_shows_the_relays_key_is_not_believed() {
    let (relay, stranger) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    for word in [welcome(&stranger, [1; 32], LOG, 0), welcome(&relay, [2; 32], LOG, 0)] {
        let mut session = greeted(&relay, 3);
        let effects = session.on(word);
        assert!(matches!(&effects[..], [Effect::Close { refused: None, .. }]), "{effects:?}");
    }
}

#[test]
fn a_relay_put_back_from_a_backup_is_read_from_the_beginning() {
    let relay = SigningKeys::generate().unwrap();
    let effects = greeted(&relay, 30).on(welcome(&relay, [1; 32], LOG, 12));
    assert!(
        matches!(effects[..], [Effect::Rewind(SPACE), Effect::Close { refused: None, .. }]),
        "{effects:?}"
    );
}

/// It has grown past our cursor since: only the name of its logs tells.
#[test]
fn a_relay_put_back_from_a_backup_is_noticed_though_its_log_is_longer_by_now() {
    let relay = SigningKeys::generate().unwrap();
    let effects = greeted(&relay, 30).on(welcome(&relay, [1; 32], [4; 16], 99));
    assert!(
        matches!(
            effects[..],
            [Effect::Rewind(SPACE), Effect::KeepLogId([4, ..]), Effect::Close { refused: None, .. }]
        ),
        "{effects:?}"
    );
}

#[test]
fn logs_whose_name_was_not_known_are_taken_as_they_come() {
    let relay = SigningKeys::generate().unwrap();
    let mut session = greeted(&relay, 3);
    session.me.log = None;
    let effects = session.on(welcome(&relay, [1; 32], LOG, 3));
    assert!(matches!(effects[..2], [Effect::Clock(_), Effect::KeepLogId(LOG)]), "{effects:?}");
}

#[test]
fn numbers_beyond_reason_end_the_line_and_nothing_else() {
    let relay = SigningKeys::generate().unwrap();
    let statement = seal::public::Statement { raw: vec![], signature: seal::public::Signature([0; 64]) };
    let mut session = open(&relay, u64::MAX);
    session.on(Event::Frame(Frame::Envelopes {
        space: SpaceId::from_bytes([6; 16]),
        after: Cursor(0),
        upto: Cursor(u64::MAX),
        batch: Batch::default(),
    }));
    let statements = vec![statement; 2];
    let effects = session.on(Event::Frame(Frame::Statements { from: u64::MAX, statements }));
    assert!(matches!(&effects[..], [Effect::Close { refused: None, .. }]), "{effects:?}");
}

proptest! {
    /// Whatever order frames come in, a session never panics and never acknowledges more than the
    /// store has applied.
    #[test]
    fn no_order_of_frames_breaks_it(steps in proptest::collection::vec((0..6u8, 0..12u64, 0..12u64), 0..40)) {
        let relay = SigningKeys::generate().unwrap();
        let mut session = open(&relay, 9);
        let mut applied = 3;
        for (what, a, b) in steps {
            let effects = match what {
                0 => session.on(Event::Frame(log(a, b))),
                1 => session.on(Event::Queued),
                2 => session.on(Event::Outbox(vec![])),
                3 => session.on(Event::Frame(Frame::Statements { from: a, statements: vec![] })),
                4 => session.on(Event::Frame(Frame::Refused { push: 1, refusals: vec![] })),
                _ => { applied = applied.max(a); session.on(Event::Applied { space: SPACE, upto: Cursor(a), weight: 1 }) }
            };
            for effect in effects {
                if let Effect::Acknowledge { upto, .. } = effect { prop_assert!(upto.0 <= applied); }
            }
        }
    }
}

/// Two lines of one device: each has its own cursors and its own answers, and neither moves the other.
#[test]
fn a_local_relay_beside_the_agencys_own_has_a_session_of_its_own() {
    let (agencys, local) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let (mut far, mut near) = (open(&agencys, 9), open(&local, 3));
    let sealed = envelope(7);
    let outgoing = vec![Outgoing { n: 1, envelope: sealed.clone() }];
    let pushes = |session: &mut Session| {
        let effects = session.on(Event::Outbox(outgoing.clone()));
        assert!(matches!(&effects[..], [Effect::Send(Frame::Push { push: 1, .. }), ..]), "{effects:?}");
    };
    pushes(&mut far);
    pushes(&mut near);
    let held = Held { envelope: sealed.id(), space: SPACE, cursor: Cursor(4) };
    let word = Receipt { agency: AGENCY, at: UnixMs(9), held: vec![held] };
    let receipt = Signed::sign(&local, &word).unwrap();
    let effects = near.on(Event::Frame(Frame::Receipt { push: 1, receipt: receipt.clone() }));
    assert!(matches!(&effects[..], [Effect::KeepReceipt { .. }, ..]), "{effects:?}");
    assert!(!far.is_complete(), "the other line waits for its own receipt");
    let effects = far.on(Event::Frame(Frame::Receipt { push: 1, receipt }));
    assert!(matches!(&effects[..], [Effect::Close { .. }]), "and takes nobody else's: {effects:?}");
}

#[test]
fn how_many_are_there_is_told_as_it_comes() {
    let local = SigningKeys::generate().unwrap();
    let mut session = open(&local, 3);
    assert_eq!(session.on(Event::Frame(Frame::Present(4))), [Effect::Present(4)]);
    let mut early = greeted(&local, 3);
    let effects = early.on(Event::Frame(Frame::Present(4)));
    assert!(matches!(&effects[..], [Effect::Close { .. }]), "not before the relay has proved itself");
}
