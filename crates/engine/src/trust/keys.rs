//! Epoch keys: made, wrapped for those who hold them, unwrapped when they arrive.

use std::collections::BTreeSet;

use ids::{DeviceId, SpaceId};
use protocol::Wrap;
use rayon::prelude::*;
use seal::public::{DevicePublic, NewEpoch, Right, Roster};
use seal::secret::{EpochKey, unwrap_epoch_key, wrap_epoch_key};
use store::WAITING;

use super::saying::{Keys, Wraps};
use crate::{Engine, Refusal};

impl Engine {
    /// A new epoch for each of these spaces, wrapped for everybody who will still hold keys: all of
    /// today but `without`.
    pub(super) fn next_epochs(
        &self,
        roster: &Roster,
        spaces: &BTreeSet<SpaceId>,
        without: impl Fn(DeviceId, SpaceId) -> bool + Sync,
    ) -> Result<(Vec<NewEpoch>, Vec<Wraps>), Refusal> {
        let (mut epochs, mut wraps) = (vec![], vec![]);
        for space in spaces {
            let key = EpochKey::generate().map_err(Refusal::keys)?;
            let latest = roster.latest_epoch(*space).map_or(0, |epoch| epoch.0);
            let new = key.as_next(*space, ids::Epoch(latest + 1)).map_err(Refusal::keys)?;
            let holders: Vec<&DevicePublic> =
                roster.keyholders(*space).filter(|holder| !without(holder.id(), *space)).collect();
            wraps.push(wrapped(roster, *space, new.epoch, new.commitment, &key, &holders)?);
            epochs.push(new);
        }
        Ok((epochs, wraps))
    }

    /// Every epoch of these spaces, wrapped for one device. An error when this device lacks one, but for
    /// spaces of their own: those who belong there hand their keys on.
    pub(super) fn all_epochs_for(
        &self,
        roster: &Roster,
        spaces: impl IntoIterator<Item = SpaceId>,
        device: &DevicePublic,
    ) -> Result<Vec<Wraps>, Refusal> {
        let identity = self.identity()?;
        let mut all = vec![];
        for space in spaces {
            for (epoch, commitment) in roster.epochs(space) {
                let Some(key) = identity.spaces.get(space, epoch) else {
                    if roster.own(space).is_some() {
                        continue;
                    }
                    return Err(Refusal::NotAllowed(
                        "hand on the keys of a space that you do not read; ask the records custodian",
                    ));
                };
                all.push(wrapped(roster, space, epoch, *commitment, key, &[device])?);
            }
        }
        Ok(all)
    }

    /// Whether the roster knows this device, and it has the key of every space that it may read. Those of
    /// spaces of their own are handed on by others, when they are there: nobody waits for them.
    pub(crate) fn has_its_keys(&self) -> Result<bool, Refusal> {
        let (roster, identity) = (self.roster(), self.identity()?);
        let once = roster.spaces().filter(|space| space.own.is_none());
        let holds = once.filter(|space| roster.holds_keys(identity.id(), space.id));
        let mut epochs = holds.flat_map(|space| roster.epochs(space.id).map(|(epoch, _)| (space.id, epoch)));
        Ok(roster.is_active(identity.id())
            && epochs.all(|(space, epoch)| identity.spaces.get(space, epoch).is_some()))
    }

    /// Whether the directory has arrived, where this device reads it.
    pub(crate) fn knows_its_person(&self) -> Result<bool, Refusal> {
        let identity = self.identity()?;
        let reads = self.reads(identity.space("directory"));
        Ok(!reads || self.directory()?.members.contains_key(&identity.member))
    }

    /// Takes in keys that the relay handed over, seals what waits under the newest, opens what was set
    /// aside for want of a key. Whether there was a new one.
    pub(crate) fn keep_keys(&self, keys: Keys) -> Result<bool, Refusal> {
        let roster = self.roster();
        let new = self.change_identity(|identity| {
            let mut new = false;
            for given in keys {
                let Some(commitment) = roster.commitment(given.space, given.epoch) else { continue };
                if identity.spaces.get(given.space, given.epoch).is_some() {
                    continue;
                }
                let (agency, device) = (identity.agency, &identity.device);
                match unwrap_epoch_key(device, agency, given.space, given.epoch, commitment, &given.sealed) {
                    Ok(key) => {
                        identity.spaces.insert(given.space, given.epoch, key);
                        new = true;
                    }
                    // A wrap that is no key is nobody's loss but the wrapper's: the next one is tried.
                    Err(error) => tracing::warn!(%error, "a key that was handed over does not open"),
                }
            }
            Ok(new)
        })?;
        if !new {
            return Ok(false);
        }
        let now = self.now();
        self.write(|tx, pen| {
            tx.reseal(pen, |space| roster.may(pen.device.id(), space, Right::Write))?;
            tx.offer_again()?;
            tx.try_set_aside_again(pen.agency, &roster, pen.keys, now)?;
            Ok(())
        })?;
        self.waited_long_enough(&roster)?;
        // Whoever waits for them looks again.
        self.tell_trust();
        self.tends.notify_one();
        Ok(true)
    }

    /// What waited for its space is sealed under the space's own key by now: the key of this device alone
    /// has nothing left to open.
    fn waited_long_enough(&self, roster: &Roster) -> Result<(), Refusal> {
        self.change_identity(|identity| {
            let writes = |space| roster.may(identity.id(), space, Right::Write);
            let opened = |space| identity.spaces.latest(space).is_some_and(|(epoch, _)| epoch > WAITING);
            let over: BTreeSet<_> =
                identity.waiting().into_iter().filter(|space| opened(*space) && writes(*space)).collect();
            identity.spaces = identity.spaces_but(|space, epoch| epoch == WAITING && over.contains(&space));
            Ok(!over.is_empty())
        })?;
        Ok(())
    }
}

/// 62 µs a wrap: a thousand devices on all cores.
pub(super) fn wrapped(
    roster: &Roster,
    space: SpaceId,
    epoch: ids::Epoch,
    commitment: [u8; 32],
    key: &EpochKey,
    holders: &[&DevicePublic],
) -> Result<Wraps, Refusal> {
    let agency = roster.agency();
    let wrap = |holder: &&DevicePublic| {
        let sealed = wrap_epoch_key(holder, agency, space, epoch, key).map_err(Refusal::keys)?;
        Ok(Wrap { device: holder.id(), sealed })
    };
    let wraps = holders.par_iter().map(wrap).collect::<Result<_, Refusal>>()?;
    Ok(Wraps { space, epoch, commitment, wraps })
}
