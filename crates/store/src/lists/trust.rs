//! What those who manage and the custodian look at: custody, views, standings.

use ids::{Cursor, MemberId, RecordId, SpaceId, UnixMs};
use seal::public::DeviceStanding;

use super::Reader;
use crate::{CustodyEntry, HandedOver, LeftForm, SeenLine, StoreError};
use crate::{compaction, custody, dropped, removal, standings};

impl Reader<'_> {
    /// What waits for the custodian, the oldest first.
    pub fn custody(&self) -> Result<Vec<CustodyEntry>, StoreError> {
        custody::entries(self.connection())
    }

    /// Unfinished forms of revoked devices.
    pub fn left_forms(&self) -> Result<Vec<LeftForm>, StoreError> {
        custody::left_forms(self.connection())
    }

    /// What this device handed into custody, by space.
    pub fn handed_over(&self) -> Result<Vec<HandedOver>, StoreError> {
        custody::handed_over(self.connection())
    }

    /// Whether a part of the record went into custody from this device.
    pub fn is_handed_over(&self, record: RecordId) -> Result<bool, StoreError> {
        custody::is_handed_over(self.connection(), record)
    }

    /// Who looked, the latest first: at this record, or this person, or anybody at anything.
    pub fn view_lines(
        &self,
        record: Option<RecordId>,
        member: Option<MemberId>,
        limit: u32,
    ) -> Result<Vec<SeenLine>, StoreError> {
        dropped::lines(self.connection(), record, member, limit)
    }

    /// How other devices stand, the latest word of each.
    pub fn standings(&self) -> Result<Vec<DeviceStanding>, StoreError> {
        standings::all(self.connection())
    }

    /// How many changes and attachments wait to be sent, and how many forms are unfinished.
    pub fn unsent(&self) -> Result<(u32, u32), StoreError> {
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            self.connection().query_row(&sql, [], |row| row.get::<_, u32>(0))
        };
        let (attachments, _) = self.blobs_only_here()?;
        Ok((count("outbox")?.saturating_add(attachments), count("draft")?))
    }

    /// How many envelopes came and did not prove themselves.
    pub fn count_aside(&self) -> Result<u32, StoreError> {
        Ok(self.connection().query_row("SELECT count(*) FROM set_aside", [], |row| row.get(0))?)
    }

    /// How many changes and attachments of a space wait to be sent.
    pub fn unsent_in(&self, space: SpaceId) -> Result<u32, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM outbox WHERE space = ?1)
            + (SELECT count(*) FROM blob WHERE space = ?1 AND state = 'out')";
        Ok(self.connection().query_row(sql, [space.as_bytes()], |row| row.get(0))?)
    }

    /// The space that a record is in, if it is here.
    pub fn space_of(&self, record: RecordId) -> Result<SpaceId, StoreError> {
        let sql = "SELECT space FROM document WHERE record = ?1";
        let mut query = self.connection().prepare_cached(sql)?;
        match query.query_row([record.as_bytes()], |row| row.get(0)) {
            Ok(space) => Ok(SpaceId::from_bytes(space)),
            Err(rusqlite::Error::QueryReturnedNoRows) => Err(StoreError::NotHere),
            Err(error) => Err(error.into()),
        }
    }

    /// The spaces that this device holds records of.
    pub fn spaces_here(&self) -> Result<Vec<SpaceId>, StoreError> {
        removal::spaces_of(self.connection())
    }

    /// Records of a space that are worth compacting: see [`crate::Tx::snapshot`].
    pub fn worth_compacting(
        &self,
        space: SpaceId,
        changes: usize,
        rested_since: UnixMs,
        limit: usize,
    ) -> Result<Vec<RecordId>, StoreError> {
        compaction::worth_compacting(self.connection(), space, changes, rested_since, limit)
    }

    /// How far the log of a record is applied here.
    pub fn reached(&self, record: RecordId) -> Result<Cursor, StoreError> {
        compaction::reached(self.connection(), record)
    }
}
