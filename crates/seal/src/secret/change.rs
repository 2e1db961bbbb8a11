//! Seals one automerge change, and opens it again.
//!
//! Inside an envelope of kind change: the author's signature (64 bytes), then the packed change.
//! Knows a change by its bytes and its automerge hash only; who knows automerge computes the hash
//! and checks the signature with [`crate::public::verify_change`].

use ids::{AgencyId, Epoch, RecordId, SpaceId};

use super::aead::{self, Failed};
use super::left_out::{leave_out, put_back};
use super::payload::{self, MAX_CHANGE, Trouble};
use super::{DeviceKeys, DictionaryId, EpochKey};
use crate::public::{
    DevicePublic, Domain, Envelope, HEADER_BYTES, Header, KeyError, Kind, Malformed, Signature, change_words,
};

/// Where a change belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeAt {
    /// The tenant.
    pub agency: AgencyId,
    /// Whose members may read it.
    pub space: SpaceId,
    /// The record it changes.
    pub record: RecordId,
    /// The epoch of the key that seals it.
    pub epoch: Epoch,
}

/// Why something could not be sealed. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The sealed entry would be too large.
    #[error(transparent)]
    Envelope(#[from] Malformed),
    /// Unpacked it is larger than a reader would accept.
    #[error("the entry is {size} bytes, the limit is {limit}; shorten it or attach a file")]
    TooLarge {
        /// How large it is.
        size: usize,
        /// How large it may be.
        limit: usize,
    },
    /// This build does not have the dictionary.
    #[error("dictionary {id} is not part of this app; update the app")]
    UnknownDictionary {
        /// Which one.
        id: u8,
    },
    /// A key failed.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// Why an envelope stays shut.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The envelope is of another kind.
    #[error("the envelope holds something else; this app may be too old for it")]
    WrongKind,
    /// The keys given for the author are not those of the device that the header names.
    #[error("the entry was sealed by another device than expected; fetch the agency's list again")]
    WrongAuthor,
    /// Wrong key, or changed bytes.
    #[error("the entry does not open with this space's key; it was changed on the way, fetch it again")]
    DoesNotOpen,
    /// This build does not have the dictionary.
    #[error("the entry was packed with dictionary {id}; update this app to read it")]
    UnknownDictionary {
        /// Which one.
        id: u8,
    },
    /// Unpacked it would be larger than allowed.
    #[error("unpacked, the entry would be larger than {limit} bytes; tell the custodian, it may be hostile")]
    TooLarge {
        /// How large it may be.
        limit: usize,
    },
    /// It opened, but what is inside makes no sense.
    #[error("the entry opened but its content is damaged; tell the custodian")]
    Damaged,
}

/// What was inside an envelope of kind change. The signature is not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedChange {
    /// The automerge change.
    pub change: Vec<u8>,
    /// The author's signature over its automerge hash and its place.
    pub signature: Signature,
}

/// A sealed change, and the signature inside it: the author keeps the signature beside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedChange {
    /// The envelope.
    pub envelope: Envelope,
    /// The author's signature over the change.
    pub signature: Signature,
}

/// Signs and seals one automerge change.
pub fn seal_change(
    keys: &DeviceKeys,
    epoch_key: &EpochKey,
    at: ChangeAt,
    change_bytes: &[u8],
    change_hash: &[u8; 32],
    dictionary: DictionaryId,
) -> Result<SealedChange, SealError> {
    let words = change_words(at.agency, at.space, at.record, keys.id(), change_hash);
    let signature = keys.sign(Domain::Change, &words)?;
    let header = header(keys, at, Kind::Change, dictionary);
    let packed = pack(&header, change_bytes, MAX_CHANGE)?;
    let envelope = seal(header, epoch_key, [signature.0.as_slice(), &packed].concat())?;
    Ok(SealedChange { envelope, signature })
}

/// Opens one automerge change; `author` must be the device that the header names. The signature
/// inside still has to be checked, by who knows the change's hash.
pub fn open_change(
    envelope: &Envelope,
    epoch_key: &EpochKey,
    author: &DevicePublic,
) -> Result<OpenedChange, OpenError> {
    if author.id() != envelope.header().device {
        return Err(OpenError::WrongAuthor);
    }
    let plain = open(envelope, Kind::Change, epoch_key)?;
    let (signature, packed) = plain.split_first_chunk().ok_or(OpenError::Damaged)?;
    let change = unpack(envelope.header(), packed, MAX_CHANGE)?;
    Ok(OpenedChange { change, signature: Signature(*signature) })
}

pub(super) fn header(keys: &DeviceKeys, at: ChangeAt, kind: Kind, dictionary: DictionaryId) -> Header {
    Header {
        kind,
        dictionary: dictionary.0,
        agency: at.agency,
        space: at.space,
        record: at.record,
        device: keys.id(),
        epoch: at.epoch,
    }
}

pub(super) fn seal(header: Header, epoch_key: &EpochKey, plain: Vec<u8>) -> Result<Envelope, SealError> {
    let clear = header.to_bytes();
    let mut raw = clear.to_vec();
    epoch_key
        .of_device(header.space, header.epoch, header.device)
        .and_then(|key| aead::seal(&key, &clear, plain, &mut raw))
        .map_err(|Failed| KeyError::Exhausted)?;
    Ok(Envelope::parse(raw)?)
}

pub(super) fn open(envelope: &Envelope, kind: Kind, epoch_key: &EpochKey) -> Result<Vec<u8>, OpenError> {
    let header = envelope.header();
    if header.kind != kind {
        return Err(OpenError::WrongKind);
    }
    let (clear, sealed) = envelope.raw().split_at(HEADER_BYTES);
    epoch_key
        .of_device(header.space, header.epoch, header.device)
        .and_then(|key| aead::open(&key, clear, sealed))
        .map_err(|Failed| OpenError::DoesNotOpen)
}

/// Packs what will stand behind this header, as the header's dictionary says.
pub(super) fn pack(header: &Header, plain: &[u8], limit: usize) -> Result<Vec<u8>, SealError> {
    if plain.len() > limit {
        return Err(SealError::TooLarge { size: plain.len(), limit });
    }
    let dictionary = DictionaryId(header.dictionary);
    let packed = if dictionary.leaves_out_device() {
        payload::pack(&leave_out(plain, header.device), dictionary)
    } else {
        payload::pack(plain, dictionary)
    };
    packed.map_err(|trouble| match trouble {
        Trouble::UnknownDictionary => SealError::UnknownDictionary { id: dictionary.0 },
        Trouble::TooLarge | Trouble::Broken => SealError::Key(KeyError::Exhausted),
    })
}

/// What was packed behind this header.
pub(super) fn unpack(header: &Header, packed: &[u8], limit: usize) -> Result<Vec<u8>, OpenError> {
    let dictionary = DictionaryId(header.dictionary);
    // One byte more: the place of what was left out.
    let most = limit + usize::from(dictionary.leaves_out_device());
    let plain = payload::unpack(packed, dictionary, most).map_err(|trouble| match trouble {
        Trouble::UnknownDictionary => OpenError::UnknownDictionary { id: header.dictionary },
        Trouble::TooLarge => OpenError::TooLarge { limit },
        Trouble::Broken => OpenError::Damaged,
    })?;
    if !dictionary.leaves_out_device() {
        return Ok(plain);
    }
    match put_back(&plain, header.device) {
        Some(plain) if plain.len() <= limit => Ok(plain),
        Some(_) => Err(OpenError::TooLarge { limit }),
        None => Err(OpenError::Damaged),
    }
}

/// Seals a change of one's own again, under the space's present key, as it was signed the first time.
pub fn reseal_change(
    keys: &DeviceKeys,
    old: &EpochKey,
    envelope: &Envelope,
    epoch: Epoch,
    epoch_key: &EpochKey,
) -> Result<Envelope, ResealError> {
    if envelope.header().device != keys.id() {
        return Err(OpenError::WrongAuthor.into());
    }
    let plain = open(envelope, Kind::Change, old)?;
    Ok(seal(Header { epoch, ..*envelope.header() }, epoch_key, plain)?)
}

/// Why an envelope could not be sealed again. It is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResealError {
    /// The old key does not open it.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The new key does not seal it.
    #[error(transparent)]
    Seal(#[from] SealError),
}
