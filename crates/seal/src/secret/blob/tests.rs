#![allow(clippy::unwrap_used)]

use super::*;
use crate::public::sha256;

fn opened(key: &BlobKey, sealed: &SealedBlob) -> Result<Vec<u8>, BlobShut> {
    let total = u32::try_from(sealed.chunks.len()).unwrap();
    let chunks = (0..total).zip(&sealed.chunks).map(|(n, chunk)| key.open(n, total, chunk));
    Ok(chunks.collect::<Result<Vec<_>, _>>()?.concat())
}

#[test]
fn a_file_of_any_length_comes_back_and_is_named_by_what_is_sealed() {
    let key = BlobKey::generate().unwrap();
    for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 7] {
        let plain: Vec<u8> = (0..length).map(|n: usize| n.to_le_bytes()[0]).collect();
        let sealed = key.seal(&plain).unwrap();
        assert_eq!(opened(&key, &sealed), Ok(plain));
        assert_eq!(sealed.id.0, sha256(&[&sealed.chunks.concat()]));
        assert_eq!(sealed.length(), (length + 28 * sealed.chunks.len()) as u64);
    }
}

#[test]
fn nothing_of_the_file_is_in_what_is_sealed_and_twice_is_twice() {
    let (key, plain) = (BlobKey::generate().unwrap(), b"planted words ".repeat(9000));
    let (once, twice) = (key.seal(&plain).unwrap(), key.seal(&plain).unwrap());
    assert_ne!(once.id, twice.id, "a nonce is never used again");
    for chunk in &once.chunks {
        assert!(!chunk.windows(13).any(|window| window == b"planted words"));
    }
    assert_eq!(format!("{key:?}"), "BlobKey(secret)");
}

#[test]
fn a_chunk_elsewhere_changed_cut_or_under_another_key_stays_shut() {
    let (key, other) = (BlobKey::generate().unwrap(), BlobKey::generate().unwrap());
    let sealed = key.seal(&vec![7; 3 * CHUNK_BYTES]).unwrap();
    let chunk = &sealed.chunks[1];
    assert!(key.open(1, 3, chunk).is_ok());
    assert_eq!(key.open(0, 3, chunk), Err(BlobShut), "in another place");
    assert_eq!(key.open(1, 2, chunk), Err(BlobShut), "of a file that was cut short");
    assert_eq!(other.open(1, 3, chunk), Err(BlobShut));
    let mut changed = chunk.clone();
    changed[40] ^= 1;
    assert_eq!(key.open(1, 3, &changed), Err(BlobShut));
    for length in [0, 11, 27, 28, chunk.len() - 1] {
        assert_eq!(key.open(1, 3, &chunk[..length]), Err(BlobShut), "{length} bytes of it");
    }
    assert_eq!(BlobKey::from_secret_bytes(key.secret_bytes()), Ok(key.clone()));
    assert!(BlobKey::from_secret_bytes(&[1; 31]).is_err());
}
