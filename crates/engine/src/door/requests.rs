//! Requests for records: what was found, the files to hand out, and what was handed out before.

use chrono::{DateTime, Utc};
use ids::RecordId;
use model::disclosure::{Because, WithheldCount};
use model::fields::Class;
use model::{Asked, Audience, Disclosure, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A page of what a request finds: visits, then promises, then not-public notes, then places, then what
/// belongs to events, volunteers and Explorers; each the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestFound {
    /// The records.
    pub rows: Vec<RequestRow>,
    /// Pass it back as `after` for the next page; none on the last.
    pub next: Option<String>,
    /// Spaces whose records are not among them, because this person may not read them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub not_looked_through: Vec<String>,
}

/// A record that a request finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestRow {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: RecordKind,
    /// What people would call it: “Visit: Test Kitchen”.
    pub title: String,
    /// When it happened, or was written down; places have no such moment.
    #[ts(type = "string | null")]
    pub at: Option<DateTime<Utc>>,
    /// Its first words.
    pub text: Option<String>,
    /// District code.
    pub district: Option<String>,
    /// Who made it, or keeps it: names.
    pub officers: Vec<String>,
    /// The visit it belongs to, for promises and notes.
    pub visit: Option<RecordId>,
    /// The strictest class of what is in it.
    pub class: Class,
    /// The law that gives that class.
    pub citation: String,
}

/// What to hand out, to whom, and what for. Who asks is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ExportRequest {
    /// What is asked for.
    pub asked: Asked,
    /// The records that go out; everything that is found unless told. Not-public data go out only
    /// record by record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub chosen: Vec<RecordId>,
    /// Who asks, in a word.
    pub audience: Audience,
    /// What it is for, in a few words without names: the record of the disclosure is public.
    pub purpose: String,
    /// The agency's own number of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The law that lets another agency have not-public data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
}

/// What would be handed out, before it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportPreview {
    /// How many records of each kind.
    pub counts: Vec<KindCount>,
    /// Every field that one of them has.
    pub fields: Vec<FieldPreview>,
}

/// One field of one kind: how often it would go out, and how often not, and by which law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct FieldPreview {
    /// Of which kind of record.
    pub kind: RecordKind,
    /// The field's name.
    pub field: String,
    /// Its class, where this version knows the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// The law that gives the class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// In how many records it goes out.
    pub given: u32,
    /// In how many it is withheld.
    pub withheld: u32,
    /// Why it is withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
}

/// What to hand out. The disclosure is recorded already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Export {
    /// The record of the disclosure.
    pub disclosure: RecordId,
    /// What stands on the cover.
    pub cover: Cover,
    /// The files, the cover first.
    pub files: Vec<ExportFile>,
}

/// A file to save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What is in it.
    pub text: String,
}

/// The cover of what is handed out: what it is, what is missing, and by which law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cover {
    /// The agency.
    pub agency: String,
    /// When it was made.
    #[ts(type = "string")]
    pub made: DateTime<Utc>,
    /// The same, in the city's zone, for people.
    pub made_there: String,
    /// Which custodian made it: a name.
    pub by: String,
    /// Who asked, in a word.
    pub audience: Audience,
    /// What it is for.
    pub purpose: String,
    /// The agency's own number of the request.
    pub reference: Option<String>,
    /// The law that lets the asking agency have not-public data.
    pub authority: Option<String>,
    /// What was asked for.
    pub asked: Asked,
    /// How many records of each kind.
    pub counts: Vec<KindCount>,
    /// Fields that are withheld, and by which law.
    pub withheld: Vec<WithheldCount>,
}

/// How many records of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindCount {
    /// The kind.
    pub kind: RecordKind,
    /// Handed out, with at least one field.
    pub given: u32,
    /// Withheld as a whole.
    pub withheld: u32,
}

/// A disclosure in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisclosureRow {
    /// Its id.
    pub disclosure: RecordId,
    /// The record.
    pub record: Disclosure,
    /// Which custodian: a name.
    pub by: String,
}
