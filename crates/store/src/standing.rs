//! How far a record has come: only here, shared at an event, held by the relay, on somebody else's device.
//!
//! Told from evidence alone: what waits in the outbox, the log's number of its latest change, and
//! how far other people's devices have said, signed, that they have applied the log.

use std::collections::BTreeMap;

use ids::{Cursor, EnvelopeId, RecordId, SpaceId, UnixMs};
use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;
use crate::documents::{cursor, space_id};
use crate::local::{LOCALLY, Locally};

/// How far another person's device has applied each space's log, at most.
pub type Watermarks = BTreeMap<SpaceId, Cursor>;

/// How far a record has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A part of it is only on this device.
    OnThisDevice,
    /// The relay does not hold all of it; what it lacks is at the local relay on this very device.
    Offered,
    /// The relay does not hold all of it; what it lacks is on another device too, by a local relay.
    Shared,
    /// The relay holds all of it.
    Held,
    /// Another person's device has applied all of it.
    Seen,
    /// The relay refused a part of it.
    Refused,
}

/// A record's standing, with the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// In a word.
    pub standing: Standing,
    /// The space it is in.
    pub space: SpaceId,
    /// The number of its latest change in the space's log.
    pub seq: Option<Cursor>,
    /// Changes in the outbox.
    pub waiting: u32,
    /// The latest receipt for a change made on this device.
    pub receipt: Option<(EnvelopeId, Cursor, UnixMs)>,
    /// Why the relay refused.
    pub refused: Option<String>,
}

pub(crate) fn standing(
    waiting: u32,
    refused: bool,
    locally: Locally,
    seq: Option<Cursor>,
    space: SpaceId,
    marks: &Watermarks,
) -> Standing {
    match (refused, waiting, seq) {
        (true, _, _) => Standing::Refused,
        _ if locally == Locally::Shared => Standing::Shared,
        _ if locally == Locally::Offered => Standing::Offered,
        (_, 1.., _) | (_, _, None) => Standing::OnThisDevice,
        (_, 0, Some(seq)) if marks.get(&space).is_some_and(|mark| *mark >= seq) => Standing::Seen,
        _ => Standing::Held,
    }
}

pub(crate) fn evidence(
    connection: &Connection,
    record: RecordId,
    marks: &Watermarks,
) -> Result<Evidence, StoreError> {
    let id = record.as_bytes();
    let (space, seq, waiting, locally) = connection
        .prepare_cached(&format!(
            "SELECT d.space, d.seq, d.waiting, {LOCALLY} FROM document d WHERE d.record = ?1"
        ))?
        .query_row([id], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<i64>>(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?
        .ok_or(StoreError::NotHere)?;
    let space = space_id(&space)?;
    let seq = seq.map(cursor);
    let refused: Option<String> = connection
        .prepare_cached("SELECT refused FROM outbox WHERE record = ?1 AND refused IS NOT NULL LIMIT 1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let receipt = connection
        .prepare_cached(
            "SELECT sent.envelope, sent.seq, receipt.signed FROM sent JOIN receipt ON receipt.n = sent.receipt
             WHERE sent.record = ?1",
        )?
        .query_row([id], |row| {
            Ok((EnvelopeId(row.get(0)?), cursor(row.get(1)?), UnixMs(row.get(2)?)))
        })
        .optional()?;
    let standing = standing(waiting, refused.is_some(), locally, seq, space, marks);
    Ok(Evidence { standing, space, seq, waiting, receipt, refused })
}
