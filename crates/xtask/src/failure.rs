//! Why a task did not finish, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why a task did not finish.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A program is not on this machine, or may not be started.
    #[error("cannot start `{program}`: {because}; `cargo xtask setup` brings what is missing")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system said.
        because: io::Error,
    },
    /// A program ran and said no.
    #[error("`{command}` failed ({how})")]
    Failed {
        /// The command as one would type it.
        command: String,
        /// Its exit status.
        how: String,
    },
    /// A file could not be read or written.
    #[error("{}: {because}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        because: io::Error,
    },
    /// It cannot be known here: neither passed nor failed.
    #[error("{0}")]
    NotRun(String),
    /// Parts of the test run failed; the summary has said which.
    #[error("a part failed")]
    Parts,
    /// Anything else, in a sentence that says what to do.
    #[error("{0}")]
    Said(String),
}

impl Failure {
    /// For `map_err` where a file is read or written.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure + use<> {
        let path = path.to_path_buf();
        move |because| Failure::File { path, because }
    }
}
