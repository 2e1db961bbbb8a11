#![allow(clippy::unwrap_used)]

use ids::{AgencyId, Cursor, DeviceId, EnvelopeId, Epoch, RecordId, SpaceId, UnixMs};
use proptest::prelude::*;

use super::*;

fn header() -> Header {
    Header {
        kind: Kind::Change,
        dictionary: 1,
        agency: AgencyId::from_bytes([0xa1; 16]),
        space: SpaceId::from_bytes([0xb2; 16]),
        record: RecordId::from_bytes([0xc3; 16]),
        device: DeviceId::from_bytes([0xd4; 16]),
        epoch: Epoch(0x0102_0304),
    }
}

/// The header is part of the wire and of every stored entry: it may never change shape.
#[test]
fn a_header_has_the_shape_it_had_at_the_first_release() {
    let bytes = header().to_bytes();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let ids = ["a1", "b2", "c3", "d4"].map(|byte| byte.repeat(16)).concat();
    assert_eq!(hex, format!("01010101{ids}01020304"));
    assert_eq!(Header::parse(&bytes), Ok(header()));
}

#[test]
fn an_envelope_of_a_newer_form_asks_for_an_update() {
    let mut raw = header().to_bytes().to_vec();
    raw.resize(HEADER_BYTES + NONCE_BYTES + TAG_BYTES, 0);
    assert!(Envelope::parse(raw.clone()).is_ok());
    raw[0] = 2;
    assert_eq!(Envelope::parse(raw), Err(Malformed::Newer { version: 2, algorithm: 1 }));
}

#[test]
fn an_envelope_too_short_or_too_long_is_refused_before_it_is_read() {
    let short = vec![1; HEADER_BYTES + NONCE_BYTES + TAG_BYTES - 1];
    assert_eq!(Envelope::parse(short), Err(Malformed::TooShort { size: 99 }));
    let size = MAX_ENVELOPE + 1;
    assert_eq!(Envelope::parse(vec![1; size]), Err(Malformed::TooLarge { size }));
}

proptest! {
    #[test]
    fn any_header_survives(kind: u8, dictionary: u8, ids: [[u8; 16]; 4], epoch: u32) {
        let header = Header {
            kind: Kind::from_byte(kind),
            dictionary,
            agency: AgencyId::from_bytes(ids[0]),
            space: SpaceId::from_bytes(ids[1]),
            record: RecordId::from_bytes(ids[2]),
            device: DeviceId::from_bytes(ids[3]),
            epoch: Epoch(epoch),
        };
        prop_assert_eq!(Header::parse(&header.to_bytes()), Ok(header));
    }
}

#[test]
fn a_signature_is_good_for_one_key_one_purpose_and_these_bytes() {
    let (relay, other) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let signature = relay.sign(Domain::Receipt, b"held").unwrap();
    let check = |key: &SigningKeys, domain, bytes| key.public().verify(domain, bytes, &signature);
    assert_eq!(check(&relay, Domain::Receipt, b"held"), Ok(()));
    assert_eq!(check(&relay, Domain::Receipt, b"Held"), Err(BadSignature));
    assert_eq!(check(&relay, Domain::Ack, b"held"), Err(BadSignature));
    assert_eq!(check(&other, Domain::Receipt, b"held"), Err(BadSignature));
}

#[test]
fn a_signing_key_comes_back_from_its_secret_bytes() {
    let keys = SigningKeys::generate().unwrap();
    let again = SigningKeys::from_secret_bytes(&keys.to_secret_bytes().unwrap()).unwrap();
    assert_eq!(again.public(), keys.public());
    assert!(keys.public().is_on_curve());
    assert_eq!(SigningKeys::from_secret_bytes(&[0; 32]).unwrap_err(), KeyError::NotAKey);
    assert_eq!(SigningKeys::from_secret_bytes(&[1; 31]).unwrap_err(), KeyError::NotAKey);
}

#[test]
fn a_receipt_is_believed_only_from_the_relay_that_signed_it() {
    let (relay, stranger) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let held = Held { envelope: EnvelopeId([9; 32]), space: header().space, cursor: Cursor(12) };
    let receipt = Receipt { agency: header().agency, at: UnixMs(1_764_000_000_000), held: vec![held] };
    let mut signed = Signed::sign(&relay, &receipt).unwrap();
    assert_eq!(signed.verify(relay.public()), Ok(receipt));
    assert_eq!(signed.verify(stranger.public()), Err(BadWord::Signature(BadSignature)));
    *signed.raw.last_mut().unwrap() ^= 1;
    assert_eq!(signed.verify(relay.public()), Err(BadWord::Signature(BadSignature)));
}

/// Every part counts: neither a recorded welcome nor one for somebody else opens a device's ears.
#[test]
fn a_welcome_is_good_for_one_connection_of_one_device_with_one_relay() {
    let (relay, stranger) = (SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let (agency, device) = (header().agency, header().device);
    let welcome = Welcome {
        asked: [1; 32],
        nonce: [2; 32],
        agency,
        device,
        at: UnixMs(1_764_000_000_000),
        log: [3; 16],
    };
    let signature = welcome.sign(&relay).unwrap();
    assert_eq!(welcome.verify(relay.public(), &signature), Ok(()));
    assert_eq!(welcome.verify(stranger.public(), &signature), Err(BadSignature));
    let others = [
        Welcome { asked: [9; 32], ..welcome },
        Welcome { nonce: [9; 32], ..welcome },
        Welcome { agency: AgencyId::from_bytes([9; 16]), ..welcome },
        Welcome { device: DeviceId::from_bytes([9; 16]), ..welcome },
        Welcome { at: UnixMs(0), ..welcome },
        Welcome { log: [9; 16], ..welcome },
    ];
    for other in others {
        assert_eq!(other.verify(relay.public(), &signature), Err(BadSignature), "{other:?}");
    }
}
