//! A document read as the record it holds.

use automerge::{ObjId, ObjType, ROOT, ReadDoc, Value as AmValue};
use model::RecordKind;
use model::fields::{self, Field, Merge};
use serde_json::Value;

use crate::guard::{damaged, guarded};
use crate::scalar::to_json;
use crate::tally::add_part;
use crate::{Document, DocumentError, JsonMap};

/// The key of one word of a set.
pub(crate) fn set_key(field: &str, word: &str) -> String {
    format!("{field}/{word}")
}

impl Document {
    /// The record as JSON: the fields this version knows, each with the value that shows while a
    /// conflict waits. Fields of newer versions stay in the document, untouched.
    pub fn record(&self) -> Result<(RecordKind, JsonMap), DocumentError> {
        guarded(|| self.read(), damaged)
    }

    fn read(&self) -> Result<(RecordKind, JsonMap), DocumentError> {
        let kind = self.kind()?;
        let mut record = JsonMap::new();
        for item in self.doc.map_range(ROOT, ..) {
            let key: &str = &item.key;
            let (name, word) = key.split_once('/').map_or((key, None), |(name, word)| (name, Some(word)));
            let Some(field) = fields::field(kind, name) else {
                continue;
            };
            match (field.merge, word) {
                (Merge::Set, Some(word)) => {
                    if let Value::Array(words) = record.entry(name).or_insert_with(|| Value::Array(vec![])) {
                        words.push(word.into());
                    }
                }
                (Merge::Tally, Some(part)) => {
                    let sums = record.entry(name).or_insert_with(|| Value::Object(JsonMap::new()));
                    add_part(sums, part, item.value.into_value().as_i64());
                }
                (Merge::Paragraphs, None) => {
                    record.insert(name.into(), self.paragraphs(field).into());
                }
                (_, None) => {
                    if let Some(json) = to_json(field, &item.value.into_value()) {
                        record.insert(name.into(), json);
                    }
                }
                _ => {}
            }
        }
        Ok((kind, record))
    }

    /// The paragraphs of a field, over all the lists that were begun at once.
    pub(crate) fn paragraphs(&self, field: &Field) -> Vec<Value> {
        self.lists(field.name)
            .into_iter()
            .flat_map(|list| (0..self.doc.length(&list)).map(move |n| (list.clone(), n)))
            .filter_map(|(list, n)| self.doc.get(&list, n).ok().flatten())
            .filter_map(|(value, _)| to_json(field, &value))
            .collect()
    }

    /// The list objects of a field: one, or several where devices began it at once; in a fixed order.
    pub(crate) fn lists(&self, name: &str) -> Vec<ObjId> {
        let all = self.doc.get_all(ROOT, name).unwrap_or_default();
        all.into_iter()
            .filter(|(value, _)| matches!(value, AmValue::Object(ObjType::List)))
            .map(|(_, id)| id)
            .collect()
    }
}
