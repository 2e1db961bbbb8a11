//! One command, one transaction, and what changed.

use std::collections::BTreeSet;

use document::{Document, Heads, JsonMap};
use ids::{AgencyId, RecordId};
use model::RecordKind;
use rusqlite::Transaction;
use seal::secret::SealedChange;

use crate::documents::{self, Stored};
use crate::own::home_of;
use crate::proofs::{Proof, Proofs};
use crate::read_model::Shown;
use crate::{Pen, StoreError, outbox, roster};

/// What a transaction changed, for those who show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Kinds of record.
    pub kinds: BTreeSet<RecordKind>,
    /// The records.
    pub records: BTreeSet<RecordId>,
    /// What is only here, held or seen.
    pub sync: bool,
    /// Drafts.
    pub drafts: bool,
    /// Roster, custody, views, standings.
    pub trust: bool,
}

impl Changed {
    /// Whether nothing did.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The output of a transaction, and what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    /// The output.
    pub output: T,
    /// What changed.
    pub changed: Changed,
}

/// A transaction under way. Dropped without its end, it leaves nothing behind.
pub struct Tx<'a> {
    pub(crate) tx: Transaction<'a>,
    pub(crate) changed: Changed,
    /// Whose store this is, once it was needed.
    pub(crate) agency: Option<AgencyId>,
}

impl Tx<'_> {
    /// Writes a new record, seals it and queues it for the relay. Refused when there is one of this id: another
    /// document in its place would be a second first change, which other devices cannot take in.
    pub fn create(
        &mut self,
        pen: &Pen<'_>,
        record: RecordId,
        kind: RecordKind,
        json: &JsonMap,
    ) -> Result<(), StoreError> {
        if self.has(record)? {
            return Err(StoreError::AlreadyHere);
        }
        let (document, change) = Document::create(kind, json, pen.author())?;
        let stored = Stored {
            document: Some(document),
            space: home_of(pen.agency, kind, record, json)?,
            bytes: vec![],
            tail: 0,
            proofs: Proofs::default(),
            seq: None,
            waiting: 0,
            changed: change.at,
            shown: None,
        };
        self.keep_own(pen, record, stored, &change)
    }

    /// Changes a record: `json` holds what changed, `null` empties a field. Whether anything differed.
    pub fn edit(
        &mut self,
        pen: &Pen<'_>,
        record: RecordId,
        json: &JsonMap,
        seen: Option<&Heads>,
    ) -> Result<bool, StoreError> {
        let mut stored = documents::load(&self.tx, record)?.ok_or(StoreError::NotHere)?;
        let Some(change) = stored.document()?.edit(json, seen, pen.author())? else { return Ok(false) };
        self.keep_own(pen, record, stored, &change)?;
        Ok(true)
    }

    /// A record as it is at this moment of the transaction: for a change that depends on what is there.
    pub fn record(&self, record: RecordId) -> Result<JsonMap, StoreError> {
        let mut stored = documents::load(&self.tx, record)?.ok_or(StoreError::NotHere)?;
        Ok(stored.document()?.record()?.1)
    }

    /// Whether a record is on this device.
    pub fn has(&self, record: RecordId) -> Result<bool, StoreError> {
        documents::exists(&self.tx, record)
    }

    /// Writes a record whose id is derived: new where it is not here yet, else what differs.
    pub fn create_or_edit(
        &mut self,
        pen: &Pen<'_>,
        record: RecordId,
        kind: RecordKind,
        json: &JsonMap,
    ) -> Result<(), StoreError> {
        if self.has(record)? {
            return self.edit(pen, record, json, None).map(|_| ());
        }
        self.create(pen, record, kind, json)
    }

    /// Keeps one of several values that were written at once.
    pub fn settle(
        &mut self,
        pen: &Pen<'_>,
        record: RecordId,
        field: &str,
        choice: &str,
    ) -> Result<(), StoreError> {
        let mut stored = documents::load(&self.tx, record)?.ok_or(StoreError::NotHere)?;
        let change = stored.document()?.settle(field, choice, pen.author())?;
        self.keep_own(pen, record, stored, &change)
    }

    /// A change made on this device: document, proof, outbox, read model, together.
    fn keep_own(
        &mut self,
        pen: &Pen<'_>,
        record: RecordId,
        mut stored: Stored,
        change: &document::ChangeOf,
    ) -> Result<(), StoreError> {
        let SealedChange { envelope, signature } = pen.seal(stored.space, record, change)?;
        stored.proofs.put(Proof {
            chain: change.chain.clone(),
            place: change.place,
            device: change.actor.device,
            hash: change.hash,
            signature,
        });
        stored.append(change);
        stored.waiting += 1;
        outbox::queue(&self.tx, record, stored.space, &envelope)?;
        documents::save(&self.tx, record, &stored)?;
        self.show(record, &stored)?;
        self.changed.sync = true;
        Ok(())
    }

    /// Brings the read model up to a document and remembers that it changed.
    pub(crate) fn show(&mut self, record: RecordId, stored: &Stored) -> Result<(), StoreError> {
        if self.agency.is_none() {
            self.agency = roster::agency(&self.tx)?;
        }
        let read = match &stored.shown {
            Some(_) => None,
            None => stored.document.as_ref().and_then(|document| Shown::of(document, stored.proofs.len())),
        };
        if let Some(shown) = stored.shown.as_ref().or(read.as_ref()) {
            self.changed.kinds.extend(shown.write(
                &self.tx,
                self.agency,
                (record, stored.space, stored.changed),
            )?);
        }
        self.changed.records.insert(record);
        Ok(())
    }
}
