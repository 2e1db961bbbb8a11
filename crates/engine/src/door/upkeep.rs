//! Keeping the places clean: duplicates, tables in and out, what must not be in public, what is shown nowhere.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::RecordKind;
use model::careful::Personal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExportFile, Here, PlaceRow, PlaceView};

/// What can be asked of the upkeep: `{"do": "upkeep", "ask": "duplicates"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Upkeep {
    /// Places that may have been written down twice, the likeliest first.
    Duplicates {
        /// At most so many; 50 unless told, 500 at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// Says that a place is another one: the other stands for both. Nothing is deleted.
    Merge {
        /// The place that was written down a second time.
        place: RecordId,
        /// The one that stands.
        into: RecordId,
    },
    /// Says that they are two after all.
    Unmerge {
        /// The place that was merged.
        place: RecordId,
    },
    /// Says that two places that look alike are two: they are not asked about again.
    Apart {
        /// The one.
        place: RecordId,
        /// The other.
        from: RecordId,
    },
    /// Reads a table: what it would add and change, row by row; and writes it, when all of it is right.
    Import {
        /// What is in it.
        what: TableOf,
        /// The text of the CSV file.
        table: String,
        /// Write it; otherwise only look.
        #[serde(default)]
        write: bool,
    },
    /// The table as a CSV file, in the columns that can be read in again.
    ExportTable {
        /// Of what.
        what: TableOf,
        /// The first day, of events and visits; 90 days before the last unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        from: Option<NaiveDate>,
        /// The last day; today unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        until: Option<NaiveDate>,
    },
    /// What in these texts of public fields looks like a phone number, a birth date or a person's name.
    /// A question to whoever types; nothing is refused.
    Careful {
        /// The texts, by the name of their field.
        texts: BTreeMap<String, String>,
    },
    /// Takes the address of a participant of Safe at Home out of a place: it is shown nowhere from now on.
    Shield {
        /// The place that has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<RecordId>,
        /// The address, when it is no place yet: so that it is known if somebody writes it down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<String>,
        /// Where that is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        here: Option<Here>,
    },
    /// The addresses that are shown nowhere, and where they stand all the same.
    Shielded,
    /// An address is no longer shielded. What was taken out of the place is not put back.
    EndShield {
        /// Which.
        shielded: RecordId,
        /// How that came.
        because: String,
    },
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableOf {
    /// Places.
    Places,
    /// People of the agency: names and roles.
    People,
    /// Events.
    Events,
    /// CAD numbers of visits.
    CadNumbers,
}

/// Two places that may be one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DuplicatePair {
    /// The one that was written down first.
    pub first: PlaceRow,
    /// The other.
    pub second: PlaceRow,
    /// How alike the names are, in percent.
    pub alike: u8,
    /// How far apart they are, when both points are known.
    pub metres: Option<f64>,
    /// They stand at the same address.
    pub one_address: bool,
}

/// A place that another one stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergedPlace {
    /// Its id.
    pub place: RecordId,
    /// What it was called.
    pub name: String,
    /// Street and number.
    pub address: Option<String>,
    /// What the next visitor should know, a paragraph each.
    pub note: Vec<String>,
    /// When it was merged.
    #[ts(type = "string | null")]
    pub at: Option<DateTime<Utc>>,
    /// Who merged it.
    pub by: Option<String>,
    /// Its fields that somebody changed without knowing of that, with what they are now: to be taken over.
    pub late: BTreeMap<String, serde_json::Value>,
}

/// What a table would do, or has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// Every row, in the order of the file.
    pub rows: Vec<ImportRow>,
    /// So many would be added.
    pub added: u32,
    /// So many would be changed.
    pub changed: u32,
    /// So many are here already, just like that.
    pub known: u32,
    /// So many are wrong. When one is, nothing is written.
    pub wrong: u32,
    /// It was written.
    pub written: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportRow {
    /// Its line in the file.
    pub line: u32,
    /// What becomes of it.
    pub what: RowIs,
    /// What it is about.
    pub title: String,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// What to do about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_next: Option<String>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowIs {
    /// A new record.
    Added,
    /// A change of one.
    Changed,
    /// Here already.
    Known,
    /// It cannot be.
    Wrong,
}

/// Something in a public field that may belong into a not-public note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CarefulRow {
    /// In which of the texts.
    pub field: String,
    /// What it looks like.
    pub what: Personal,
    /// The words, as they were typed.
    pub text: String,
}

/// An address that is shown nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ShieldedRow {
    /// Its record.
    pub record: RecordId,
    /// The place it was taken out of.
    pub place: Option<RecordId>,
    /// What that was called.
    pub name: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// Since when.
    #[ts(type = "string")]
    pub since: DateTime<Utc>,
    /// How it came to an end, when it did.
    pub ended: Option<String>,
    /// What the place was before is still in its history, on every device, until the custodian removes it.
    pub in_history: bool,
    /// Records that show the address all the same.
    pub leaks: Vec<Leak>,
}

/// A record that shows an address that is shielded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Leak {
    /// Which.
    pub record: RecordId,
    /// What it is.
    pub kind: RecordKind,
    /// In which field.
    pub field: String,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct UpkeepAnswers {
    /// The pairs.
    pub duplicates: Vec<DuplicatePair>,
    /// The place that stands for both.
    pub merge: PlaceView,
    /// The place that stands for itself again.
    pub unmerge: PlaceView,
    /// Nothing.
    pub apart: (),
    /// What the table does.
    pub import: Imported,
    /// The file.
    pub export_table: ExportFile,
    /// What was found.
    pub careful: Vec<CarefulRow>,
    /// The record of the address.
    pub shield: RecordId,
    /// The addresses.
    pub shielded: Vec<ShieldedRow>,
    /// Nothing.
    pub end_shield: (),
}
