//! Records that belong to a happening, as a request finds them: events and groups, parties, volunteers and
//! their hours, Explorers and their sessions, and whatever kind is filed like them.
//!
//! What is asked for and a record does not have itself, it has by what it belongs to: a check-in is at the
//! place of its event. Whoever may not read a field must not learn what stands in it by asking for it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use document::JsonMap;
use ids::RecordId;
use model::disclosure::redact;
use model::fields::field;
use model::{Asked, Audience, RecordKind};
use serde_json::Value;
use store::lists::{EntryAt, Searcher};

use super::sections::{InOrder, says, words_of};
use crate::Refusal;
use crate::directory::Directory;

/// So many are looked at in one go.
const AT_ONCE: u32 = 200;
/// A host belongs to a party, a party to an event: no chain is longer.
const LONGEST_CHAIN: usize = 3;

/// What is looked for, and in whose eyes.
pub(super) struct Filed<'a> {
    pub reader: &'a Searcher<'a>,
    pub directory: &'a Directory,
    pub asked: &'a Asked,
    /// Who will be given what is found; the custodian looks through everything.
    pub audience: Option<&'a Audience>,
}

/// A record with what it belongs to.
struct Whole {
    kind: RecordKind,
    json: JsonMap,
}

impl Filed<'_> {
    /// The records of a kind that are found, the latest first, at most `limit` after `after`.
    pub(super) fn found(
        &self,
        kind: RecordKind,
        after: Option<InOrder>,
        limit: u32,
    ) -> Result<Vec<InOrder>, Refusal> {
        let asked = self.asked;
        let has_none = |asked: bool, name: &str| asked && field(kind, name).is_none();
        if has_none(asked.topic.is_some(), "topics") || has_none(self.case_number().is_some(), "case_number")
        {
            return Ok(vec![]);
        }
        let words = words_of(asked);
        let mut belongs = BTreeMap::new();
        let mut after = after.map(|(at, record)| EntryAt { at, record });
        let mut found = vec![];
        while found.len() < limit as usize {
            let lines = self.reader.entries_before(kind, after, AT_ONCE)?;
            let are_all = lines.len() < AT_ONCE as usize;
            after = lines.last().map(|(at, _)| *at);
            for (EntryAt { at, record }, json) in lines {
                if found.len() < limit as usize
                    && self.is_asked_for(&Whole { kind, json }, &words, &mut belongs)?
                {
                    found.push((at, record));
                }
            }
            if are_all {
                break;
            }
        }
        Ok(found)
    }

    fn case_number(&self) -> Option<&str> {
        self.asked.case_number.as_deref().map(str::trim).filter(|number| !number.is_empty())
    }

    fn is_asked_for(
        &self,
        whole: &Whole,
        words: &[String],
        belongs: &mut BTreeMap<RecordId, Option<Whole>>,
    ) -> Result<bool, Refusal> {
        let asked = self.asked;
        let seen = self.seen(whole.kind, &whole.json);
        let is = |name: &str, asked: &str| {
            seen.get(name).and_then(Value::as_str).is_some_and(|value| value.eq_ignore_ascii_case(asked))
        };
        let has = |name: &str, asked: &str| {
            let values = seen.get(name).and_then(Value::as_array).into_iter().flatten();
            values.filter_map(Value::as_str).any(|value| value == asked)
        };
        let itself = says(&seen, words)
            && self.case_number().is_none_or(|number| is("case_number", number))
            && asked.topic.as_deref().is_none_or(|topic| has("topics", topic))
            && asked.officer.is_none_or(|officer| names(&seen, &officer.to_string()));
        let by_another =
            asked.place.is_some() || asked.district.is_some() || asked.from.or(asked.until).is_some();
        if !itself || !by_another {
            return Ok(itself);
        }
        let place = asked.place.map(|place| Value::from(place.to_string()));
        let district = asked.district.clone().map(Value::from);
        Ok((place.is_none() || self.facet(whole, "place", belongs)? == place)
            && (district.is_none() || self.facet(whole, "district", belongs)? == district)
            && self.is_in_time(whole, belongs)?)
    }

    /// The fields that count: those that the asker may have.
    fn seen(&self, kind: RecordKind, json: &JsonMap) -> JsonMap {
        match self.audience {
            Some(audience) => redact(kind, json, audience).shown,
            None => json.clone(),
        }
    }

    fn is_in_time(
        &self,
        whole: &Whole,
        belongs: &mut BTreeMap<RecordId, Option<Whole>>,
    ) -> Result<bool, Refusal> {
        let (from, until) = (self.asked.from, self.asked.until);
        if from.or(until).is_none() {
            return Ok(true);
        }
        let name = moment_of(whole.kind);
        let value = match whole.json.get(name) {
            Some(value) => Some(value.clone()),
            None => {
                self.by_what_it_belongs_to(whole, belongs, |above| above.json.get(moment_of(above.kind)))?
            }
        };
        let at = value.and_then(|value| value.as_str()?.parse::<DateTime<Utc>>().ok());
        Ok(at.is_some_and(|at| {
            let at = ids::UnixMs(at.timestamp_millis());
            from.is_none_or(|day| at >= self.directory.begin(day))
                && until.is_none_or(|day| at < self.directory.end(day))
        }))
    }

    /// A field of the record, or of what it belongs to where its kind has no such field.
    fn facet(
        &self,
        whole: &Whole,
        name: &str,
        belongs: &mut BTreeMap<RecordId, Option<Whole>>,
    ) -> Result<Option<Value>, Refusal> {
        if field(whole.kind, name).is_some() {
            return Ok(self.seen(whole.kind, &whole.json).remove(name));
        }
        self.by_what_it_belongs_to(whole, belongs, |above| above.json.get(name))
    }

    fn by_what_it_belongs_to(
        &self,
        whole: &Whole,
        belongs: &mut BTreeMap<RecordId, Option<Whole>>,
        has: impl Fn(&Whole) -> Option<&Value>,
    ) -> Result<Option<Value>, Refusal> {
        let mut above = above(whole);
        for _ in 0..LONGEST_CHAIN {
            let Some(record) = above else { return Ok(None) };
            if let std::collections::btree_map::Entry::Vacant(entry) = belongs.entry(record) {
                entry.insert(self.whole(record)?);
            }
            let Some(Some(known)) = belongs.get(&record) else { return Ok(None) };
            if let Some(value) = has(known) {
                return Ok(Some(value.clone()));
            }
            above = self::above(known);
        }
        Ok(None)
    }

    /// A record as this asker sees it; none that is not here.
    fn whole(&self, record: RecordId) -> Result<Option<Whole>, Refusal> {
        match self.reader.whole(record) {
            Ok(whole) => Ok(Some(Whole { kind: whole.kind, json: self.seen(whole.kind, &whole.json) })),
            Err(store::StoreError::NotHere) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// The field with the moment that a record is found by.
pub(super) fn moment_of(kind: RecordKind) -> &'static str {
    if kind == RecordKind::Visit {
        return "started";
    }
    kind.filed().and_then(|filed| filed.at).unwrap_or("recorded")
}

fn above(whole: &Whole) -> Option<RecordId> {
    whole.json.get(whole.kind.filed()?.of?)?.as_str()?.parse().ok()
}

/// Whether an id stands in a field.
fn names(json: &JsonMap, id: &str) -> bool {
    json.values().any(|value| match value {
        Value::String(text) => text == id,
        Value::Array(values) => values.iter().any(|value| value.as_str() == Some(id)),
        _ => false,
    })
}
