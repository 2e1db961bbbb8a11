//! The test run: part by part, each timed, a failing part never hides the next.
//!
//! A part that cannot run on this machine is "not run", said so by name with what to do about it;
//! it is never counted as passed. The last line is `N passed, N failed`, counting parts.

mod parts;
mod summary;

use std::time::Instant;

use crate::failure::Failure;
use crate::setup;
use crate::workspace::Workspace;

use parts::{PARTS, Part};
use summary::{Outcome, Row, summary};

/// Prints the parts, what each does and what it needs.
pub(crate) fn list() -> Result<(), Failure> {
    for part in PARTS {
        let needs =
            if part.needs.is_empty() { String::new() } else { format!(" (needs {})", part.needs.join(", ")) };
        println!("{:8} {}{needs}", part.name, part.does);
    }
    Ok(())
}

/// Runs the parts named in `only`, all of them when none is named.
pub(crate) fn run(workspace: &Workspace, only: &[String]) -> Result<(), Failure> {
    let parts = chosen(only)?;
    let needs = setup::NEEDS.iter().filter(|need| parts.iter().any(|part| part.needs.contains(&need.name)));
    let missing = setup::bring(workspace, needs);
    let mut rows = Vec::new();
    for part in parts {
        eprintln!("\n== {}: {}", part.name, part.does);
        let begun = Instant::now();
        let outcome = match missing.iter().find(|need| part.needs.contains(&need.name)) {
            Some(need) => Outcome::NotRun(format!("{} is missing. {}", need.name, need.how)),
            None => match (part.run)(workspace) {
                Ok(()) => Outcome::Passed,
                Err(Failure::NotRun(why)) => Outcome::NotRun(why),
                Err(failure) => Outcome::Failed(failure.to_string()),
            },
        };
        if let Outcome::Failed(why) | Outcome::NotRun(why) = &outcome {
            eprintln!("{}: {why}", part.name);
        }
        rows.push(Row { part: part.name, outcome, took: begun.elapsed() });
    }
    println!("\n{}", summary(&rows));
    if rows.iter().any(|row| matches!(row.outcome, Outcome::Failed(_))) {
        Err(Failure::Parts)
    } else {
        Ok(())
    }
}

/// In the order of the table, whatever the order of the names.
fn chosen(only: &[String]) -> Result<Vec<&'static Part>, Failure> {
    if let Some(unknown) = only.iter().find(|name| !PARTS.iter().any(|part| part.name == **name)) {
        let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        return Err(Failure::Said(format!(
            "there is no part `{unknown}`; the parts are {}",
            names.join(", ")
        )));
    }
    Ok(PARTS.iter().filter(|part| only.is_empty() || only.iter().any(|name| name == part.name)).collect())
}

#[cfg(test)]
mod tests;
