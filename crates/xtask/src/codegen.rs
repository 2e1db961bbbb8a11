//! The door's types, written for TypeScript from the Rust ones so that they cannot drift apart.
//!
//! Knows none of the types: `crates/engine/examples/export_types.rs` prints them.

use std::fs;

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;

const GENERATED: &str = "mobile-shell/ui/src/door/generated.ts";

/// Writes the types into the tree.
pub(crate) fn write(workspace: &Workspace) -> Result<(), Failure> {
    let at = workspace.root.join(GENERATED);
    if let Some(folder) = at.parent() {
        fs::create_dir_all(folder).map_err(Failure::at(folder))?;
    }
    fs::write(&at, types(workspace)?).map_err(Failure::at(&at))
}

/// Fails when the tree's types are not the ones that Rust gives.
pub(crate) fn check(workspace: &Workspace) -> Result<(), Failure> {
    let at = workspace.root.join(GENERATED);
    let (ours, given) = (fs::read_to_string(&at).unwrap_or_default(), types(workspace)?);
    match first_difference(&ours, &given) {
        None => Ok(()),
        Some(line) => Err(Failure::Said(format!(
            "{GENERATED}:{line} is not what the Rust types give; run `cargo xtask codegen` and commit the result"
        ))),
    }
}

fn types(workspace: &Workspace) -> Result<String, Failure> {
    Run::cargo(&["run", "--quiet", "--package", "engine", "--example", "export_types"], &workspace.root)
        .read()
}

/// The number of the first line that differs.
fn first_difference(ours: &str, given: &str) -> Option<usize> {
    if ours == given {
        return None;
    }
    let same = ours.lines().zip(given.lines()).take_while(|(ours, given)| ours == given).count();
    Some(same + 1)
}

#[cfg(test)]
mod tests;
