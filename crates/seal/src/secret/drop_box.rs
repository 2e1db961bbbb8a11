//! Seals something into a space that the author may write and not read: the view log, an unfinished
//! form of a lost phone.
//!
//! Inside an envelope of kind drop box: the encapsulated key (65 bytes), then what HPKE seals with the
//! header as associated data: the author's signature (64) and the packed content.

use rustls::crypto::aws_lc_rs::hpke::DH_KEM_P256_HKDF_SHA256_AES_256;
use rustls::crypto::hpke::{EncapsulatedSecret, Hpke, HpkePrivateKey, HpkePublicKey};
use zeroize::Zeroizing;

use super::change::{header, pack, unpack};
use super::payload::MAX_CHANGE;
use super::{ChangeAt, DeviceKeys, DictionaryId, EpochKey, OpenError, SealError};
use crate::public::{
    DevicePublic, Domain, Envelope, HEADER_BYTES, Header, KeyError, Kind, PublicKey, Signature, sha256,
};

/// What the sealing is for: a key derived for it fits nothing else.
const INFO: &[u8] = b"porchlight drop v1";
/// An uncompressed point.
const ENCAPSULATED_BYTES: usize = 65;

/// Signs and seals `content` to the drop box of the space's epoch.
pub fn seal_drop(
    keys: &DeviceKeys,
    drop_box: &PublicKey,
    at: ChangeAt,
    content: &[u8],
) -> Result<Envelope, SealError> {
    let header = header(keys, at, Kind::DropBox, DictionaryId::NONE);
    let signature = keys.sign(Domain::Drop, &words(&header, content))?;
    let packed = pack(&header, content, MAX_CHANGE)?;
    let clear = header.to_bytes();
    let plain = Zeroizing::new([signature.0.as_slice(), &packed].concat());
    let (encapsulated, sealed) = DH_KEM_P256_HKDF_SHA256_AES_256
        .seal(INFO, &clear, &plain, &HpkePublicKey(drop_box.0.to_vec()))
        .map_err(|_| KeyError::NotAKey)?;
    Ok(Envelope::parse([clear.as_slice(), &encapsulated.0, &sealed].concat())?)
}

/// Opens what was dropped, and checks that `author` dropped it.
pub fn open_drop(
    envelope: &Envelope,
    epoch_key: &EpochKey,
    author: &DevicePublic,
) -> Result<Vec<u8>, OpenError> {
    let header = envelope.header();
    if header.kind != Kind::DropBox {
        return Err(OpenError::WrongKind);
    }
    if author.id() != header.device {
        return Err(OpenError::WrongAuthor);
    }
    let (clear, body) = envelope.raw().split_at(HEADER_BYTES);
    let (encapsulated, sealed) = body.split_at_checked(ENCAPSULATED_BYTES).ok_or(OpenError::Damaged)?;
    let secret = epoch_key.drop_box_secret().map_err(|_| OpenError::Damaged)?;
    let plain = DH_KEM_P256_HKDF_SHA256_AES_256
        .open(
            &EncapsulatedSecret(encapsulated.to_vec()),
            INFO,
            clear,
            sealed,
            &HpkePrivateKey::from(secret.to_vec()),
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenError::DoesNotOpen)?;
    let (signature, packed) = plain.split_first_chunk().ok_or(OpenError::Damaged)?;
    let content = unpack(header, packed, MAX_CHANGE)?;
    author
        .verify(Domain::Drop, &words(header, &content), &Signature(*signature))
        .map_err(|_| OpenError::WrongAuthor)?;
    Ok(content)
}

/// The place and the content that the author signs.
fn words(header: &Header, content: &[u8]) -> Vec<u8> {
    [header.to_bytes().as_slice(), &sha256(&[content])].concat()
}
