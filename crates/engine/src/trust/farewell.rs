//! What a device tells that may hold nothing any more: it was removed from its agency, or it stayed away
//! from the relay for longer than its lease.

use ids::{Cursor, UnixMs};

use super::leaving::{FAREWELL, FORGOT};
use crate::{Engine, Refusal};

/// Why a device is empty, and where its unsent work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Farewell {
    /// What happened.
    pub because: Parting,
    /// What this device handed to the records custodian, as the relay signed for it.
    pub handed_over: Vec<HandedOverReceipt>,
    /// Changes that wait on this device to be sent.
    pub waiting: u32,
}

/// How a device and its agency parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// It was removed: for good.
    Removed,
    /// Its lease was over: the next contact brings everything back.
    Lapsed,
}

/// The relay's word for entries in custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOverReceipt {
    /// How many.
    pub entries: u32,
    /// Their highest number in custody.
    pub number: Cursor,
    /// When the relay signed for the latest.
    pub signed: UnixMs,
}

impl Engine {
    /// What to tell on this device instead of its screens; none while it belongs to its agency and is
    /// within its lease.
    pub fn farewell(&self) -> Result<Option<Farewell>, Refusal> {
        let because = if self.is_enrolled() {
            if self.store.number(FORGOT)?.unwrap_or(0) == 0 {
                return Ok(None);
            }
            Parting::Lapsed
        } else {
            if self.store.bytes(FAREWELL)?.is_none() {
                return Ok(None);
            }
            Parting::Removed
        };
        let (waiting, handed) = self.store.read(|reader| {
            let (waiting, _) = reader.unsent()?;
            Ok::<_, Refusal>((waiting, reader.handed_over()?))
        })?;
        let receipts = handed.into_iter().map(|some| HandedOverReceipt {
            entries: some.entries,
            number: some.seq,
            signed: some.signed,
        });
        Ok(Some(Farewell { because, handed_over: receipts.collect(), waiting }))
    }

    /// Ends the lease of a device that has been open for longer than that without contact. Whether it
    /// was ended just now: the host locks then.
    pub fn lease_has_ended(&self) -> Result<bool, Refusal> {
        let known = self.store.number(FORGOT)?.unwrap_or(0) != 0;
        Ok(!known && self.keep_the_lease()?)
    }
}
