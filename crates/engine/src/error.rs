//! Why the engine would not, and the one place that turns it into what screens see.

use store::{FromStore, StoreError};

use crate::door::{ApiError, ErrorCode};

/// Why a command was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// A field is wrong.
    #[error("{say}")]
    Field {
        /// Which.
        field: &'static str,
        /// What is wrong with it.
        say: String,
        /// What to do.
        next: &'static str,
    },
    /// The command cannot be read.
    #[error("that is not a command of Porchlight: {0}")]
    Command(String),
    /// The person may not.
    #[error("your role may not {0}")]
    NotAllowed(&'static str),
    /// The agency has no such space.
    #[error("the space “{0}” is not open in this agency, which was founded before Porchlight had it")]
    NotOpen(&'static str),
    /// The device belongs to no agency yet.
    #[error("this device is not enrolled")]
    NotEnrolled,
    /// It belonged to one, and was removed.
    #[error("{0}")]
    Left(String),
    /// It belongs to one already.
    #[error("this device is enrolled already; one folder is one enrolment")]
    AlreadyEnrolled,
    /// The relay did not answer, or said no.
    #[error("{0}")]
    Relay(String),
    /// The relay ended the connection, with a reason.
    #[error("{say}")]
    SentAway {
        /// Why, for programs.
        code: protocol::ByeCode,
        /// Why, for people.
        say: String,
    },
    /// An invite code with a typing error.
    #[error("{0}")]
    Code(String),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key failed.
    #[error("a key could not be used: {0}")]
    Keys(String),
}

/// A field that is wrong.
pub fn bad_field(field: &'static str, say: impl Into<String>, next: &'static str) -> Refusal {
    Refusal::Field { field, say: say.into(), next }
}

impl Refusal {
    pub(crate) fn keys(error: impl std::fmt::Display) -> Self {
        Self::Keys(error.to_string())
    }
}

impl FromStore for Refusal {
    fn of_store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl From<document::DocumentError> for Refusal {
    fn from(error: document::DocumentError) -> Self {
        Self::Store(StoreError::Document(error))
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let field = match &refusal {
            Refusal::Field { field, .. } => Some((*field).to_owned()),
            _ => None,
        };
        let (code, what_next) = code_and_next(&refusal);
        Self { code, field, say: sentence(&refusal.to_string()), what_next: what_next.to_owned() }
    }
}

fn code_and_next(refusal: &Refusal) -> (ErrorCode, &'static str) {
    use document::DocumentError as D;
    match refusal {
        Refusal::Field { next, .. } => (ErrorCode::BadField, next),
        Refusal::Command(_) => (
            ErrorCode::BadCommand,
            "Update this screen or script; `porchlight call --help` lists the commands.",
        ),
        Refusal::NotAllowed(_) => {
            (ErrorCode::NotAllowed, "Ask your administrator if this is part of your work.")
        }
        Refusal::NotOpen(_) => (
            ErrorCode::NotAllowed,
            "Ask your administrator to open it and to invite this device anew; nothing was handed out.",
        ),
        Refusal::NotEnrolled => {
            (ErrorCode::NotEnrolled, "Ask your administrator for an invite code, then join with it.")
        }
        Refusal::Left(_) => {
            (ErrorCode::NotEnrolled, "To use it again, ask your administrator for an invite code.")
        }
        Refusal::AlreadyEnrolled => (ErrorCode::NotAllowed, "Use another folder for another person."),
        Refusal::Relay(_) | Refusal::SentAway { .. } => {
            (ErrorCode::NoRelay, "Check the address and the connection, then try again.")
        }
        Refusal::Code(_) => (ErrorCode::BadField, "Check the code, or ask for a new one."),
        Refusal::Store(StoreError::DiskFull) => {
            (ErrorCode::DiskFull, "What you typed is still on the screen.")
        }
        Refusal::Store(StoreError::Damaged) => (ErrorCode::Damaged, "Nothing that was saved is deleted."),
        Refusal::Store(StoreError::NotHere) => {
            (ErrorCode::NotHere, "It may not have arrived yet; look at the sync status.")
        }
        Refusal::Store(StoreError::NoKey(_)) => {
            (ErrorCode::NotAllowed, "Ask your administrator if this is part of your work.")
        }
        Refusal::Store(
            StoreError::AlreadyHere | StoreError::Document(D::NoSuchChoice | D::UnknownVersion),
        ) => (ErrorCode::BadField, "Open the record again."),
        Refusal::Store(StoreError::Document(D::BadValue { .. } | D::NoField { .. })) => {
            (ErrorCode::BadField, "Correct the field and try again.")
        }
        Refusal::Store(
            StoreError::Busy | StoreError::WrongKey | StoreError::Newer { .. } | StoreError::File(_),
        ) => (ErrorCode::Damaged, "Nothing was changed."),
        Refusal::Store(_) | Refusal::Keys(_) => {
            (ErrorCode::Internal, "Try again; if it stays, run `porchlight doctor` and report what it says.")
        }
    }
}

/// A capital letter at the front, a full stop at the end.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", chars.as_str())
}
