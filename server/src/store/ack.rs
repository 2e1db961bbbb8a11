//! Keeps how far each device has durably applied each log.

use ids::AgencyId;
use rusqlite::params;
use seal::public::{Ack, Signed};

use super::News;
use super::ledger::Ledger;
use super::writer::Work;

/// A verified word of a device. One older than the stored one, or beyond the log's end, changes nothing.
#[derive(Debug)]
pub struct KeepAck {
    /// Whose roster counts.
    pub agency: AgencyId,
    /// What the device says.
    pub word: Ack,
    /// The same, signed.
    pub signed: Signed<Ack>,
}

impl Work for KeepAck {
    type Answer = ();

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        let Ack { space, device, cursor, .. } = self.word;
        let last = ledger.last(space)?;
        let (seq, signed) = (cursor.0.cast_signed(), &self.signed);
        let changed = ledger.tx.prepare_cached(include_str!("keep_ack.sql"))?.execute(params![
            space.as_bytes(),
            device.as_bytes(),
            seq,
            signed.raw,
            signed.signature.0,
            last.cast_signed()
        ])?;
        if changed > 0 {
            ledger.tell(self.agency, News::Ack { device, space, ack: signed.clone() });
        }
        Ok(())
    }
}
