//! Forms being filled in: kept at each keystroke, surviving a kill.

use ids::{DraftId, UnixMs};
use rusqlite::Connection;

use crate::{StoreError, Tx};

/// A form as it was last kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub draft: DraftId,
    /// Which form.
    pub form: String,
    /// Whatever the form holds, as JSON.
    pub fields: String,
    /// When it was kept.
    pub kept: UnixMs,
}

impl Tx<'_> {
    /// Keeps a form.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT INTO draft (draft, form, fields, kept) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (draft) DO UPDATE SET fields = excluded.fields, kept = excluded.kept",
            )?
            .execute((draft.draft.as_bytes(), &draft.form, &draft.fields, draft.kept.0))?;
        self.changed.drafts = true;
        Ok(())
    }

    /// Throws a form away, if it is there.
    pub fn drop_draft(&mut self, draft: DraftId) -> Result<(), StoreError> {
        let gone =
            self.tx.prepare_cached("DELETE FROM draft WHERE draft = ?1")?.execute([draft.as_bytes()])?;
        self.changed.drafts |= gone > 0;
        Ok(())
    }
}

/// The forms, the latest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Draft>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT draft, form, fields, kept FROM draft ORDER BY kept DESC")?;
    let rows = query.query_map([], |row| {
        Ok(Draft {
            draft: DraftId::from_bytes(row.get(0)?),
            form: row.get(1)?,
            fields: row.get(2)?,
            kept: UnixMs(row.get(3)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
