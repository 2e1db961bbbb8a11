//! One guess at one person's lock: counted on the disk first, checked after.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use engine::{Clock, Refusal, StoreError, UnixMs};

use super::{Counter, Held, Home};
use crate::clock::{self, Moment};
use crate::key::{self, Device, KeptAs, RawKey, Word, kept_as};
use crate::lock::{Door, Sight, Tries};
use crate::trouble::Trouble;

/// What every lock of this computer has in common.
#[derive(Clone)]
pub(crate) struct Keyhole {
    /// Where this computer's secret lies.
    pub device: PathBuf,
    moment: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// What this program has seen of each folder's count, and when first.
    seen: Arc<Mutex<BTreeMap<PathBuf, Sight>>>,
}

impl Keyhole {
    pub(crate) fn usual() -> Result<Self, Trouble> {
        Ok(Self::at(Device::usual_place()?, clock::moment))
    }

    pub(crate) fn at(device: PathBuf, moment: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self { device, moment: Arc::new(moment), seen: Arc::default() }
    }

    /// How a folder's lock stands now.
    pub(crate) fn door(&self, folder: &Path) -> Door {
        let now = (self.moment)();
        let counter = Counter::of(folder);
        // A count that cannot be made good on the disk now is told as it stands.
        let tries = counter.settle(now.wall).unwrap_or_else(|_| counter.read(now.wall));
        tries.door(self.time(folder, tries, now))
    }

    /// The time that counts for these tries (see [`Sight`]).
    fn time(&self, folder: &Path, tries: Tries, now: Moment) -> UnixMs {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let sight = seen.entry(folder.to_owned()).or_insert(Sight { tries, first: now });
        if sight.tries != tries {
            *sight = Sight { tries, first: now };
        }
        sight.time(now)
    }
}

/// What became of a guess.
pub(crate) enum Unlocked {
    Open(Home),
    /// Wrong, or not even looked at because the door is shut; this is how the door stands now.
    Wrong(Door),
}

/// Opens a folder with what a person gave. One of the first version gets today's seal by that.
pub(crate) fn unlock(
    held: Held,
    secret: &str,
    clock: &Clock,
    keyhole: &Keyhole,
) -> Result<Unlocked, Trouble> {
    let folder = held.folder.clone();
    let of_first_version = kept_as(&folder) == Some(KeptAs::Derived);
    let mut opened = None;
    let checked = guess(&folder, secret, keyhole, |key| match held.open(key, clock.clone()) {
        Ok(home) => {
            if of_first_version {
                key::seal(&folder, key, Word::Passphrase, secret, &Device::read_or_make(&keyhole.device)?)?;
            }
            opened = Some(home);
            Ok(true)
        }
        // A derived key is only wrong when the database says so.
        Err(Refusal::Store(StoreError::WrongKey)) => Ok(false),
        Err(refusal) => Err(refusal.into()),
    })?;
    match (checked, opened) {
        (Checked::Right, Some(home)) => Ok(Unlocked::Open(home)),
        (Checked::Wrong(door), _) => Ok(Unlocked::Wrong(door)),
        (Checked::Right, None) => Err(Trouble::Said("the folder was opened and is gone".into())),
    }
}

/// What a counted guess was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    Right,
    Wrong(Door),
}

/// Counts a guess, then has it checked. `fits` tells whether a key is the right one; an error of it
/// (a full disk, a newer format) is no wrong guess, and no right one either.
pub(crate) fn guess(
    folder: &Path,
    secret: &str,
    keyhole: &Keyhole,
    fits: impl FnOnce(&RawKey) -> Result<bool, Trouble>,
) -> Result<Checked, Trouble> {
    let device = key::device_for(folder, &keyhole.device)?;
    let counter = Counter::of(folder);
    let now = (keyhole.moment)();
    let before = counter.settle(now.wall)?;
    let counted = match before.one_more(keyhole.time(folder, before, now), now.wall) {
        Ok(counted) => counted,
        Err(shut) => return Ok(Checked::Wrong(shut)),
    };
    counter.write(counted)?;
    let right = match key::unseal(folder, secret, device.as_ref())? {
        Some(key) => fits(&key).inspect_err(|_| {
            // It was not the person who failed.
            let _ = counter.write(before);
        })?,
        None => false,
    };
    if right {
        counter.write(Tries::NONE)?;
        return Ok(Checked::Right);
    }
    Ok(Checked::Wrong(keyhole.door(folder)))
}

/// What a shell is told after a wrong guess.
pub(crate) fn say_wrong(door: Door) -> String {
    match door {
        Door::Ready { left: 1 } => "that is not it. One more try before the lock makes you wait".into(),
        Door::Ready { left } => format!("that is not it. {left} more tries before the lock makes you wait"),
        Door::Shut { for_ms } => say_shut(for_ms),
    }
}

fn say_shut(for_ms: i64) -> String {
    let minutes = for_ms.max(0) / 60_000 + 1;
    format!(
        "too many wrong tries. The next one may be made in {minutes} minutes; nothing that was saved here is lost"
    )
}
