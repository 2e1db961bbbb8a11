//! Something that a person typed and nobody else may see: zeroed when it is let go of.

use std::ops::Deref;

use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

/// A PIN, a passphrase, an invite code.
#[derive(Clone, Default)]
pub(in super::super) struct Typed(Zeroizing<String>);

impl Deref for Typed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|typed| Self(Zeroizing::new(typed)))
    }
}
