//! What was dropped into a space of its own by somebody who may write there and not read: sealed to the
//! space's public key, opened by those who read it.

use ids::{Cursor, DeviceId, Epoch, RecordId, SpaceId, UnixMs};
use minicbor::{Decode, Encode};
use rusqlite::params;
use seal::public::{Envelope, PublicKey};

use crate::documents::{cursor, number};
use crate::dropped::Dropped;
use crate::lists::Reader;
use crate::{Pen, StoreError, Tx};

/// A text, and when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct LeftText {
    /// What it says.
    #[n(0)]
    pub text: String,
    /// When, by the device's corrected clock.
    #[n(1)]
    pub at: UnixMs,
}

/// A text as those see it who read the space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftWord {
    /// Its number in the space's log.
    pub seq: Cursor,
    /// Its device's list there: what is expunged.
    pub record: RecordId,
    /// On which device it was written.
    pub device: DeviceId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: UnixMs,
}

impl Tx<'_> {
    /// Leaves a text for those who read a space. The header names no record but the device's own list.
    pub fn leave_word(
        &mut self,
        pen: &Pen<'_>,
        space: SpaceId,
        drop_box: (Epoch, &PublicKey),
        text: String,
    ) -> Result<(), StoreError> {
        let record = RecordId::derived(pen.device.id().as_bytes(), &space.to_string());
        self.drop_into(pen, (space, record), drop_box, &Dropped::Word(LeftText { text, at: pen.now }))
    }

    pub(crate) fn keep_word(
        &mut self,
        seq: Cursor,
        envelope: &Envelope,
        word: &LeftText,
    ) -> Result<(), StoreError> {
        let header = envelope.header();
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO left_word (space, seq, record, device, text, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                header.space.as_bytes(),
                number(seq),
                header.record.as_bytes(),
                header.device.as_bytes(),
                word.text,
                word.at.0
            ])?;
        Ok(())
    }
}

impl Reader<'_> {
    /// What was left in a space, the latest first.
    pub fn left_words(&self, space: SpaceId, limit: u32) -> Result<Vec<LeftWord>, StoreError> {
        let mut query = self.connection().prepare_cached(
            "SELECT seq, record, device, text, at FROM left_word WHERE space = ?1 ORDER BY seq DESC LIMIT ?2",
        )?;
        let rows = query.query_map(params![space.as_bytes(), limit], |row| {
            Ok(LeftWord {
                seq: cursor(row.get(0)?),
                record: RecordId::from_bytes(row.get(1)?),
                device: DeviceId::from_bytes(row.get(2)?),
                text: row.get(3)?,
                at: UnixMs(row.get(4)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
