//! Tables read in: row by row what it would add and change; then all of it in one transaction, or nothing.

mod cad;
mod events;
mod people;
mod places;
mod writing;

use chrono::{NaiveDate, NaiveTime};
use document::JsonMap;
use ids::RecordId;
use model::RecordKind;

use super::tables::{Line, Sheet};
use crate::door::{ApiError, ImportRow, Imported, RowIs, TableOf};
use crate::{Engine, Refusal, bad_field};

/// What a row comes to.
enum Row {
    Add(RecordKind, JsonMap),
    Change(RecordId, JsonMap),
    Known,
}

/// A row that was read: what it is about, and what it comes to.
type Read = (String, Result<Row, Refusal>);

impl Engine {
    pub(super) fn import_table(&self, what: TableOf, table: &str, write: bool) -> Result<Imported, Refusal> {
        let (space, may) = match what {
            TableOf::Places => ("places", "add and change places"),
            TableOf::People => ("directory", "add people"),
            TableOf::Events => ("outreach", "plan events"),
            TableOf::CadNumbers => ("patrol", "change visits"),
        };
        self.may_write(space, may)?;
        let (must, columns) = columns(what);
        let sheet = Sheet::read(table, must, columns)?;
        let read: Vec<(u32, Read)> = match what {
            TableOf::Places => self.read_places(&sheet)?,
            TableOf::People => self.read_people(&sheet)?,
            TableOf::Events => self.read_events(&sheet)?,
            TableOf::CadNumbers => self.read_cad_numbers(&sheet)?,
        };
        let mut imported =
            Imported { rows: vec![], added: 0, changed: 0, known: 0, wrong: 0, written: false };
        let mut all = vec![];
        for (line, (title, row)) in read {
            let (what, problem) = match &row {
                Ok(Row::Add(..)) => (RowIs::Added, None),
                Ok(Row::Change(..)) => (RowIs::Changed, None),
                Ok(Row::Known) => (RowIs::Known, None),
                Err(_) => (RowIs::Wrong, None::<ApiError>),
            };
            let problem = match row {
                Ok(row) => {
                    all.push(row);
                    problem
                }
                Err(refusal @ (Refusal::Field { .. } | Refusal::Store(store::StoreError::NotHere))) => {
                    Some(refusal.into())
                }
                // What no row can be blamed for is no row's mistake.
                Err(refusal) => return Err(refusal),
            };
            *match what {
                RowIs::Added => &mut imported.added,
                RowIs::Changed => &mut imported.changed,
                RowIs::Known => &mut imported.known,
                RowIs::Wrong => &mut imported.wrong,
            } += 1;
            let (say, what_next) = problem.map(|error| (error.say, error.what_next)).unzip();
            imported.rows.push(ImportRow { line, what, title, say, what_next });
        }
        if write && imported.wrong == 0 {
            self.write(|tx, pen| {
                for row in &all {
                    match row {
                        Row::Add(kind, json) => tx.create(pen, self.new_id(), *kind, json)?,
                        Row::Change(record, json) => drop(tx.edit(pen, *record, json, None)?),
                        Row::Known => {}
                    }
                }
                Ok(())
            })?;
            imported.written = true;
        }
        Ok(imported)
    }
}

/// The column that must be there, and all that may be.
fn columns(what: TableOf) -> (&'static str, &'static [&'static str]) {
    match what {
        TableOf::Places => ("name", &places::COLUMNS),
        TableOf::People => ("name", &people::COLUMNS),
        TableOf::Events => ("name", &events::COLUMNS),
        TableOf::CadNumbers => ("case_number", &cad::COLUMNS),
    }
}

/// Reads every row with `read`; one that cannot be read as text is wrong.
fn each(sheet: &Sheet, mut read: impl FnMut(&Line<'_>) -> Read) -> Vec<(u32, Read)> {
    let unreadable = || {
        let say = "The line cannot be read.";
        (String::new(), Err(bad_field("table", say, "Save the table as CSV in UTF-8, and try again.")))
    };
    sheet.lines().map(|(number, line)| (number, line.map_or_else(unreadable, |line| read(&line)))).collect()
}

/// What a row is about, short enough to show.
fn titled(line: &Line<'_>, columns: &[&str]) -> String {
    let parts = columns.iter().filter_map(|column| line.cell(column));
    parts.collect::<Vec<_>>().join(", ").chars().take(120).collect()
}

/// An id in a cell.
fn id(line: &Line<'_>, column: &'static str) -> Result<Option<RecordId>, Refusal> {
    let Some(text) = line.cell(column) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| {
        let what = "Leave the cell empty, or keep what the exported table says there.";
        bad_field(column, format!("The {column} is none of ours."), what)
    })
}

fn day(line: &Line<'_>, column: &'static str) -> Result<Option<NaiveDate>, Refusal> {
    let Some(text) = line.cell(column) else { return Ok(None) };
    let day = ["%Y-%m-%d", "%m/%d/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    day.filter(|day| (2000..2100).contains(&chrono::Datelike::year(day))).map(Some).ok_or_else(|| {
        bad_field(column, format!("The {column} is no day."), "Write a day such as 2026-08-04.")
    })
}

fn time(line: &Line<'_>, column: &'static str) -> Result<Option<NaiveTime>, Refusal> {
    let Some(text) = line.cell(column) else { return Ok(None) };
    let forms = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p"];
    forms.iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok()).map(Some).ok_or_else(|| {
        bad_field(column, format!("The {column} is no time."), "Write hours and minutes, such as 18:30.")
    })
}
