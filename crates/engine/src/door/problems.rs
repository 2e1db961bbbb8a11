//! The one small error that screens and bindings see.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong, shaped by what the caller can do about it. No personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{say} {what_next}")]
pub struct ApiError {
    /// For programs.
    pub code: ErrorCode,
    /// The field that is wrong, where one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// What is wrong, for people.
    pub say: String,
    /// What to do, for people.
    pub what_next: String,
}

/// For programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The command is not one of the door's, or is malformed.
    BadCommand,
    /// A field is wrong: fix it and call again.
    BadField,
    /// There is no such record on this device.
    NotHere,
    /// The person may not do this.
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
