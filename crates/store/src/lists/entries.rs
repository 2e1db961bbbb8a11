//! What belongs to a happening, read whole: by what it belongs to, or in order of time.

use ids::{RecordId, UnixMs};
use model::RecordKind;
use rusqlite::{Params, Row};
use serde::de::DeserializeOwned;

use super::Reader;
use crate::StoreError;

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
