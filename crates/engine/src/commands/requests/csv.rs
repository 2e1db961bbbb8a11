//! Records of one kind as a table: a column for each field, withheld fields with the law that says so.

use model::RecordKind;
use model::disclosure::{Because, Withheld};
use model::fields::of;
use serde_json::Value;

use super::given::Given;
use crate::Refusal;

/// The table.
pub(super) fn table(kind: RecordKind, records: &[&Given]) -> Result<String, Refusal> {
    let columns: Vec<&str> = of(kind).map(|field| field.name).collect();
    let mut rows =
        vec![std::iter::once("record").chain(columns.iter().copied()).map(str::to_owned).collect()];
    for given in records {
        let cells = columns.iter().map(|name| cell(given, name));
        rows.push(std::iter::once(given.record.to_string()).chain(cells).collect());
    }
    text(&rows)
}

/// Rows as a file that spreadsheets open.
pub(in crate::commands) fn text(rows: &[Vec<String>]) -> Result<String, Refusal> {
    let refused = |error: &dyn std::fmt::Display| Refusal::Command(error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
    for row in rows {
        writer.write_record(row).map_err(|error| refused(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| refused(&error))?;
    String::from_utf8(bytes).map_err(|error| refused(&error))
}

fn cell(given: &Given, name: &str) -> String {
    if let Some(withheld) = given.withheld.iter().find(|withheld| withheld.field == name) {
        return format!("[withheld: {}]", law(withheld));
    }
    let value = given.readable.get(name).or_else(|| given.fields.get(name));
    match value {
        Some(Value::Number(number)) => number.to_string(),
        Some(value) => inert(written(value)),
        None => String::new(),
    }
}

/// Why a field is withheld, in a few words: its class and the law that gives it.
pub(super) fn law(withheld: &Withheld) -> String {
    match (withheld.because, withheld.class, &withheld.citation) {
        (Because::Class, Some(class), Some(citation)) => format!("{}, {citation}", class.on_paper()),
        _ => "a newer version of Porchlight wrote it".to_owned(),
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(written).collect::<Vec<_>>().join("\n"),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A text that begins like a formula would be one in a spreadsheet, on somebody else's computer.
pub(in crate::commands) fn inert(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
