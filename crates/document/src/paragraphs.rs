//! A note as paragraphs: what a person typed, laid over what was there.
//!
//! A paragraph that stayed keeps its identity, one that was rewritten in place is put (so that two
//! people rewriting it at once get a conflict to settle), the rest is inserted or deleted.

use automerge::transaction::{Transactable, Transaction};
use automerge::{ObjId, ObjType, ROOT, ReadDoc, Value as AmValue};
use model::fields::Field;
use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::DocumentError;
use crate::write::{begin_list, refused};

/// The paragraphs of a text that a person typed: its lines, trimmed, without empty ones.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Lays the paragraphs in `value` over those of the field.
pub(crate) fn write_paragraphs(
    tx: &mut Transaction<'_>,
    field: &Field,
    value: &Value,
) -> Result<(), DocumentError> {
    let bad = || DocumentError::BadValue {
        field: field.name.into(),
        why: "a list of paragraphs is expected".into(),
    };
    let new: Vec<String> = match value {
        Value::Null => vec![],
        Value::Array(paragraphs) => paragraphs
            .iter()
            .map(|p| p.as_str().map(str::to_owned).ok_or_else(bad))
            .collect::<Result<_, _>>()?,
        _ => return Err(bad()),
    };
    let mut slots = slots(tx, field.name)?;
    let old: Vec<String> = slots.iter().map(|slot| slot.text.clone()).collect();
    if old == new {
        return Ok(());
    }
    if slots.is_empty() && lists(tx, field.name)?.is_empty() {
        begin_list(tx, field.name)?;
    }
    // From the back, so that the indexes before an edit stay true.
    for op in capture_diff_slices(Algorithm::Myers, &old, &new).iter().rev() {
        match *op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, .. } => delete(tx, &mut slots, old_index, old_len)?,
            DiffOp::Insert { old_index, new_index, new_len } => {
                insert(tx, &mut slots, field.name, old_index, &new[new_index..new_index + new_len])?;
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let common = old_len.min(new_len);
                delete(tx, &mut slots, old_index + common, old_len - common)?;
                insert(
                    tx,
                    &mut slots,
                    field.name,
                    old_index + common,
                    &new[new_index + common..new_index + new_len],
                )?;
                for n in 0..common {
                    let slot = &slots[old_index + n];
                    tx.put(&slot.list, slot.index, new[new_index + n].as_str()).map_err(refused)?;
                }
            }
        }
    }
    Ok(())
}

/// Where a paragraph stands.
struct Slot {
    list: ObjId,
    index: usize,
    text: String,
}

pub(crate) fn lists(tx: &Transaction<'_>, name: &str) -> Result<Vec<ObjId>, DocumentError> {
    let all = tx.get_all(ROOT, name).map_err(refused)?;
    let lists = all.into_iter().filter(|(value, _)| matches!(value, AmValue::Object(ObjType::List)));
    Ok(lists.map(|(_, id)| id).collect())
}

fn slots(tx: &Transaction<'_>, name: &str) -> Result<Vec<Slot>, DocumentError> {
    let mut slots = vec![];
    for list in lists(tx, name)? {
        for index in 0..tx.length(&list) {
            let value = tx.get(&list, index).map_err(refused)?;
            let text = value.and_then(|(value, _)| value.as_str().map(str::to_owned)).unwrap_or_default();
            slots.push(Slot { list: list.clone(), index, text });
        }
    }
    Ok(slots)
}

fn delete(
    tx: &mut Transaction<'_>,
    slots: &mut Vec<Slot>,
    at: usize,
    count: usize,
) -> Result<(), DocumentError> {
    for slot in slots.drain(at..at + count).rev() {
        tx.delete(&slot.list, slot.index).map_err(refused)?;
    }
    Ok(())
}

/// Inserts after the slot before `at`, else before the slot at `at`, else into the only list.
fn insert(
    tx: &mut Transaction<'_>,
    slots: &mut [Slot],
    name: &str,
    at: usize,
    texts: &[String],
) -> Result<(), DocumentError> {
    let (list, index) = match (at.checked_sub(1).and_then(|before| slots.get(before)), slots.get(at)) {
        (Some(before), _) => (before.list.clone(), before.index + 1),
        (None, Some(after)) => (after.list.clone(), after.index),
        (None, None) => (lists(tx, name)?.into_iter().next().ok_or_else(|| refused("no list"))?, 0),
    };
    for (n, text) in texts.iter().enumerate() {
        tx.insert(&list, index + n, text.as_str()).map_err(refused)?;
    }
    Ok(())
}
