//! automerge asserts what it expects of a change, and a member with bad intent can write another one: its
//! panic becomes a refusal here, so that one entry never keeps a device from all that come after it.
//!
//! Whatever was being worked on when it panicked is dropped by the caller.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::DocumentError;

/// Why, when there is no better answer.
pub(crate) const STUMBLED: &str = "its content makes no sense; tell the custodian";

/// Does the work, or says that it could not be done.
pub(crate) fn guarded<T, E>(
    work: impl FnOnce() -> Result<T, E>,
    stumbled: impl FnOnce() -> E,
) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(stumbled()))
}

pub(crate) fn damaged() -> DocumentError {
    DocumentError::Damaged(STUMBLED.into())
}

pub(crate) fn refused() -> DocumentError {
    DocumentError::Refused(STUMBLED.into())
}
