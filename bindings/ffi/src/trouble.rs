//! What went wrong, as bindings see it: the door's error in uniffi's types.

use engine::door::{ApiError, ErrorCode};

/// Why something was not done. Nothing was changed. No personal data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum Trouble {
    /// The core said no.
    #[error("{say} {what_next}")]
    Refused {
        /// For programs.
        code: TroubleCode,
        /// The field that is wrong, where one is.
        field: Option<String>,
        /// What is wrong, for people.
        say: String,
        /// What to do, for people.
        what_next: String,
    },
}

/// For programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum TroubleCode {
    /// The command is not one of the door's, or is malformed.
    BadCommand,
    /// A field is wrong: fix it and call again.
    BadField,
    /// There is no such record on this device.
    NotHere,
    /// The person may not do this, or not now.
    NotAllowed,
    /// The relay did not answer, or said no: check the connection and try again.
    NoRelay,
    /// The disk is full: nothing was written; free some space and call again.
    DiskFull,
    /// The database is damaged: it is set aside at the next start, and told.
    Damaged,
    /// The device is not enrolled.
    NotEnrolled,
    /// Our fault: please report it.
    Internal,
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        let ApiError { code, field, say, what_next } = error;
        Self::Refused { code: code.into(), field, say, what_next }
    }
}

impl From<engine::Refusal> for Trouble {
    fn from(refusal: engine::Refusal) -> Self {
        ApiError::from(refusal).into()
    }
}

impl From<ErrorCode> for TroubleCode {
    fn from(code: ErrorCode) -> Self {
        match code {
            ErrorCode::BadCommand => Self::BadCommand,
            ErrorCode::BadField => Self::BadField,
            ErrorCode::NotHere => Self::NotHere,
            ErrorCode::NotAllowed => Self::NotAllowed,
            ErrorCode::NoRelay => Self::NoRelay,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::Damaged => Self::Damaged,
            ErrorCode::NotEnrolled => Self::NotEnrolled,
            ErrorCode::Internal => Self::Internal,
        }
    }
}

/// The device was shut and is asked for something.
pub(crate) fn shut() -> ApiError {
    ApiError {
        code: ErrorCode::NotAllowed,
        field: None,
        say: "This device was shut.".to_owned(),
        what_next: "Open it again.".to_owned(),
    }
}

/// A join that `disconnect` or `shut` ended.
pub(crate) fn cancelled() -> ApiError {
    ApiError {
        code: ErrorCode::NotAllowed,
        field: None,
        say: "Joining was cancelled.".to_owned(),
        what_next: "Join again; if the code is used up, ask your administrator for a new one.".to_owned(),
    }
}

/// The system would not give a thread.
pub(crate) fn no_thread(because: &std::io::Error) -> ApiError {
    ApiError {
        code: ErrorCode::Internal,
        field: None,
        say: format!("The system gave Porchlight no thread: {because}."),
        what_next: "Close other apps and try again; what was saved is safe.".to_owned(),
    }
}

/// The door answered in a shape that this version of the bindings does not know.
pub(crate) fn odd_answer() -> ApiError {
    ApiError {
        code: ErrorCode::Internal,
        field: None,
        say: "The core answered in a way that these bindings do not know.".to_owned(),
        what_next: "Build library and bindings from the same version.".to_owned(),
    }
}
