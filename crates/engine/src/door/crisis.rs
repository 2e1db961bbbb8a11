//! What a provider told for one crisis (Minn. Stat. 144.294): recorded, used once, and the patient told of it.

use chrono::{DateTime, Utc};
use ids::RecordId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of crisis requests: `{"do": "crisis", "ask": "all"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Crisis {
    /// Those that this person may read, what is left to do first.
    All,
    /// One, without what was told. That it was looked at is written down.
    One {
        /// Which.
        request: RecordId,
    },
    /// Writes down that a provider was asked, and told.
    Record {
        /// What the law wants to be recorded.
        form: CrisisForm,
    },
    /// Uses what was told. Once: it is shown in the answer, and never again.
    Use {
        /// Which.
        request: RecordId,
        /// What for.
        what: String,
    },
    /// The patient was told, or why not.
    Patient {
        /// Of which.
        request: RecordId,
        /// How they were told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        informed: Option<String>,
        /// Why they were not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        not_informed: Option<String>,
    },
}

/// What the law wants to be recorded. Who asks is who writes it down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct CrisisForm {
    /// The crisis that the department went to, by its CAD or case number.
    pub case_number: String,
    /// Who is in it.
    pub patient: String,
    /// Who told.
    pub provider: String,
    /// Why it was necessary: whose health or safety.
    pub necessity: String,
    /// What was told, when it has to be kept until it is used; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// When it was asked; now unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub asked: Option<DateTime<Utc>>,
}

/// A crisis request in the list: nothing about the patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CrisisRow {
    /// Which.
    pub request: RecordId,
    /// The crisis, by its number.
    pub case_number: String,
    /// Who asked.
    pub requestor: String,
    /// When.
    #[ts(type = "string")]
    pub asked: DateTime<Utc>,
    /// It was used.
    pub used: bool,
    /// It was used on two devices at once: somebody has to look into it.
    pub used_twice: bool,
    /// The patient is still to be told, or a reason to be given.
    pub patient_to_be_told: bool,
    /// Only on this device: its space opens as soon as the relay is there.
    pub waits: bool,
}

/// One crisis request, without what was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CrisisView {
    /// As in the list.
    pub row: CrisisRow,
    /// Who is in the crisis.
    pub patient: String,
    /// Who told.
    pub provider: String,
    /// Why it was necessary.
    pub necessity: String,
    /// Something is kept that was told.
    pub has_told: bool,
    /// The uses.
    pub uses: Vec<CrisisUse>,
    /// When the patient was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub informed: Option<DateTime<Utc>>,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed_how: Option<String>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_informed: Option<String>,
    /// Whether this person may use it now.
    pub may_use: bool,
    /// Whether this person says that the patient was told.
    pub may_tell: bool,
}

/// A use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CrisisUse {
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// What for.
    pub what: String,
}

/// What was told, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CrisisTold {
    /// What was told.
    pub told: Vec<String>,
    /// The record as it is now.
    pub view: CrisisView,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct CrisisAnswers {
    /// The list.
    pub all: Vec<CrisisRow>,
    /// The record.
    pub one: CrisisView,
    /// The record's id.
    pub record: RecordId,
    /// What was told.
    pub r#use: CrisisTold,
    /// The record as it is now.
    pub patient: CrisisView,
}
