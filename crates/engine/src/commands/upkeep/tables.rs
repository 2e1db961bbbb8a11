//! A table as a spreadsheet saves it: the first line names the columns, each line below is a row.
//!
//! Knows no record. What is wrong with the whole file is refused; what is wrong with a row is the row's.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use crate::{Refusal, bad_field};

/// 50,000 rows of forty letters; the lists of a city are a tenth of it.
const LONGEST: usize = 2_000_000;
/// More rows than a city of 50,000 has businesses.
const MOST_ROWS: usize = 5_000;

/// A table, read.
pub struct Sheet {
    columns: BTreeMap<String, usize>,
    rows: Vec<(u32, Option<StringRecord>)>,
}

impl Sheet {
    /// Reads a table that must have the column `must` and may have those of `columns`.
    pub fn read(text: &str, must: &str, columns: &[&str]) -> Result<Self, Refusal> {
        let wrong = |say: String, what: &'static str| bad_field("table", say, what);
        if text.len() > LONGEST {
            return Err(wrong(
                "The file is too long for a table.".into(),
                "Choose the CSV file, or split it.",
            ));
        }
        let text = text.trim_start_matches('\u{feff}');
        let mut reader =
            ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let names = header.iter().enumerate().filter(|(_, name)| !name.is_empty());
        let named: BTreeMap<String, usize> = names.map(|(at, name)| (name.to_lowercase(), at)).collect();
        let choice = columns.join(", ");
        if !named.contains_key(must) {
            let say = format!("The first line names no column “{must}”. It names the columns: {choice}.");
            return Err(wrong(say, "Correct the first line, and try again."));
        }
        if let Some(other) = named.keys().find(|name| !columns.contains(&name.as_str())) {
            let other: String = other.chars().take(40).collect();
            let say = format!("There is no place for the column “{other}”. The columns are: {choice}.");
            return Err(wrong(say, "Take the column out, or rename it."));
        }
        let mut rows = vec![];
        let mut counted = Counted { text, at: 0, line: 1 };
        for record in reader.into_records() {
            // Where a row begins is the file's line, as an editor counts: a cell may hold line breaks.
            let position = match &record {
                Ok(record) => record.position().cloned(),
                Err(error) => error.position().cloned(),
            };
            let line = counted.line_at(position.map_or(0, |at| at.byte()));
            match record {
                Ok(record) if record.iter().all(str::is_empty) => {}
                record => rows.push((line, record.ok())),
            }
        }
        if rows.is_empty() {
            return Err(wrong(
                "There is nothing below the first line.".into(),
                "Write one row on each line.",
            ));
        }
        if rows.len() > MOST_ROWS {
            let say = format!("There are more than {MOST_ROWS} rows.");
            return Err(wrong(say, "Split the table, and read in one part after the other."));
        }
        Ok(Self { columns: named, rows })
    }

    /// The rows; one that cannot be read has no cells.
    pub fn lines(&self) -> impl Iterator<Item = (u32, Option<Line<'_>>)> {
        self.rows.iter().map(|(number, record)| {
            let line = |record| Line { number: *number, record, columns: &self.columns };
            (*number, record.as_ref().map(line))
        })
    }

    /// Whether the table has this column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }
}

/// Counts the lines of a text up to a byte, going forward.
struct Counted<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Counted<'_> {
    /// The line of what begins at `byte`, or behind the line breaks there: the reader leaves a “\n” behind a
    /// “\r” to the next row.
    fn line_at(&mut self, byte: u64) -> u32 {
        let bytes = self.text.as_bytes();
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
        while self.at < byte || matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
            // A line ends with “\n”, with “\r\n”, or with the “\r” alone of very old programs.
            let ends = match bytes.get(self.at) {
                Some(b'\n') => true,
                Some(b'\r') => bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line = self.line.saturating_add(u32::from(ends));
            self.at += 1;
        }
        self.line
    }
}

/// One row.
pub struct Line<'a> {
    /// Its line in the file, as an editor counts.
    pub number: u32,
    record: &'a StringRecord,
    columns: &'a BTreeMap<String, usize>,
}

impl Line<'_> {
    /// What stands in a column; none when nothing does.
    pub fn cell(&self, column: &str) -> Option<&str> {
        let cell =
            self.columns.get(column).and_then(|at| self.record.get(*at)).filter(|text| !text.is_empty())?;
        // Our own tables put a sign before what a spreadsheet would take for a formula.
        let formula = |text: &&str| text.starts_with(['=', '+', '-', '@']);
        Some(cell.strip_prefix('\'').filter(formula).unwrap_or(cell))
    }

    /// A refusal that says which line.
    pub fn wrong(&self, say: &str, what: &'static str) -> Refusal {
        bad_field("table", format!("Line {}: {say}.", self.number), what)
    }
}

/// A word of yes or no.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "x" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}
