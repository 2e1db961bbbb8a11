//! Visits and places by district and kind over a period, counted from indexes alone.

use std::collections::BTreeMap;

use ids::UnixMs;

use super::Reader;
use crate::StoreError;

/// Visits and places of one kind in one district.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Covered {
    /// Known, open places.
    pub places: u32,
    /// Of these, visited in the period.
    pub visited: u32,
    /// Visits that stand, to places and spots.
    pub visits: u32,
    /// People reached, where it was written down.
    pub people: u32,
}

impl Reader<'_> {
    /// Coverage by district code and word of kind, from a moment until before another.
    pub fn coverage(
        &self,
        from: UnixMs,
        before: UnixMs,
    ) -> Result<BTreeMap<(Option<String>, String), Covered>, StoreError> {
        let mut rows: BTreeMap<(Option<String>, String), Covered> = BTreeMap::new();
        let mut places = self.connection().prepare_cached(
            "SELECT p.district, p.kind, count(*), sum(EXISTS (SELECT 1 FROM visit v WHERE v.place = p.record
                AND v.state = 'logged' AND v.started >= ?1 AND v.started < ?2)
                OR EXISTS (SELECT 1 FROM place q JOIN visit v ON v.place = q.record AND v.state = 'logged'
                    AND v.started >= ?1 AND v.started < ?2 WHERE q.survivor = p.record))
             FROM place p WHERE p.closed = 0 AND p.survivor IS NULL GROUP BY p.district, p.kind",
        )?;
        let mut found = places.query((from.0, before.0))?;
        while let Some(row) = found.next()? {
            let covered = rows.entry((row.get(0)?, row.get(1)?)).or_default();
            (covered.places, covered.visited) = (row.get(2)?, row.get(3)?);
        }
        let mut visits = self.connection().prepare_cached(
            "SELECT count(*), coalesce(sum(people), 0) FROM visit
             WHERE state = 'logged' AND district IS ?1 AND kind = ?2 AND started >= ?3 AND started < ?4",
        )?;
        for pair in self.pairs()? {
            let (count, people) = visits
                .query_row((&pair.0, &pair.1, from.0, before.0), |row| Ok((row.get(0)?, row.get(1)?)))?;
            if count > 0 {
                let covered = rows.entry(pair).or_default();
                (covered.visits, covered.people) = (count, people);
            }
        }
        Ok(rows)
    }

    /// Every district and kind that has visits: a step of the index for each, so that the years
    /// outside a period are never read.
    fn pairs(&self) -> Result<Vec<(Option<String>, String)>, StoreError> {
        let mut district = self
            .connection()
            .prepare_cached("SELECT min(district) FROM visit WHERE state = 'logged' AND district > ?1")?;
        let mut kind = self.connection().prepare_cached(
            "SELECT min(kind) FROM visit WHERE state = 'logged' AND district IS ?1 AND kind > ?2",
        )?;
        let (mut pairs, mut at) = (vec![], None::<String>);
        loop {
            let mut after = String::new();
            while let Some(next) = kind.query_row((&at, &after), |row| row.get::<_, Option<String>>(0))? {
                pairs.push((at.clone(), next.clone()));
                after = next;
            }
            let next: Option<String> = district.query_row([at.unwrap_or_default()], |row| row.get(0))?;
            let Some(next) = next else { return Ok(pairs) };
            at = Some(next);
        }
    }
}
