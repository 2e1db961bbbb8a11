//! Who could write where under which key: the past of the rights, for what was written in it.
//!
//! Today's rights are not enough: a device that comes years later takes in what members wrote who
//! have left since. Terms are a device's own, not its member's: what a member is given after one of
//! their devices was revoked is nothing of that device's, nor what they had before it was admitted.

use std::collections::BTreeMap;

use ids::{DeviceId, Epoch, SpaceId};

/// From which epoch of a space a device could write there, and up to which one (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Term {
    from: Epoch,
    until: Option<Epoch>,
}

/// Every device's terms, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Terms(BTreeMap<(DeviceId, SpaceId), Vec<Term>>);

impl Terms {
    /// The device may write from the epoch on that is the latest now.
    pub(super) fn begin(&mut self, device: DeviceId, space: SpaceId, latest: Option<Epoch>) {
        let terms = self.0.entry((device, space)).or_default();
        if terms.last().is_none_or(|term| term.until.is_some()) {
            terms.push(Term { from: latest.unwrap_or(Epoch(1)), until: None });
        }
    }

    /// The device may no longer write under this epoch and later ones.
    pub(super) fn end(&mut self, device: DeviceId, space: SpaceId, first_without: Epoch) {
        let terms = self.0.get_mut(&(device, space));
        if let Some(term) = terms.and_then(|terms| terms.last_mut()).filter(|term| term.until.is_none()) {
            term.until = Some(first_without);
        }
    }

    /// Whether the device could write in this epoch.
    pub(super) fn covers(&self, device: DeviceId, space: SpaceId, epoch: Epoch) -> bool {
        let terms = self.0.get(&(device, space)).into_iter().flatten();
        terms.into_iter().any(|term| term.from <= epoch && term.until.is_none_or(|until| epoch < until))
    }
}
