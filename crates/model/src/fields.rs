//! Every field of every record, once: how it merges, who may see it and by which law, how long it is kept.
//!
//! Documents, exports, screens and redaction all read this table; nothing states a class twice.
//! The citations come from public sources and are *configuration for a city attorney to confirm*.

use serde::Serialize;

use crate::RecordKind;

mod table;

pub use table::FIELDS;

/// How a field behaves when two people change it at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Merge {
    /// One text; two at once are a conflict that people settle.
    Text,
    /// One whole number; two at once are a conflict that people settle.
    Number,
    /// One decimal number.
    Decimal,
    /// Yes or no.
    Flag,
    /// One moment.
    Time,
    /// One id.
    Id,
    /// A set of words: what either adds is in it.
    Set,
    /// Counts by word: what either counts is added up.
    Tally,
    /// A list of paragraphs: both keep theirs, two rewriting one settle it.
    Paragraphs,
    /// A value of several parts that only makes sense as one, as JSON.
    Whole,
}

/// Who may see a field (Minn. Stat. 13.02).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Anybody.
    Public,
    /// The person it is about and those whose work requires it.
    Private,
    /// Those whose work requires it, not the person it is about.
    Confidential,
    /// Not about a person; not public, but its subject may see it.
    Nonpublic,
    /// Not about a person; not public, and its subject may not see it.
    ProtectedNonpublic,
}

impl Class {
    /// The class as it stands on paper.
    pub const fn on_paper(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Confidential => "confidential",
            Self::Nonpublic => "nonpublic",
            Self::ProtectedNonpublic => "protected nonpublic",
        }
    }
}

/// A retention class: the pack says how long each is kept. No years are invented here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// What the agency is made of: members, districts, places.
    Directory,
    /// Records of patrol and engagement.
    Engagement,
    /// Not-public notes.
    Notes,
    /// What was handed out on request.
    Requests,
    /// Volunteers: their registration, where they worked and how long.
    Volunteers,
    /// Explorers: young people, their training, their hours.
    Explorers,
    /// Referrals: what a person needed, and what became of it.
    Referrals,
    /// The social worker's cases, and what officers asked.
    CaseReviews,
    /// What providers told for one crisis.
    CrisisRequests,
    /// Children's records.
    Juvenile,
    /// Call-outs of chaplains.
    Chaplaincy,
}

impl Retention {
    /// The word for the class in packs and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::Engagement => "engagement",
            Self::Notes => "notes",
            Self::Requests => "requests",
            Self::Volunteers => "volunteers",
            Self::Explorers => "explorers",
            Self::Referrals => "referrals",
            Self::CaseReviews => "case_reviews",
            Self::CrisisRequests => "crisis_requests",
            Self::Juvenile => "juvenile",
            Self::Chaplaincy => "chaplaincy",
        }
    }
}

/// One field of one kind of record.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Field {
    /// The kind of record.
    pub kind: RecordKind,
    /// The field's name in documents and JSON.
    pub name: &'static str,
    /// How it merges.
    pub merge: Merge,
    /// Whether two values at once are shown to people for settling. Otherwise one of them wins quietly.
    pub settle: bool,
    /// Who may see it.
    pub class: Class,
    /// The law that says so.
    pub citation: &'static str,
    /// How long it is kept.
    pub retention: Retention,
}

/// The field `name` of `kind`, if this version knows it.
pub fn field(kind: RecordKind, name: &str) -> Option<&'static Field> {
    of(kind).find(|field| field.name == name)
}

/// The retention class of a kind: that of all its fields.
pub fn retention(kind: RecordKind) -> Option<Retention> {
    of(kind).next().map(|field| field.retention)
}

/// The fields of a kind, in the order of the table.
pub fn of(kind: RecordKind) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.kind == kind)
}

#[cfg(test)]
mod tests;
