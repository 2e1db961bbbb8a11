//! Who has been where over a period: outcomes for a district, never a count for an officer.

use chrono::{Days, NaiveDate};

use super::days;
use crate::door::{Coverage, CoverageRow};
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn coverage(
        &self,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Result<Coverage, Refusal> {
        days::period(from, until)?;
        let directory = self.directory()?;
        let until = until.unwrap_or_else(|| directory.day(self.now()));
        let from = from.unwrap_or_else(|| until.checked_sub_days(Days::new(29)).unwrap_or(until));
        days::period(Some(from), Some(until))?;
        let (begin, end) = (directory.begin(from), directory.end(until));
        let covered = self.store.read(|reader| reader.coverage(begin, end).map_err(Refusal::from))?;
        let rows = covered.into_iter().map(|((district, kind), covered)| CoverageRow {
            district,
            kind: kind.into(),
            places: covered.places,
            visited: covered.visited,
            visits: covered.visits,
            people_reached: covered.people,
        });
        Ok(Coverage { from, until, rows: rows.collect() })
    }
}
