//! What is sealed to a space by somebody who may not read it: a line of the view log, an unfinished form.
//!
//! Lines of one device chain: each holds the hash of the one before, so a line that is left out shows.

use ids::{Cursor, DeviceId, Epoch, MemberId, RecordId, SpaceId, UnixMs};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension, params};
use seal::public::{Envelope, PublicKey, sha256};
use seal::secret::{ChangeAt, seal_drop};

use crate::custody::CUSTODY;
use crate::documents::number;
use crate::left_words::LeftText;
use crate::outbox::queue;
use crate::{Pen, StoreError, Tx, meta};

/// The name of the space that views are told to.
pub const VIEW_LOG: &str = "view_log";
/// Kept under this name: the number and the hash of this device's latest line.
const LAST_LINE: &str = "last_view_line";

/// What was dropped. Words of a newer version are kept aside with the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Dropped {
    /// Somebody looked at a not-public record.
    #[n(0)]
    View(#[n(0)] ViewLine),
    /// A form was not finished when its device was revoked.
    #[n(1)]
    Form(#[n(0)] Form),
    /// A text for those who read a space of its own.
    #[n(2)]
    Word(#[n(0)] LeftText),
}

/// One look at one record.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ViewLine {
    /// Counts the device's lines from 1.
    #[n(0)]
    pub n: u64,
    /// The hash of the device's line before; zeros in the first.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub before: [u8; 32],
    /// Who looked.
    #[n(2)]
    pub member: MemberId,
    /// At which record.
    #[n(3)]
    pub record: RecordId,
    /// What kind of record.
    #[n(4)]
    pub kind: String,
    /// When, by the device's corrected clock.
    #[n(5)]
    pub at: UnixMs,
    /// Why, where the person said so.
    #[n(6)]
    pub why: Option<String>,
}

/// A form as it was last kept.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Form {
    /// Which form.
    #[n(0)]
    pub form: String,
    /// What it holds, as JSON.
    #[n(1)]
    pub fields: String,
    /// When it was last kept.
    #[n(2)]
    pub kept: UnixMs,
}

impl Dropped {
    /// The bytes to seal.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        minicbor::to_vec(self).map_err(|_| StoreError::Malformed("dropped"))
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        minicbor::decode(bytes)
            .map_err(|_| "it holds words that this version does not know; update Porchlight".into())
    }
}

/// What becomes a line; the store gives it its number and its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Who looked.
    pub member: MemberId,
    /// At which record.
    pub record: RecordId,
    /// What kind of record.
    pub kind: &'static str,
    /// When.
    pub at: UnixMs,
    /// Why, where the person said so.
    pub why: Option<String>,
}

/// A line as the custodian sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenLine {
    /// On which device.
    pub device: DeviceId,
    /// Who looked.
    pub member: MemberId,
    /// At which record.
    pub record: RecordId,
    /// What kind of record.
    pub kind: String,
    /// When, by the device's clock.
    pub at: UnixMs,
    /// Why, where the person said so.
    pub why: Option<String>,
    /// A line before it is missing.
    pub broken: bool,
}

impl Tx<'_> {
    /// Writes down that somebody looked: sealed for the custodian, queued for the relay. Whoever reads the
    /// log keeps their own looks here as well: what a device has sent does not come back to it.
    pub fn look(
        &mut self,
        pen: &Pen<'_>,
        (epoch, drop_box): (Epoch, &PublicKey),
        look: Look,
        reads: bool,
    ) -> Result<(), StoreError> {
        let line = self.next_line(look)?;
        if reads {
            self.keep_line(pen.device.id(), &line)?;
            self.changed.trust = true;
        }
        self.drop_sealed(pen, VIEW_LOG, (epoch, drop_box), &Dropped::View(line))
    }

    /// Leaves an unfinished form with the custodian.
    pub fn leave_form(
        &mut self,
        pen: &Pen<'_>,
        (epoch, drop_box): (Epoch, &PublicKey),
        form: Form,
    ) -> Result<(), StoreError> {
        self.drop_sealed(pen, CUSTODY, (epoch, drop_box), &Dropped::Form(form))
    }

    /// The header names no record but the device's own list: the relay learns who dropped, not about what.
    fn drop_sealed(
        &mut self,
        pen: &Pen<'_>,
        space: &'static str,
        (epoch, drop_box): (Epoch, &PublicKey),
        dropped: &Dropped,
    ) -> Result<(), StoreError> {
        let record = RecordId::derived(pen.device.id().as_bytes(), space);
        self.drop_into(pen, (pen.space(space), record), (epoch, drop_box), dropped)
    }

    pub(crate) fn drop_into(
        &mut self,
        pen: &Pen<'_>,
        (space, record): (SpaceId, RecordId),
        (epoch, drop_box): (Epoch, &PublicKey),
        dropped: &Dropped,
    ) -> Result<(), StoreError> {
        let at = ChangeAt { agency: pen.agency, space, record, epoch };
        let envelope = seal_drop(pen.device, drop_box, at, &dropped.to_bytes()?)
            .map_err(|error| StoreError::Seal(error.to_string()))?;
        queue(&self.tx, record, space, &envelope)?;
        self.changed.sync = true;
        Ok(())
    }

    /// The next line of this device's chain.
    fn next_line(&mut self, look: Look) -> Result<ViewLine, StoreError> {
        let last = meta::get(&self.tx, LAST_LINE)?.unwrap_or_else(|| vec![0; 40]);
        let (n, before) = last.split_first_chunk::<8>().ok_or(StoreError::Malformed("view line"))?;
        let before = before.try_into().map_err(|_| StoreError::Malformed("view line"))?;
        let line = ViewLine {
            n: u64::from_be_bytes(*n) + 1,
            before,
            member: look.member,
            record: look.record,
            kind: look.kind.to_owned(),
            at: look.at,
            why: look.why,
        };
        let last = [line.n.to_be_bytes().as_slice(), &hash(&line)?].concat();
        meta::put(&self.tx, LAST_LINE, &last)?;
        Ok(line)
    }

    pub(crate) fn keep_dropped(
        &mut self,
        seq: Cursor,
        envelope: &Envelope,
        dropped: Dropped,
    ) -> Result<(), StoreError> {
        let device = envelope.header().device;
        match dropped {
            Dropped::View(line) => self.keep_line(device, &line)?,
            Dropped::Word(word) => self.keep_word(seq, envelope, &word)?,
            Dropped::Form(form) => {
                self.tx
                    .prepare_cached(
                        "INSERT OR IGNORE INTO left_form (seq, device, form, fields, kept) VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute(params![number(seq), device.as_bytes(), form.form, form.fields, form.kept.0])?;
            }
        }
        self.changed.trust = true;
        Ok(())
    }

    fn keep_line(&mut self, device: DeviceId, line: &ViewLine) -> Result<(), StoreError> {
        let n = i64::try_from(line.n).unwrap_or(i64::MAX);
        let before: Option<[u8; 32]> = self
            .tx
            .prepare_cached("SELECT hash FROM view_line WHERE device = ?1 AND n = ?2 AND hash = ?3")?
            .query_row(params![device.as_bytes(), n - 1, line.before], |row| row.get(0))
            .optional()?;
        let broken = line.n != 1 && before.is_none();
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO view_line (device, n, hash, member, record, kind, at, why, broken)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                device.as_bytes(),
                n,
                hash(line)?,
                line.member.as_bytes(),
                line.record.as_bytes(),
                line.kind,
                line.at.0,
                line.why,
                broken,
            ])?;
        Ok(())
    }
}

fn hash(line: &ViewLine) -> Result<[u8; 32], StoreError> {
    let bytes = minicbor::to_vec(line).map_err(|_| StoreError::Malformed("view line"))?;
    Ok(sha256(&[b"porchlight view line v1", &bytes]))
}

/// Who looked, the latest first: at this record, or this person, or anybody at anything.
pub(crate) fn lines(
    connection: &Connection,
    record: Option<RecordId>,
    member: Option<MemberId>,
    limit: u32,
) -> Result<Vec<SeenLine>, StoreError> {
    let mut query = connection.prepare(
        "SELECT device, member, record, kind, at, why, broken FROM view_line
         WHERE (?1 IS NULL OR record = ?1) AND (?2 IS NULL OR member = ?2) ORDER BY at DESC, n DESC LIMIT ?3",
    )?;
    let (record, member) = (record.map(|id| *id.as_bytes()), member.map(|id| *id.as_bytes()));
    let rows = query.query_map(params![record, member, limit], |row| {
        Ok(SeenLine {
            device: DeviceId::from_bytes(row.get(0)?),
            member: MemberId::from_bytes(row.get(1)?),
            record: RecordId::from_bytes(row.get(2)?),
            kind: row.get(3)?,
            at: UnixMs(row.get(4)?),
            why: row.get(5)?,
            broken: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
