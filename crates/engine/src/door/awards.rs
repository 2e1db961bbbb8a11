//! What becomes of an Explorer's hours: a letter for their school, an award.

use chrono::NaiveDate;
use model::AwardLevel;
use model::youth::{HoursColumn, Ledger};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An Explorer's approved hours over a time, to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Letter {
    /// The agency that says so.
    pub agency: String,
    /// Whose hours.
    pub name: String,
    /// When they joined.
    #[ts(type = "string")]
    pub joined: NaiveDate,
    /// The first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// Each evening, in its order.
    pub lines: Vec<LetterLine>,
    /// Their hours, column by column.
    pub hours: Ledger,
    /// Hours in this time that nobody has approved, or of which an end is missing: not in it.
    pub left_out: u32,
    /// Who writes it.
    pub by: String,
    /// Today.
    #[ts(type = "string")]
    pub day: NaiveDate,
}

/// One evening in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterLine {
    /// When.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// What it was.
    pub what: String,
    /// In which column it stands.
    pub column: HoursColumn,
    /// How long.
    pub seconds: i64,
}

/// The table of awards, with a proposal to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AwardsView {
    /// The table.
    pub awards: model::Awards,
    /// The levels of the President's Volunteer Service Award, paused since May 2025.
    pub proposal: Vec<AwardLevel>,
}
