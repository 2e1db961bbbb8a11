//! Summary data: tables of counts with small cells suppressed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What visits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The district.
    District,
    /// The kind of place.
    Kind,
    /// What it was about; a visit about two things counts twice.
    Topic,
    /// The month, in the city's zone.
    Month,
}

/// What is counted, by what, and over which days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct SummaryQuery {
    /// A row for each of these.
    pub rows: Dimension,
    /// A column for each of these; one column unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Dimension>,
    /// First day; that of the year unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub from: Option<NaiveDate>,
    /// Last day; today unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub until: Option<NaiveDate>,
    /// Cells with fewer visits or people are suppressed; 10 unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fewer_than: Option<u32>,
}

/// What a cell counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SummaryCounts {
    /// Visits: each once.
    Visits,
    /// Mentions: a visit about two topics counts twice, in totals too.
    Mentions,
}

/// Summary data from which nobody can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SummaryTable {
    /// First day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Last day.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// Cells with fewer visits or people are suppressed.
    pub fewer_than: u32,
    /// What a cell counts.
    pub counts: SummaryCounts,
    /// What the columns stand for; a single one without a word when there is one column.
    pub columns: Vec<SummaryLabel>,
    /// The rows.
    pub rows: Vec<SummaryRow>,
    /// The totals of the columns.
    pub totals: SummaryRow,
    /// How many cells are suppressed, those included that would give another away.
    pub suppressed: u32,
    /// The same as a file to save.
    pub csv: String,
}

/// What a row or a column stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SummaryLabel {
    /// The word in records; none for “none of them”.
    pub word: Option<String>,
    /// What people read.
    pub label: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SummaryRow {
    /// What it stands for.
    pub of: SummaryLabel,
    /// A cell for each column.
    pub cells: Vec<SummaryCell>,
    /// The row's total; none in a table of one column.
    pub total: Option<SummaryCell>,
}

/// A cell; both are none when it is suppressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SummaryCell {
    /// Visits that stand.
    pub visits: Option<u32>,
    /// People reached, approximately, where it was written down.
    pub people_reached: Option<u32>,
}
