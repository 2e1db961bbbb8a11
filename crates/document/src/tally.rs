//! Counts that several devices make at once, offline: each keeps its own part, the sum is what shows.
//!
//! A part is a key of the root, `heads/adults/ACTOR`, that only its device writes. An automerge
//! counter would do the same until two devices begin one: then increments fall on both, and neither
//! the winner nor the sum is right.

use std::collections::BTreeMap;

use automerge::transaction::{Transactable, Transaction};
use automerge::{ROOT, ReadDoc};
use model::fields::Field;
use serde_json::Value;

use crate::read::set_key;
use crate::write::refused;
use crate::{Actor, DocumentError};

/// Lays the sums in `value` over those of the field: this device's parts take the difference.
pub(crate) fn write_tally(
    tx: &mut Transaction<'_>,
    field: &Field,
    value: &Value,
    actor: Actor,
) -> Result<(), DocumentError> {
    let bad = || DocumentError::BadValue {
        field: field.name.into(),
        why: "whole numbers by word are expected".into(),
    };
    let wanted = match value {
        Value::Object(sums) => sums,
        _ => return Err(bad()),
    };
    let actor = actor.id().to_hex_string();
    let (sums, own) = parts(tx, field.name, &actor)?;
    for (word, sum) in wanted {
        if word.is_empty() || word.contains('/') {
            return Err(bad());
        }
        let difference =
            sum.as_i64().ok_or_else(bad)?.checked_sub(*sums.get(word).unwrap_or(&0)).ok_or_else(bad)?;
        if difference != 0 {
            let part = own.get(word).unwrap_or(&0).saturating_add(difference);
            let key = format!("{}/{actor}", set_key(field.name, word));
            tx.put(ROOT, key, part).map_err(refused)?;
        }
    }
    Ok(())
}

type Counts = BTreeMap<String, i64>;

/// What shows by word, and which part of it is this device's.
fn parts(tx: &Transaction<'_>, name: &str, actor: &str) -> Result<(Counts, Counts), DocumentError> {
    let (mut sums, mut own) = (Counts::new(), Counts::new());
    let prefix = set_key(name, "");
    for key in tx.keys(ROOT).filter(|key| key.starts_with(&prefix)) {
        let Some((word, of)) = key[prefix.len()..].rsplit_once('/') else { continue };
        let value = tx.get(ROOT, key.as_str()).map_err(refused)?;
        let part = value.and_then(|(value, _)| value.as_i64()).unwrap_or(0);
        add(&mut sums, word, part);
        if of == actor {
            add(&mut own, word, part);
        }
    }
    Ok((sums, own))
}

/// Adds a part to the sum of its word, in a record that is being read.
pub(crate) fn add_part(sums: &mut Value, word_and_actor: &str, part: Option<i64>) {
    if let (Value::Object(sums), Some((word, _)), Some(part)) = (sums, word_and_actor.rsplit_once('/'), part)
    {
        let before = sums.get(word).and_then(Value::as_i64).unwrap_or(0);
        sums.insert(word.to_owned(), before.saturating_add(part).into());
    }
}

fn add(sums: &mut Counts, word: &str, part: i64) {
    let sum = sums.entry(word.to_owned()).or_insert(0);
    *sum = sum.saturating_add(part);
}
