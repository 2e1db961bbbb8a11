//! Summary data: visits counted by district, kind, topic or month, suppressed by `model`'s rule.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use model::PlaceKind;
use model::summary::{Count, Counts, suppress};
use store::lists::Counted;

use super::requests::csv_text;
use crate::directory::Directory;
use crate::door::{
    Dimension, SummaryCell, SummaryCounts, SummaryLabel, SummaryQuery, SummaryRow, SummaryTable,
};
use crate::{Engine, Refusal, bad_field};

/// Fewer visits or people than this could be told by those who know the street.
const FEWER_THAN: u32 = 10;
/// Rows or columns; months of ten years.
const MOST: usize = 120;

/// Words of a dimension that occur; none for “none of them” comes last.
type Words = Vec<Option<String>>;

impl Engine {
    pub(crate) fn summary_data(&self, query: &SummaryQuery) -> Result<SummaryTable, Refusal> {
        let directory = self.directory()?;
        let until = query.until.unwrap_or_else(|| directory.day(self.now()));
        let from = query.from.or_else(|| until.with_ordinal(1)).unwrap_or(until);
        let fewer_than = query.fewer_than.unwrap_or(FEWER_THAN);
        check(query, from, until, fewer_than)?;
        let mut cells: BTreeMap<(Option<String>, Option<String>), Count> = BTreeMap::new();
        self.store.read(|reader| {
            reader.each_visit(directory.begin(from), directory.end(until), |visit| {
                let count = Count { visits: 1, people: visit.people };
                for row in words(query.rows, &visit, &directory) {
                    let columns = query
                        .columns
                        .map_or_else(|| vec![None], |dimension| words(dimension, &visit, &directory));
                    for column in columns {
                        *cells.entry((row.clone(), column)).or_default() += count;
                    }
                }
            })
        })?;
        let rows = in_order(cells.keys().map(|(row, _)| row));
        let mut columns = in_order(cells.keys().map(|(_, column)| column));
        if columns.is_empty() {
            columns.push(None);
        }
        if rows.len() > MOST || columns.len() > MOST {
            let say = format!("The table would have more than {MOST} rows or columns.");
            return Err(bad_field("from", say, "Ask for fewer days."));
        }
        let counts =
            rows.iter().flat_map(|row| columns.iter().map(move |column| (row.clone(), column.clone())));
        let counts = counts.map(|cell| cells.get(&cell).copied().unwrap_or_default());
        let counts = Counts { columns: columns.len(), cells: counts.collect() };
        let topics = query.rows == Dimension::Topic || query.columns == Some(Dimension::Topic);
        let shown = suppress(&counts, fewer_than);
        let labels = |dimension: Option<Dimension>, words: Words| {
            let label = |word: Option<String>| SummaryLabel {
                label: label(dimension, word.as_deref(), &directory),
                word,
            };
            words.into_iter().map(label).collect::<Vec<_>>()
        };
        let columns = labels(query.columns, columns);
        let total = SummaryLabel { word: None, label: "Total".to_owned() };
        let one_column = columns.len() == 1;
        let mut rows: Vec<SummaryRow> = labels(Some(query.rows), rows)
            .into_iter()
            .chain([total])
            .zip(&shown.rows)
            .map(|(of, cells)| row(of, cells, one_column))
            .collect();
        let totals =
            rows.pop().unwrap_or_else(|| row(SummaryLabel { word: None, label: String::new() }, &[], true));
        let csv = csv(&columns, rows.iter().chain([&totals]))?;
        Ok(SummaryTable {
            from,
            until,
            fewer_than,
            counts: if topics { SummaryCounts::Mentions } else { SummaryCounts::Visits },
            columns,
            rows,
            totals,
            suppressed: shown.suppressed,
            csv,
        })
    }
}

fn check(query: &SummaryQuery, from: NaiveDate, until: NaiveDate, fewer_than: u32) -> Result<(), Refusal> {
    if from > until {
        return Err(bad_field("from", "The first day is after the last.", "Swap them."));
    }
    if query.columns == Some(query.rows) {
        return Err(bad_field(
            "columns",
            "Rows and columns are the same.",
            "Choose another, or leave it out.",
        ));
    }
    if !(2..=1_000).contains(&fewer_than) {
        return Err(bad_field(
            "fewer_than",
            "That is no size of a small cell.",
            "Give a number from 2 to 1000; 10 is usual.",
        ));
    }
    Ok(())
}

/// Where a visit is counted; about two topics, twice.
fn words(dimension: Dimension, visit: &Counted, directory: &Directory) -> Words {
    match dimension {
        Dimension::District => vec![visit.district.clone()],
        Dimension::Kind => vec![Some(visit.kind.clone())],
        Dimension::Month => vec![Some(directory.day(visit.started).format("%Y-%m").to_string())],
        Dimension::Topic if visit.topics.is_empty() => vec![None],
        Dimension::Topic => visit.topics.iter().cloned().map(Some).collect(),
    }
}

fn in_order<'a>(words: impl Iterator<Item = &'a Option<String>>) -> Words {
    let mut words: Words = words.cloned().collect();
    words.sort_by(|a, b| (a.is_none(), a).cmp(&(b.is_none(), b)));
    words.dedup();
    words
}

fn label(dimension: Option<Dimension>, word: Option<&str>, directory: &Directory) -> String {
    let topics = directory.city.as_ref().map(|city| city.topics.as_slice()).unwrap_or_default();
    let known = match (dimension, word) {
        (None, _) => Some("All".to_owned()),
        (Some(Dimension::District), None) => Some("Outside all districts".to_owned()),
        (Some(_), None) => Some("None".to_owned()),
        (Some(Dimension::District), Some(code)) => directory
            .districts
            .iter()
            .find(|district| district.code == code)
            .map(|district| district.name.clone()),
        (Some(Dimension::Topic), Some(word)) => {
            topics.iter().find(|topic| topic.word == word).map(|topic| topic.label.clone())
        }
        (Some(Dimension::Kind), Some(word)) => match PlaceKind::from(word.to_owned()) {
            PlaceKind::Business => Some("Business".to_owned()),
            PlaceKind::School => Some("School".to_owned()),
            PlaceKind::Daycare => Some("Daycare".to_owned()),
            PlaceKind::Park => Some("Park".to_owned()),
            PlaceKind::Neighborhood => Some("Neighborhood".to_owned()),
            PlaceKind::Other => Some("Other".to_owned()),
            PlaceKind::Unknown(_) => None,
        },
        (Some(Dimension::Month), Some(_)) => None,
    };
    known.or_else(|| word.map(str::to_owned)).unwrap_or_default()
}

fn row(of: SummaryLabel, cells: &[Option<Count>], one_column: bool) -> SummaryRow {
    let mut cells: Vec<SummaryCell> = cells.iter().map(|count| cell(*count)).collect();
    let total = if one_column { None } else { cells.pop() };
    SummaryRow { of, cells, total }
}

fn cell(count: Option<Count>) -> SummaryCell {
    SummaryCell { visits: count.map(|count| count.visits), people_reached: count.map(|count| count.people) }
}

/// Two columns for each: visits and people.
fn csv<'a>(columns: &[SummaryLabel], rows: impl Iterator<Item = &'a SummaryRow>) -> Result<String, Refusal> {
    let mut names: Vec<&str> = columns.iter().map(|column| column.label.as_str()).collect();
    if columns.len() > 1 {
        names.push("Total");
    }
    let mut head = vec![String::new()];
    head.extend(names.iter().flat_map(|name| [format!("{name}: visits"), format!("{name}: people")]));
    let mut lines = vec![head];
    let number =
        |number: Option<u32>| number.map_or_else(|| "suppressed".to_owned(), |number| number.to_string());
    for row in rows {
        let mut line = vec![row.of.label.clone()];
        for cell in row.cells.iter().chain(row.total.as_ref()) {
            line.extend([number(cell.visits), number(cell.people_reached)]);
        }
        lines.push(line);
    }
    csv_text(&lines)
}
