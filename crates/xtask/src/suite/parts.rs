//! The parts of the test run, in the order in which they run: the quick ones first.
//!
//! All in the dev profile and one target folder, so that each crate is compiled once.

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;
use crate::{bindings, codegen, demo, fuzz, setup, tidy};

/// One part.
pub(super) struct Part {
    /// What `--only` calls it.
    pub(super) name: &'static str,
    /// What it does, in a line.
    pub(super) does: &'static str,
    /// What it cannot run without, by the names of `setup`.
    pub(super) needs: &'static [&'static str],
    /// Runs it.
    pub(super) run: fn(&Workspace) -> Result<(), Failure>,
}

/// Every part.
pub(super) const PARTS: &[Part] = &[
    Part { name: "fmt", does: "Rust is formatted", needs: &["rustfmt"], run: fmt },
    Part { name: "tidy", does: "the house rules hold", needs: &["git"], run: tidy::check },
    Part {
        name: "clippy",
        does: "no lint speaks up",
        needs: &["clippy", "gcc", "make", "perl"],
        run: clippy,
    },
    Part {
        name: "deny",
        does: "licences, sources and versions of what we build on",
        needs: &["cargo-deny"],
        run: deny,
    },
    Part {
        name: "advisories",
        does: "known flaws of what we build on",
        needs: &["cargo-deny", "git"],
        run: advisories,
    },
    Part { name: "rust", does: "the tests of every crate", needs: &["gcc", "make", "perl"], run: rust },
    Part {
        name: "fuzz",
        does: "the parsers, for ten seconds each",
        needs: &["gcc", "make", "perl"],
        run: fuzz::every_target,
    },
    Part {
        name: "codegen",
        does: "the screens' types are the door's",
        needs: &["gcc", "make", "perl"],
        run: codegen::check,
    },
    Part { name: "ui", does: "the screens' types, lints and unit tests", needs: &["node", "npm"], run: ui },
    Part {
        name: "python",
        does: "the core from Python",
        needs: &["python3", "gcc", "make", "perl"],
        run: bindings::python,
    },
    Part {
        name: "kotlin",
        does: "the core from Kotlin on a JVM",
        needs: &["javac", "maven", "gcc", "make", "perl"],
        run: bindings::kotlin,
    },
    Part {
        name: "browser",
        does: "the screens in a browser",
        needs: &["chromium", "fonts", "node", "npm"],
        run: browser,
    },
    Part {
        name: "demo",
        does: "the demo once, on its own",
        needs: &["node", "npm", "gcc", "make", "perl"],
        run: demo::once,
    },
];

fn fmt(workspace: &Workspace) -> Result<(), Failure> {
    Run::cargo(&["fmt", "--all", "--check"], &workspace.root).now()
}

fn clippy(workspace: &Workspace) -> Result<(), Failure> {
    Run::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], &workspace.root).now()
}

fn deny(workspace: &Workspace) -> Result<(), Failure> {
    Run::cargo(&["deny", "check", "bans", "licenses", "sources"], &workspace.root).now()
}

/// Apart from the rest: the database of advisories comes over the network, and a machine that cannot
/// reach it has not shown that there is none.
fn advisories(workspace: &Workspace) -> Result<(), Failure> {
    if !Run::cargo(&["deny", "fetch", "db"], &workspace.root).quietly() {
        return Err(Failure::NotRun(
            "the database of advisories cannot be fetched. Run `cargo deny check advisories` where the network reaches it."
                .into(),
        ));
    }
    Run::cargo(&["deny", "check", "advisories"], &workspace.root).now()
}

fn rust(workspace: &Workspace) -> Result<(), Failure> {
    Run::cargo(&["test", "--workspace"], &workspace.root).now()
}

fn ui(workspace: &Workspace) -> Result<(), Failure> {
    setup::npm_packages(workspace)?;
    for script in ["check", "lint", "test"] {
        Run::new("npm", &["run", "--silent", script], &workspace.screens()).now()?;
    }
    Ok(())
}

/// The screens are tested against the host that serves them, as people use them.
fn browser(workspace: &Workspace) -> Result<(), Failure> {
    demo::build(workspace)?;
    Run::new("npm", &["run", "--silent", "browser"], &workspace.screens())
        .with("PORCHLIGHT", workspace.built("porchlight"))
        .now()
}
