//! Reads what connections need: pages of a log, heads, statements, acknowledgements.

use ids::{Cursor, DeviceId, SpaceId};
use protocol::{BATCH_BYTES, MAX_ENVELOPES_PER_BATCH};
use rusqlite::{Connection, OptionalExtension, params};
use seal::public::{Ack, Envelope, Signature, Signed, Statement};

use super::{Failure, Store};

/// A page of a log: everything after a cursor up to `upto`. Numbers that are missing are gone for good,
/// so a page may be empty and still move on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it begins, exclusive: the cursor that was asked for.
    pub after: Cursor,
    /// Where it ends, inclusive; the cursor that was asked for when there is nothing after it.
    pub upto: Cursor,
    /// What is in it.
    pub entries: Vec<(Cursor, Envelope)>,
}

impl Store {
    /// The log after a cursor, about [`BATCH_BYTES`] of it.
    pub async fn page(&self, space: SpaceId, after: Cursor) -> Result<Page, Failure> {
        self.readers.read(move |connection| page(connection, space, after)).await
    }

    /// The last number of each of these logs.
    pub async fn heads(&self, spaces: Vec<SpaceId>) -> Result<Vec<(SpaceId, Cursor)>, Failure> {
        self.readers
            .read(move |connection| {
                spaces.into_iter().map(|space| Ok((space, head(connection, space)?))).collect()
            })
            .await
    }

    /// The statements of an agency after this number.
    pub async fn statements(&self, agency: ids::AgencyId, after: u64) -> Result<Vec<Statement>, Failure> {
        self.readers
            .read(move |connection| {
                connection
                    .prepare_cached(
                        "SELECT raw, signature FROM statement WHERE agency = ?1 AND seq > ?2 ORDER BY seq",
                    )?
                    .query_map(params![agency.as_bytes(), after.cast_signed()], |row| {
                        Ok(Statement { raw: row.get(0)?, signature: Signature(row.get(1)?) })
                    })?
                    .collect()
            })
            .await
    }

    /// How far everybody else has these logs, in their own words.
    pub async fn acks(&self, spaces: Vec<SpaceId>, except: DeviceId) -> Result<Vec<Signed<Ack>>, Failure> {
        self.readers
            .read(move |connection| {
                let mut query = connection
                    .prepare_cached("SELECT raw, signature FROM cursor WHERE space = ?1 AND device <> ?2")?;
                let mut acks = Vec::new();
                for space in spaces {
                    let rows = query.query_map(params![space.as_bytes(), except.as_bytes()], |row| {
                        Ok(Signed::of(row.get(0)?, Signature(row.get(1)?)))
                    })?;
                    for ack in rows {
                        acks.push(ack?);
                    }
                }
                Ok(acks)
            })
            .await
    }
}

fn page(connection: &Connection, space: SpaceId, after: Cursor) -> rusqlite::Result<Page> {
    // The head first: what is committed meanwhile is then among the rows, never jumped over.
    let head = head(connection, space)?;
    let mut query = connection.prepare_cached(
        "SELECT seq, envelope FROM log WHERE space = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let most = i64::try_from(MAX_ENVELOPES_PER_BATCH).unwrap_or(i64::MAX);
    let mut rows = query.query(params![space.as_bytes(), after.0.cast_signed(), most])?;
    let mut page = Page { after, upto: after, entries: Vec::new() };
    let mut bytes = 0;
    while bytes < BATCH_BYTES && page.entries.len() < MAX_ENVELOPES_PER_BATCH {
        let Some(row) = rows.next()? else {
            // Nothing more: what was numbered after the last row is gone.
            page.upto = page.upto.max(head);
            break;
        };
        let raw: Vec<u8> = row.get(1)?;
        bytes += raw.len();
        page.upto = Cursor(row.get::<_, i64>(0)?.cast_unsigned());
        let envelope = Envelope::parse(raw).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Blob, error.into())
        })?;
        page.entries.push((page.upto, envelope));
    }
    Ok(page)
}

fn head(connection: &Connection, space: SpaceId) -> rusqlite::Result<Cursor> {
    let seq: Option<i64> = connection
        .prepare_cached("SELECT seq FROM head WHERE space = ?1")?
        .query_row([space.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(Cursor(seq.unwrap_or(0).cast_unsigned()))
}
