//! A new record, written into its document at once.
//!
//! Operation by operation, automerge rebuilds its columns for each; as one batch of all fields, a visit takes
//! a third of the time.

use std::collections::HashMap;

use automerge::ScalarValue;
use automerge::hydrate::{List, Map, Value as Hydrated};
use automerge::transaction::Transactable;
use model::RecordKind;
use model::fields::{Field, Merge};
use serde_json::Value;

use crate::document::{KIND, SCHEMA};
use crate::paragraphs::paragraphs_of;
use crate::scalar::to_scalar;
use crate::tally::{part_key, sums_of};
use crate::write::{field_of, refused, set_keys};
use crate::{Author, ChangeOf, Document, DocumentError, JsonMap};

/// What the root of a new document holds.
type Root = HashMap<String, Hydrated>;

impl Document {
    pub(crate) fn write_first(
        &mut self,
        kind: RecordKind,
        record: &JsonMap,
        author: Author,
    ) -> Result<ChangeOf, DocumentError> {
        let mut root = Root::from([
            (KIND.to_owned(), kind.word().into()),
            (SCHEMA.to_owned(), u64::from(kind.schema()).into()),
        ]);
        for (name, value) in record {
            put(&mut root, field_of(kind, name)?, value, author)?;
        }
        let root = Map::from(root);
        let change = self.commit(author, None, |tx| tx.init_root_from_hydrate(&root).map_err(refused))?;
        change.ok_or_else(|| DocumentError::Refused("an empty record".into()))
    }
}

/// The same keys and values as an edit of an empty document would write.
fn put(root: &mut Root, field: &Field, value: &Value, author: Author) -> Result<(), DocumentError> {
    match field.merge {
        Merge::Set => root.extend(set_keys(field, value)?.into_iter().map(|key| (key, scalar(true)))),
        Merge::Tally => {
            let sums = sums_of(field, value)?.into_iter().filter(|(_, sum)| *sum != 0);
            root.extend(sums.map(|(word, sum)| (part_key(field, word, author.actor), scalar(sum))));
        }
        Merge::Paragraphs => {
            let paragraphs: Vec<_> = paragraphs_of(field, value)?.into_iter().map(scalar).collect();
            if !paragraphs.is_empty() {
                root.insert(field.name.into(), List::from(paragraphs).into());
            }
        }
        _ if value.is_null() => {}
        _ => {
            root.insert(field.name.into(), Hydrated::Scalar(to_scalar(field, value)?));
        }
    }
    Ok(())
}

fn scalar(value: impl Into<ScalarValue>) -> Hydrated {
    Hydrated::Scalar(value.into())
}
