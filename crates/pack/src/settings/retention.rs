//! How long each retention class is kept, in the city's own words: no years are invented here.

use std::collections::BTreeMap;

use model::fields::FIELDS;

use super::table::Table;
use crate::findings::Findings;

/// The schedule of each class below `[retention]`.
pub(crate) fn read(top: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, String> {
    let Some(table) = top.table("retention", findings) else {
        top.missing("retention", "add a table [retention] with a line for each class", findings);
        return BTreeMap::new();
    };
    let classes = classes();
    let known: Vec<&str> = classes.iter().map(String::as_str).collect();
    table.only(&known, findings);
    known.into_iter().map(|class| (class.to_owned(), table.must_text(class, findings))).collect()
}

/// The classes that the table of fields names, each once.
fn classes() -> Vec<String> {
    let words = FIELDS.iter().filter_map(|field| serde_json::to_value(field.retention).ok());
    let mut classes: Vec<String> = words.filter_map(|word| word.as_str().map(str::to_owned)).collect();
    classes.sort();
    classes.dedup();
    classes
}
