//! The visits of a period as numbers, for summary data.

use ids::UnixMs;

use super::visits::lowest;
use super::{Reader, Searcher};
use crate::StoreError;
use crate::words::Facet;

/// What is handed over at a visit: words of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed<'a> {
    /// A leaflet, or something else that is left behind.
    Material(&'a str),
    /// A tip.
    Tip(&'a str),
}

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

impl Searcher<'_> {
    /// When, and in which district, something was handed over at a visit that stands.
    pub fn times_given(
        &self,
        what: &Handed<'_>,
        from: UnixMs,
        before: UnixMs,
    ) -> Result<Vec<(UnixMs, Option<String>)>, StoreError> {
        let facet = match what {
            Handed::Material(word) => Facet::Material(word),
            Handed::Tip(word) => Facet::Tip(word),
        };
        let mut query = self.connection().prepare_cached(
            "SELECT v.started, v.district FROM (SELECT rowid AS n FROM visit_words WHERE visit_words MATCH ?1
                 AND rowid >= ?2 AND rowid < ?3) w JOIN visit v ON v.n = w.n WHERE v.state = 'logged'",
        )?;
        let asked = format!("facets : \"{}\"", facet.token());
        let rows = query
            .query_map((asked, lowest(from), lowest(before)), |row| Ok((UnixMs(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
