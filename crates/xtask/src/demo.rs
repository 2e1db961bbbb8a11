//! The demo: brings what is missing, builds, and becomes `porchlight demo`.

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;
use crate::{screens, setup};

/// What the demo cannot be built without.
const NEEDS: &[&str] = &["gcc", "libc headers", "make", "perl", "node", "npm"];

/// Builds what is not built and shows it.
pub(crate) fn show(workspace: &Workspace, args: &[String]) -> Result<(), Failure> {
    build(workspace)?;
    let args: Vec<&str> = ["demo"].into_iter().chain(args.iter().map(String::as_str)).collect();
    Run::new(workspace.built("porchlight"), &args, &workspace.root).instead()
}

/// The whole demo once, on its own, without a person watching: it fails when a step does.
pub(crate) fn once(workspace: &Workspace) -> Result<(), Failure> {
    build(workspace)?;
    Run::new(workspace.built("porchlight"), &["demo", "--once"], &workspace.root).now()
}

/// The screens, the host and the relay; the host starts the relay as a process of its own.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let needs = setup::NEEDS.iter().filter(|need| NEEDS.contains(&need.name));
    if let Some(missing) = setup::bring(workspace, needs).first() {
        return Err(Failure::Said(format!("{} is missing. {}", missing.name, missing.how)));
    }
    screens::build(workspace)?;
    // As the tests are built: another selection has other features, and builds the house once more.
    Run::cargo(&["build", "--workspace", "--bins"], &workspace.root).now()
}
