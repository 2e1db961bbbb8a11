//! Attachments' sealed bytes on this device: what is only here, what is on its way, what the relay has.
//!
//! Knows no key and no file: chunks come sealed and go sealed. One that was added here stays until the relay
//! holds all of it; what the relay holds may make room for something else and is fetched again when wanted.

mod coming;

use ids::{BlobId, RecordId, SpaceId, UnixMs};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::lists::Reader;
use crate::{StoreError, Tx};

pub use coming::Came;

/// How far an attachment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobState {
    /// All of it is here, and the relay does not hold all of it.
    OnlyHere,
    /// All of it is here, and the relay holds it.
    Held,
    /// It is being fetched.
    Coming,
    /// It was taken away from its record; the relay is still to delete it.
    Going,
}

impl BlobState {
    const fn word(self) -> &'static str {
        match self {
            Self::OnlyHere => "out",
            Self::Held => "held",
            Self::Coming => "in",
            Self::Going => "drop",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        [Self::OnlyHere, Self::Held, Self::Coming, Self::Going]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or(StoreError::Malformed("attachment"))
    }
}

/// An attachment of which something is here, or is to come or to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobHere {
    /// Its address.
    pub blob: BlobId,
    /// Of which space.
    pub space: SpaceId,
    /// Of which record.
    pub record: RecordId,
    /// How many sealed bytes it has.
    pub length: u64,
    /// How far it is.
    pub state: BlobState,
    /// Chunks that are here, from the first on.
    pub here: u32,
    /// Chunks that the relay durably holds.
    pub there: u32,
    /// Why it does not go on, in the relay's words.
    pub refused: Option<String>,
}

const COLUMNS: &str = "address, space, record, length, state, here, there, refused";

fn read(row: &Row<'_>) -> rusqlite::Result<(BlobHere, String)> {
    let here = BlobHere {
        blob: BlobId(row.get(0)?),
        space: SpaceId::from_bytes(row.get(1)?),
        record: RecordId::from_bytes(row.get(2)?),
        length: row.get::<_, i64>(3)?.cast_unsigned(),
        state: BlobState::OnlyHere,
        here: row.get(5)?,
        there: row.get(6)?,
        refused: row.get(7)?,
    };
    Ok((here, row.get(4)?))
}

fn one(
    connection: &Connection,
    sql: &str,
    with: impl rusqlite::Params,
) -> Result<Option<BlobHere>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM blob {sql}");
    let found = connection.prepare_cached(&sql)?.query_row(with, read).optional()?;
    found.map(|(blob, state)| Ok(BlobHere { state: BlobState::of(&state)?, ..blob })).transpose()
}

impl Reader<'_> {
    /// What this device knows of an attachment.
    pub fn blob(&self, blob: BlobId) -> Result<Option<BlobHere>, StoreError> {
        one(self.connection(), "WHERE address = ?1", [blob.0])
    }

    /// The next to send or to have deleted: of a record of which nothing waits in the outbox, since records
    /// go first, and not refused on this connection.
    pub fn next_blob_out(&self) -> Result<Option<BlobHere>, StoreError> {
        one(
            self.connection(),
            "WHERE state IN ('drop', 'out') AND refused IS NULL
                AND (state = 'drop' OR NOT EXISTS (SELECT 1 FROM outbox o WHERE o.record = blob.record))
             ORDER BY state, used LIMIT 1",
            [],
        )
    }

    /// The next to fetch, the latest asked for first.
    pub fn next_blob_in(&self) -> Result<Option<BlobHere>, StoreError> {
        one(self.connection(), "WHERE state = 'in' AND refused IS NULL ORDER BY used DESC LIMIT 1", [])
    }

    /// A chunk of what is here.
    pub fn blob_chunk(&self, blob: BlobId, n: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let mut query =
            self.connection().prepare_cached("SELECT bytes FROM blob_chunk WHERE address = ?1 AND n = ?2")?;
        Ok(query.query_row(params![blob.0, n], |row| row.get(0)).optional()?)
    }

    /// How many attachments are only here, and how many of those the relay would not take.
    pub fn blobs_only_here(&self) -> Result<(u32, u32), StoreError> {
        let sql = "SELECT count(*), count(refused) FROM blob WHERE state = 'out'";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

impl Tx<'_> {
    /// Keeps an attachment that was added here, for the relay to have. In the transaction of its record.
    pub fn add_blob(
        &mut self,
        (space, record): (SpaceId, RecordId),
        blob: BlobId,
        chunks: &[Vec<u8>],
        now: UnixMs,
    ) -> Result<(), StoreError> {
        let length: usize = chunks.iter().map(Vec::len).sum();
        let here = u32::try_from(chunks.len()).map_err(|_| StoreError::Malformed("attachment"))?;
        self.tx
            .prepare_cached(
                "INSERT INTO blob (address, space, record, length, state, here, there, used)
                 VALUES (?1, ?2, ?3, ?4, 'out', ?5, 0, ?6)",
            )?
            .execute(params![
                blob.0,
                space.as_bytes(),
                record.as_bytes(),
                i64::try_from(length).unwrap_or(i64::MAX),
                here,
                now.0
            ])?;
        let mut insert =
            self.tx.prepare_cached("INSERT INTO blob_chunk (address, n, bytes) VALUES (?1, ?2, ?3)")?;
        for (n, bytes) in (0_u32..).zip(chunks) {
            insert.execute(params![blob.0, n, bytes])?;
        }
        Ok(())
    }

    /// The relay durably holds so many chunks, or all of it.
    pub fn blob_held(&mut self, blob: BlobId, there: u32, whole: bool) -> Result<(), StoreError> {
        let state = if whole { "held" } else { "out" };
        self.change_blob(
            "SET there = ?2, state = ?3, refused = NULL WHERE address = ?1 AND state = 'out'",
            blob,
            params![blob.0, there, state],
        )
    }

    /// The relay would not go on with it, for this reason. Begun anew where `anew` says that what it has is
    /// not right.
    pub fn blob_refused(&mut self, blob: BlobId, say: &str, anew: bool) -> Result<(), StoreError> {
        self.change_blob(
            "SET refused = ?2, there = CASE WHEN ?3 THEN 0 ELSE there END WHERE address = ?1",
            blob,
            params![blob.0, say, anew],
        )
    }

    /// What was refused may be asked for again. Whether there was anything.
    pub fn offer_blobs_again(&mut self) -> Result<bool, StoreError> {
        let again =
            self.tx.prepare_cached("UPDATE blob SET refused = NULL WHERE refused IS NOT NULL")?.execute([])?;
        self.changed.sync |= again > 0;
        Ok(again > 0)
    }

    /// The relay was put back from a backup: it is offered everything again that is here.
    pub fn offer_all_blobs_again(&mut self) -> Result<(), StoreError> {
        let sql = "UPDATE blob SET state = 'out', there = 0, refused = NULL WHERE state = 'held'";
        self.tx.execute(sql, [])?;
        Ok(())
    }

    /// Deletes an attachment here, and has it deleted at the relay.
    pub fn remove_blob(
        &mut self,
        (space, record): (SpaceId, RecordId),
        blob: BlobId,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM blob WHERE address = ?1", [blob.0])?;
        self.tx.execute(
            "INSERT INTO blob (address, space, record, length, state, here, there, used)
             VALUES (?1, ?2, ?3, 0, 'drop', 0, 0, ?4)",
            params![blob.0, space.as_bytes(), record.as_bytes(), now.0],
        )?;
        Ok(())
    }

    /// The relay has deleted it: nothing is left to do.
    pub fn blob_dropped(&mut self, blob: BlobId) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM blob WHERE address = ?1 AND state = 'drop'", [blob.0])?;
        Ok(())
    }

    /// Whoever looks at an attachment keeps it here for longer.
    pub fn used_blob(&mut self, blob: BlobId, now: UnixMs) -> Result<(), StoreError> {
        self.tx.execute("UPDATE blob SET used = ?2 WHERE address = ?1", params![blob.0, now.0])?;
        Ok(())
    }

    /// Deletes here what the relay holds and was not looked at for longest, until no more than `most` bytes of
    /// it are left. How many went.
    pub fn make_room_for_blobs(&mut self, most: u64) -> Result<usize, StoreError> {
        Ok(self.tx.execute(
            "DELETE FROM blob WHERE address IN (
                 SELECT address FROM (
                     SELECT address, sum(length) OVER (ORDER BY used DESC, address) AS with_later FROM blob
                     WHERE state = 'held')
                 WHERE with_later > ?1)",
            [i64::try_from(most).unwrap_or(i64::MAX)],
        )?)
    }

    fn change_blob(
        &mut self,
        sql: &str,
        blob: BlobId,
        with: impl rusqlite::Params,
    ) -> Result<(), StoreError> {
        self.tx.prepare_cached(&format!("UPDATE blob {sql}"))?.execute(with)?;
        if let Some(here) = one(&self.tx, "WHERE address = ?1", [blob.0])? {
            self.changed.records.insert(here.record);
        }
        self.changed.sync = true;
        Ok(())
    }
}

/// An attachment was taken away from its record, here or elsewhere: its bytes go. What this device may have
/// put at the relay, it has deleted there too.
pub(crate) fn taken_away(tx: &Connection, record: RecordId) -> Result<(), StoreError> {
    tx.prepare_cached(
        "DELETE FROM blob_chunk WHERE address IN (SELECT address FROM blob WHERE record = ?1 AND state <> 'drop')",
    )?
    .execute([record.as_bytes()])?;
    tx.prepare_cached("DELETE FROM blob WHERE record = ?1 AND state IN ('held', 'in')")?
        .execute([record.as_bytes()])?;
    tx.prepare_cached(
        "UPDATE blob SET state = 'drop', here = 0, there = 0, refused = NULL WHERE record = ?1 AND state = 'out'",
    )?
    .execute([record.as_bytes()])?;
    Ok(())
}
