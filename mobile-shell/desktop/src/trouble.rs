//! What the program says when it cannot go on: what is wrong, and what to do.

use engine::Refusal;
use engine::door::ApiError;

/// An error for a person at a shell.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The engine would not.
    #[error("{0}")]
    Engine(#[from] ApiError),
    /// A folder, a file, a port.
    #[error("{doing}: {error}")]
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// Anything else, said in full.
    #[error("{0}")]
    Said(String),
    /// Another program has the folder.
    #[error("another Porchlight is using {0}. Close it first, or use `porchlight call`, which asks that one")]
    InUse(String),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Engine(refusal.into())
    }
}

pub(crate) fn doing(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Trouble {
    let doing = what.into();
    |error| Trouble::Io { doing, error }
}
