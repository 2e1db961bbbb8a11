//! One record as it is handed out: the fields that may be shown, and names beside ids.

use chrono::{DateTime, Utc};
use document::JsonMap;
use ids::RecordId;
use model::disclosure::{Redacted, Withheld, allows, redact};
use model::fields::{Merge, field};
use model::{Audience, Place, RecordKind};
use serde::Serialize;
use serde_json::Value;
use store::lists::Reader;

use crate::Refusal;
use crate::commands::visits::typed;
use crate::directory::Directory;

/// A record as it is handed out.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Given {
    pub record: RecordId,
    pub kind: RecordKind,
    /// What may be shown, as it is recorded.
    pub fields: JsonMap,
    /// What people read instead of ids and moments, by field.
    pub readable: JsonMap,
    /// What is withheld, and by which law.
    pub withheld: Vec<Withheld>,
}

/// What turning ids into names takes.
pub(super) struct Reading<'a> {
    pub reader: &'a Reader<'a>,
    pub directory: &'a Directory,
    pub audience: &'a Audience,
}

impl Reading<'_> {
    /// A record as it may be handed out.
    pub(super) fn given(&self, kind: RecordKind, record: RecordId) -> Result<Given, Refusal> {
        let mut whole = self.reader.whole(record)?;
        if kind.is_attachment() {
            // How it is sealed is nobody's data. The file is opened from the record and handed out by hand.
            whole.json.retain(|name, _| !["key", "address", "thumbnail"].contains(&name.as_str()));
        }
        let Redacted { shown, withheld } = redact(kind, &whole.json, self.audience);
        let mut readable = JsonMap::new();
        for (name, value) in &shown {
            if let Some(value) = self.readable(kind, name, value) {
                readable.insert(name.clone(), value);
            }
        }
        Ok(Given { record, kind, fields: shown, readable, withheld })
    }

    fn readable(&self, kind: RecordKind, name: &str, value: &Value) -> Option<Value> {
        match (name, field(kind, name)?.merge) {
            ("officers", _) => {
                let names = value.as_array()?.iter().filter_map(|id| self.member(id));
                Some(names.collect())
            }
            ("owner", _) => self.member(value).map(Value::from),
            ("place", _) => self.place(value).map(Value::from),
            (_, Merge::Id) => self.named(value).map(Value::from),
            (_, Merge::Set) => {
                let values = value.as_array()?;
                let names: Vec<String> = values.iter().filter_map(|id| self.named(id)).collect();
                // A set of words is one already.
                (names.len() == values.len()).then(|| names.into())
            }
            (_, Merge::Time) => {
                let at: DateTime<Utc> = value.as_str()?.parse().ok()?;
                Some(there(self.directory, at).into())
            }
            _ => None,
        }
    }

    fn member(&self, id: &Value) -> Option<String> {
        let may = allows(self.audience, field(RecordKind::Member, "name")?.class);
        may.then(|| Some(self.directory.name(id.as_str()?.parse().ok()?)))?
    }

    /// The name behind an id, where this asker may have it: a member's, an event's, a volunteer's.
    fn named(&self, id: &Value) -> Option<String> {
        let record: RecordId = id.as_str()?.parse().ok()?;
        let whole = self.reader.whole(record).ok()?;
        let shown = redact(whole.kind, &whole.json, self.audience).shown;
        ["name", "address", "what"].into_iter().find_map(|name| shown.get(name)?.as_str().map(str::to_owned))
    }

    fn place(&self, id: &Value) -> Option<String> {
        let place: RecordId = id.as_str()?.parse().ok()?;
        let whole = self.reader.whole(place).ok()?;
        let shown = redact(RecordKind::Place, &whole.json, self.audience).shown;
        let place: Place = typed(shown).ok()?;
        Some(match place.address {
            Some(address) => format!("{}, {address}", place.name),
            None => place.name,
        })
    }
}

/// A moment as people in the city write it.
pub(super) fn there(directory: &Directory, at: DateTime<Utc>) -> String {
    at.with_timezone(&directory.zone).format("%Y-%m-%d %H:%M %Z").to_string()
}
