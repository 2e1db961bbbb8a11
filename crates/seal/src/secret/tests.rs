#![allow(clippy::unwrap_used)]

use ids::{AgencyId, Epoch, InviteId, MemberId, RecordId, SpaceId};
use proptest::prelude::*;

use super::*;
use crate::public::{
    BadSignature, Envelope, HEADER_BYTES, KeyError, Knock, MAX_ENVELOPE, Malformed, NONCE_BYTES, Question,
    SigningKeys, TAG_BYTES, verify_change, verify_proof,
};

const HASH: [u8; 32] = [0x11; 32];

fn at() -> ChangeAt {
    ChangeAt {
        agency: AgencyId::from_bytes([1; 16]),
        space: SpaceId::from_bytes([2; 16]),
        record: RecordId::from_bytes([3; 16]),
        epoch: Epoch(1),
    }
}

fn sealed(keys: &DeviceKeys, key: &EpochKey, change: &[u8]) -> Envelope {
    seal_change(keys, key, at(), change, &HASH, DictionaryId::LATEST).unwrap().envelope
}

/// Bytes that no compressor makes smaller.
fn noise(size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    aws_lc_rs::rand::fill(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_member_reads_what_another_wrote_and_knows_who_it_was() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    let envelope = sealed(&keys, &key, b"stopped by the bakery");
    let opened = open_change(&envelope, &key, keys.public()).unwrap();
    assert_eq!(opened.change, b"stopped by the bakery");
    let verify =
        |record, hash| verify_change(keys.public(), at().agency, at().space, record, hash, &opened.signature);
    assert_eq!(verify(at().record, &HASH), Ok(()));
    assert_eq!(verify(at().record, &[0x12; 32]), Err(BadSignature), "another change");
    assert_eq!(verify(RecordId::from_bytes([4; 16]), &HASH), Err(BadSignature), "another record");
}

/// 72 header + 12 nonce + 16 tag + 64 signature + 4 of zstd's frame: 168 bytes around an incompressible change.
#[test]
fn an_envelope_costs_168_bytes_beyond_its_change() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    let extra = |change: &[u8]| sealed(&keys, &key, change).raw().len() - change.len();
    assert_eq!(HEADER_BYTES + NONCE_BYTES + TAG_BYTES + 64, 164);
    assert!(extra(&noise(114)) <= 170, "{}", extra(&noise(114)));
}

#[test]
fn the_same_change_sealed_twice_looks_different() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    assert_ne!(sealed(&keys, &key, b"twice").id(), sealed(&keys, &key, b"twice").id());
}

#[test]
fn another_space_key_or_another_author_opens_nothing() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    let envelope = sealed(&keys, &key, b"private");
    let (stranger, other) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    assert_eq!(open_change(&envelope, &other, keys.public()), Err(OpenError::DoesNotOpen));
    assert_eq!(open_change(&envelope, &key, stranger.public()), Err(OpenError::WrongAuthor));
    assert_eq!(open_snapshot(&envelope, &key), Err(OpenError::WrongKind));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_change_survives(change in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
        let envelope = Envelope::parse(sealed(&keys, &key, &change).into_raw()).unwrap();
        prop_assert_eq!(open_change(&envelope, &key, keys.public()).unwrap().change, change);
    }

    #[test]
    fn not_one_bit_of_an_envelope_can_be_changed(place in 0..1200_usize, bit in 0..8_u8) {
        let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
        let mut raw = sealed(&keys, &key, &noise(1100)).into_raw();
        raw[place] ^= 1 << bit;
        let opened = Envelope::parse(raw).map(|envelope| open_change(&envelope, &key, keys.public()));
        prop_assert!(!matches!(opened, Ok(Ok(_))));
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    let bomb = payload::pack(&vec![0; MAX_CHANGE + 1], DictionaryId::NONE).unwrap();
    assert!(bomb.len() < 200, "1 MiB of zeros packs to {} bytes", bomb.len());
    let header = change::header(&keys, at(), crate::public::Kind::Change, DictionaryId::NONE);
    let envelope = change::seal(header, &key, [[0; 64].as_slice(), &bomb].concat()).unwrap();
    let refusal = open_change(&envelope, &key, keys.public());
    assert_eq!(refusal, Err(OpenError::TooLarge { limit: MAX_CHANGE }));
}

#[test]
fn a_change_too_large_is_refused_when_it_is_written_not_when_it_is_read() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    let seal = |change: &[u8]| seal_change(&keys, &key, at(), change, &HASH, DictionaryId::NONE);
    let size = MAX_CHANGE + 1;
    assert_eq!(seal(&vec![0; size]), Err(SealError::TooLarge { size, limit: MAX_CHANGE }));
    let dense = seal(&noise(MAX_ENVELOPE));
    assert!(matches!(dense, Err(SealError::Envelope(Malformed::TooLarge { .. }))));
}

#[test]
fn a_dictionary_of_a_newer_app_is_named() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    let unknown = seal_change(&keys, &key, at(), b"x", &HASH, DictionaryId(200));
    assert_eq!(unknown, Err(SealError::UnknownDictionary { id: 200 }));
    let header = change::header(&keys, at(), crate::public::Kind::Change, DictionaryId(200));
    let envelope = change::seal(header, &key, vec![0; 80]).unwrap();
    let refusal = open_change(&envelope, &key, keys.public());
    assert_eq!(refusal, Err(OpenError::UnknownDictionary { id: 200 }));
}

#[test]
fn every_dictionary_that_ships_packs_and_unpacks() {
    for id in 0..=DictionaryId::LATEST.0 {
        let packed = payload::pack(b"stopped by the bakery", DictionaryId(id)).unwrap();
        assert_eq!(payload::unpack(&packed, DictionaryId(id), 100).unwrap(), b"stopped by the bakery");
    }
    assert_eq!(dictionary::bytes(DictionaryId(DictionaryId::LATEST.0 + 1)), None);
}

#[test]
fn a_snapshot_carries_one_signature_for_each_author() {
    let key = EpochKey::generate().unwrap();
    let (ames, baker) = (DeviceKeys::generate().unwrap(), DeviceKeys::generate().unwrap());
    let authors = [&ames, &baker].map(|keys| {
        let envelope = sealed(keys, &key, b"a change");
        let signature = open_change(&envelope, &key, keys.public()).unwrap().signature;
        AuthorHead { device: keys.id(), hash: HASH, signature }
    });
    let document = b"the whole record".repeat(100);
    let envelope = seal_snapshot(&ames, &key, at(), &authors, &document, DictionaryId::NONE).unwrap();
    let opened = open_snapshot(&envelope, &key).unwrap();
    assert_eq!((opened.authors.as_slice(), opened.document), (authors.as_slice(), document));
    let [_, second] = authors;
    let place = at();
    assert_eq!(
        verify_change(
            baker.public(),
            place.agency,
            place.space,
            place.record,
            &second.hash,
            &second.signature
        ),
        Ok(())
    );
}

#[test]
fn a_key_must_be_the_one_that_the_roster_promised() {
    let (key, other) = (EpochKey::generate().unwrap(), EpochKey::generate().unwrap());
    let promised = key.commitment().unwrap();
    assert!(key.matches(&promised));
    assert!(!other.matches(&promised));
    assert_ne!(&promised, key.secret_bytes(), "the promise does not give the key away");
}

#[test]
fn an_epoch_key_is_wrapped_for_one_device_one_space_one_epoch() {
    let (keys, stranger) = (DeviceKeys::generate().unwrap(), DeviceKeys::generate().unwrap());
    let key = EpochKey::generate().unwrap();
    let ChangeAt { agency, space, epoch, .. } = at();
    let promised = key.commitment().unwrap();
    let wrapped = wrap_epoch_key(keys.public(), agency, space, epoch, &key).unwrap();
    let open = |keys: &DeviceKeys, epoch, promised: &[u8; 32]| {
        unwrap_epoch_key(keys, agency, space, epoch, promised, &wrapped)
    };
    assert_eq!(open(&keys, epoch, &promised), Ok(key));
    assert_eq!(open(&stranger, epoch, &promised), Err(OpenError::DoesNotOpen));
    assert_eq!(open(&keys, Epoch(2), &promised), Err(OpenError::DoesNotOpen));
    assert_eq!(open(&keys, epoch, &[0; 32]), Err(OpenError::DoesNotOpen), "not the promised key");
}

#[test]
fn the_newest_key_of_a_space_is_the_one_to_seal_with() {
    let mut ring = SpaceKeys::default();
    let [first, second, other] = [(); 3].map(|()| EpochKey::generate().unwrap());
    let space = at().space;
    ring.insert(space, Epoch(2), second.clone());
    ring.insert(space, Epoch(1), first.clone());
    ring.insert(SpaceId::from_bytes([9; 16]), Epoch(7), other);
    assert_eq!(ring.latest(space), Some((Epoch(2), &second)));
    assert_eq!(ring.get(space, Epoch(1)), Some(&first));
    assert_eq!(ring.latest(SpaceId::from_bytes([8; 16])), None);
    let again = SpaceKeys::from_secret_bytes(&ring.to_secret_bytes().unwrap()).unwrap();
    assert_eq!(again, ring);
}

#[test]
fn a_device_comes_back_from_its_keystore_as_itself() {
    let keys = DeviceKeys::generate().unwrap();
    let again = DeviceKeys::from_secret_bytes(&keys.to_secret_bytes().unwrap()).unwrap();
    assert_eq!(again.public(), keys.public());
    assert_eq!(again.id(), again.public().id());
    assert_eq!(DeviceKeys::from_secret_bytes(&[1; 64]).unwrap_err(), KeyError::NotAKey);
}

#[test]
fn a_proof_answers_one_relay_once() {
    let (keys, relay, other) =
        (DeviceKeys::generate().unwrap(), SigningKeys::generate().unwrap(), SigningKeys::generate().unwrap());
    let question =
        Question { nonce: [7; 32], agency: at().agency, device: keys.id(), relay: *relay.public() };
    let answer = keys.prove(&question).unwrap();
    let check = |question| verify_proof(keys.public(), &question, &answer);
    assert_eq!(check(question), Ok(()));
    assert_eq!(check(Question { relay: *other.public(), ..question }), Err(BadSignature));
    assert_eq!(check(Question { nonce: [8; 32], ..question }), Err(BadSignature));
}

fn code() -> InviteCode {
    InviteCode {
        relay_url: "wss://relay.example.org/v1/sync".into(),
        agency: at().agency,
        relay_key_hash: [0x5a; 32],
        secret: [0xc0; 16],
    }
}

#[test]
fn an_invite_code_survives_a_careless_hand() {
    let text = code().to_text().unwrap();
    assert!(text.starts_with("PORCH1-"), "{}", &text[..7]);
    let careless = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(InviteCode::parse(&careless.replacen("porchl", "porch1", 1)), Ok(code()));
    assert_eq!(InviteCode::parse("https://example.org"), Err(CodeError::NotACode { prefix: "PORCH1" }));
    assert_eq!(InviteCode::parse("PORCH2-00000"), Err(CodeError::Newer));
    assert_eq!(InviteCode::parse("PORCH1-0000U"), Err(CodeError::StrangeCharacter { place: 5 }));
}

proptest! {
    #[test]
    fn any_single_slip_of_the_hand_is_noticed(place in 7..200_usize, by in 1..31_usize) {
        const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let text = code().to_text().unwrap();
        let mut typed = text.as_bytes().to_vec();
        let place = 7 + place % (typed.len() - 7);
        prop_assume!(typed[place] != b'-');
        let was = ALPHABET.iter().position(|c| *c == typed[place]).unwrap();
        typed[place] = ALPHABET[(was + by) % ALPHABET.len()];
        let typed = String::from_utf8(typed).unwrap();
        prop_assert_eq!(InviteCode::parse(&typed), Err(CodeError::Mistyped));
    }

    #[test]
    fn no_text_makes_the_parser_stumble(text in ".{0,60}") {
        prop_assert!(InviteCode::parse(&text).is_err());
        let prefixed = ["PORCH1-", &text].concat();
        prop_assert!(InviteCode::parse(&prefixed).is_err());
    }
}

#[test]
fn an_invite_package_opens_with_its_code_only() {
    let mut space_keys = SpaceKeys::default();
    space_keys.insert(at().space, Epoch(1), EpochKey::generate().unwrap());
    let package = InvitePackage {
        invite: InviteId::from_bytes([5; 16]),
        member: MemberId::from_bytes([6; 16]),
        agency: at().agency,
        key: SigningKeys::generate().unwrap(),
        space_keys,
    };
    let sealed = seal_package(&code(), &package).unwrap();
    let opened = open_package(&code(), &sealed).unwrap();
    assert_eq!(opened.key.public(), package.key.public());
    assert_eq!((opened.invite, opened.member), (package.invite, package.member));
    assert_eq!(opened.space_keys, package.space_keys);

    let mut other = code();
    other.secret = [0xc1; 16];
    assert_eq!(open_package(&other, &sealed).unwrap_err(), PackageError::DoesNotOpen);
    assert_ne!(other.lookup().unwrap(), code().lookup().unwrap());
    assert_ne!(code().lookup().unwrap(), code().secret, "the relay never learns the secret");
}

#[test]
fn secrets_are_not_printed() {
    let (keys, key) = (DeviceKeys::generate().unwrap(), EpochKey::generate().unwrap());
    assert_eq!(format!("{key:?}"), "EpochKey(secret)");
    assert_eq!(format!("{keys:?}"), format!("DeviceKeys(of {})", keys.id()));
    assert_eq!(format!("{:?}", code()), format!("InviteCode(of {}, secret)", at().agency));
}

#[test]
fn what_is_dropped_opens_with_the_epochs_key_alone_and_tells_who_dropped_it() {
    let (officer, custodian) = (DeviceKeys::generate().unwrap(), DeviceKeys::generate().unwrap());
    let key = EpochKey::generate().unwrap();
    let at = at();
    let envelope = seal_drop(&officer, &key.drop_box().unwrap(), at, b"looked at a note").unwrap();
    assert_eq!(open_drop(&envelope, &key, officer.public()).unwrap(), b"looked at a note");
    assert_eq!(open_drop(&envelope, &key, custodian.public()), Err(OpenError::WrongAuthor));
    let other = EpochKey::generate().unwrap();
    assert_eq!(open_drop(&envelope, &other, officer.public()), Err(OpenError::DoesNotOpen));
    let mut raw = envelope.raw().to_vec();
    raw[40] ^= 1; // another record
    let moved = Envelope::parse(raw).unwrap();
    assert_eq!(open_drop(&moved, &key, officer.public()), Err(OpenError::DoesNotOpen));
}

#[test]
fn a_change_sealed_again_keeps_its_author_and_its_signature() {
    let keys = DeviceKeys::generate().unwrap();
    let (old, new) = (EpochKey::generate().unwrap(), EpochKey::generate().unwrap());
    let at = at();
    let sealed = seal_change(&keys, &old, at, b"a change", &[9; 32], DictionaryId::LATEST).unwrap();
    let again = reseal_change(&keys, &old, &sealed.envelope, Epoch(2), &new).unwrap();
    assert_eq!(again.header().epoch, Epoch(2));
    let opened = open_change(&again, &new, keys.public()).unwrap();
    assert_eq!((opened.change.as_slice(), opened.signature), (b"a change".as_slice(), sealed.signature));
    let other = DeviceKeys::generate().unwrap();
    assert!(reseal_change(&other, &old, &sealed.envelope, Epoch(2), &new).is_err());
}

#[test]
fn two_screens_show_the_same_eight_characters_and_other_keys_others() {
    let (agency, invite) = (AgencyId::from_bytes([1; 16]), ids::InviteId::from_bytes([2; 16]));
    let knock = |keys: &DeviceKeys| Knock { agency, invite, keys: *keys.public() };
    let (phone, thief) = (DeviceKeys::generate().unwrap(), DeviceKeys::generate().unwrap());
    assert_eq!(knock(&phone).comparison(), knock(&phone).comparison());
    assert_ne!(knock(&phone).comparison(), knock(&thief).comparison());
    assert_eq!(knock(&phone).comparison().len(), 9);
}

#[test]
fn a_share_code_survives_a_careless_hand_and_proves_one_relay() {
    let relay = SigningKeys::generate().unwrap();
    let other = SigningKeys::generate().unwrap();
    for address in ["192.168.43.1:40123", "[fe80::1]:40123"] {
        let (address, agency) = (address.parse().unwrap(), at().agency);
        let code = ShareCode::of(address, agency, relay.public(), [7; 32]);
        let careless = code.to_text().to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(ShareCode::parse(&careless), Ok(code));
        assert_eq!(code.address, address);
        assert!(code.proves(agency, relay.public(), [7; 32]));
        assert!(!code.proves(agency, other.public(), [7; 32]), "another relay");
        assert!(!code.proves(agency, relay.public(), [8; 32]), "another certificate");
        assert!(!code.is_for(AgencyId::from_bytes([3; 16])), "another agency");
        assert!(!code.proves(AgencyId::from_bytes([3; 16]), relay.public(), [7; 32]));
    }
    let text = ShareCode::of("10.0.0.2:1".parse().unwrap(), at().agency, relay.public(), [7; 32]).to_text();
    assert_eq!(text.len(), 52, "{text}");
    assert_eq!(ShareCode::parse("PORCH1-00000"), Err(CodeError::NotACode { prefix: "HERE1" }));
    assert_eq!(ShareCode::parse("HERE2-00000"), Err(CodeError::Newer));
}
