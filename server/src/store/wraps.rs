//! Epoch keys on their way: each wrapped for one device, handed only to that one.
//!
//! The relay cannot open them. Whether a key is one of the roster's, and the device may have it, is
//! decided when it is handed out.

use std::collections::BTreeSet;

use ids::{AgencyId, DeviceId, Epoch, SpaceId};
use protocol::Wrap;
use rusqlite::{OptionalExtension, params};

use super::ledger::Ledger;
use super::writer::Work;
use super::{Failure, News, Store};

/// The most wraps of one agency: 1,000 devices in eight spaces with 250 epochs each, 400 MB.
const MOST_WRAPS: i64 = 2_000_000;

/// Wraps of one epoch's key to keep. One that is there already is replaced: the first may have been
/// made wrong.
#[derive(Debug)]
pub struct KeepWraps {
    /// Whose agency.
    pub agency: AgencyId,
    /// Of which space.
    pub space: SpaceId,
    /// Of which epoch.
    pub epoch: Epoch,
    /// What the key commits to.
    pub commitment: [u8; 32],
    /// One for each device.
    pub wraps: Vec<Wrap>,
}

/// The agency has as many wraps as the relay keeps for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the relay keeps at most {MOST_WRAPS} wrapped keys of an agency; revoke devices that are no longer used"
)]
pub struct TooManyWraps;

impl Work for KeepWraps {
    type Answer = Result<(), TooManyWraps>;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Self::Answer> {
        let agency = self.agency.as_bytes();
        let kept: Option<i64> = ledger
            .tx
            .prepare_cached("SELECT wraps FROM wraps_of WHERE agency = ?1")?
            .query_row([agency], |row| row.get(0))
            .optional()?;
        let more = i64::try_from(self.wraps.len()).unwrap_or(i64::MAX);
        if kept.unwrap_or(0).saturating_add(more) > MOST_WRAPS {
            return Ok(Err(TooManyWraps));
        }
        let mut added = 0_i64;
        for wrap in &self.wraps {
            let place = params![
                agency,
                wrap.device.as_bytes(),
                self.space.as_bytes(),
                self.epoch.0,
                self.commitment,
                wrap.sealed
            ];
            if ledger.tx.prepare_cached(include_str!("wrap_replace.sql"))?.execute(place)? == 0 {
                ledger.tx.prepare_cached(include_str!("wrap_add.sql"))?.execute(place)?;
                added += 1;
            }
        }
        count(ledger, self.agency, added)?;
        self.tell(ledger);
        Ok(Ok(()))
    }
}

impl KeepWraps {
    /// Who waits for a key that the roster has already hears of it; before the statement nobody may.
    fn tell(&self, ledger: &mut Ledger<'_>) {
        let promised =
            ledger.roster(self.agency).and_then(|roster| roster.commitment(self.space, self.epoch).copied());
        if promised == Some(self.commitment) {
            let devices: BTreeSet<_> = self.wraps.iter().map(|wrap| wrap.device).collect();
            ledger.tell(self.agency, News::Wraps { space: self.space, epoch: self.epoch, devices });
        }
    }
}

/// Nobody will open these any more.
pub(super) fn drop_wraps(ledger: &Ledger<'_>, agency: AgencyId, device: DeviceId) -> rusqlite::Result<()> {
    let gone = ledger
        .tx
        .prepare_cached("DELETE FROM wrap WHERE agency = ?1 AND device = ?2")?
        .execute(params![agency.as_bytes(), device.as_bytes()])?;
    count(ledger, agency, -i64::try_from(gone).unwrap_or(0))
}

fn count(ledger: &Ledger<'_>, agency: AgencyId, more: i64) -> rusqlite::Result<()> {
    ledger
        .tx
        .prepare_cached(include_str!("wraps_count.sql"))?
        .execute(params![agency.as_bytes(), more])
        .map(drop)
}

/// A key that waits for a device, whether the roster has it or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedKey {
    /// Of which space.
    pub space: SpaceId,
    /// Of which epoch.
    pub epoch: Epoch,
    /// What the key commits to.
    pub commitment: [u8; 32],
    /// What only the device opens.
    pub sealed: Vec<u8>,
}

impl Store {
    /// Every key that waits for this device.
    pub async fn wraps(&self, agency: AgencyId, device: DeviceId) -> Result<Vec<WrappedKey>, Failure> {
        self.readers
            .read(move |connection| {
                connection
                    .prepare_cached(
                        "SELECT space, epoch, commitment, sealed FROM wrap WHERE agency = ?1 AND device = ?2",
                    )?
                    .query_map(params![agency.as_bytes(), device.as_bytes()], |row| {
                        Ok(WrappedKey {
                            space: SpaceId::from_bytes(row.get(0)?),
                            epoch: Epoch(row.get(1)?),
                            commitment: row.get(2)?,
                            sealed: row.get(3)?,
                        })
                    })?
                    .collect()
            })
            .await
    }
}
