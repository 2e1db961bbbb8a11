//! Redaction by class: what of a record each asker may have, and for the rest which law says no.
//!
//! Pure: records as JSON in, what may be shown and what is withheld out. The table in
//! [`crate::fields`] is the only source of classes and citations. A field that is not in it is
//! withheld: a newer version wrote it, and nobody has said that it is public.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::RecordKind;
use crate::fields::{self, Class, field};
use crate::words::Audience;

/// Whether the law lets these askers have data of a class (Minn. Stat. 13.02). The subject of data may
/// have what is private or nonpublic, an agency that a law entitles all of it, anybody the public.
pub fn allows(audience: &Audience, class: Class) -> bool {
    match audience {
        Audience::Agency => true,
        Audience::DataSubject => matches!(class, Class::Public | Class::Private | Class::Nonpublic),
        // Who is unknown is anybody.
        Audience::Anybody | Audience::Unknown(_) => class == Class::Public,
    }
}

/// Why a field is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Its class does not allow it.
    Class,
    /// This version does not know the field, so nobody has said that it may go out.
    UnknownField,
}

/// One field that is withheld.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Withheld {
    /// Of which kind of record.
    pub kind: RecordKind,
    /// The field's name.
    pub field: String,
    /// Why.
    pub because: Because,
    /// Its class, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// The law that says so, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
}

/// A record as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Redacted {
    /// The fields that may be shown, in the order of the table.
    pub shown: Map<String, Value>,
    /// The fields that it has and that are withheld.
    pub withheld: Vec<Withheld>,
}

/// What of a record may be shown. A field that is empty is not there and is not told of.
pub fn redact(kind: RecordKind, record: &Map<String, Value>, audience: &Audience) -> Redacted {
    let mut redacted = Redacted { shown: Map::new(), withheld: vec![] };
    for known in fields::of(kind) {
        let Some(value) = record.get(known.name) else { continue };
        if allows(audience, known.class) {
            redacted.shown.insert(known.name.to_owned(), value.clone());
        } else {
            redacted.withheld.push(Withheld {
                kind,
                field: known.name.to_owned(),
                because: Because::Class,
                class: Some(known.class),
                citation: Some(known.citation.to_owned()),
            });
        }
    }
    let unknown = record.keys().filter(|name| field(kind, name).is_none());
    redacted.withheld.extend(unknown.map(|name| Withheld {
        kind,
        field: name.clone(),
        because: Because::UnknownField,
        class: None,
        citation: None,
    }));
    redacted
}

/// A field that was withheld, and in how many records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct WithheldCount {
    /// What, and why.
    #[serde(flatten)]
    pub what: Withheld,
    /// In how many records.
    pub records: u32,
}

/// Everything that was withheld over many records, each field once.
pub fn tally<'a>(withheld: impl IntoIterator<Item = &'a Withheld>) -> Vec<WithheldCount> {
    let mut counts: BTreeMap<&Withheld, u32> = BTreeMap::new();
    for one in withheld {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().map(|(what, records)| WithheldCount { what: what.clone(), records }).collect()
}

#[cfg(test)]
mod tests;
