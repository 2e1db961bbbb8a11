//! The truth about sync: how many records stand where, and which.

use ids::{Cursor, RecordId, SpaceId, UnixMs};
use rusqlite::ToSql;

use super::Reader;
use crate::documents::{cursor, number};
use crate::outbox::SENT_TOTAL;
use crate::standing::{Standing, Watermarks};
use crate::{StoreError, meta};

/// How many records stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SyncCounts {
    /// With a change that the relay has not signed for.
    pub on_this_device: u32,
    /// Of these: a local relay on another device holds all that waits.
    pub shared: u32,
    /// Of these: the local relay on this device holds all that waits.
    pub offered: u32,
    /// With changes of others that a local relay brought and the agency's has not.
    pub brought: u32,
    /// Written here, held by the relay, not yet said to be elsewhere.
    pub held: u32,
    /// Written here, on somebody else's device.
    pub seen: u32,
    /// With a change that the relay refused.
    pub refused: u32,
    /// Envelopes that did not prove themselves.
    pub set_aside: u32,
}

/// A record in the sync screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncLine {
    /// The record.
    pub record: RecordId,
    /// Word of its kind, if its first change is here.
    pub kind: Option<String>,
    /// When it last changed.
    pub changed: UnixMs,
}

/// An envelope that did not prove itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideLine {
    /// The record it claims to belong to.
    pub record: RecordId,
    /// When it arrived.
    pub arrived: UnixMs,
    /// Why it was set aside.
    pub why: String,
}

impl Reader<'_> {
    /// How many records stand where.
    pub fn sync_counts(&self, marks: &Watermarks) -> Result<SyncCounts, StoreError> {
        let waiting = self.count("SELECT count(DISTINCT record) FROM outbox WHERE refused IS NULL", &[])?;
        let refused =
            self.count("SELECT count(DISTINCT record) FROM outbox WHERE refused IS NOT NULL", &[])?;
        let shared = self.count(
            "SELECT count(*) FROM (SELECT h.record, count(*) AS held FROM local_held h WHERE h.elsewhere = 1
                GROUP BY h.record) s
             WHERE s.held = (SELECT count(*) FROM outbox o WHERE o.record = s.record)",
            &[],
        )?;
        let offered = self.count(
            "SELECT count(*) FROM (SELECT h.record, count(*) AS held, sum(h.elsewhere) AS elsewhere
                FROM local_held h GROUP BY h.record) s
             WHERE s.elsewhere < s.held AND s.held = (SELECT count(*) FROM outbox o WHERE o.record = s.record)",
            &[],
        )?;
        let brought = self.count("SELECT count(DISTINCT record) FROM local_change", &[])?;
        let set_aside = self.count("SELECT count(*) FROM set_aside", &[])?;
        let total = meta::get_i64(self.connection(), SENT_TOTAL)?.unwrap_or(0);
        let mut held = 0;
        for space in self.spaces_sent()? {
            let mark = marks.get(&space).map_or(0, |mark| number(*mark));
            // The part of the log that others have not applied is short, however long the log is.
            let sql = "SELECT count(*) FROM sent WHERE space = ?1 AND seq > ?2";
            held += self.count(sql, &[space.as_bytes(), &mark])?;
        }
        let seen = u32::try_from(total).unwrap_or(u32::MAX).saturating_sub(held);
        Ok(SyncCounts { on_this_device: waiting, shared, offered, brought, held, seen, refused, set_aside })
    }

    /// Whether anything came by a local relay before then and has not come from the agency's since.
    pub fn has_brought(&self, before: UnixMs) -> Result<bool, StoreError> {
        let mut query =
            self.connection().prepare_cached("SELECT 1 FROM local_change WHERE came < ?1 LIMIT 1")?;
        Ok(query.exists([before.0])?)
    }

    /// The records behind a figure, the latest first.
    pub fn sync_lines(
        &self,
        which: Standing,
        limit: u32,
        marks: &Watermarks,
    ) -> Result<Vec<SyncLine>, StoreError> {
        let outbox = |condition: &str| {
            format!(
                "SELECT d.record, d.kind, d.changed FROM (SELECT record, max(n) AS n FROM outbox
                    WHERE refused {condition} GROUP BY record) o JOIN document d ON d.record = o.record
                 ORDER BY o.n DESC LIMIT ?1"
            )
        };
        match which {
            Standing::OnThisDevice | Standing::Offered => self.sync_lines_of(&outbox("IS NULL"), &[&limit]),
            Standing::Refused => self.sync_lines_of(&outbox("IS NOT NULL"), &[&limit]),
            Standing::Shared => self.sync_lines_of(
                "SELECT d.record, d.kind, d.changed FROM (SELECT DISTINCT record FROM local_change) c
                 JOIN document d ON d.record = c.record ORDER BY d.changed DESC LIMIT ?1",
                &[&limit],
            ),
            Standing::Held => self.sent_lines(">", limit, marks),
            Standing::Seen => self.sent_lines("<=", limit, marks),
        }
    }

    fn sent_lines(&self, than: &str, limit: u32, marks: &Watermarks) -> Result<Vec<SyncLine>, StoreError> {
        let sql = format!(
            "SELECT d.record, d.kind, d.changed FROM sent s JOIN document d ON d.record = s.record
             WHERE s.space = ?1 AND s.seq {than} ?2 ORDER BY s.seq DESC LIMIT ?3"
        );
        let mut lines = vec![];
        for space in self.spaces_sent()? {
            let mark = marks.get(&space).map_or(0, |mark| number(*mark));
            lines.extend(self.sync_lines_of(&sql, &[space.as_bytes(), &mark, &limit])?);
        }
        lines.sort_by_key(|line| std::cmp::Reverse(line.changed));
        lines.truncate(limit as usize);
        Ok(lines)
    }

    /// How much of a log is applied without a gap, of what was taken in up to `upto`: what was set
    /// aside is not on this device in any sense that its author cares for.
    pub fn applied_whole(&self, space: SpaceId, upto: Cursor) -> Result<Cursor, StoreError> {
        let first: Option<i64> = self
            .connection()
            .prepare_cached("SELECT min(seq) FROM set_aside WHERE space = ?1")?
            .query_row([space.as_bytes()], |row| row.get(0))?;
        Ok(first.map_or(upto, |first| upto.min(Cursor(cursor(first).0.saturating_sub(1)))))
    }

    /// What arrived and did not prove itself, the latest first.
    pub fn set_aside(&self, limit: u32) -> Result<Vec<AsideLine>, StoreError> {
        let mut query = self
            .connection()
            .prepare_cached("SELECT record, arrived, why FROM set_aside ORDER BY n DESC LIMIT ?1")?;
        let rows = query.query_map([limit], |row| {
            Ok(AsideLine {
                record: RecordId::from_bytes(row.get(0)?),
                arrived: UnixMs(row.get(1)?),
                why: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The spaces that this device has written to: a step of the index for each.
    fn spaces_sent(&self) -> Result<Vec<SpaceId>, StoreError> {
        let mut next = self.connection().prepare_cached("SELECT min(space) FROM sent WHERE space > ?1")?;
        let mut spaces = vec![];
        let mut after = vec![];
        while let Some(space) = next.query_row([&after], |row| row.get::<_, Option<[u8; 16]>>(0))? {
            spaces.push(SpaceId::from_bytes(space));
            after = space.to_vec();
        }
        Ok(spaces)
    }

    fn count(&self, sql: &str, bound: &[&dyn ToSql]) -> Result<u32, StoreError> {
        Ok(self.connection().prepare_cached(sql)?.query_row(bound, |row| row.get(0))?)
    }

    fn sync_lines_of(&self, sql: &str, bound: &[&dyn ToSql]) -> Result<Vec<SyncLine>, StoreError> {
        let mut query = self.connection().prepare_cached(sql)?;
        let rows = query.query_map(bound, |row| {
            Ok(SyncLine {
                record: RecordId::from_bytes(row.get(0)?),
                kind: row.get(1)?,
                changed: UnixMs(row.get(2)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
