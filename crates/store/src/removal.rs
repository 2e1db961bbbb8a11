//! What a device may no longer hold is gone from it: a record, a space, everything.
//!
//! Rows are deleted with secure delete on, the word index is merged so that it keeps no word of what
//! was deleted, and `Store::scrub` empties the write-ahead log. Nothing unsent is dropped here except
//! what belongs to an expunged record, and that is counted, to be told.

use ids::{RecordId, SpaceId};
use rusqlite::{Connection, params};

use crate::read_model::Shown;
use crate::salvage::{remove_copy, remove_set_aside};
use crate::store::lock;
use crate::{Changed, Store, StoreError, Tx};

/// What a removal took away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// Records.
    pub records: u32,
    /// Changes among them that nobody else has seen.
    pub unsent: u32,
    /// Forms in which somebody was changing them.
    pub drafts: u32,
}

/// Tables with a row for each record, besides its document and the read model.
const BY_RECORD: &[&str] = &[
    "outbox",
    "sent",
    "set_aside",
    "custody",
    "handed_over",
    "left_word",
    "blob",
    "local_held",
    "local_change",
];

impl Tx<'_> {
    /// Takes one record away, history, unsent changes and index included.
    pub fn remove_record(&mut self, record: RecordId) -> Result<Removed, StoreError> {
        let unsent = self.tx.query_row(
            "SELECT count(*) FROM outbox WHERE record = ?1",
            [record.as_bytes()],
            |row| row.get::<_, u32>(0),
        )?;
        let here = self.tx.execute("DELETE FROM document WHERE record = ?1", [record.as_bytes()])?;
        for table in BY_RECORD {
            self.tx.execute(&format!("DELETE FROM {table} WHERE record = ?1"), [record.as_bytes()])?;
        }
        self.tx.execute("DELETE FROM casework WHERE referral = ?1", [record.as_bytes()])?;
        let kinds = Shown::forget(&self.tx, record)?;
        self.changed.kinds.extend(kinds);
        self.changed.records.insert(record);
        self.changed.sync = true;
        Ok(Removed { records: u32::from(here > 0), unsent, drafts: 0 })
    }

    /// Takes everything of a space away that this device may no longer read. What is unsent stays.
    pub fn remove_space(&mut self, space: SpaceId) -> Result<Removed, StoreError> {
        let mut removed = Removed::default();
        for record in records_of(&self.tx, space)? {
            self.tx.execute("DELETE FROM document WHERE record = ?1", [record.as_bytes()])?;
            let kinds = Shown::forget(&self.tx, record)?;
            self.changed.kinds.extend(kinds);
            removed.records += 1;
        }
        self.tx.execute("DELETE FROM blob WHERE space = ?1 AND state <> 'out'", [space.as_bytes()])?;
        for table in ["set_aside", "cursor", "sent", "left_word", "local_cursor", "local_change"] {
            self.tx.execute(&format!("DELETE FROM {table} WHERE space = ?1"), [space.as_bytes()])?;
        }
        self.changed.sync = true;
        Ok(removed)
    }

    /// What came out of the space of custody, sealed work and forms in plain words: for who may no longer read it.
    pub fn remove_custody(&mut self) -> Result<(), StoreError> {
        for table in ["custody", "left_form"] {
            self.tx.execute(&format!("DELETE FROM {table}"), params![])?;
        }
        self.changed.trust = true;
        Ok(())
    }

    /// The lines of who looked at what, for who may no longer read them.
    pub fn remove_view_lines(&mut self) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM view_line", params![])?;
        self.changed.trust = true;
        Ok(())
    }

    /// Takes everything away that a device without an enrolment has no business with.
    pub fn forget_enrolment(&mut self) -> Result<(), StoreError> {
        self.remove_everything()?;
        // Not with the lease: what a one-way partner did is nowhere else.
        self.tx.execute("DELETE FROM casework", params![])?;
        for table in ["statement", "blob"] {
            self.tx.execute(&format!("DELETE FROM {table}"), params![])?;
        }
        self.forget_identity()
    }

    /// Takes everything away but what waits to be sent and the receipts for what was handed over.
    pub fn remove_everything(&mut self) -> Result<Removed, StoreError> {
        let mut removed = Removed::default();
        for space in spaces_of(&self.tx)? {
            removed.records += self.remove_space(space)?.records;
        }
        for table in [
            "set_aside",
            "cursor",
            "seen",
            "sent",
            "draft",
            "view_line",
            "custody",
            "left_form",
            "left_word",
            "standing",
            "local_cursor",
            "local_held",
            "local_change",
        ] {
            self.tx.execute(&format!("DELETE FROM {table}"), params![])?;
        }
        self.tx.execute("DELETE FROM blob WHERE state <> 'out'", params![])?;
        self.changed.drafts = true;
        self.changed.trust = true;
        Ok(removed)
    }

    /// Merges the word index: until then it keeps the words of what was deleted.
    pub fn merge_words(&mut self) -> Result<(), StoreError> {
        crate::read_model::take_in(&self.tx)?;
        self.tx.execute("INSERT INTO visit_words (visit_words) VALUES ('optimize')", params![])?;
        Ok(())
    }
}

pub(crate) fn spaces_of(connection: &Connection) -> Result<Vec<SpaceId>, StoreError> {
    let mut query = connection.prepare("SELECT DISTINCT space FROM document")?;
    let rows = query.query_map([], |row| row.get(0).map(SpaceId::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn records_of(connection: &Connection, space: SpaceId) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection.prepare("SELECT record FROM document WHERE space = ?1")?;
    let rows = query.query_map([space.as_bytes()], |row| row.get(0).map(RecordId::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// This device belongs to nobody any more, unless something on it is nowhere else: then nothing
    /// changes, and there is no answer. The second copy of the identity goes first: a kill between the two
    /// leaves an enrolled device, which is told again that it is revoked.
    pub fn forget_enrolment(&self) -> Result<Option<Changed>, StoreError> {
        let done = self.transact(|tx| {
            let sql = "SELECT EXISTS (SELECT 1 FROM outbox) OR EXISTS (SELECT 1 FROM draft)
                OR EXISTS (SELECT 1 FROM blob WHERE state = 'out')";
            if tx.tx.query_row(sql, params![], |row| row.get(0))? {
                return Ok(false);
            }
            remove_copy(&self.path)?;
            tx.forget_enrolment()?;
            tx.merge_words().map(|()| true)
        })?;
        if !done.output {
            return Ok(None);
        }
        self.scrub()?;
        Ok(Some(done.changed))
    }

    /// Leaves nothing of what was deleted on the disk: neither in the write-ahead log nor in databases
    /// that were set aside as damaged, which hold the records as they were then.
    pub fn scrub(&self) -> Result<(), StoreError> {
        // Readers at rest hold no snapshot; one in the middle of a query is waited for.
        lock(&self.readers).clear();
        let writer = lock(&self.writer);
        let cut = || writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        if cut()? != 0 {
            return Err(StoreError::Busy);
        }
        // Secure delete overwrites a row where it stood; a page that other rows were moved off may keep a
        // copy. So every page is written anew: a second for 100,000 visits, as rare as a court's order.
        writer.execute_batch("VACUUM")?;
        if cut()? != 0 {
            return Err(StoreError::Busy);
        }
        remove_set_aside(&self.path)
    }
}
