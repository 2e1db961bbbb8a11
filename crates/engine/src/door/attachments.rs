//! Photos and papers on visits, events and consents.

use chrono::{DateTime, Utc};
use ids::RecordId;
use model::fields::Class;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of attachments: `{"do": "attachments", "ask": "of", "record": …}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Attachments {
    /// What is attached to a visit, an event or a consent, the oldest first.
    Of {
        /// To which.
        record: RecordId,
    },
    /// Attaches a file, given as base64. Hosts that can hand over bytes as they are do that instead.
    Add {
        /// Where it goes.
        attachment: NewAttachment,
        /// The file, in base64.
        bytes: String,
    },
    /// Fetches one whose bytes are elsewhere, as soon as there is a connection.
    Fetch {
        /// Which.
        attachment: RecordId,
    },
    /// One whose bytes are here. That a not-public one was looked at is written down.
    Read {
        /// Which.
        attachment: RecordId,
    },
    /// Takes one away: its bytes go from here, from the relay and from every other device.
    Remove {
        /// Which.
        attachment: RecordId,
        /// Why.
        because: String,
    },
}

/// Where a file goes, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct NewAttachment {
    /// The visit, the event or the consent.
    pub to: RecordId,
    /// What people call it; the name of the file unless told.
    pub name: String,
    /// Keeps what the photo says of where it was taken: for evidence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub keep_location: bool,
    /// On a visit: it is not public, and goes where the not-public note is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub not_public: bool,
}

/// Where an attachment's bytes are. Its small picture is wherever its record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentStands {
    /// Only on this device.
    OnThisDevice,
    /// On its way to the relay: `percent` of it is there, as the relay has said.
    Sending,
    /// Only on this device, and `why` it does not go on.
    Waits,
    /// Here, and held by the relay.
    Held,
    /// Not here; it can be fetched.
    Elsewhere,
    /// On its way here: `percent` of it is here.
    Fetching,
    /// It was to be fetched, and `why` it does not come.
    DoesNotCome,
}

/// An attachment as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct AttachmentRow {
    /// The record.
    pub attachment: RecordId,
    /// What people call it.
    pub name: String,
    /// What it is, as `image/jpeg`.
    pub media: String,
    /// How many bytes it has.
    pub length: u64,
    /// A small JPEG of it, in base64; none of a paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    /// It keeps where it was taken, on purpose.
    pub located: bool,
    /// Who may see it.
    pub class: Class,
    /// The law that says so.
    pub citation: String,
    /// Who added it.
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// Where its bytes are.
    pub stands: AttachmentStands,
    /// How much of it is there or here, of 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
    /// Why it does not go on, in the words of whoever said no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// This person may take it away.
    pub may_remove: bool,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentFile {
    /// What people call it.
    pub name: String,
    /// What it is.
    pub media: String,
    /// The file, in base64.
    pub bytes: String,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct AttachmentsAnswers {
    /// What is attached.
    pub of: Vec<AttachmentRow>,
    /// The attachment's id.
    pub add: RecordId,
    /// Nothing.
    pub fetch: (),
    /// The file.
    pub read: AttachmentFile,
    /// Nothing.
    pub remove: (),
}
