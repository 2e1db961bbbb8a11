//! A table to read in, as a spreadsheet or another program saves it.

use engine::Table;

use super::{magnitude, refused};

/// What a table of places may have: the importer's own columns are checked with it, not here.
const COLUMNS: [&str; 7] = ["name", "kind", "address", "district", "neighborhood", "lat", "lon"];

pub fn plays(bytes: &[u8]) -> Result<String, String> {
    // A door takes text: what is none is refused before.
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok("no text".into()) };
    let table = match Table::read(text, "name", &COLUMNS) {
        Ok(table) => table,
        Err(refusal) => return Ok(refused(&refusal)),
    };
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
    let (mut last, mut rows, mut unreadable, mut cells) = (1, 0, 0, 0);
    for (number, line) in table.lines() {
        // What an error names must be a line of the file, behind the one before it.
        if number <= last || number as usize > lines {
            return Err(format!("row at line {number} after {last}, of {lines} lines"));
        }
        last = number;
        rows += 1;
        match line {
            None => unreadable += 1,
            Some(line) => {
                for cell in COLUMNS.iter().filter_map(|column| line.cell(column)) {
                    // Quotes may have gone from between: what is left stands in the file in this order.
                    let mut written = text.chars();
                    if cell.is_empty() || !cell.chars().all(|letter| written.any(|other| other == letter)) {
                        return Err(format!("a cell of line {number} is not of the file"));
                    }
                    cells += 1;
                }
            }
        }
    }
    let has = COLUMNS.iter().filter(|column| table.has(column)).count();
    Ok(format!(
        "{has} columns, {} rows, {} unreadable, {} cells",
        magnitude(rows),
        magnitude(unreadable),
        magnitude(cells)
    ))
}
