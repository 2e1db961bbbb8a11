//! Which epoch keys a device still has to be handed, and which it has been, in this connection.
//!
//! Knows nothing of when. A wrap whose key the roster does not have, or whose space the device may not
//! read, is nobody's business.

use std::collections::{BTreeMap, BTreeSet};

use ids::{DeviceId, Epoch, SpaceId};
use protocol::{Frame, KeyFor};
use seal::public::Roster;

use super::Effect;
use crate::store::WrappedKey;

/// How many keys go into one frame: of at most 300 bytes each, 600 KB.
const KEYS_IN_A_FRAME: usize = 2048;

/// The keys of one device.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Up to which epoch of a space they were looked for.
    looked: BTreeMap<SpaceId, Epoch>,
    handed: BTreeMap<SpaceId, BTreeSet<Epoch>>,
}

impl Keys {
    /// The roster is now this one. Whether there is a key to look for that was not looked for before.
    pub(super) fn roster_is(&mut self, roster: &Roster, device: DeviceId) -> bool {
        // Who loses a space forgets its keys; should it come back, they are handed over again.
        self.looked.retain(|space, _| roster.holds_keys(device, *space));
        self.handed.retain(|space, _| roster.holds_keys(device, *space));
        let held = roster.spaces().map(|space| space.id).filter(|space| roster.holds_keys(device, *space));
        let mut more = false;
        for (space, latest) in held.filter_map(|space| Some((space, roster.latest_epoch(space)?))) {
            more |= self.looked.insert(space, latest) != Some(latest);
        }
        more
    }

    /// There are new wraps of this key for the device. Whether to look for them.
    pub(super) fn wrapped(
        &self,
        roster: &Roster,
        device: DeviceId,
        (space, epoch): (SpaceId, Epoch),
    ) -> bool {
        let handed = self.handed.get(&space).is_some_and(|handed| handed.contains(&epoch));
        !handed && roster.holds_keys(device, space)
    }

    /// Hands over what is the device's and was not handed over before.
    pub(super) fn hand(&mut self, roster: &Roster, device: DeviceId, wraps: Vec<WrappedKey>) -> Vec<Effect> {
        let mut keys = Vec::new();
        for WrappedKey { space, epoch, commitment, sealed } in wraps {
            let is_his =
                roster.commitment(space, epoch) == Some(&commitment) && roster.holds_keys(device, space);
            if is_his && self.handed.entry(space).or_default().insert(epoch) {
                keys.push(KeyFor { space, epoch, sealed });
            }
        }
        keys.chunks(KEYS_IN_A_FRAME).map(|keys| Effect::Send(Frame::Keys { keys: keys.to_vec() })).collect()
    }
}
