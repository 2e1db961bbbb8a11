//! How a one-way partner goes on with a referral: here and nowhere else. No envelope is made of it and no
//! outbox holds it, so nothing of it can be sent, not even sealed (34 USC 12291(b)(2)).

use ids::{RecordId, UnixMs};
use rusqlite::{OptionalExtension, Row};

use crate::lists::Reader;
use crate::{StoreError, Tx};

/// How far a one-way partner is with a referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Casework {
    /// Which referral.
    pub referral: RecordId,
    /// When it was first gone on with here.
    pub began: UnixMs,
    /// The steps, as JSON.
    pub json: String,
}

impl Tx<'_> {
    /// Keeps how far it is; `began` counts only the first time.
    pub fn keep_casework(&mut self, casework: &Casework) -> Result<(), StoreError> {
        let sql = "INSERT INTO casework (referral, began, json) VALUES (?1, ?2, ?3)
                   ON CONFLICT (referral) DO UPDATE SET json = excluded.json";
        let with = (casework.referral.as_bytes(), casework.began.0, &casework.json);
        self.tx.prepare_cached(sql)?.execute(with)?;
        self.changed.records.insert(casework.referral);
        self.changed.kinds.insert(model::RecordKind::Referral);
        Ok(())
    }
}

impl Reader<'_> {
    /// How far a referral is here.
    pub fn casework(&self, referral: RecordId) -> Result<Option<Casework>, StoreError> {
        let sql = "SELECT referral, began, json FROM casework WHERE referral = ?1";
        Ok(self.connection().prepare_cached(sql)?.query_row([referral.as_bytes()], read).optional()?)
    }

    /// Everything that was gone on with here, the oldest first.
    pub fn all_casework(&self) -> Result<Vec<Casework>, StoreError> {
        let sql = "SELECT referral, began, json FROM casework ORDER BY began, referral";
        let mut query = self.connection().prepare_cached(sql)?;
        let rows = query.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Casework> {
    Ok(Casework {
        referral: RecordId::from_bytes(row.get(0)?),
        began: UnixMs(row.get(1)?),
        json: row.get(2)?,
    })
}
