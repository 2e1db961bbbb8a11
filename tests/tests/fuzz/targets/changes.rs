//! What is inside an envelope once it is open: a change, or a whole record. A member wrote it, who may
//! mean harm.

use document::{ChangeOf, Document};
use ids::{Cursor, Epoch, RecordId};
use seal::secret::{ChangeAt, DictionaryId, seal_change};

use super::statements::AGENCY;
use super::{magnitude, refused, same};

pub fn change(bytes: &[u8]) -> Result<String, String> {
    let change = match ChangeOf::parse(bytes.to_vec()) {
        Ok(change) => change,
        Err(error) => return Ok(refused(&error)),
    };
    same("the change", &ChangeOf::parse(change.bytes.clone()), &Ok(change.clone()))?;
    let mut document = Document::empty();
    let merged = match document.merge(&change) {
        Ok(_) => read(&document),
        Err(error) => refused(&error),
    };
    Ok(format!("{merged} {} {}", arrives(&change), magnitude(bytes.len())))
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
