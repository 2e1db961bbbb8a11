//! What is inside an envelope once it is open: a change, or a whole record. A member wrote it, who may
//! mean harm: lengths and checksums are as they should be, whatever is between them.

use document::{Actor, Author, ChangeOf, Document};
use ids::{Cursor, Epoch, RecordId, UnixMs};
use model::RecordKind;
use seal::public::sha256;
use seal::secret::{ChangeAt, DictionaryId, seal_change};
use serde_json::json;

use super::statements::AGENCY;
use super::{magnitude, refused, same};

/// The colleague's visit that a change may build on.
fn visit() -> (Document, ChangeOf) {
    let visit = json!({"kind": "park", "started": "2026-06-10T15:00:00Z", "recorded": "2026-06-10T15:00:00Z",
        "origin": "self_initiated", "people_reached": 4, "topics": ["parking"], "note": ["One.", "Two."],
        "state": "logged"});
    let actor = Actor { device: AGENCY.devices[0].id(), incarnation: 0 };
    let author = Author { actor, at: UnixMs(1_781_103_600_000) };
    Document::create(RecordKind::Visit, visit.as_object().unwrap(), author).unwrap()
}

/// The seeds' visit, for changes that build on it.
pub fn first() -> ChangeOf {
    visit().1
}

pub fn change(bytes: &[u8]) -> Result<String, String> {
    Ok(format!("{} / {}", one_change(bytes)?, one_change(&well_formed(bytes))?))
}

fn one_change(bytes: &[u8]) -> Result<String, String> {
    let change = match ChangeOf::parse(bytes.to_vec()) {
        Ok(change) => change,
        Err(error) => return Ok(refused(&error)),
    };
    same("the change", &ChangeOf::parse(change.bytes.clone()), &Ok(change.clone()))?;
    let mut alone = Document::empty();
    let merged = alone.merge(&change).map_or_else(|error| refused(&error), |_| read(&alone));
    Ok(format!("{merged} {} {} {}", into_a_visit(&change)?, arrives(&change), magnitude(bytes.len())))
}

/// What is merged is at rest as the store keeps it, and loads again as it was; what is refused changes
/// nothing.
fn into_a_visit(change: &ChangeOf) -> Result<String, String> {
    let (mut document, first) = visit();
    let before = document.record();
    match document.merge(change) {
        Ok(true) => {
            let at_rest = [document.clone().bytes(), vec![]].concat();
            let again =
                Document::load(&at_rest).map_err(|error| format!("saved, it does not load: {error}"))?;
            same("the record, saved", &again.record(), &document.record())?;
            if !document.waits() {
                let tail = [first.bytes, change.bytes.clone()].concat();
                let again =
                    Document::load(&tail).map_err(|error| format!("at rest, it does not load: {error}"))?;
                same("the record, at rest", &again.record(), &document.record())?;
            }
            Ok(read(&document))
        }
        Ok(false) => Ok("known".into()),
        Err(error) => {
            same("the record after a refusal", &document.record(), &before)?;
            Ok(refused(&error))
        }
    }
}

/// Sealed by the device whose keys we have, and opened as its colleagues do.
fn arrives(change: &ChangeOf) -> String {
    let (ames, space) = (&AGENCY.devices[0], AGENCY.space("patrol"));
    let record = RecordId::at(1, [1; 10]);
    let at = ChangeAt { agency: AGENCY.id, space, record, epoch: Epoch(1) };
    let Some(key) = AGENCY.keys.get(space, Epoch(1)) else { return "no key".into() };
    let sealed = seal_change(&ames.keys, key, at, &change.bytes, &change.hash, DictionaryId::LATEST);
    let Ok(sealed) = sealed else { return "too large".into() };
    let raw = sealed.envelope.into_raw();
    match store::open_envelope(AGENCY.id, space, Cursor(1), raw, &AGENCY.roster, &AGENCY.keys) {
        Ok(_) => "arrives".into(),
        Err(aside) => refused(&aside.why),
    }
}

pub fn snapshot(bytes: &[u8]) -> Result<String, String> {
    Ok(format!("{} / {}", one_snapshot(bytes)?, one_snapshot(&well_formed(bytes))?))
}

fn one_snapshot(bytes: &[u8]) -> Result<String, String> {
    let document = match Document::load_from_others(bytes) {
        Ok(document) => document,
        Err(error) => return Ok(refused(&error)),
    };
    let again =
        Document::load(&document.bytes()).map_err(|error| format!("it does not load again: {error}"))?;
    same("the record", &again.record(), &document.record())?;
    same("its version", &again.heads(), &document.heads())?;
    let chains = document.latest_of_chains().map_or(0, |chains| chains.len());
    Ok(format!("{} {chains} {}", read(&document), magnitude(bytes.len())))
}

fn read(document: &Document) -> String {
    let conflicts = document.conflicts().map_or(0, |conflicts| conflicts.len());
    match document.record() {
        Ok((kind, fields)) => format!("{} {} {conflicts}", kind.word(), magnitude(fields.len())),
        Err(error) => format!("{} {conflicts}", refused(&error)),
    }
}

/// The same content in one chunk whose length and checksum are right.
fn well_formed(bytes: &[u8]) -> Vec<u8> {
    let Some((header, rest)) = bytes.split_at_checked(9) else { return vec![] };
    let length = rest.iter().position(|byte| byte & 0x80 == 0).map_or(0, |last| last + 1);
    let (kind, content) = (header[8], rest.get(length..).unwrap_or_default());
    let mut length = vec![];
    let mut left = content.len();
    loop {
        let [low, ..] = (left & 0x7f).to_le_bytes();
        left >>= 7;
        length.push(if left > 0 { low | 0x80 } else { low });
        if left == 0 {
            break;
        }
    }
    let hash = sha256(&[&[kind], &length, content]);
    [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], &[kind], &length[..], content].concat()
}
