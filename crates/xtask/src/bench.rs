//! Measuring: builds the bench program as it ships, runs it, prints its report as a table.
//!
//! Knows no figure: the program in `tests/` measures and writes `target/bench/report.json`.

use std::fs;

use serde_json::Value;

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;

/// Measures and prints.
pub(crate) fn measure(workspace: &Workspace, args: &[String]) -> Result<(), Failure> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    bench(workspace, &args)?;
    let at = workspace.target.join("bench/report.json");
    let report: Value = serde_json::from_str(&fs::read_to_string(&at).map_err(Failure::at(&at))?)
        .map_err(|because| Failure::Said(format!("{} is no JSON: {because}", at.display())))?;
    print!("{}", table(&report));
    Ok(())
}

/// Trains dictionary 1 anew: with the same records it comes out the same. Other records make another
/// dictionary, which needs a number of its own once this one is released.
pub(crate) fn dictionary(workspace: &Workspace) -> Result<(), Failure> {
    bench(workspace, &["dictionary", "crates/seal/dictionaries/1.dict"])
}

/// Builds what ships, the relay beside the bench program, and runs the program.
fn bench(workspace: &Workspace, args: &[&str]) -> Result<(), Failure> {
    let bins = ["--bin", "bench", "--bin", "porchlight-relay"];
    let build = ["build", "--release", "--package", "porchlight-tests", "--package", "relay"];
    Run::cargo(&[&build[..], &bins[..]].concat(), &workspace.root).now()?;
    Run::new(workspace.target.join("release/bench"), args, &workspace.root).now()
}

/// Every figure on a line of its own, its path in the report before it.
fn table(report: &Value) -> String {
    let mut rows = Vec::new();
    flatten(String::new(), report, &mut rows);
    let width = rows.iter().map(|(path, _)| path.chars().count()).max().unwrap_or(0);
    rows.iter().map(|(path, figure)| format!("{path:width$}  {figure}\n")).collect()
}

fn flatten(path: String, value: &Value, rows: &mut Vec<(String, String)>) {
    let under = |name: &str| {
        if path.is_empty() { name.to_owned() } else { format!("{path} / {name}") }
    };
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "name") {
                flatten(under(name), value, rows);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                // An item with a name is known by it.
                let name = item
                    .get("name")
                    .and_then(Value::as_str)
                    .map_or_else(|| (place + 1).to_string(), str::to_owned);
                flatten(under(&name), item, rows);
            }
        }
        Value::String(text) => rows.push((path, text.clone())),
        figure => rows.push((path, figure.to_string())),
    }
}

#[cfg(test)]
mod tests;
