//! The screens' npm packages: exactly those of the lock file, fetched only when it changed.

use crate::failure::Failure;
use crate::run::Run;
use crate::stamp::Stamp;
use crate::workspace::Workspace;

/// Brings `node_modules` up to date with the lock file.
pub(crate) fn packages(workspace: &Workspace) -> Result<(), Failure> {
    let screens = workspace.screens();
    if !screens.join("package-lock.json").is_file() {
        return Err(Failure::Said(
            "mobile-shell/ui/package-lock.json is not there; restore it from git".to_owned(),
        ));
    }
    let stamp = Stamp::of(&[screens.join("package-lock.json"), screens.join("package.json")])?;
    // Inside node_modules, so that deleting the folder deletes the stamp too.
    let kept = screens.join("node_modules/.porchlight-stamp");
    if stamp.is_kept(&kept) {
        return Ok(());
    }
    Run::new("npm", &["ci", "--no-audit", "--no-fund"], &screens)
        .with("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .now()?;
    stamp.keep(&kept)
}
