//! Cuts a form into pages: what stands on every page, and of the rest as much as there is room for.
//!
//! Room is counted in lines. A cell takes as many as its text needs at the width of its column, so a long
//! account pushes the next row over the page and never off it.

use super::blocks::Form;
use crate::door::{Column, Content, PrintedBlock, PrintedPage};

/// Lines that a block's own heading takes, and a table's second one.
const HEADING: usize = 1;
const COLUMNS: usize = 3;
/// Letters on a line across the page, when a text has the whole of it.
const ACROSS: usize = 105;

/// The pages of a form. There is always one.
pub(super) fn pages(form: &Form) -> Vec<PrintedPage> {
    let mut bodies: Vec<Vec<PrintedBlock>> = vec![vec![]];
    let mut left = form.lines;
    for block in &form.body {
        let mut parts = pieces(block);
        let mut is_continued = false;
        while !parts.is_empty() {
            let heading = heading(block);
            let is_fresh = left == form.lines;
            let fitting = fit(&parts, left.saturating_sub(heading), is_fresh);
            if fitting == 0 {
                bodies.push(vec![]);
                left = form.lines;
                continue;
            }
            let rest = parts.split_off(fitting);
            let taken: usize = parts.iter().map(|(cost, _)| cost).sum();
            left = left.saturating_sub(heading + taken);
            if let Some(page) = bodies.last_mut() {
                page.push(PrintedBlock { continued: is_continued, ..joined(block, parts) });
            }
            is_continued = true;
            parts = rest;
            if !parts.is_empty() {
                bodies.push(vec![]);
                left = form.lines;
            }
        }
    }
    if let Some(page) = bodies.last_mut() {
        rule_empty_rows(page, left);
    }
    let of = u32::try_from(bodies.len()).unwrap_or(u32::MAX);
    (1..)
        .zip(bodies)
        .map(|(number, body)| {
            let blocks = form.head.iter().cloned().chain(body).chain(form.foot.iter().cloned());
            PrintedPage { number, of, blocks: blocks.collect() }
        })
        .collect()
}

/// What of a block may be parted from what follows, with the lines that each takes.
enum Piece {
    Row(Vec<String>),
    Line(String),
    Whole,
}

fn pieces(block: &PrintedBlock) -> Vec<(usize, Piece)> {
    match &block.content {
        Content::Table { columns, rows, .. } if !rows.is_empty() => {
            rows.iter().map(|row| (row_lines(columns, row), Piece::Row(row.clone()))).collect()
        }
        Content::Lines { lines } if !lines.is_empty() => {
            lines.iter().map(|line| (wrapped(line, ACROSS), Piece::Line(line.clone()))).collect()
        }
        Content::Values { values } => vec![(values.len().div_ceil(2), Piece::Whole)],
        _ => vec![(1, Piece::Whole)],
    }
}

fn joined(block: &PrintedBlock, parts: Vec<(usize, Piece)>) -> PrintedBlock {
    let mut taken = block.clone();
    let (mut some_rows, mut some_lines, mut is_whole) = (vec![], vec![], false);
    for (_, part) in parts {
        match part {
            Piece::Row(row) => some_rows.push(row),
            Piece::Line(line) => some_lines.push(line),
            Piece::Whole => is_whole = true,
        }
    }
    match &mut taken.content {
        Content::Table { rows, .. } if !is_whole => *rows = some_rows,
        Content::Lines { lines } if !is_whole => *lines = some_lines,
        _ => {}
    }
    taken
}

/// How many pieces fit. On a fresh page at least one: what is longer than a page has nowhere better to go.
fn fit(parts: &[(usize, Piece)], mut room: usize, is_fresh: bool) -> usize {
    let mut count = 0;
    for (cost, _) in parts {
        if *cost > room {
            break;
        }
        room -= cost;
        count += 1;
    }
    if is_fresh { count.max(1) } else { count }
}

const fn heading(block: &PrintedBlock) -> usize {
    match block.content {
        Content::Table { .. } => HEADING + COLUMNS,
        _ => HEADING,
    }
}

fn row_lines(columns: &[Column], row: &[String]) -> usize {
    let lines = columns.iter().zip(row).map(|(column, text)| wrapped(text, column.width as usize));
    lines.max().unwrap_or(1)
}

/// The lines that a text takes at this width, broken between words and, where a word is longer, in it.
fn wrapped(text: &str, width: usize) -> usize {
    let width = width.max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace().map(|word| word.chars().count()) {
        let needed = if used == 0 { word } else { used + 1 + word };
        if needed <= width {
            used = needed;
            continue;
        }
        lines += usize::from(used > 0) + word.saturating_sub(1) / width;
        used = (word.saturating_sub(1)) % width + 1;
    }
    lines
}

/// What room is left on the last page is ruled, for what happens after printing.
fn rule_empty_rows(page: &mut [PrintedBlock], left: usize) {
    if let Some(PrintedBlock { content: Content::Table { blank, .. }, .. }) =
        page.iter_mut().rev().find(|block| matches!(block.content, Content::Table { .. }))
    {
        // A ruled row is taller than a line of text: half of what would fit.
        *blank = u32::try_from(left / 2).unwrap_or(0);
    }
}

#[cfg(test)]
mod tests;
