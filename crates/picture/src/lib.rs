//! What can be attached: photos and papers, told by their bytes; photos without what they say of where they
//! were taken; a small picture of each.
//!
//! Pure: bytes in, bytes out. Knows no record, no name and no key. What it does not understand it says so
//! of, and never lets through as if it were clean.

mod jpeg;
mod kind;
mod strip;
mod thumbnail;

pub use kind::Kind;
pub use strip::stripped;
pub use thumbnail::{MOST_POINTS, THUMBNAIL_BYTES, thumbnail};

/// Why a file cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// It is neither a photo nor a paper of a kind that is known here.
    #[error("that is no photo (JPEG, PNG or WebP) and no PDF")]
    Unknown,
    /// A photo of a kind from which nothing can be taken out here.
    #[error("that is a HEIC photo, and what it says of where it was taken cannot be taken out here")]
    Heic,
    /// A picture that moves.
    #[error("that picture moves; only photos that stand still are taken")]
    Moves,
    /// Its bytes are not what they should be.
    #[error("that photo is damaged or was cut off")]
    Damaged,
    /// Opened, it would take more memory than a phone has to spare.
    #[error("that photo has more than {} million points", MOST_POINTS / 1_000_000)]
    TooManyPoints,
}

#[cfg(test)]
mod tests;
