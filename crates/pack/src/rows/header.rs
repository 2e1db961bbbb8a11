//! The first line of a CSV file: which column is which, in any order.

use csv::StringRecord;

use super::Columns;
use crate::findings::{At, Findings};
use crate::nearest;

/// The column of each cell; nothing when a column that has to be there is not.
pub(crate) fn read(
    first: &StringRecord,
    at: At,
    columns: &Columns,
    findings: &mut Findings,
) -> Option<Vec<Option<&'static str>>> {
    if first.len() == 1 && first.get(0).is_some_and(|cell| cell.contains([';', '\t'])) {
        findings.error(at, "the columns are not separated by commas", "save it as “CSV UTF-8 (comma)”");
        return None;
    }
    let known: Vec<&'static str> = columns.must.iter().chain(columns.may).copied().collect();
    let mut header: Vec<Option<&'static str>> = Vec::new();
    for cell in first {
        let column = known.iter().copied().find(|known| known.eq_ignore_ascii_case(cell.trim()));
        match column {
            None => {
                let do_this = nearest::advice(cell, known.iter().copied());
                findings.error(at, format!("unknown column “{}”", cell.trim()), do_this);
            }
            Some(column) if header.contains(&Some(column)) => {
                findings.error(at, format!("two columns are called “{column}”"), "delete one of them");
            }
            Some(_) => {}
        }
        header.push(column);
    }
    let missing: Vec<&str> =
        columns.must.iter().copied().filter(|must| !header.contains(&Some(*must))).collect();
    if missing.is_empty() {
        return Some(header);
    }
    let do_this = format!("let the first line be {}", known.join(","));
    findings.error(at, format!("there is no column {}", missing.join(", ")), do_this);
    None
}
