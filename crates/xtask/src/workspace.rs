//! Where things are in this repository.

use std::env;
use std::path::{Path, PathBuf};

/// The repository on this machine.
pub(crate) struct Workspace {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// The one folder that everything is built into.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// The repository that this program was built from.
    pub(crate) fn find() -> Workspace {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.ancestors().nth(2).unwrap_or(here).to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Workspace { root, target }
    }

    /// The screens' folder.
    pub(crate) fn screens(&self) -> PathBuf {
        self.root.join("mobile-shell/ui")
    }

    /// A program of ours as the dev profile builds it.
    pub(crate) fn built(&self, program: &str) -> PathBuf {
        self.target.join("debug").join(format!("{program}{}", env::consts::EXE_SUFFIX))
    }

    /// Where this program keeps its stamps.
    pub(crate) fn stamps(&self) -> PathBuf {
        self.target.join("xtask")
    }
}
