//! One field's value: JSON on this side, an automerge scalar on that.

use automerge::{ScalarValue, Value as AmValue};
use chrono::{DateTime, SecondsFormat, Utc};
use model::fields::{Field, Merge};
use serde_json::Value;

use crate::DocumentError;

/// The scalar that holds `value` in a field that merges like `field` says.
pub(crate) fn to_scalar(field: &Field, value: &Value) -> Result<ScalarValue, DocumentError> {
    let bad = |why: &str| DocumentError::BadValue { field: field.name.into(), why: why.into() };
    match field.merge {
        Merge::Text | Merge::Set | Merge::Paragraphs => {
            value.as_str().map(|text| ScalarValue::Str(text.into())).ok_or_else(|| bad("a text is expected"))
        }
        Merge::Number => {
            value.as_i64().map(ScalarValue::Int).ok_or_else(|| bad("a whole number is expected"))
        }
        Merge::Decimal => value.as_f64().map(ScalarValue::F64).ok_or_else(|| bad("a number is expected")),
        Merge::Flag => value.as_bool().map(ScalarValue::Boolean).ok_or_else(|| bad("yes or no is expected")),
        Merge::Time => {
            let text = value.as_str().ok_or_else(|| bad("a time is expected"))?;
            let time = DateTime::parse_from_rfc3339(text)
                .map_err(|_| bad("a time like 2026-06-01T14:05:00Z is expected"))?;
            Ok(ScalarValue::Timestamp(time.timestamp_millis()))
        }
        Merge::Id => {
            let id: Option<ids::RecordId> = value.as_str().and_then(|text| text.parse().ok());
            id.map(|id| ScalarValue::Bytes(id.as_bytes().to_vec())).ok_or_else(|| bad("an id is expected"))
        }
        Merge::Tally => value.as_i64().map(ScalarValue::Int).ok_or_else(|| bad("a whole number is expected")),
        Merge::Whole => Ok(ScalarValue::Str(value.to_string().into())),
    }
}

/// The JSON of a scalar, or nothing when a newer version wrote something else there.
pub(crate) fn to_json(field: &Field, value: &AmValue<'_>) -> Option<Value> {
    match field.merge {
        Merge::Text | Merge::Set | Merge::Paragraphs => value.as_str().map(Value::from),
        Merge::Number | Merge::Tally => {
            value.as_i64().or_else(|| value.as_u64().and_then(|n| n.try_into().ok())).map(Value::from)
        }
        Merge::Decimal => value.as_f64().map(Value::from),
        Merge::Flag => value.as_bool().map(Value::from),
        Merge::Time => {
            let time = DateTime::<Utc>::from_timestamp_millis(timestamp(value)?)?;
            Some(time.to_rfc3339_opts(SecondsFormat::AutoSi, true).into())
        }
        Merge::Id => {
            let id = ids::RecordId::from_slice(value.as_bytes()?)?;
            Some(id.to_string().into())
        }
        Merge::Whole => serde_json::from_str(value.as_str()?).ok(),
    }
}

fn timestamp(value: &AmValue<'_>) -> Option<i64> {
    match value.to_owned().into_scalar().ok()? {
        ScalarValue::Timestamp(ms) => Some(ms),
        _ => None,
    }
}
