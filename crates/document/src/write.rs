//! A record written into its document: only what differs becomes operations.

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{ObjType, PatchLog, ROOT, ReadDoc};
use model::RecordKind;
use model::fields::{self, Field, Merge};
use serde_json::Value;

use crate::document::{KIND, SCHEMA};
use crate::paragraphs::write_paragraphs;
use crate::read::set_key;
use crate::scalar::to_scalar;
use crate::tally::write_tally;
use crate::{Author, ChangeOf, Document, DocumentError, Heads, JsonMap};

pub(crate) fn refused(error: impl std::fmt::Display) -> DocumentError {
    DocumentError::Refused(error.to_string())
}

impl Document {
    pub(crate) fn write_first(
        &mut self,
        kind: RecordKind,
        record: &JsonMap,
        author: Author,
    ) -> Result<ChangeOf, DocumentError> {
        let change = self.commit(author, None, |tx| {
            tx.put(ROOT, KIND, kind.word()).map_err(refused)?;
            tx.put(ROOT, SCHEMA, u64::from(kind.schema())).map_err(refused)?;
            write_fields(tx, kind, record, author)
        })?;
        change.ok_or_else(|| DocumentError::Refused("an empty record".into()))
    }

    /// Writes the fields in `change` (`null` empties one) as an edit of the version `seen`, or of the
    /// latest one. What others changed since is merged, not overwritten. None when nothing differs.
    pub fn edit(
        &mut self,
        change: &JsonMap,
        seen: Option<&Heads>,
        author: Author,
    ) -> Result<Option<ChangeOf>, DocumentError> {
        let kind = self.kind()?;
        let is_here = |hash| self.doc.get_change_by_hash(hash).is_some();
        if seen.is_some_and(|Heads(seen)| !seen.iter().all(is_here)) {
            return Err(DocumentError::UnknownVersion);
        }
        self.commit(author, seen, |tx| write_fields(tx, kind, change, author))
    }

    /// Runs one transaction; all of it or nothing becomes one change.
    pub(crate) fn commit(
        &mut self,
        author: Author,
        seen: Option<&Heads>,
        write: impl FnOnce(&mut Transaction<'_>) -> Result<(), DocumentError>,
    ) -> Result<Option<ChangeOf>, DocumentError> {
        self.doc.set_actor(author.actor.id());
        let seen = seen.filter(|Heads(seen)| *seen != self.doc.get_heads());
        let mut tx = match seen {
            Some(Heads(seen)) => self.doc.transaction_at(PatchLog::inactive(), seen).map_err(refused)?,
            None => self.doc.transaction(),
        };
        if let Err(error) = write(&mut tx) {
            tx.rollback();
            return Err(error);
        }
        let (hash, _) = tx.commit_with(CommitOptions::default().with_time(author.at.0.div_euclid(1000)));
        let Some(hash) = hash else { return Ok(None) };
        let change = self.doc.get_change_by_hash(&hash).ok_or_else(|| refused("the change did not stay"))?;
        ChangeOf::from_change(&change).map(Some).map_err(refused)
    }
}

fn write_fields(
    tx: &mut Transaction<'_>,
    kind: RecordKind,
    change: &JsonMap,
    author: Author,
) -> Result<(), DocumentError> {
    for (name, value) in change {
        let field =
            fields::field(kind, name).ok_or_else(|| DocumentError::NoField { kind, field: name.clone() })?;
        match field.merge {
            Merge::Set => write_set(tx, field, value)?,
            Merge::Tally => write_tally(tx, field, value, author.actor)?,
            Merge::Paragraphs => write_paragraphs(tx, field, value)?,
            _ if value.is_null() => {
                if tx.get(ROOT, name.as_str()).map_err(refused)?.is_some() {
                    tx.delete(ROOT, name.as_str()).map_err(refused)?;
                }
            }
            _ => write_scalar(tx, field, value)?,
        }
    }
    Ok(())
}

/// An equal value makes no operation, unless it settles a conflict.
fn write_scalar(tx: &mut Transaction<'_>, field: &Field, value: &Value) -> Result<(), DocumentError> {
    tx.put(ROOT, field.name, to_scalar(field, value)?).map_err(refused)
}

fn write_set(tx: &mut Transaction<'_>, field: &Field, value: &Value) -> Result<(), DocumentError> {
    let bad =
        || DocumentError::BadValue { field: field.name.into(), why: "a list of words is expected".into() };
    let wanted: Vec<String> = match value {
        Value::Null => vec![],
        Value::Array(words) => words
            .iter()
            .map(|w| w.as_str().map(|w| set_key(field.name, w)).ok_or_else(bad))
            .collect::<Result<_, _>>()?,
        _ => return Err(bad()),
    };
    let prefix = set_key(field.name, "");
    let present: Vec<String> = tx.keys(ROOT).filter(|key| key.starts_with(&prefix)).collect();
    for gone in present.iter().filter(|key| !wanted.contains(key)) {
        tx.delete(ROOT, gone.as_str()).map_err(refused)?;
    }
    for new in wanted.iter().filter(|key| !present.contains(key)) {
        tx.put(ROOT, new.as_str(), true).map_err(refused)?;
    }
    Ok(())
}

/// Begins a list where there is none.
pub(crate) fn begin_list(tx: &mut Transaction<'_>, name: &str) -> Result<automerge::ObjId, DocumentError> {
    tx.put_object(ROOT, name, ObjType::List).map_err(refused)
}
