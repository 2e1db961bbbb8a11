//! Attachments: listed with where their bytes are, fetched, read, taken away.

mod adding;
mod standing;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use document::JsonMap;
use ids::{BlobId, RecordId, SpaceId};
use model::fields::{Class, field};
use model::{Attachment, RecordKind};
use protocol::chunks_of;
use seal::public::Right;
use seal::secret::BlobKey;
use serde_json::Value;
use store::StoreError;
use zeroize::Zeroizing;

use super::given::needed;
use super::json;
use super::visits::typed;
use crate::directory::utc;
pub use adding::LARGEST_FILE;

use crate::door::{AttachmentFile, AttachmentRow, Attachments};
use crate::{Engine, Refusal, bad_field};

const BECAUSE: (&str, &str) = ("Say why it is taken away.", "A few words are enough; they stay.");

/// An attachment that is here as a record and was not taken away.
struct Found {
    id: RecordId,
    kind: RecordKind,
    space: SpaceId,
    record: Attachment,
    blob: BlobId,
}

/// A file that was read: what people call it, what it is, its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// What people call it.
    pub name: String,
    /// What it is, as `image/jpeg`.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Engine {
    pub(super) fn attachments(&self, ask: Attachments) -> Result<Value, Refusal> {
        match ask {
            Attachments::Of { record } => json(self.attachments_of(record)?),
            Attachments::Add { attachment, bytes } => {
                let bytes = BASE64.decode(bytes.trim()).map_err(|_| {
                    bad_field("bytes", "That is not a file in base64.", "Send the file again.")
                })?;
                json(self.attach(&attachment, bytes)?)
            }
            Attachments::Fetch { attachment } => json(self.fetch_attachment(attachment)?),
            Attachments::Read { attachment } => {
                let ReadFile { name, media, bytes } = self.read_attachment(attachment)?;
                json(AttachmentFile { name, media, bytes: BASE64.encode(bytes) })
            }
            Attachments::Remove { attachment, because } => {
                json(self.remove_attachment(attachment, &because)?)
            }
        }
    }

    /// What is attached to a record and was not taken away.
    fn attachments_of(&self, record: RecordId) -> Result<Vec<AttachmentRow>, Refusal> {
        let (directory, me) = (self.directory()?, self.member()?);
        let rows = self.store.read(|reader| {
            let mut rows = vec![];
            for kind in reader.whole(record)?.kind.attachments() {
                for (id, attachment) in reader.entries_of::<Attachment>(record, *kind)? {
                    let Some(blob) = address_of(&attachment) else { continue };
                    let of_kind = field(*kind, "name");
                    let (stands, percent, why) = self.stands(reader.blob(blob)?.as_ref());
                    let row = AttachmentRow {
                        attachment: id,
                        class: of_kind.map_or(Class::Private, |field| field.class),
                        citation: of_kind.map_or_else(String::new, |field| field.citation.to_owned()),
                        by: directory.name(attachment.by),
                        may_remove: self.may_remove(reader.space_of(id)?, me, &attachment)?,
                        name: attachment.name,
                        media: attachment.media,
                        length: attachment.length,
                        thumbnail: attachment.thumbnail,
                        located: attachment.located,
                        recorded: attachment.recorded,
                        stands,
                        percent,
                        why,
                    };
                    rows.push((*kind, row));
                }
            }
            rows.sort_by_key(|(_, row)| (row.recorded, row.attachment));
            Ok::<_, Refusal>(rows)
        })?;
        for (kind, row) in &rows {
            // Its small picture is a look at it.
            if row.class != Class::Public {
                self.looks_at(row.attachment, *kind, None)?;
            }
        }
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    fn fetch_attachment(&self, id: RecordId) -> Result<(), Refusal> {
        let found = self.attachment(id)?;
        let now = self.now();
        let length = sealed_length(found.record.length);
        self.transact(|tx| Ok(tx.want_blob((found.space, id), found.blob, length, now)?))?;
        self.blobs.notify_one();
        Ok(())
    }

    /// The file of an attachment whose bytes are here. That a not-public one is looked at is written down.
    pub fn read_attachment(&self, id: RecordId) -> Result<ReadFile, Refusal> {
        let found = self.attachment(id)?;
        let key = key_of(&found.record)?;
        let is_public = field(found.kind, "name").is_some_and(|field| field.class == Class::Public);
        if !is_public {
            self.looks_at(id, found.kind, None)?;
        }
        let bytes = self.store.read(|reader| {
            let whole = reader.blob(found.blob)?.filter(standing::is_whole);
            let chunks = whole.and_then(|whole| chunks_of(whole.length));
            let chunks = chunks.ok_or_else(not_here)?;
            let mut bytes = vec![];
            for n in 0..chunks {
                let sealed = reader.blob_chunk(found.blob, n)?.ok_or_else(not_here)?;
                bytes.extend(key.open(n, chunks, &sealed).map_err(Refusal::keys)?);
            }
            Ok::<_, Refusal>(bytes)
        })?;
        let now = self.now();
        self.transact(|tx| Ok(tx.used_blob(found.blob, now)?))?;
        Ok(ReadFile { name: found.record.name, media: found.record.media, bytes })
    }

    fn remove_attachment(&self, id: RecordId, because: &str) -> Result<(), Refusal> {
        let found = self.attachment(id)?;
        let because = needed("because", Some(because), BECAUSE)?;
        if !self.may_remove(found.space, self.member()?, &found.record)? {
            return Err(Refusal::NotAllowed("take away what somebody else has attached"));
        }
        self.is_not_held(&found)?;
        let now = self.now();
        let change: JsonMap = [
            ("removed".to_owned(), json(utc(now))?),
            ("because".to_owned(), because.into()),
            ("address".to_owned(), Value::Null),
            ("key".to_owned(), Value::Null),
            ("thumbnail".to_owned(), Value::Null),
        ]
        .into_iter()
        .collect();
        super::lengths::check(found.kind, &change)?;
        self.write(|tx, pen| {
            tx.edit(pen, id, &change, None)?;
            Ok(tx.remove_blob((found.space, id), found.blob, now)?)
        })?;
        self.blobs.notify_one();
        Ok(())
    }

    /// Whoever added it may, and whoever keeps the space.
    fn may_remove(
        &self,
        space: SpaceId,
        me: ids::MemberId,
        attachment: &Attachment,
    ) -> Result<bool, Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let may = |right| roster.may(identity.id(), space, right);
        let waits = self.waits_for(space);
        Ok((attachment.by == me && (waits || may(Right::Write))) || may(Right::Manage))
    }

    /// A record that is held keeps what is attached to it.
    fn is_not_held(&self, found: &Found) -> Result<(), Refusal> {
        let roster = self.roster();
        let of = self.store.read(|reader| reader.space_of(found.record.of).map_err(Refusal::from));
        let of_held = of.is_ok_and(|space| roster.is_held(space, found.record.of));
        if of_held || roster.is_held(found.space, found.id) {
            return Err(bad_field(
                "attachment",
                "The record is held, and so is what is attached to it.",
                "Ask the records custodian; they lift the hold if the law allows it.",
            ));
        }
        Ok(())
    }

    /// An attachment that is here and was not taken away.
    fn attachment(&self, id: RecordId) -> Result<Found, Refusal> {
        self.store.read(|reader| {
            let whole = reader.whole(id)?;
            if !whole.kind.is_attachment() {
                return Err(StoreError::NotHere.into());
            }
            let record: Attachment = typed(whole.json)?;
            let blob = address_of(&record).ok_or(StoreError::NotHere)?;
            Ok(Found { id, kind: whole.kind, space: reader.space_of(id)?, record, blob })
        })
    }
}

/// The address of one that was not taken away, also where somebody changed it at once.
fn address_of(attachment: &Attachment) -> Option<BlobId> {
    let there = attachment.removed.is_none().then_some(attachment.address.as_ref())??;
    there.parse().ok()
}

fn key_of(attachment: &Attachment) -> Result<BlobKey, Refusal> {
    let key = attachment.key.as_ref().and_then(|key| BASE64.decode(key).ok()).map(Zeroizing::new);
    let key = key.ok_or(StoreError::Malformed("attachment"))?;
    BlobKey::from_secret_bytes(&key).map_err(Refusal::keys)
}

/// How many bytes a file of this length has when it is sealed.
fn sealed_length(length: u64) -> u64 {
    let chunks = length.div_ceil(seal::secret::CHUNK_BYTES as u64).max(1);
    length.saturating_add(chunks.saturating_mul(protocol::CHUNK as u64 - seal::secret::CHUNK_BYTES as u64))
}

fn not_here() -> Refusal {
    bad_field("attachment", "Its bytes are not on this device.", "Fetch it first; that needs a connection.")
}
