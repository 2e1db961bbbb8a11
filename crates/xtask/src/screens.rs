//! Building the screens into `mobile-shell/ui/dist`, which the hosts serve.

use crate::failure::Failure;
use crate::run::Run;
use crate::setup;
use crate::stamp::Stamp;
use crate::workspace::Workspace;

/// What the built screens are made from, beside `node_modules`, which the lock file stands for.
const INPUTS: &[&str] = &[
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "tsconfig.json",
    "vite.config.ts",
];

/// Builds the screens, unless nothing changed since the last time.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    setup::npm_packages(workspace)?;
    let screens = workspace.screens();
    let inputs: Vec<_> = INPUTS.iter().map(|input| screens.join(input)).collect();
    let stamp = Stamp::of(&inputs)?;
    let kept = workspace.stamps().join("screens");
    if stamp.is_kept(&kept) && screens.join("dist/index.html").is_file() {
        return Ok(());
    }
    Run::new("npm", &["run", "--silent", "build"], &screens).now()?;
    stamp.keep(&kept)
}
