//! Keeps how each device stands, in its own latest word.

use ids::{AgencyId, DeviceId};
use rusqlite::params;
use seal::public::{DeviceStanding, Signature, Signed};

use super::ledger::Ledger;
use super::writer::Work;
use super::{Failure, News, Store};

/// A verified word of a device. It takes the place of the one before: a device's clock may have gone
/// back, so the order of arrival counts.
#[derive(Debug)]
pub struct KeepStanding {
    /// Whose roster counts.
    pub agency: AgencyId,
    /// Whose word.
    pub device: DeviceId,
    /// The word.
    pub signed: Signed<DeviceStanding>,
}

impl Work for KeepStanding {
    type Answer = ();

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        let Self { agency, device, signed } = self;
        ledger
            .tx
            .prepare_cached(
                "INSERT OR REPLACE INTO standing (agency, device, raw, signature) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![agency.as_bytes(), device.as_bytes(), signed.raw, signed.signature.0])?;
        ledger.tell(*agency, News::Standing { device: *device, word: signed.clone() });
        Ok(())
    }
}

impl Store {
    /// The latest word of every other device.
    pub async fn standings(
        &self,
        agency: AgencyId,
        except: DeviceId,
    ) -> Result<Vec<Signed<DeviceStanding>>, Failure> {
        self.readers
            .read(move |connection| {
                connection
                    .prepare_cached("SELECT raw, signature FROM standing WHERE agency = ?1 AND device <> ?2")?
                    .query_map(params![agency.as_bytes(), except.as_bytes()], |row| {
                        Ok(Signed::of(row.get(0)?, Signature(row.get(1)?)))
                    })?
                    .collect()
            })
            .await
    }
}
