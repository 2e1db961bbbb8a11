//! The keys a device holds: one for each epoch of each space it may read.

use std::collections::BTreeMap;

use ids::{Epoch, SpaceId};
use zeroize::Zeroizing;

use super::EpochKey;
use crate::public::KeyError;

/// A device's keyring.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpaceKeys(BTreeMap<(SpaceId, Epoch), EpochKey>);

impl SpaceKeys {
    /// Adds a key.
    pub fn insert(&mut self, space: SpaceId, epoch: Epoch, key: EpochKey) {
        self.0.insert((space, epoch), key);
    }

    /// The key of this epoch.
    pub fn get(&self, space: SpaceId, epoch: Epoch) -> Option<&EpochKey> {
        self.0.get(&(space, epoch))
    }

    /// The newest key of a space: the one to seal with.
    pub fn latest(&self, space: SpaceId) -> Option<(Epoch, &EpochKey)> {
        let all = (space, Epoch(0))..=(space, Epoch(u32::MAX));
        self.0.range(all).next_back().map(|((_, epoch), key)| (*epoch, key))
    }

    /// Every key.
    pub fn iter(&self) -> impl Iterator<Item = (SpaceId, Epoch, &EpochKey)> {
        self.0.iter().map(|((space, epoch), key)| (*space, *epoch, key))
    }

    /// The ring's bytes, for the device's keystore or encrypted store.
    pub fn to_secret_bytes(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let keys: Vec<_> = self.iter().collect();
        minicbor::to_vec(keys).map(Zeroizing::new).map_err(|_| KeyError::Exhausted)
    }

    /// The ring whose bytes these are.
    pub fn from_secret_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let keys: Vec<(SpaceId, Epoch, EpochKey)> = minicbor::decode(bytes).map_err(|_| KeyError::NotAKey)?;
        Ok(keys.into_iter().collect())
    }
}

impl FromIterator<(SpaceId, Epoch, EpochKey)> for SpaceKeys {
    fn from_iter<I: IntoIterator<Item = (SpaceId, Epoch, EpochKey)>>(keys: I) -> Self {
        Self(keys.into_iter().map(|(space, epoch, key)| ((space, epoch), key)).collect())
    }
}
