//! A SHA-256 over bytes that come in pieces: an attachment is never held whole to be named.

use std::fmt;

use aws_lc_rs::digest::{Context, SHA256};

/// A hash that is not finished.
#[derive(Clone)]
pub struct Hashing(Context);

impl Default for Hashing {
    fn default() -> Self {
        Self(Context::new(&SHA256))
    }
}

impl Hashing {
    /// The next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of everything that was taken.
    pub fn done(self) -> [u8; 32] {
        let mut hash = [0; 32];
        hash.copy_from_slice(self.0.finish().as_ref());
        hash
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashing")
    }
}
