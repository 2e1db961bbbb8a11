//! How many cases each year: what the department publishes, without anybody's name.

use chrono::Datelike;
use ids::UnixMs;
use model::CaseReview;
use model::reviews::yearly;

use super::CASE;
use crate::door::{ReviewYear, ReviewYears};
use crate::{Engine, Refusal};

/// Fewer people than this could be told by those who know them.
const FEWER_THAN: u32 = 10;

impl Engine {
    pub(super) fn review_years(&self) -> Result<ReviewYears, Refusal> {
        self.reads_cases()?;
        let directory = self.directory()?;
        let all = self.store.read(|reader| reader.all_entries::<CaseReview>(CASE).map_err(Refusal::from))?;
        let year = |case: &CaseReview| directory.day(UnixMs(case.recorded.timestamp_millis())).year();
        let counted = yearly(all.iter().map(|(_, case)| (year(case), case.outcome.clone())), FEWER_THAN);
        let alone = counted.outcomes.len() < 2;
        let rows = counted.years.iter().zip(&counted.shown.rows).map(|(year, cells)| {
            let cells: Vec<_> = cells.iter().map(|cell| cell.map(|count| count.visits)).collect();
            // A table of one column has no totals of rows: each is its own.
            let (cells, total) = match cells.split_last() {
                Some((total, cells)) if !alone => (cells.to_vec(), *total),
                _ => (cells.clone(), cells.first().copied().flatten()),
            };
            ReviewYear { year: *year, cells, total }
        });
        Ok(ReviewYears { fewer_than: FEWER_THAN, rows: rows.rev().collect(), outcomes: counted.outcomes })
    }
}
