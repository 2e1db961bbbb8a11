//! Envelopes from others: opened, proved, and taken in, or set aside with the reason.
//!
//! Opening is pure and runs on all cores, outside of any transaction: of the 90 µs that a visit costs
//! a new device, 50 are the signature.

use std::collections::BTreeMap;

use document::{ChangeOf, Document};
use ids::{AgencyId, Cursor, RecordId, SpaceId, UnixMs};
use rayon::prelude::*;
use rusqlite::params;
use seal::public::{Envelope, Kind, Right, Roster, Signature, verify_change};
use seal::secret::{SpaceKeys, open_change};

use crate::documents::{self, Stored, number};
use crate::proofs::{Proof, Proofs};
use crate::read_model::Shown;
use crate::{StoreError, Tx};

/// A change that proved itself.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its number in the space's log.
    pub seq: Cursor,
    /// The envelope it came in.
    pub envelope: Envelope,
    /// The change.
    pub change: ChangeOf,
    /// The author's signature over it.
    pub signature: Signature,
    /// What the read model shows of the record that the change makes by itself: loading, reading and
    /// dropping the document is half of what a visit costs besides its signature, done on all cores.
    pub(crate) begun: Option<Shown>,
}

/// An envelope that did not prove itself.
#[derive(Debug, Clone)]
pub struct SetAside {
    /// Its number in the space's log.
    pub seq: Cursor,
    /// What came, envelope or not.
    pub raw: Vec<u8>,
    /// Why, for people.
    pub why: String,
}

impl SetAside {
    /// The record it claims to belong to: where the header has it, zeros when it is shorter.
    fn record(&self) -> [u8; 16] {
        self.raw.get(36..52).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
    }
}

/// Opens and proves envelopes of one space, on all cores. Results keep the order.
pub fn open_envelopes(
    agency: AgencyId,
    space: SpaceId,
    envelopes: Vec<(Cursor, Vec<u8>)>,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Vec<Result<Arrival, Box<SetAside>>> {
    let open = |(seq, raw)| open_envelope(agency, space, seq, raw, roster, keys);
    // Below 16 the threads cost more than they save: a live edit is one envelope.
    if envelopes.len() < 16 {
        return envelopes.into_iter().map(open).collect();
    }
    envelopes.into_par_iter().map(open).collect()
}

/// Opens and proves one envelope.
pub fn open_envelope(
    agency: AgencyId,
    space: SpaceId,
    seq: Cursor,
    raw: Vec<u8>,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Result<Arrival, Box<SetAside>> {
    let aside = |raw, why| Box::new(SetAside { seq, raw, why });
    let envelope = Envelope::parse(raw.clone()).map_err(|error| aside(raw, error.to_string()))?;
    match prove(agency, space, &envelope, roster, keys) {
        Ok((change, signature)) => {
            let document = change.begins.then(|| Document::load(&change.bytes).ok()).flatten();
            let begun = document.and_then(|document| Shown::of(&document, 1));
            Ok(Arrival { seq, envelope, change, signature, begun })
        }
        Err(why) => Err(aside(envelope.into_raw(), why)),
    }
}

fn prove(
    agency: AgencyId,
    space: SpaceId,
    envelope: &Envelope,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Result<(ChangeOf, Signature), String> {
    let header = envelope.header();
    if header.agency != agency || header.space != space {
        return Err("it was sealed for another space".into());
    }
    if header.kind != Kind::Change {
        return Err("it is of a kind that this version does not know; update Porchlight".into());
    }
    let author = roster.device(header.device).ok_or("its author is not on the roster")?;
    // The carrier does not matter: what a relay should have refused is refused here too.
    if !roster.may(header.device, space, Right::Write) {
        return Err("its author may not write in this space".into());
    }
    let key = keys.get(space, header.epoch).ok_or("this device has no key for it")?;
    let opened = open_change(envelope, key, &author.public).map_err(|error| error.to_string())?;
    let change = ChangeOf::parse(opened.change).map_err(|error| error.to_string())?;
    if change.actor.device != header.device {
        return Err("it claims to be another device's change".into());
    }
    verify_change(&author.public, agency, space, header.record, &change.hash, &opened.signature)
        .map_err(|_| "its signature is not its author's")?;
    Ok((change, opened.signature))
}

impl Tx<'_> {
    /// Takes in what came of a space's log up to `upto`, and moves the cursor, together.
    pub fn take_in(
        &mut self,
        space: SpaceId,
        upto: Cursor,
        arrived: Vec<Result<Arrival, Box<SetAside>>>,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        let mut touched: BTreeMap<RecordId, Stored> = BTreeMap::new();
        for result in arrived {
            let taken = match result {
                Ok(arrival) => self.take_in_one(space, arrival, &mut touched)?,
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
    pub(crate) fn take_in_alone(&mut self, space: SpaceId, arrival: Arrival) -> Result<bool, StoreError> {
        let mut touched = BTreeMap::new();
        let fits = self.take_in_one(space, arrival, &mut touched)?.is_ok();
        for (record, stored) in &touched {
            documents::save(&self.tx, *record, stored)?;
            self.show(*record, stored)?;
        }
        Ok(fits)
    }

    /// The outer error is the store's; the inner one is a change that proved itself and does not fit
    /// all the same: one such must not keep a device from everything that comes after it.
    fn take_in_one(
        &mut self,
        space: SpaceId,
        arrival: Arrival,
        touched: &mut BTreeMap<RecordId, Stored>,
    ) -> Result<Result<(), Box<SetAside>>, StoreError> {
        let Arrival { seq, envelope, change, signature, begun } = arrival;
        let record = envelope.header().record;
        let stored = match touched.remove(&record) {
            Some(stored) => Some(stored),
            None => documents::load(&self.tx, record)?,
        };
        let aside =
            |why: &str| Ok(Err(Box::new(SetAside { seq, raw: envelope.into_raw(), why: why.into() })));
        let proof = Proof {
            chain: change.chain.clone(),
            place: change.place,
            device: change.actor.device,
            hash: change.hash,
            signature,
        };
        let mut stored = match stored {
            Some(stored) if stored.space != space => {
                touched.insert(record, stored);
                return aside("its record belongs to another space");
            }
            Some(mut stored) => {
                match stored.document()?.merge(&change) {
                    Ok(false) => {}
                    Ok(true) => {
                        stored.append(&change);
                        stored.proofs.put(proof);
                    }
                    Err(error) => {
                        touched.insert(record, stored);
                        return aside(&error.to_string());
                    }
                }
                stored
            }
            None => {
                let mut proofs = Proofs::default();
                proofs.put(proof);
                let begun = match begun {
                    Some(shown) => Ok((None, Some(shown), change.bytes, 1)),
                    // It builds on changes that have not arrived: it waits for them in the document.
                    None => {
                        let mut document = Document::empty();
                        document.merge(&change).map(|_| {
                            let bytes = document.bytes();
                            (Some(document), None, bytes, 0)
                        })
                    }
                };
                match begun {
                    Ok((document, shown, bytes, tail)) => Stored {
                        document,
                        shown,
                        changed: change.at,
                        space,
                        bytes,
                        tail,
                        proofs,
                        seq: None,
                        waiting: 0,
                    },
                    Err(error) => return aside(&error.to_string()),
                }
            }
        };
        stored.reaches(seq);
        touched.insert(record, stored);
        Ok(Ok(()))
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
