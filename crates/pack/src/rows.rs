//! A CSV file as rows with named columns, each knowing its line.

mod header;
mod twins;

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use crate::findings::{At, Findings};
use crate::lines::Lines;
use crate::sources::Sources;

pub(crate) use twins::once_each;

/// 80 letters: twice the longest name in the St. Louis Park pack.
const LONGEST_NAME: usize = 80;

/// The columns of one file.
pub(crate) struct Columns {
    pub(crate) must: &'static [&'static str],
    pub(crate) may: &'static [&'static str],
}

/// One row below the header.
pub(crate) struct Row<'a> {
    pub(crate) at: At,
    cells: BTreeMap<&'a str, String>,
}

impl Row<'_> {
    /// The text in a column, without spaces around it; empty when there is none.
    pub(crate) fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The text in a column, or nothing when it is empty.
    pub(crate) fn optional(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The name in a column: neither empty nor too long for a list.
    pub(crate) fn name(&self, column: &str, findings: &mut Findings) -> Option<String> {
        let name = self.optional(column);
        match &name {
            None => findings.error(self.at, format!("{column} is empty"), "fill it in, or delete the row"),
            Some(name) if name.chars().count() > LONGEST_NAME => {
                let what = format!("{column} is longer than {LONGEST_NAME} letters");
                findings.error(self.at, what, "shorten it to what fits in a list on a phone");
            }
            Some(_) => {}
        }
        name
    }
}

/// The rows of `file`. What cannot be a row is reported and left out.
pub(crate) fn rows<'a>(
    sources: &'a Sources,
    file: &'static str,
    columns: &Columns,
    findings: &mut Findings,
) -> Vec<Row<'a>> {
    let Some(text) = sources.text(file) else {
        return Vec::new();
    };
    let lines = Lines::of(text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok);
    let first = records.next().unwrap_or_default();
    let at = At::line(file, line(&first, text, &lines));
    let Some(header) = header::read(&first, at, columns, findings) else {
        return Vec::new();
    };
    records
        .filter_map(|record| {
            let at = At::line(file, line(&record, text, &lines));
            row(&record, &header, at, findings)
        })
        .collect()
}

fn row<'a>(
    record: &StringRecord,
    header: &[Option<&'a str>],
    at: At,
    findings: &mut Findings,
) -> Option<Row<'a>> {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    if record.iter().any(|cell| cell.contains('\n')) {
        findings.error(
            at,
            "a text goes on over the end of the line",
            "close the quote, or put it on one line",
        );
        return None;
    }
    if record.len() != header.len() {
        let what = format!("{} values for {} columns", record.len(), header.len());
        findings.error(at, what, "put a text with a comma in quotes; leave empty values between commas");
        return None;
    }
    let cells = header.iter().zip(record).filter_map(|(column, cell)| Some(((*column)?, cell.to_owned())));
    Some(Row { at, cells: cells.collect() })
}

/// The reader gives where it began to look, which may be an empty line before the row.
fn line(record: &StringRecord, text: &str, lines: &Lines) -> u32 {
    let from = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let skipped = text.bytes().skip(from).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    lines.line(from + skipped)
}
