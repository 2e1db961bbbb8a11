//! How a connection ended, and whether it is worth another try.

/// How a connection ended.
pub(super) struct Ended {
    pub why: String,
    /// Connecting again will not help by itself.
    pub refused: bool,
}

impl Ended {
    pub(super) fn because(why: &str) -> Self {
        Self { why: why.to_owned(), refused: false }
    }
}
