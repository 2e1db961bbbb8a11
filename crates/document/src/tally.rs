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
    let (sums, own) = parts(tx, field.name, &actor.id().to_hex_string())?;
    for (word, sum) in sums_of(field, value)? {
        let difference = sum.checked_sub(*sums.get(word).unwrap_or(&0)).ok_or_else(|| bad(field))?;
        if difference != 0 {
            let part = own.get(word).unwrap_or(&0).saturating_add(difference);
            tx.put(ROOT, part_key(field, word, actor), part).map_err(refused)?;
        }
    }
    Ok(())
}

/// The sums that a field is to have, by word.
pub(crate) fn sums_of<'a>(field: &Field, value: &'a Value) -> Result<Vec<(&'a str, i64)>, DocumentError> {
    let Value::Object(sums) = value else { return Err(bad(field)) };
    let sum_of = |(word, sum): (&'a String, &Value)| {
        let sum = sum.as_i64().filter(|_| !word.is_empty() && !word.contains('/'));
        sum.map(|sum| (word.as_str(), sum)).ok_or_else(|| bad(field))
    };
    sums.iter().map(sum_of).collect()
}

/// The key of the root under which a device keeps its part of a word's count.
pub(crate) fn part_key(field: &Field, word: &str, actor: Actor) -> String {
    format!("{}/{}", set_key(field.name, word), actor.id().to_hex_string())
}

fn bad(field: &Field) -> DocumentError {
    DocumentError::BadValue { field: field.name.into(), why: "whole numbers by word are expected".into() }
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
