//! Values that were written at once, and choosing one.

use automerge::transaction::Transactable;
use automerge::{ObjId, Prop, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use ids::UnixMs;
use model::fields::{self, Field, Merge};

use crate::guard::{damaged, guarded};
use crate::scalar::to_json;
use crate::write::refused;
use crate::{Actor, Author, ChangeOf, Document, DocumentError, Heads};

/// One field, or one paragraph, with several values.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The field; a paragraph is `note.N`, counted from 0.
    pub field: String,
    /// The values, the one that shows meanwhile first.
    pub values: Vec<ConflictValue>,
}

/// One of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictValue {
    /// Names the value: the operation that wrote it, and the version it was seen in.
    pub choice: String,
    /// The value.
    pub value: serde_json::Value,
    /// Who wrote it.
    pub author: Actor,
    /// When, by the author's clock.
    pub at: UnixMs,
}

impl Document {
    /// What people have to settle. Equal values written at once are no conflict.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, DocumentError> {
        guarded(|| self.to_settle(), damaged)
    }

    fn to_settle(&self) -> Result<Vec<Conflict>, DocumentError> {
        let kind = self.kind()?;
        let mut conflicts = vec![];
        for field in fields::of(kind).filter(|field| field.settle) {
            if field.merge != Merge::Paragraphs {
                conflicts.extend(self.conflict(field, field.name.into(), &ROOT, Prop::from(field.name)));
                continue;
            }
            let places = self.paragraph_places(field.name);
            for (n, (list, index)) in places.into_iter().enumerate() {
                conflicts.extend(self.conflict(field, format!("{}.{n}", field.name), &list, index.into()));
            }
        }
        Ok(conflicts)
    }

    /// Keeps the value that `choice` names; the others that were seen beside it are history. A value
    /// that has arrived since stays in conflict with it.
    pub fn settle(&mut self, field: &str, choice: &str, author: Author) -> Result<ChangeOf, DocumentError> {
        let kind = self.kind()?;
        let name = field.split_once('.').map_or(field, |(name, _)| name);
        let of =
            fields::field(kind, name).ok_or_else(|| DocumentError::NoField { kind, field: field.into() })?;
        let (op, seen) = choice.split_once('!').ok_or(DocumentError::NoSuchChoice)?;
        let seen: Heads = seen.parse().map_err(|_| DocumentError::NoSuchChoice)?;
        if seen.0.iter().any(|hash| self.doc.get_change_by_hash(hash).is_none()) {
            return Err(DocumentError::UnknownVersion);
        }
        let places: Vec<(ObjId, Prop)> = match of.merge {
            Merge::Paragraphs => {
                self.paragraph_places(name).into_iter().map(|(list, n)| (list, Prop::from(n))).collect()
            }
            _ => vec![(ROOT, Prop::from(name))],
        };
        // Still to be settled, now; the value is looked up where it stood when it was seen.
        let is_open = |(object, prop): &(ObjId, Prop)| {
            self.conflict(of, field.into(), object, prop.clone())
                .is_some_and(|open| open.values.iter().any(|value| names_op(&value.choice, op)))
        };
        if !places.iter().any(is_open) {
            return Err(DocumentError::NoSuchChoice);
        }
        let change = self.commit(author, Some(&seen), |tx| {
            let lists = crate::paragraphs::lists(tx, name)?;
            let mut places: Vec<(ObjId, Prop)> = vec![(ROOT, Prop::from(name))];
            for list in lists {
                places.extend((0..tx.length(&list)).map(|n| (list.clone(), Prop::from(n))));
            }
            for (object, prop) in places {
                let all = tx.get_all(&object, prop.clone()).map_err(refused)?;
                let chosen = all.iter().find(|(_, id)| id.to_string() == op);
                if let Some((AmValue::Scalar(scalar), _)) = chosen {
                    let scalar = scalar.as_ref().clone();
                    // automerge takes a value that shows already as no more than the end of the
                    // others, and somebody else's choice at the same moment would beat it without a
                    // word. Written over something else, it is a choice of its own.
                    tx.put(&object, prop.clone(), ScalarValue::Null).map_err(refused)?;
                    return tx.put(&object, prop, scalar).map_err(refused);
                }
            }
            Err(DocumentError::NoSuchChoice)
        })?;
        change.ok_or(DocumentError::NoSuchChoice)
    }

    fn conflict(&self, field: &Field, name: String, object: &ObjId, prop: Prop) -> Option<Conflict> {
        let all = self.doc.get_all(object, prop).ok()?;
        if all.len() < 2 {
            return None;
        }
        let heads = self.heads();
        let mut values: Vec<ConflictValue> = all
            .iter()
            .filter_map(|(value, op)| {
                let change = self.doc.get_change_by_hash(&self.doc.hash_for_opid(op)?)?;
                Some(ConflictValue {
                    choice: format!("{op}!{heads}"),
                    value: to_json(field, value)?,
                    author: Actor::of(change.actor_id())?,
                    at: UnixMs(change.timestamp().saturating_mul(1000)),
                })
            })
            .collect();
        values.reverse(); // automerge gives the one that shows last
        let differ = values.windows(2).any(|pair| pair[0].value != pair[1].value);
        differ.then_some(Conflict { field: name, values })
    }

    fn paragraph_places(&self, name: &str) -> Vec<(ObjId, usize)> {
        let lists = self.lists(name).into_iter();
        lists.flat_map(|list| (0..self.doc.length(&list)).map(move |n| (list.clone(), n))).collect()
    }
}

fn names_op(choice: &str, op: &str) -> bool {
    choice.split_once('!').is_some_and(|(of, _)| of == op)
}
