//! The forms of an event as they are printed: numbered blocks on numbered pages, and the same as a table.
//!
//! Every text of a form stands here, for a form is a document and not a screen.

use std::collections::BTreeMap;

use model::{CheckInLocation, Section};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormName {
    /// ICS 211, Incident Check-In List.
    #[serde(rename = "ics_211")]
    #[ts(rename = "ics_211")]
    Ics211,
    /// ICS 214, Activity Log.
    #[serde(rename = "ics_214")]
    #[ts(rename = "ics_214")]
    Ics214,
    /// ICS 204, Assignment List.
    #[serde(rename = "ics_204")]
    #[ts(rename = "ics_204")]
    Ics204,
    /// ICS 205A, Communications List.
    #[serde(rename = "ics_205a")]
    #[ts(rename = "ics_205a")]
    Ics205a,
    /// ICS 203, Organization Assignment List.
    #[serde(rename = "ics_203")]
    #[ts(rename = "ics_203")]
    Ics203,
    /// CERT Form 2, Personnel Resources Check-In.
    #[serde(rename = "cert_2")]
    #[ts(rename = "cert_2")]
    Cert2,
    /// Hours of donated labor, for FEMA.
    #[serde(rename = "fema_hours")]
    #[ts(rename = "fema_hours")]
    FemaHours,
}

/// A form, filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Printed {
    /// “ICS 211”.
    pub code: String,
    /// “Incident Check-In List”.
    pub title: String,
    /// What stands above it on every page: who may not have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
    /// On its side.
    pub landscape: bool,
    /// The pages, of Letter paper.
    pub pages: Vec<PrintedPage>,
    /// The same as a table that spreadsheets open, block by block.
    pub csv: String,
    /// What the table is called.
    pub file: String,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedPage {
    /// Which, from 1 on.
    pub number: u32,
    /// Of how many.
    pub of: u32,
    /// Its blocks, in order.
    pub blocks: Vec<PrintedBlock>,
}

/// A block of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedBlock {
    /// Its number on the form; empty where the form has none.
    pub number: String,
    /// What it is called.
    pub label: String,
    /// What stands in it.
    pub content: Content,
    /// It began on the page before.
    pub continued: bool,
}

/// What stands in a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Content {
    /// Lines of text.
    Lines {
        /// The lines.
        lines: Vec<String>,
    },
    /// Named values; an empty one is written in by hand.
    Values {
        /// Name and value.
        values: Vec<(String, String)>,
    },
    /// Boxes to tick.
    Choices {
        /// The boxes.
        choices: Vec<Choice>,
    },
    /// A table.
    Table {
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, a text for each column.
        rows: Vec<Vec<String>>,
        /// So many empty rows below, to write in by hand.
        blank: u32,
    },
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    /// What it says.
    pub label: String,
    /// It is ticked.
    pub ticked: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Column {
    /// The block that it is on the form; empty where the columns have no numbers.
    pub number: String,
    /// What it is called.
    pub label: String,
    /// How many letters wide, against the others.
    pub width: u32,
}

/// An event as incident command sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IncidentView {
    /// What is written down.
    pub record: model::Incident,
    /// Every position of the organization, with who holds it.
    pub positions: Vec<Position>,
}

/// A position of the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Position {
    /// Its word.
    pub word: String,
    /// What the form calls it.
    pub label: String,
    /// Its section.
    pub section: Section,
    /// Who holds it; two names when two leads wrote two at once.
    pub name: String,
}

/// What changed of an incident; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct IncidentForm {
    /// The incident number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The state that the people are from, as two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Where people check in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<CheckInLocation>,
    /// The branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The division.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// The group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The staging area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staging_area: Option<String>,
    /// Who holds these positions, by word; an empty name takes one back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "{ [word in string]: string }")]
    pub positions: Option<BTreeMap<String, String>>,
    /// Special instructions; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    /// Radio channels, all of them, `NAME: CHANNEL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<String>>,
    /// A roll-call is due after so many minutes; 0 is as usual again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll_call_every: Option<u16>,
}
