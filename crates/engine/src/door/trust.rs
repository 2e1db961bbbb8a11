//! Who belongs, who may do what, what was taken away: the screens of those who manage, and the custodian's.

use chrono::{DateTime, Utc};
use ids::{Cursor, DeviceId, InviteId, MemberId, RecordId};
use model::{Disposal, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a device is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RevokedBecause {
    /// It is lost or stolen.
    Lost,
    /// Another one takes its place.
    Replaced,
    /// Its member's role has ended.
    Ended,
}

/// What kind of authority asks for a record to be gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// The retention schedule.
    Retention,
    /// A court's order.
    Court,
    /// It should never have been written down here.
    Misfiled,
}

/// Everybody and every device, and who waits at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeopleView {
    /// Whether this person may invite, approve, revoke and change roles.
    pub manages: bool,
    /// Everybody, by name.
    pub people: Vec<PersonTrust>,
    /// Devices that want to be let in.
    pub knocks: Vec<KnockRow>,
    /// The roles that the city's settings know.
    pub roles: Vec<String>,
    /// How many statements the roster has.
    pub statements: u64,
    /// The root key is still on this device: the recovery kit has not been put away.
    pub kit_to_print: bool,
    /// Kinds of spaces and of parts in them that this version has and the agency has not opened; none for
    /// somebody who may not.
    pub new_kinds: u32,
}

/// One person, and what belongs to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonTrust {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their role in the city's settings.
    pub role: String,
    /// Their role has ended.
    pub left: bool,
    /// Their devices, those of today first.
    pub devices: Vec<DeviceRow>,
    /// What they may do, space by space.
    pub rights: Vec<RightRow>,
    /// Whether everything they wrote has been uploaded, as far as their devices have said.
    pub uploaded: Uploaded,
}

/// Whether a person's devices have uploaded everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Uploaded {
    /// Every device said so, the last time it was connected.
    Everything,
    /// Every device said so, and some of it went to the records custodian: see [`DeviceRow::handed`].
    InCustody,
    /// A device has entries or unfinished forms that are only there.
    NotYet,
    /// The same, and the device is revoked and was not heard of since: it may never come back.
    NotHeardSince,
    /// A device has never said.
    Unknown,
    /// There is no device.
    NoDevice,
    /// Not for the person who asks: they see no devices but their own.
    Untold,
}

/// A device of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct DeviceRow {
    /// Which.
    pub device: DeviceId,
    /// Its first eight characters, to tell devices apart by.
    pub short: String,
    /// It is this one.
    pub this: bool,
    /// Why it was revoked, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<RevokedBecause>,
    /// When it last said how it stands, by its own clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub heard: Option<DateTime<Utc>>,
    /// Entries that were only there then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<u32>,
    /// Forms that were unfinished there then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafts: Option<u32>,
    /// Entries that it had been sent and did not believe, kept aside there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<u32>,
    /// How many statements of the roster it had obeyed then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obeyed: Option<u64>,
    /// It is revoked, has heard of that and has handed over what the relay would take.
    pub has_left: bool,
    /// What it had handed to the records custodian then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed: Option<HandedRow>,
}

/// What a device handed to the records custodian, in its own signed word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct HandedRow {
    /// Entries.
    pub entries: u32,
    /// Unfinished forms.
    pub forms: u32,
    /// The relay's number for the latest entry, in custody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Cursor>,
    /// When the relay signed for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub signed: Option<DateTime<Utc>>,
}

/// What a person may do in a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RightRow {
    /// The space's name.
    pub space: String,
    /// What it holds, in words.
    pub holds: String,
    /// May read.
    pub read: bool,
    /// May write.
    pub write: bool,
    /// May open, grant, remove.
    pub manage: bool,
}

/// A device that wants to be let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnockRow {
    /// By which invite.
    pub invite: InviteId,
    /// Who was invited.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// The eight characters that must stand on the new device's screen too.
    pub comparison: String,
    /// Another device knocks with the same code: one of the two is not theirs.
    pub contested: bool,
}

/// An invite, to hand over in person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InviteView {
    /// Which.
    pub invite: InviteId,
    /// For whom.
    pub member: MemberId,
    /// The line to scan, paste or type.
    pub code: String,
    /// Until when it is good.
    #[ts(type = "string")]
    pub expires: DateTime<Utc>,
}

/// What a change of somebody's rights did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Said {
    /// The number of the statement.
    pub statement: u64,
    /// How many spaces got a new key.
    pub new_keys: u32,
}

/// The recovery kit, to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KitView {
    /// The agency, as the city's settings name it.
    pub agency: String,
    /// The line to scan or type: it holds the agency's root key and where its relay is.
    pub code: String,
    /// The same as words, in order.
    pub words: Vec<String>,
    /// The relay's address, to type beside the words.
    pub relay: String,
    /// Which words to type back, to show that the sheet is readable; counted from 1.
    pub ask: Vec<u8>,
}

/// What waits in custody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CustodyView {
    /// Whether this person may release and dispose.
    pub decides: bool,
    /// Entries, the oldest first.
    pub entries: Vec<CustodyRow>,
    /// Unfinished forms of revoked devices.
    pub forms: Vec<LeftFormRow>,
    /// What this device itself had to hand over, by space.
    pub handed_over: Vec<HandedOverRow>,
    /// What was thrown away, the latest first: for those who read the agency's own records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<DisposedRow>>")]
    pub disposed: Vec<DisposedRow>,
}

/// Work in custody that was thrown away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposedRow {
    /// The record that says so.
    pub disposal: RecordId,
    /// What it says.
    pub record: Disposal,
    /// Who did it, by name.
    pub by: String,
    /// Whose work it was, by name.
    pub written_by: Vec<String>,
}

/// An entry in custody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CustodyRow {
    /// Its number.
    pub entry: Cursor,
    /// Whose.
    pub from: String,
    /// The space it was meant for.
    pub space: String,
    /// The record it belongs to.
    pub record: RecordId,
    /// What kind of record, when this device may open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RecordKind>,
    /// What it says, in a line, when this device may open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// When it arrived.
    #[ts(type = "string")]
    pub arrived: DateTime<Utc>,
}

/// A form that was not finished when its device was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftFormRow {
    /// Its number.
    pub entry: Cursor,
    /// Whose.
    pub from: String,
    /// Which form.
    pub form: String,
    /// What it holds.
    #[ts(type = "unknown")]
    pub fields: serde_json::Value,
    /// When it was last kept.
    #[ts(type = "string")]
    pub kept: DateTime<Utc>,
}

/// What this device handed into custody, with the relay's receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandedOverRow {
    /// The space it was meant for.
    pub space: String,
    /// How many entries.
    pub entries: u32,
    /// When the relay signed for the latest.
    #[ts(type = "string")]
    pub signed: DateTime<Utc>,
    /// Its number in custody.
    pub number: Cursor,
}

/// Who looked at what, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewLog {
    /// The lines.
    pub lines: Vec<ViewRow>,
    /// Lines are missing before some of these: a device left some out, or they are still on their way.
    pub broken: bool,
}

/// One look at one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ViewRow {
    /// Who.
    pub name: String,
    /// When, by their device's clock.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// At which record.
    pub record: RecordId,
    /// What it is, when it is here: the place of the visit, say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Why, where the person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// A line of that device before this one is missing.
    pub broken: bool,
}

/// A record that was expunged, and how far it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExpungedRow {
    /// Which.
    pub record: RecordId,
    /// The space it was in.
    pub space: String,
    /// The number of the statement.
    pub statement: u64,
    /// By whose authority.
    pub authority: Authority,
    /// When the statement was signed.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who said so.
    pub by: String,
    /// Devices that have said, signed, that it is gone from them.
    pub gone_from: Vec<String>,
    /// Devices that may read the space and have not said so yet.
    pub not_yet: Vec<String>,
}

/// A record that must not be expunged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldRow {
    /// Which.
    pub record: RecordId,
    /// The space it is in.
    pub space: String,
    /// What it is, when it is here.
    pub title: Option<String>,
}
