//! An attachment comes in: offered, chunk after chunk, and checked against its address when all is there.

use ids::{AgencyId, BlobId, DeviceId, RecordId, SpaceId, UnixMs};
use protocol::{RefusalCode, chunks_of, size_of_chunk};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use seal::public::Hashing;

use super::{BlobAt, Blobs, Room, abandoned, sum};
use crate::store::Failure;

/// What a device offers.
#[derive(Debug, Clone, Copy)]
pub struct Offered {
    /// Whose agency.
    pub agency: AgencyId,
    /// Which device.
    pub device: DeviceId,
    /// Of which space.
    pub space: SpaceId,
    /// Of which record.
    pub record: RecordId,
    /// Its address.
    pub blob: BlobId,
    /// How many sealed bytes it has.
    pub length: u64,
}

/// A row of an attachment.
struct Row {
    row: i64,
    length: u64,
    at: BlobAt,
}

impl Blobs {
    /// How much of it is here; where nothing is, room is kept for it. `may` is asked when nobody else can
    /// write, so that what is being expunged does not come back.
    pub(in crate::store) async fn offer(
        &self,
        offered: Offered,
        room: Room,
        now: UnixMs,
        may: impl FnOnce() -> Result<(), RefusalCode> + Send + 'static,
    ) -> Result<Result<BlobAt, RefusalCode>, Failure> {
        self.work(move |connection| {
            if let Err(code) = may() {
                return Ok(Err(code));
            }
            if chunks_of(offered.length).is_none() || offered.length > room.each {
                return Ok(Err(RefusalCode::TooLarge));
            }
            let tx = connection.transaction()?;
            let answer = match found(&tx, offered.space, offered.blob, offered.device)? {
                Some(row) if row.length != offered.length && !row.at.whole => Err(RefusalCode::Differs),
                Some(row) => {
                    tx.prepare_cached("UPDATE blob SET touched = ?2 WHERE blob = ?1")?
                        .execute(params![row.row, now.0])?;
                    Ok(row.at)
                }
                None => make_room(&tx, &offered, room, now)?.map(|()| BlobAt { chunks: 0, whole: false }),
            };
            tx.commit()?;
            Ok(answer)
        })
        .await
    }

    /// The next chunk. One that is here already is passed over: its answer was lost.
    pub(in crate::store) async fn put(
        &self,
        device: DeviceId,
        (space, blob): (SpaceId, BlobId),
        n: u32,
        bytes: Vec<u8>,
    ) -> Result<Result<BlobAt, RefusalCode>, Failure> {
        self.work(move |connection| {
            let tx = connection.transaction()?;
            let Some(row) = found(&tx, space, blob, device)? else {
                return Ok(Err(RefusalCode::NotHeld));
            };
            if row.at.whole || n < row.at.chunks {
                return Ok(Ok(row.at));
            }
            if n > row.at.chunks || size_of_chunk(row.length, n) != Some(bytes.len()) {
                return Ok(Err(RefusalCode::Differs));
            }
            let answer = add(&tx, &row, blob, n, &bytes)?;
            tx.commit()?;
            Ok(answer)
        })
        .await
    }
}

/// The attachment that is whole, whoever put it, or as much as this device has put.
fn found(tx: &Connection, space: SpaceId, blob: BlobId, device: DeviceId) -> rusqlite::Result<Option<Row>> {
    tx.prepare_cached(
        "SELECT blob, length, chunks, whole FROM blob
         WHERE space = ?1 AND address = ?2 AND (whole = 1 OR device = ?3) ORDER BY whole DESC",
    )?
    .query_row(params![space.as_bytes(), blob.0, device.as_bytes()], |row| {
        Ok(Row {
            row: row.get(0)?,
            length: row.get::<_, i64>(1)?.cast_unsigned(),
            at: BlobAt { chunks: row.get(2)?, whole: row.get(3)? },
        })
    })
    .optional()
}

/// Keeps room for what is offered, if there is any.
fn make_room(
    tx: &Transaction<'_>,
    offered: &Offered,
    room: Room,
    now: UnixMs,
) -> rusqlite::Result<Result<(), RefusalCode>> {
    let Offered { agency, device, space, record, blob, length } = *offered;
    if length > room.on_disk {
        return Ok(Err(RefusalCode::StorageFull));
    }
    let fits = || -> rusqlite::Result<bool> {
        let within = |used: u64, most: u64| most == 0 || used.saturating_add(length) <= most;
        Ok(within(sum(tx, agency, Some(space))?, room.of_space)
            && within(sum(tx, agency, None)?, room.of_agency))
    };
    if !fits()? {
        for sql in [
            "DELETE FROM chunk WHERE blob IN (SELECT blob FROM blob WHERE whole = 0 AND touched < ?1)",
            "DELETE FROM blob WHERE whole = 0 AND touched < ?1",
        ] {
            tx.execute(sql, [abandoned(now)])?;
        }
        if !fits()? {
            return Ok(Err(RefusalCode::QuotaFull));
        }
    }
    tx.prepare_cached(
        "INSERT INTO blob (agency, space, record, address, device, length, chunks, whole, touched)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, ?7)",
    )?
    .execute(params![
        agency.as_bytes(),
        space.as_bytes(),
        record.as_bytes(),
        blob.0,
        device.as_bytes(),
        length.cast_signed(),
        now.0
    ])?;
    Ok(Ok(()))
}

/// Adds a chunk. After the last one all bytes make the address, or none of them stays.
fn add(
    tx: &Transaction<'_>,
    row: &Row,
    blob: BlobId,
    n: u32,
    bytes: &[u8],
) -> rusqlite::Result<Result<BlobAt, RefusalCode>> {
    tx.prepare_cached("INSERT INTO chunk (blob, n, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![row.row, n, bytes])?;
    let at = BlobAt { chunks: n + 1, whole: chunks_of(row.length) == Some(n + 1) };
    if at.whole && address_of(tx, row.row)? != blob {
        tx.execute("DELETE FROM chunk WHERE blob = ?1", [row.row])?;
        tx.execute("DELETE FROM blob WHERE blob = ?1", [row.row])?;
        return Ok(Err(RefusalCode::Differs));
    }
    tx.prepare_cached("UPDATE blob SET chunks = ?2, whole = ?3 WHERE blob = ?1")?
        .execute(params![row.row, at.chunks, at.whole])?;
    Ok(Ok(at))
}

/// The address that all chunks make: 20 ms for the largest.
fn address_of(tx: &Connection, row: i64) -> rusqlite::Result<BlobId> {
    let mut hash = Hashing::default();
    let mut chunks = tx.prepare_cached("SELECT bytes FROM chunk WHERE blob = ?1 ORDER BY n")?;
    let mut rows = chunks.query([row])?;
    while let Some(chunk) = rows.next()? {
        hash.take(chunk.get_ref(0)?.as_blob().unwrap_or_default());
    }
    Ok(BlobId(hash.done()))
}
