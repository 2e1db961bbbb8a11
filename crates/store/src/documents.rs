//! Documents at rest: a saved document followed by the changes since.

use document::{ChangeOf, Document};
use ids::{Cursor, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::proofs::Proofs;
use crate::read_model::Shown;

/// So many changes follow the saved document before it is saved anew: appending costs nothing,
/// reading 10 µs a change.
const LONGEST_TAIL: u32 = 16;

/// A document with what the store knows about it.
pub(crate) struct Stored {
    /// Not there for a new record that was read while its envelope was opened: dropping a document
    /// costs as much as writing its row, so that happens there too.
    pub document: Option<Document>,
    pub space: SpaceId,
    pub bytes: Vec<u8>,
    pub tail: u32,
    pub proofs: Proofs,
    /// The highest number of one of its changes in the space's log.
    pub seq: Option<Cursor>,
    /// How many of its changes wait in the outbox.
    pub waiting: u32,
    /// When the latest of its changes was made, by its author's clock.
    pub changed: UnixMs,
    /// What the read model shows of it, where that was made ready while the envelope was opened.
    pub shown: Option<Shown>,
}

impl Stored {
    /// The document, loaded when it was not needed before.
    pub(crate) fn document(&mut self) -> Result<&mut Document, StoreError> {
        let document = match self.document.take() {
            Some(document) => document,
            None => Document::load(&self.bytes)?,
        };
        Ok(self.document.insert(document))
    }

    /// The kind of record it holds, once its first change has arrived.
    fn kind(&self) -> Option<RecordKind> {
        let shown = self.shown.as_ref().map(Shown::kind);
        shown.or_else(|| self.document.as_ref()?.kind().ok())
    }

    /// Adds a change that the document has taken in.
    pub(crate) fn append(&mut self, change: &ChangeOf) {
        self.shown = None;
        self.changed = self.changed.max(change.at);
        self.bytes.extend(&change.bytes);
        self.tail += 1;
        // Changes alone load only with all their ancestors; after a saved document, they may wait.
        if let Some(document) = &self.document
            && (self.tail > LONGEST_TAIL || document.waits())
        {
            self.bytes = document.bytes();
            self.tail = 0;
        }
    }

    /// The document has taken in a whole copy of the record, whose latest change was made then.
    pub(crate) fn saved_anew(&mut self, latest: UnixMs) -> Result<(), StoreError> {
        self.bytes = self.document()?.bytes();
        (self.tail, self.shown, self.changed) = (0, None, self.changed.max(latest));
        Ok(())
    }

    /// A change of it stands in the log at `seq`.
    pub(crate) fn reaches(&mut self, seq: Cursor) {
        self.seq = self.seq.max(Some(seq));
    }
}

pub(crate) fn load(connection: &Connection, record: RecordId) -> Result<Option<Stored>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT space, bytes, tail, proofs, seq, waiting, changed FROM document WHERE record = ?1",
    )?;
    let mut rows = query.query([record.as_bytes()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let bytes: Vec<u8> = row.get(1)?;
    Ok(Some(Stored {
        // The store's own bytes: when they do not load, the file is damaged.
        document: Some(Document::load(&bytes).map_err(|_| StoreError::Damaged)?),
        space: space_id(row.get_ref(0)?.as_blob().unwrap_or_default())?,
        bytes,
        tail: row.get(2)?,
        proofs: Proofs::parse(row.get_ref(3)?.as_blob().unwrap_or_default())?,
        seq: row.get::<_, Option<i64>>(4)?.map(cursor),
        waiting: row.get(5)?,
        changed: UnixMs(row.get(6)?),
        shown: None,
    }))
}

pub(crate) fn save(tx: &Connection, record: RecordId, stored: &Stored) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO document (record, space, kind, bytes, tail, proofs, seq, waiting, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (record) DO UPDATE SET kind = excluded.kind, bytes = excluded.bytes,
            tail = excluded.tail, proofs = excluded.proofs, seq = excluded.seq,
            waiting = excluded.waiting, changed = excluded.changed",
    )?
    .execute(params![
        record.as_bytes(),
        stored.space.as_bytes(),
        stored.kind().map(RecordKind::word),
        stored.bytes,
        stored.tail,
        stored.proofs.to_bytes(),
        stored.seq.map(number),
        stored.waiting,
        stored.changed.0,
    ])?;
    Ok(())
}

/// A change of a record left the outbox: the relay holds it at `seq`, or nobody ever will.
pub(crate) fn left_outbox(tx: &Connection, record: RecordId, seq: Cursor) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE document SET waiting = max(waiting - 1, 0), seq = max(coalesce(seq, 0), ?2) WHERE record = ?1",
    )?
    .execute((record.as_bytes(), number(seq)))?;
    Ok(())
}

/// The bytes of every document, for comparing two stores.
pub(crate) fn heads(connection: &Connection) -> Result<Vec<(RecordId, String)>, StoreError> {
    let mut query = connection.prepare("SELECT record, bytes FROM document ORDER BY record")?;
    let mut rows = query.query([])?;
    let mut all = vec![];
    while let Some(row) = rows.next()? {
        let record = crate::read_model::record_id(row.get_ref(0)?.as_blob().unwrap_or_default())?;
        let document = Document::load(row.get_ref(1)?.as_blob().unwrap_or_default())?;
        all.push((record, document.heads().to_string()));
    }
    Ok(all)
}

/// One number of a record, if the record is here.
pub(crate) fn exists(connection: &Connection, record: RecordId) -> Result<bool, StoreError> {
    let mut query = connection.prepare_cached("SELECT 1 FROM document WHERE record = ?1")?;
    Ok(query.query_row([record.as_bytes()], |_| Ok(())).optional()?.is_some())
}

pub(crate) fn space_id(bytes: &[u8]) -> Result<SpaceId, StoreError> {
    SpaceId::from_slice(bytes).ok_or(StoreError::Malformed("space id"))
}

/// SQLite counts in signed numbers; no log is 2^63 long.
pub(crate) fn number(cursor: Cursor) -> i64 {
    i64::try_from(cursor.0).unwrap_or(i64::MAX)
}

pub(crate) fn cursor(number: i64) -> Cursor {
    Cursor(u64::try_from(number).unwrap_or(0))
}
