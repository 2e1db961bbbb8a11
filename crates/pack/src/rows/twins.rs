//! A name stands once in its file: ids are derived from names, so two of a name would be one record.

use std::collections::BTreeMap;

use crate::findings::{At, Findings};

/// What was found, without its lines; every name that stood before, letter case aside, is reported.
pub(crate) fn once_each<T>(
    found: Vec<(At, T)>,
    name: impl Fn(&T) -> String,
    what: &str,
    findings: &mut Findings,
) -> Vec<T> {
    let mut first_on: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for (at, one) in &found {
        let name = name(one).to_lowercase();
        match first_on.get(&name) {
            Some(line) => {
                let what = format!("the same {what} stands on line {} already", line.unwrap_or_default());
                findings.error(*at, what, "delete one of them, or tell them apart by name");
            }
            None => {
                first_on.insert(name, at.line);
            }
        }
    }
    found.into_iter().map(|(_, one)| one).collect()
}
