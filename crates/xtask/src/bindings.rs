//! The core from other languages: builds the library, generates each side, runs its tests.
//!
//! What is generated lies in `target/bindings` and is never committed; library and generator come from
//! one build, so they cannot be of two versions. Knows nothing of what the tests do.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;

/// The tests in Python.
pub(crate) fn python(workspace: &Workspace) -> Result<(), Failure> {
    generate(workspace, "python")?;
    beside_its_module(workspace)?;
    let at = workspace.root.join("bindings/python");
    // Compiled Python would otherwise lie between the sources.
    let tests = Run::new("python3", &["-B", "-m", "unittest", "discover"], &at);
    with_programs(tests, workspace).now()
}

/// The tests in Kotlin, on a plain JVM.
pub(crate) fn kotlin(workspace: &Workspace) -> Result<(), Failure> {
    generate(workspace, "kotlin")?;
    let at = workspace.root.join("bindings/kotlin");
    let tests = Run::new("mvn", &["--batch-mode", "--no-transfer-progress", "--quiet", "test"], &at);
    with_programs(tests, workspace).now()
}

fn generate(workspace: &Workspace, language: &str) -> Result<(), Failure> {
    let root = &workspace.root;
    // As the tests are built: another selection has other features, and builds the house once more.
    Run::cargo(&["build", "--workspace", "--bins", "--lib"], root).now()?;
    let (library, out) = (library(workspace), folder(workspace).join(language));
    let (library, out) = (library.to_string_lossy(), out.to_string_lossy());
    let args = ["generate", "--no-format", "--language", language, "--out-dir", &out, &library];
    Run::new(workspace.built("uniffi-bindgen"), &args, root).now()
}

/// Python's side looks for the library in its own folder.
fn beside_its_module(workspace: &Workspace) -> Result<(), Failure> {
    let library = library(workspace);
    let beside = folder(workspace).join("python").join(library.file_name().unwrap_or_default());
    if beside.exists() {
        fs::remove_file(&beside).map_err(Failure::at(&beside))?;
    }
    fs::hard_link(&library, &beside).map_err(Failure::at(&beside))
}

/// Tells the tests where everything is.
fn with_programs(run: Run, workspace: &Workspace) -> Run {
    run.with("PORCHLIGHT", workspace.built("porchlight"))
        .with("PORCHLIGHT_RELAY", workspace.built("porchlight-relay"))
        .with("PORCHLIGHT_LIBRARY", workspace.target.join("debug"))
        .with("PORCHLIGHT_BINDINGS", folder(workspace))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("bindings")
}

fn library(workspace: &Workspace) -> PathBuf {
    workspace.target.join("debug").join(format!("{DLL_PREFIX}porchlight_ffi{DLL_SUFFIX}"))
}
