//! A form as a table that spreadsheets open, sheet by sheet and block by block: its number and name, then what
//! stands in it.

use super::blocks::Form;
use crate::Refusal;
use crate::commands::requests::{csv_text, inert};
use crate::door::{Content, PrintedBlock};

pub(super) fn of(sheets: &[Form]) -> Result<String, Refusal> {
    let mut rows = vec![];
    for form in sheets {
        rows.push(vec![form.code.to_owned(), form.title.to_owned()]);
        rows.extend(form.marking.map(|marking| vec![marking.to_owned()]));
        for block in form.head.iter().chain(&form.body).chain(&form.foot) {
            rows.extend(block_rows(block));
        }
    }
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(widest, String::new());
    }
    csv_text(&rows)
}

fn block_rows(block: &PrintedBlock) -> Vec<Vec<String>> {
    let mut rows = vec![vec![block.number.clone(), block.label.clone()]];
    match &block.content {
        Content::Lines { lines } => match (lines.as_slice(), rows.first_mut()) {
            ([one], Some(head)) => head.push(inert(one.clone())),
            _ => rows.extend(lines.iter().map(|line| vec![String::new(), inert(line.clone())])),
        },
        Content::Values { values } => rows.extend(
            values.iter().map(|(name, value)| vec![String::new(), name.clone(), inert(value.clone())]),
        ),
        Content::Choices { choices } => rows.extend(choices.iter().map(|choice| {
            vec![String::new(), choice.label.clone(), if choice.ticked { "X" } else { "" }.to_owned()]
        })),
        Content::Table { columns, rows: table, .. } => {
            let heading = columns.iter().map(|column| match column.number.as_str() {
                "" => column.label.clone(),
                number => format!("{number}. {}", column.label),
            });
            rows.push(heading.collect());
            rows.extend(table.iter().map(|row| row.iter().cloned().map(inert).collect()));
        }
    }
    rows
}
