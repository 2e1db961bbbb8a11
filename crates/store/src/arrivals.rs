//! Envelopes that were opened and proved, taken into the store, or set aside with the reason.

use std::collections::BTreeMap;

use document::{ChangeOf, Document};
use ids::{Cursor, RecordId, SpaceId, UnixMs};
use rusqlite::params;
use seal::public::Signature;

use crate::documents::{self, Stored, number};
use crate::local::Carrier;
use crate::proofs::{Proof, Proofs};
use crate::proving::{Arrival, Compacted, Content, SetAside};
use crate::read_model::Shown;
use crate::{StoreError, Tx};

/// Why a change that proved itself does not fit all the same.
type Unfit = String;

impl Tx<'_> {
    /// Takes in what came of a space's log after `after` and up to `upto`, and moves the cursor, together.
    ///
    /// Refuses with [`StoreError::Gap`] what would leave a hole: the log may have been forgotten here since
    /// this was asked for, and a cursor behind a hole hides everything before it for good.
    pub fn take_in(
        &mut self,
        space: SpaceId,
        (after, upto): (Cursor, Cursor),
        arrived: Vec<Result<Arrival, Box<SetAside>>>,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        if after > self.applied(space)? {
            return Err(StoreError::Gap);
        }
        let mut touched: BTreeMap<RecordId, Stored> = BTreeMap::new();
        self.come_back(space, &arrived)?;
        let local = self.has_local_changes()?;
        for result in arrived {
            if local && let Ok(Arrival { envelope, content, .. }) = &result {
                self.no_longer_only_local(envelope.header().record, content)?;
            }
            let taken = match result {
                Ok(arrival) => self.take_in_one(space, arrival, &mut touched, now, Carrier::Agency)?,
                Err(aside) => Err(aside),
            };
            if let Err(aside) = taken {
                self.set_aside(space, &aside, now)?;
            }
        }
        // By record id: version 7 ids sort by time, and the word index grows cheaply only at its end
        // (10,000 visits in log order of three devices: 3 times slower).
        for (record, stored) in &touched {
            documents::save(&self.tx, *record, stored)?;
            self.show(*record, stored)?;
        }
        self.advance(space, upto)?;
        self.changed.sync = true;
        Ok(())
    }

    /// Takes in one arrival, without moving the cursor. Whether it fits.
    pub(crate) fn take_in_alone(
        &mut self,
        space: SpaceId,
        arrival: Arrival,
        now: UnixMs,
    ) -> Result<bool, StoreError> {
        let mut touched = BTreeMap::new();
        let fits = self.take_in_one(space, arrival, &mut touched, now, Carrier::Agency)?.is_ok();
        for (record, stored) in &touched {
            documents::save(&self.tx, *record, stored)?;
            self.show(*record, stored)?;
        }
        Ok(fits)
    }

    /// The outer error is the store's; the inner one is a change that proved itself and does not fit
    /// all the same: one such must not keep a device from everything that comes after it.
    pub(crate) fn take_in_one(
        &mut self,
        space: SpaceId,
        arrival: Arrival,
        touched: &mut BTreeMap<RecordId, Stored>,
        now: UnixMs,
        carrier: Carrier,
    ) -> Result<Result<(), Box<SetAside>>, StoreError> {
        let Arrival { seq, envelope, content } = arrival;
        let record = envelope.header().record;
        if let Content::Expunged = content {
            return Ok(Ok(()));
        }
        if let Content::Custody = content {
            return self.keep_custody(seq, &envelope, now).map(Ok);
        }
        if let Content::Dropped(dropped) = content {
            return self.keep_dropped(seq, &envelope, dropped).map(Ok);
        }
        let known = match touched.remove(&record) {
            Some(stored) => Some(stored),
            None => documents::load(&self.tx, record)?,
        };
        let aside = |why: Unfit| Ok(Err(Box::new(SetAside { seq, raw: envelope.raw().to_vec(), why })));
        if known.as_ref().is_some_and(|stored| stored.space != space) {
            touched.extend(known.map(|stored| (record, stored)));
            return aside("its record belongs to another space".into());
        }
        let fitted = match (content, known) {
            (Content::Change { change, signature, begun }, None) => begin(space, change, signature, begun),
            (Content::Change { change, signature, .. }, Some(stored)) => {
                merge(stored, &change, signature, record, touched)?
            }
            (Content::Snapshot(compacted), known) => absorb(space, *compacted, known)?,
            (Content::Dropped(_) | Content::Custody | Content::Expunged, _) => return Ok(Ok(())),
        };
        match fitted {
            Ok(mut stored) => {
                if carrier == Carrier::Agency {
                    stored.reaches(seq);
                }
                touched.insert(record, stored);
                Ok(Ok(()))
            }
            Err(why) => aside(why),
        }
    }

    fn set_aside(&mut self, space: SpaceId, aside: &SetAside, now: UnixMs) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO set_aside (space, seq, record, arrived, why, envelope)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                space.as_bytes(),
                number(aside.seq),
                aside.record(),
                now.0,
                aside.why,
                aside.raw,
            ])?;
        Ok(())
    }
}

pub(crate) fn proof_of(change: &ChangeOf, signature: Signature) -> Proof {
    Proof {
        chain: change.chain.clone(),
        place: change.place,
        device: change.actor.device,
        hash: change.hash,
        signature,
    }
}

/// The first change of a record to arrive.
pub(crate) fn begin(
    space: SpaceId,
    change: ChangeOf,
    signature: Signature,
    begun: Option<Shown>,
) -> Result<Stored, Unfit> {
    let mut proofs = Proofs::default();
    proofs.put(proof_of(&change, signature));
    let changed = change.at;
    let (document, shown, bytes, tail) = match begun {
        Some(shown) => (None, Some(shown), change.bytes, 1),
        // It builds on changes that have not arrived: it waits for them in the document.
        None => {
            let mut document = Document::empty();
            document.merge(&change).map_err(|error| error.to_string())?;
            let bytes = document.bytes();
            (Some(document), None, bytes, 0)
        }
    };
    Ok(Stored { document, shown, changed, space, bytes, tail, proofs, seq: None, waiting: 0 })
}

/// A further change of a record that is here; what does not fit leaves the record as it was.
fn merge(
    mut stored: Stored,
    change: &ChangeOf,
    signature: Signature,
    record: RecordId,
    touched: &mut BTreeMap<RecordId, Stored>,
) -> Result<Result<Stored, Unfit>, StoreError> {
    match stored.document()?.merge(change) {
        Ok(false) => {}
        Ok(true) => {
            stored.append(change);
            stored.proofs.put(proof_of(change, signature));
        }
        Err(error) => {
            touched.insert(record, stored);
            return Ok(Err(error.to_string()));
        }
    }
    Ok(Ok(stored))
}

/// A whole record, compacted.
fn absorb(
    space: SpaceId,
    Compacted { document, proofs }: Compacted,
    known: Option<Stored>,
) -> Result<Result<Stored, Unfit>, StoreError> {
    let latest = document.latest();
    let mut stored = match known {
        None => {
            let bytes = document.bytes();
            Stored {
                document: Some(document),
                shown: None,
                changed: latest,
                space,
                bytes,
                tail: 0,
                proofs: Proofs::default(),
                seq: None,
                waiting: 0,
            }
        }
        Some(mut stored) => {
            if let Err(error) = stored.document()?.absorb(&document) {
                return Ok(Err(error.to_string()));
            }
            stored.saved_anew(latest)?;
            stored
        }
    };
    proofs.into_iter().for_each(|proof| stored.proofs.put(proof));
    Ok(Ok(stored))
}
