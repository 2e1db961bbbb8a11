#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use ids::{AgencyId, BlobId, Cursor, DeviceId, EnvelopeId, Epoch, InviteId, RecordId, SpaceId, UnixMs};
use proptest::prelude::*;
use seal::public::{Envelope, Header, Kind, PublicKey, Signature, Signed, Statement};

use super::*;

const SPACE: SpaceId = SpaceId::from_bytes([0x55; 16]);
const TIME: UnixMs = UnixMs(1_764_000_000_000);

fn envelope(device: u8, record: u8, body: &[u8]) -> Envelope {
    let header = Header {
        kind: Kind::Change,
        dictionary: 1,
        agency: AgencyId::from_bytes([0xaa; 16]),
        space: SPACE,
        record: RecordId::from_bytes([record; 16]),
        device: DeviceId::from_bytes([device; 16]),
        epoch: Epoch(1),
    };
    Envelope::parse([header.to_bytes().as_slice(), &[0; 28], body].concat()).unwrap()
}

fn batch() -> Batch {
    let (one, two) = (envelope(0xd1, 1, &[1, 2, 3]), envelope(0xd2, 2, &[4]));
    Batch::from_envelopes([(Cursor(7), &one), (Cursor(9), &two)])
}

fn every_frame() -> Vec<(&'static str, Frame)> {
    let relay = PublicKey([4; 65]);
    let signature = Signature([0x5c; 64]);
    let statement = Statement { raw: vec![0xa0], signature };
    let statements = vec![statement.clone()];
    let lookup: Lookup = [0x10; 16].into();
    let (agency, device) = (AgencyId::from_bytes([0xaa; 16]), DeviceId::from_bytes([0xdd; 16]));
    let cursors = vec![(SPACE, Cursor(41))];
    let say = "shorten the note".to_owned();
    let refusal =
        Refusal { code: RefusalCode::TooLarge, say: say.clone(), kept: Kept::OnDevice, retry_after: None };
    let refusals = vec![(EnvelopeId([0xee; 32]), refusal)];
    let receipt = Signed::of(vec![0xa1], signature);
    let ack = Signed::of(vec![0xa2], signature);
    vec![
        ("found", Frame::Found { code: "ABCD".into(), statements: statements.clone() }),
        ("founded", Frame::Founded { relay, relay_time: TIME }),
        ("fetch_invite", Frame::FetchInvite { lookup }),
        (
            "invite",
            Frame::Invite {
                package: vec![1, 2],
                statements: statements.clone(),
                relay,
                relay_time: TIME,
                roster_head: 1,
            },
        ),
        ("admitted", Frame::Admitted { seq: 9 }),
        ("knock", Frame::Knock { lookup, knock: Signed::of(vec![0xa3], signature) }),
        ("waiting", Frame::Waiting),
        ("declined", Frame::Declined),
        ("who_are_you", Frame::WhoAreYou),
        ("relay", Frame::Relay { relay, relay_time: TIME, versions: vec![1] }),
        (
            "hello",
            Frame::Hello {
                versions: vec![1],
                agency,
                device,
                software: "porchlight 0.1.0".into(),
                nonce: [0xde; 32],
            },
        ),
        ("challenge", Frame::Challenge { version: 1, nonce: [0x0f; 32], relay_time: TIME, relay }),
        ("prove", Frame::Prove { signature, roster: 9, cursors: cursors.clone(), credit: CREDIT }),
        (
            "welcome",
            Frame::Welcome { relay_time: TIME, roster_head: 9, heads: cursors, log: [0x70; 16], signature },
        ),
        ("statements", Frame::Statements { from: 9, statements: statements.clone() }),
        ("envelopes", Frame::Envelopes { space: SPACE, after: Cursor(6), upto: Cursor(9), batch: batch() }),
        ("credit", Frame::Credit { bytes: 65_536 }),
        ("push", Frame::Push { push: 3, batch: batch() }),
        ("receipt", Frame::Receipt { push: 3, receipt }),
        ("refused", Frame::Refused { push: 3, refusals }),
        ("say", Frame::Say { statement }),
        ("said", Frame::Said { seq: 10 }),
        ("not_said", Frame::NotSaid { code: SayCode::OutOfTurn, say: say.clone(), head: 10 }),
        ("deposit", Frame::Deposit { lookup, package: vec![1, 2], expires: TIME }),
        ("deposited", Frame::Deposited { lookup }),
        ("ack", Frame::Ack { ack: ack.clone() }),
        ("seen", Frame::Seen { ack }),
        (
            "keep_wraps",
            Frame::KeepWraps {
                space: SPACE,
                epoch: Epoch(2),
                commitment: [0xc0; 32],
                wraps: vec![Wrap { device, sealed: vec![5, 6] }],
            },
        ),
        ("wraps_kept", Frame::WrapsKept),
        ("keys", Frame::Keys { keys: vec![KeyFor { space: SPACE, epoch: Epoch(2), sealed: vec![5, 6] }] }),
        ("standing", Frame::Standing { word: Signed::of(vec![0xa4], signature) }),
        ("standings", Frame::Standings { words: vec![Signed::of(vec![0xa4], signature)] }),
        ("knocks", Frame::Knocks { knocks: vec![Signed::of(vec![0xa3], signature)] }),
        ("decline", Frame::Decline { invite: InviteId::from_bytes([0x17; 16]) }),
        ("has_declined", Frame::HasDeclined),
        ("compact", Frame::Compact { push: 4, upto: Cursor(9), batch: batch() }),
        ("settle_custody", Frame::SettleCustody { cursors: vec![Cursor(3)] }),
        ("custody_settled", Frame::CustodySettled),
        ("hand_back", Frame::HandBack { statements }),
        ("present", Frame::Present(4)),
        ("bye", Frame::Bye { code: ByeCode::Version, say }),
        ("blob", Frame::Blob(every_blob_frame().remove(0))),
    ]
}

fn every_blob_frame() -> Vec<BlobFrame> {
    let (space, record, blob, n, bytes) =
        (SPACE, RecordId::from_bytes([0x66; 16]), BlobId([0xbb; 32]), 1, vec![7, 8]);
    let say = "the city's store for photos is full".to_owned();
    let refusal = Refusal { code: RefusalCode::QuotaFull, say, kept: Kept::OnDevice, retry_after: Some(60) };
    vec![
        BlobFrame::Offer { space, record, blob, length: 70_000 },
        BlobFrame::Put { space, blob, n, bytes: bytes.clone() },
        BlobFrame::Held { space, blob, chunks: 2, whole: true },
        BlobFrame::Refused { space, blob, refusal },
        BlobFrame::Get { space, blob, n },
        BlobFrame::Chunk { space, blob, n, bytes },
        BlobFrame::Drop { space, blob },
    ]
}

#[test]
fn every_frame_about_an_attachment_keeps_its_bytes_and_survives_the_way() {
    let mut text = String::new();
    for says in every_blob_frame() {
        assert_eq!(says.about(), (SPACE, BlobId([0xbb; 32])));
        let frame = Frame::Blob(says);
        let bytes = frame.to_bytes().unwrap();
        assert_eq!(Frame::from_bytes(&bytes).as_ref(), Ok(&frame));
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(text, "{hex}").unwrap();
    }
    insta::assert_snapshot!("blob_frames", text);
    let unknown = [0x82, 0x18, 0x31, 0xa1, 0x00, 0x82, 0x18, 0x63, 0xa0];
    assert_eq!(Frame::from_bytes(&unknown), Err(FrameError::Newer), "of a newer peer");
}

#[test]
fn chunks_cover_every_length_once() {
    let chunk = CHUNK as u64;
    let long = u64::from(u32::MAX) * chunk + chunk + 30;
    for length in [0, 1, 27, chunk + 1, chunk + 27, 3 * chunk + 5, long] {
        assert_eq!(chunks_of(length), None, "{length}: its last chunk holds no nonce and tag");
    }
    for (length, chunks) in [(28, 1), (chunk, 1), (chunk + 28, 2), (3 * chunk, 3), (LARGEST_BLOB, 400)] {
        assert_eq!(chunks_of(length), Some(chunks), "{length}");
        let all: usize = (0..chunks).map(|n| size_of_chunk(length, n).unwrap()).sum();
        assert_eq!((all as u64, size_of_chunk(length, chunks)), (length, None));
    }
}

/// Old phones live long: a frame, once released, keeps its bytes.
#[test]
fn every_frame_has_the_bytes_it_had_when_it_was_released() {
    let mut text = String::new();
    for (name, frame) in every_frame() {
        let bytes = frame.to_bytes().unwrap();
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(text, "{name}: {hex}").unwrap();
    }
    insta::assert_snapshot!("frames", text);
}

#[test]
fn every_frame_survives_the_way() {
    for (name, frame) in every_frame() {
        let bytes = frame.to_bytes().unwrap();
        assert_eq!(Frame::from_bytes(&bytes).as_ref(), Ok(&frame), "{name}");
        for cut in 0..bytes.len() {
            assert!(Frame::from_bytes(&bytes[..cut]).is_err(), "{name} cut at {cut}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(Frame::from_bytes(&longer), Err(FrameError::Malformed), "{name}");
    }
}

#[test]
fn a_frame_that_is_not_known_yet_asks_for_an_update() {
    assert_eq!(Frame::from_bytes(&[0x82, 0x18, 0xc8, 0xa0]), Err(FrameError::Newer));
    assert_eq!(Frame::from_bytes(&[]), Err(FrameError::Truncated));
    assert_eq!(Frame::from_bytes(b"GET / HTTP/1.1"), Err(FrameError::Malformed));
    let size = MAX_FRAME + 1;
    assert_eq!(Frame::from_bytes(&vec![0; size]), Err(FrameError::TooLarge { size }));
    let bodies = (0..5).map(|record| envelope(1, record, &[0; 250_000])).collect::<Vec<_>>();
    let batch = Batch::from_envelopes(bodies.iter().map(|envelope| (Cursor(0), envelope)));
    assert!(matches!(Frame::Push { push: 1, batch }.to_bytes(), Err(FrameError::TooLarge { .. })));
}

/// `Credit` with a second field of tomorrow: today's build reads the first and leaves the other.
#[test]
fn a_field_of_tomorrow_is_left_alone() {
    let frame = Frame::from_bytes(&[0x82, 0x16, 0xa2, 0x00, 0x05, 0x01, 0x63, b'n', b'e', b'w']);
    assert_eq!(frame, Ok(Frame::Credit { bytes: 5 }));
}

#[test]
fn a_code_of_tomorrow_keeps_its_number_and_its_text() {
    let refusal = Refusal {
        code: RefusalCode::Other(999),
        say: "pay".into(),
        kept: Kept::Custody,
        retry_after: Some(7),
    };
    let frame = Frame::Refused { push: 1, refusals: vec![(EnvelopeId([0; 32]), refusal)] };
    assert_eq!(Frame::from_bytes(&frame.to_bytes().unwrap()), Ok(frame));
    assert_eq!(ByeCode::from_number(ByeCode::Busy.number()), ByeCode::Busy);
}

#[test]
fn a_batch_that_names_a_header_it_did_not_bring_is_refused() {
    let bytes = minicbor::to_vec(batch()).unwrap();
    let mut broken = bytes.clone();
    // The second item's place among the two headers.
    let at = bytes.windows(2).rposition(|pair| pair == [0x84, 0x01]).unwrap() + 1;
    broken[at] = 0x02;
    let batch: Batch = minicbor::decode(&broken).unwrap();
    assert!(batch.into_envelopes().is_err());
}

/// 300-byte changes are 464-byte envelopes. One alone costs 506 bytes on the wire; in a run of 256
/// each costs 415: the header's 56 common bytes go once, and the frame around it is shared.
#[test]
fn a_run_of_envelopes_sends_what_their_headers_share_once() {
    let wire = |count: u8| {
        let all: Vec<_> = (0..=count).map(|record| envelope(1, record, &[7; 364])).collect();
        let batch = Batch::from_envelopes((1..).map(Cursor).zip(&all));
        let frame = Frame::Envelopes { space: SPACE, after: Cursor(0), upto: Cursor(256), batch };
        frame.to_bytes().unwrap().len() / all.len()
    };
    assert_eq!(envelope(1, 1, &[7; 364]).raw().len(), 464);
    assert_eq!((wire(0), wire(255)), (506, 415));
}

proptest! {
    #[test]
    fn any_envelopes_come_back_byte_for_byte(
        parts in proptest::collection::vec((any::<u64>(), 0..3_u8, any::<u8>(), any::<Vec<u8>>()), 0..40)
    ) {
        let envelopes: Vec<_> = parts
            .iter()
            .map(|(number, device, record, body)| (Cursor(*number), envelope(*device, *record, body)))
            .collect();
        let batch = Batch::from_envelopes(envelopes.iter().map(|(cursor, envelope)| (*cursor, envelope)));
        let frame = Frame::Push { push: 1, batch };
        let Ok(Frame::Push { batch, .. }) = Frame::from_bytes(&frame.to_bytes().unwrap()) else {
            return Err(TestCaseError::fail("another frame came back"));
        };
        prop_assert_eq!(batch.len(), envelopes.len());
        prop_assert_eq!(batch.into_envelopes().unwrap(), envelopes);
    }

    #[test]
    fn no_bytes_make_the_reader_stumble(bytes: Vec<u8>) {
        let _ = Frame::from_bytes(&bytes);
    }
}
