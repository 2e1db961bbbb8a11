//! What a form is made of: blocks that stand on every page, and those that go on over pages.

use crate::Refusal;
use crate::door::{Choice, Column, Content, Printed, PrintedBlock, PrintedPage};

use super::{paging, sheet};

/// A form, filled in and not yet cut into pages.
pub(super) struct Form {
    pub code: &'static str,
    pub title: &'static str,
    pub marking: Option<&'static str>,
    pub landscape: bool,
    /// On every page, above.
    pub head: Vec<PrintedBlock>,
    /// Goes on from page to page.
    pub body: Vec<PrintedBlock>,
    /// On every page, below.
    pub foot: Vec<PrintedBlock>,
    /// So many lines of body a page has room for.
    pub lines: usize,
}

/// The sheets as they are printed, their pages numbered through, and as one table under this name.
pub(super) fn printed(sheets: &[Form], file: &str) -> Result<Printed, Refusal> {
    let mut pages: Vec<PrintedPage> = sheets.iter().flat_map(paging::pages).collect();
    let of = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    for (number, page) in (1..).zip(&mut pages) {
        (page.number, page.of) = (number, of);
    }
    let first = sheets.first();
    Ok(Printed {
        code: first.map(|form| form.code.to_owned()).unwrap_or_default(),
        title: first.map(|form| form.title.to_owned()).unwrap_or_default(),
        marking: first.and_then(|form| form.marking).map(str::to_owned),
        landscape: first.is_some_and(|form| form.landscape),
        pages,
        csv: sheet::of(sheets)?,
        file: file.to_owned(),
    })
}

/// A block that is written on one line.
pub(super) fn line(number: &str, label: &str, text: &str) -> PrintedBlock {
    let lines = if text.is_empty() { vec![] } else { vec![text.to_owned()] };
    block(number, label, Content::Lines { lines })
}

/// A block of paragraphs.
pub(super) fn lines(number: &str, label: &str, lines: Vec<String>) -> PrintedBlock {
    block(number, label, Content::Lines { lines })
}

/// A block of named values.
pub(super) fn values(number: &str, label: &str, values: &[(&str, String)]) -> PrintedBlock {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    block(number, label, Content::Values { values })
}

/// A block of boxes to tick.
pub(super) fn choices(number: &str, label: &str, choices: &[(&str, bool)]) -> PrintedBlock {
    let choices = choices
        .iter()
        .map(|(label, ticked)| Choice { label: (*label).to_owned(), ticked: *ticked })
        .collect();
    block(number, label, Content::Choices { choices })
}

/// A block that is a table; `columns` are number, name and width in letters.
pub(super) fn table(
    number: &str,
    label: &str,
    columns: &[(&str, &str, u32)],
    rows: Vec<Vec<String>>,
) -> PrintedBlock {
    let column = |(number, label, width): &(&str, &str, u32)| Column {
        number: (*number).to_owned(),
        label: (*label).to_owned(),
        width: *width,
    };
    block(number, label, Content::Table { columns: columns.iter().map(column).collect(), rows, blank: 0 })
}

fn block(number: &str, label: &str, content: Content) -> PrintedBlock {
    PrintedBlock { number: number.to_owned(), label: label.to_owned(), content, continued: false }
}
