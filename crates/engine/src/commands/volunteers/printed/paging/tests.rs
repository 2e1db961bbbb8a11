#![allow(clippy::unwrap_used)]

use super::*;
use crate::commands::volunteers::printed::blocks::{line, lines, table};

fn form(body: Vec<PrintedBlock>) -> Form {
    Form {
        code: "A",
        title: "B",
        marking: None,
        landscape: false,
        head: vec![line("1", "Incident Name", "Parade")],
        body,
        foot: vec![line("9", "Prepared by", "CERT lead 1")],
        lines: 20,
    }
}

fn rows(count: usize) -> Vec<Vec<String>> {
    (0..count).map(|n| vec![n.to_string()]).collect()
}

#[test]
fn every_row_is_printed_once_and_every_page_has_its_head_and_its_foot() {
    for count in 0..70 {
        let pages = pages(&form(vec![table("5", "People", &[("", "Name", 10)], rows(count))]));
        let mut printed = vec![];
        for (at, page) in pages.iter().enumerate() {
            assert_eq!((page.number as usize, page.of as usize), (at + 1, pages.len()));
            assert_eq!(page.blocks.first().unwrap().number, "1");
            assert_eq!(page.blocks.last().unwrap().number, "9");
            for block in &page.blocks {
                if let Content::Table { rows, .. } = &block.content {
                    assert_eq!(block.continued, at > 0);
                    printed.extend(rows.clone());
                }
            }
        }
        assert_eq!(printed, rows(count));
    }
}

#[test]
fn a_long_account_takes_the_room_that_it_needs() {
    let long = vec![vec!["word ".repeat(32)], vec!["short".to_owned()]];
    let page = &pages(&form(vec![table("7", "Log", &[("", "What", 10)], long)]));
    assert_eq!(page.len(), 2, "its sixteen lines and the heading leave no room for the next");
    let said = vec!["one".to_owned(); 40];
    assert_eq!(pages(&form(vec![lines("6", "Work", said)])).len(), 3);
}

#[test]
fn words_wrap_where_people_would_break_them() {
    for (text, width, expected) in [
        ("", 5, 1),
        ("abc", 5, 1),
        ("abc de", 5, 2),
        ("abcdefghijk", 5, 3),
        ("a bcdefghij", 5, 3),
        ("ab cd", 5, 1),
    ] {
        assert_eq!(wrapped(text, width), expected, "{text} at {width}");
    }
}
