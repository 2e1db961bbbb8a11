//! A file is attached: looked at, cleaned, made small, sealed, and kept with its record in one transaction.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use document::JsonMap;
use ids::RecordId;
use model::{Attachment, Consent, RecordKind};
use picture::{Kind, Unusable};
use seal::public::Right;
use seal::secret::{BlobKey, CHUNK_BYTES};
use serde_json::Value;
use store::{StoreError, home_of};

use super::super::visits::typed;
use crate::directory::utc;
use crate::door::NewAttachment;
use crate::{Engine, Refusal, bad_field};

/// The largest file: as many chunks as the relay takes of one attachment, 25 MiB.
pub const LARGEST_FILE: usize = 400 * CHUNK_BYTES;
/// What the relay holds too may stay on this device up to so many bytes; 100 photos.
const KEPT_HERE: u64 = 256 * 1024 * 1024;
/// A name fits into a line.
const LONGEST_NAME: usize = 120;

impl Engine {
    /// Attaches a file to a visit, an event or a consent. It is safe on this device when this returns; it goes
    /// to the relay after every record, and holds none of them up.
    pub fn attach(&self, new: &NewAttachment, bytes: Vec<u8>) -> Result<RecordId, Refusal> {
        let (kind, referral) = self.can_be_attached_to(new)?;
        let name = named(&new.name)?;
        if bytes.len() > LARGEST_FILE {
            return Err(bad_field(
                "bytes",
                format!("The file has more than {} MB.", LARGEST_FILE / 1024 / 1024),
                "Make the picture smaller, or split the paper into parts.",
            ));
        }
        let is = Kind::of(&bytes).ok_or_else(|| say(Unusable::Unknown))?;
        let located = new.keep_location && is != Kind::Pdf;
        let bytes = if located { bytes } else { picture::stripped(is, bytes).map_err(say)? };
        let thumbnail = picture::thumbnail(is, &bytes).map_err(say)?;
        let key = BlobKey::generate().map_err(Refusal::keys)?;
        let sealed = key.seal(&bytes).map_err(Refusal::keys)?;
        let now = self.now();
        let record = Attachment {
            of: new.to,
            referral,
            name,
            media: is.media().to_owned(),
            length: bytes.len() as u64,
            address: Some(sealed.id.to_string()),
            key: Some(BASE64.encode(key.secret_bytes())),
            thumbnail: thumbnail.map(|small| BASE64.encode(small)),
            located,
            by: self.member()?,
            recorded: utc(now),
            removed: None,
            because: None,
        };
        // Not through the check of lengths: the small picture is longer than any text.
        let Ok(Value::Object(json)) = serde_json::to_value(&record) else {
            return Err(StoreError::Malformed("attachment").into());
        };
        let id = self.new_id();
        self.write(|tx, pen| {
            let space = home_of(pen.agency, kind, id, &json)?;
            tx.create(pen, id, kind, &json)?;
            tx.add_blob((space, id), sealed.id, &sealed.chunks, now)?;
            tx.make_room_for_blobs(KEPT_HERE)?;
            Ok(())
        })?;
        self.blobs.notify_one();
        Ok(id)
    }

    /// Of which kind it is there, and in the space of which referral.
    fn can_be_attached_to(&self, new: &NewAttachment) -> Result<(RecordKind, Option<RecordId>), Refusal> {
        let of = self.store.read(|reader| reader.whole(new.to).map_err(Refusal::from))?;
        let kind = match (of.kind, new.not_public) {
            (RecordKind::Visit, false) => RecordKind::VisitAttachment,
            (RecordKind::Visit, true) => RecordKind::NoteAttachment,
            (RecordKind::Event, false) => RecordKind::EventAttachment,
            (RecordKind::Consent, _) => RecordKind::ConsentAttachment,
            (RecordKind::Event, true) => {
                return Err(bad_field(
                    "not_public",
                    "What is attached to an event is as public as the event.",
                    "Attach it to a visit or to a consent instead.",
                ));
            }
            _ => {
                return Err(bad_field(
                    "to",
                    "Nothing can be attached to that.",
                    "Choose a visit, an event or a consent.",
                ));
            }
        };
        let referral = self.referral_of(kind, of.json)?;
        let identity = self.identity()?;
        match referral {
            Some(referral) => {
                let space = ids::SpaceId::own(identity.agency, kind.space(), referral);
                let may = self.waits_for(space) || self.roster().may(identity.id(), space, Right::Write);
                if !may {
                    return Err(Refusal::NotAllowed("attach something to this consent"));
                }
            }
            None => self.may_write(kind.space(), "attach something here")?,
        }
        Ok((kind, referral))
    }

    fn referral_of(&self, kind: RecordKind, of: JsonMap) -> Result<Option<RecordId>, Refusal> {
        if kind != RecordKind::ConsentAttachment {
            return Ok(None);
        }
        typed::<Consent>(of).map(|consent| Some(consent.referral))
    }
}

/// A name in one line, without what is not for a line.
fn named(name: &str) -> Result<String, Refusal> {
    let clean: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if clean.is_empty() || clean.chars().count() > LONGEST_NAME {
        return Err(bad_field(
            "name",
            "It needs a name of one line.",
            "Say what it shows in a few words, without the name of anybody.",
        ));
    }
    Ok(clean)
}

/// Why a file is not taken, and what to do about it.
fn say(unusable: Unusable) -> Refusal {
    let next = match unusable {
        Unusable::Unknown => "Choose a photo, or a paper as PDF.",
        Unusable::Heic => {
            "On the iPhone, choose “Most Compatible” under Settings, Camera, Formats; or keep where it was taken, \
             if that is meant."
        }
        Unusable::Moves => "Take a photo, or a picture of the screen.",
        Unusable::Damaged => "Choose it again, or take another.",
        Unusable::TooManyPoints => "Make it smaller and choose it again.",
    };
    let text = unusable.to_string();
    let mut letters = text.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    bad_field("bytes", format!("{first}{}.", letters.as_str()), next)
}
