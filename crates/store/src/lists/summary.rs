//! The visits of a period as numbers, for summary data.

use ids::UnixMs;

use super::Reader;
use super::visits::lowest;
use crate::StoreError;

/// What summary data are made of: one visit that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// District code.
    pub district: Option<String>,
    /// Word of its kind.
    pub kind: String,
    /// When it began.
    pub started: UnixMs,
    /// Words of the pack.
    pub topics: Vec<String>,
    /// People reached, where it was written down.
    pub people: u32,
}

impl Reader<'_> {
    /// Hands each visit that stands, from a moment until before another, to `count`. Rows only, no
    /// documents: the cost is that of the period, whatever lies before it.
    pub fn each_visit(
        &self,
        from: UnixMs,
        before: UnixMs,
        mut count: impl FnMut(Counted),
    ) -> Result<(), StoreError> {
        let mut query = self.connection().prepare_cached(
            "SELECT district, kind, started, topics, people FROM visit WHERE n >= ?1 AND n < ?2 AND state = 'logged'",
        )?;
        let mut rows = query.query((lowest(from), lowest(before)))?;
        while let Some(row) = rows.next()? {
            let topics = row.get_ref(3)?;
            count(Counted {
                district: row.get(0)?,
                kind: row.get(1)?,
                started: UnixMs(row.get(2)?),
                topics: serde_json::from_str(topics.as_str().unwrap_or_default()).unwrap_or_default(),
                people: row.get::<_, Option<u32>>(4)?.unwrap_or(0),
            });
        }
        Ok(())
    }
}
