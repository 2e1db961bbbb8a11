//! Bringing what is missing on this machine, and saying plainly what cannot be brought.
//!
//! Browsers are never downloaded: the tests use Debian's Chromium.

mod needs;
mod node;

pub(crate) use needs::{NEEDS, Need};
pub(crate) use node::packages as npm_packages;

use crate::failure::Failure;
use crate::run::{self, Run};
use crate::workspace::Workspace;

/// Everything that `demo` and `test` use.
pub(crate) fn everything(workspace: &Workspace) -> Result<(), Failure> {
    let missing = bring(workspace, NEEDS);
    for need in &missing {
        println!("missing: {}; without it {}. {}", need.name, need.without, need.how);
    }
    npm_packages(workspace)?;
    if missing.is_empty() {
        println!("everything is here: `cargo xtask demo`, `cargo xtask test`");
    }
    Ok(())
}

/// Installs what is missing of `needs` where this machine allows it; returns what is missing still.
pub(crate) fn bring<'a>(workspace: &Workspace, needs: impl IntoIterator<Item = &'a Need>) -> Vec<&'a Need> {
    let missing: Vec<&Need> = needs.into_iter().filter(|need| !need.is_here()).collect();
    let mut packages: Vec<&str> = missing.iter().filter_map(|need| need.package).collect();
    packages.sort_unstable();
    packages.dedup();
    if !packages.is_empty() {
        install(workspace, &packages);
    }
    missing.into_iter().filter(|need| !need.is_here()).collect()
}

/// Failing to install is no failure of its own: what stays missing is said by who needs it.
fn install(workspace: &Workspace, packages: &[&str]) {
    let Some(apt) = apt(workspace) else {
        eprintln!("not installing {}: this is no Debian, or you are not root", packages.join(", "));
        return;
    };
    for step in
        [&["update", "--quiet"][..], &[&["install", "--yes", "--no-install-recommends"], packages].concat()]
    {
        let (program, args) = apt.with(step);
        if let Err(failure) = Run::new(program, &args, &workspace.root).now() {
            eprintln!("{failure}");
        }
    }
}

/// How this user may call apt-get, if at all.
struct Apt(&'static [&'static str]);

impl Apt {
    fn with<'a>(&self, step: &[&'a str]) -> (&'static str, Vec<&'a str>) {
        let mut words = self.0.iter().copied();
        (words.next().unwrap_or("apt-get"), words.chain(step.iter().copied()).collect())
    }
}

fn apt(workspace: &Workspace) -> Option<Apt> {
    let works = |program: &str, args: &[&str]| Run::new(program, args, &workspace.root).quietly();
    if !run::found("apt-get") {
        None
    } else if works("sh", &["-c", "test \"$(id -u)\" = 0"]) {
        Some(Apt(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]))
    } else if works("sudo", &["-n", "true"]) {
        Some(Apt(&["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]))
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
