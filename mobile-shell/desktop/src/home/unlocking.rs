//! One guess at one person's lock: counted on the disk first, checked after.

use std::path::{Path, PathBuf};

use engine::{Clock, Refusal, StoreError};

use super::{Counter, Held, Home, is_all_sent};
use crate::key::{self, KeptAs, RawKey, kept_as};
use crate::lock::{AfterFive, Door, FREE_TRIES, Tries};
use crate::trouble::Trouble;

/// What every lock of this computer has in common.
#[derive(Debug, Clone)]
pub(crate) struct Keyhole {
    /// Where this computer's secret lies.
    pub device: PathBuf,
    pub after_five: AfterFive,
}

impl Keyhole {
    pub(crate) fn usual(after_five: AfterFive) -> Result<Self, Trouble> {
        Ok(Self { device: key::Device::usual_place()?, after_five })
    }
}

/// What became of a guess.
pub(crate) enum Unlocked {
    Open(Home),
    /// Wrong, or not even looked at because the door is shut; this is how the door stands now.
    Wrong(Door),
    /// Wrong once too often, and the key is destroyed.
    Forgotten,
}

/// Opens a folder with what a person gave.
pub(crate) fn unlock(
    held: Held,
    secret: &str,
    clock: &Clock,
    keyhole: &Keyhole,
) -> Result<Unlocked, Trouble> {
    let folder = held.folder.clone();
    let mut opened = None;
    let checked = guess(&folder, secret, clock, keyhole, |key| match held.open(key, clock.clone()) {
        Ok(home) => {
            opened = Some(home);
            Ok(true)
        }
        // A derived key is only wrong when the database says so.
        Err(Refusal::Store(StoreError::WrongKey)) => Ok(false),
        Err(refusal) => Err(refusal.into()),
    })?;
    Ok(match (checked, opened) {
        (Checked::Right, Some(home)) => Unlocked::Open(home),
        (Checked::Wrong(door), _) => Unlocked::Wrong(door),
        (Checked::Forgotten, _) | (Checked::Right, None) => Unlocked::Forgotten,
    })
}

/// What a counted guess was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    Right,
    Wrong(Door),
    Forgotten,
}

/// Counts a guess, then has it checked. `fits` tells whether a key is the right one; an error of it
/// (a full disk, a newer format) is no wrong guess, and no right one either.
pub(crate) fn guess(
    folder: &Path,
    secret: &str,
    clock: &Clock,
    keyhole: &Keyhole,
    fits: impl FnOnce(&RawKey) -> Result<bool, Trouble>,
) -> Result<Checked, Trouble> {
    if kept_as(folder) == Some(KeptAs::Forgotten) {
        return Ok(Checked::Forgotten);
    }
    let device = key::device_for(folder, &keyhole.device)?;
    let counter = Counter::of(folder);
    let before = counter.settle(clock.now())?;
    let counted = match before.one_more(clock.now()) {
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
    if counted.wrong >= FREE_TRIES && keyhole.after_five == AfterFive::Wipe && is_all_sent(folder) {
        key::forget(folder)?;
        return Ok(Checked::Forgotten);
    }
    Ok(Checked::Wrong(counted.door(clock.now())))
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
