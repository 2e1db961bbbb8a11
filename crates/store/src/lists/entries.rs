//! What belongs to a happening, read whole: by what it belongs to, or in order of time.

use document::JsonMap;
use ids::{RecordId, UnixMs};
use model::RecordKind;
use rusqlite::{Params, Row};
use serde::de::DeserializeOwned;

use super::Reader;
use crate::StoreError;

/// A place in the order of time of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryAt {
    /// The moment it is sorted by, in milliseconds; [`Self::WITHOUT`] for one that has none.
    pub at: i64,
    /// The record.
    pub record: RecordId,
}

impl EntryAt {
    /// Where those stand that have no moment.
    pub const WITHOUT: i64 = i64::MIN;
}

/// Behind every id that is given.
const LAST: RecordId = RecordId::from_bytes([0xff; 16]);

fn line(row: &Row<'_>) -> rusqlite::Result<(EntryAt, JsonMap)> {
    let at = row.get::<_, Option<i64>>(0)?.unwrap_or(EntryAt::WITHOUT);
    let json = serde_json::from_str(row.get_ref(2)?.as_str().unwrap_or_default()).unwrap_or_default();
    Ok((EntryAt { at, record: RecordId::from_bytes(row.get(1)?) }, json))
}

impl Reader<'_> {
    /// The records of a kind that belong to `parent`, in order of time. What a newer version wrote so
    /// that this one cannot read it is left out.
    pub fn entries_of<T: DeserializeOwned>(
        &self,
        parent: RecordId,
        kind: RecordKind,
    ) -> Result<Vec<(RecordId, T)>, StoreError> {
        let sql = "SELECT record, json FROM entry WHERE parent = ?1 AND kind = ?2 ORDER BY at, record";
        self.entries(sql, (parent.as_bytes(), kind.word()))
    }

    /// Every record of a kind, in order of time: of kinds that are few.
    pub fn all_entries<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
    ) -> Result<Vec<(RecordId, T)>, StoreError> {
        self.entries("SELECT record, json FROM entry WHERE kind = ?1 ORDER BY at, record", [kind.word()])
    }

    /// The records of a kind with a moment from `from` to before `until`, in order of time.
    pub fn entries_between<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        from: UnixMs,
        until: UnixMs,
    ) -> Result<Vec<(RecordId, T)>, StoreError> {
        let sql =
            "SELECT record, json FROM entry WHERE kind = ?1 AND at >= ?2 AND at < ?3 ORDER BY at, record";
        self.entries(sql, (kind.word(), from.0, until.0))
    }

    /// The records of a kind as they are, the latest first and those without a moment last: at most `limit`
    /// that come after `after` in that order.
    pub fn entries_before(
        &self,
        kind: RecordKind,
        after: Option<EntryAt>,
        limit: u32,
    ) -> Result<Vec<(EntryAt, JsonMap)>, StoreError> {
        let after = after.unwrap_or(EntryAt { at: i64::MAX, record: LAST });
        let mut found = vec![];
        if after.at != EntryAt::WITHOUT {
            let mut query = self.connection().prepare_cached(
                "SELECT at, record, json FROM entry WHERE kind = ?1 AND at IS NOT NULL AND (at, record) < (?2, ?3)
                 ORDER BY at DESC, record DESC LIMIT ?4",
            )?;
            let with = (kind.word(), after.at, after.record.as_bytes(), limit);
            found.extend(query.query_map(with, line)?.collect::<Result<Vec<_>, _>>()?);
        }
        let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
        if left > 0 {
            let last = if after.at == EntryAt::WITHOUT { after.record } else { LAST };
            let mut query = self.connection().prepare_cached(
                "SELECT at, record, json FROM entry WHERE kind = ?1 AND at IS NULL AND record < ?2
                 ORDER BY record DESC LIMIT ?3",
            )?;
            let with = (kind.word(), last.as_bytes(), left);
            found.extend(query.query_map(with, line)?.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(found)
    }

    fn entries<T: DeserializeOwned>(
        &self,
        sql: &str,
        with: impl Params,
    ) -> Result<Vec<(RecordId, T)>, StoreError> {
        let mut query = self.connection().prepare_cached(sql)?;
        let read = |row: &Row<'_>| -> rusqlite::Result<Option<(RecordId, T)>> {
            let record = RecordId::from_bytes(row.get(0)?);
            let json = row.get_ref(1)?.as_str().unwrap_or_default();
            Ok(serde_json::from_str(json).ok().map(|parsed| (record, parsed)))
        };
        let rows = query.query_map(with, read)?;
        Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
    }
}
