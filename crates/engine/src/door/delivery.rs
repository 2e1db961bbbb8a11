//! The truth about sync: how far records have come, and the evidence.

use chrono::{DateTime, Utc};
use ids::{Cursor, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Sharing;

/// How far a record has come. Never inferred, never optimistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Saved here, nowhere else.
    OnThisDevice,
    /// The relay does not hold all of it; what it lacks is at the local relay on this device, for those who
    /// are joined to take. Nobody has said that they have.
    Offered,
    /// The relay does not hold all of it; what it lacks is on the lead's device at the event too.
    Shared,
    /// The relay holds all of it durably and has signed for it.
    HeldByRelay,
    /// Another person's device has said that it has durably applied all of it.
    SeenByOthers,
    /// The relay refused a part of it; it is kept here.
    Refused,
}

/// Which records of the sync status to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Records {
    /// Not held by the relay: only here, or shared at an event.
    OnThisDevice,
    /// Of others: shared at an event, and not held by the relay yet.
    Shared,
    /// Held by the relay, not yet said to be elsewhere.
    HeldByRelay,
    /// On somebody else's device too.
    SeenByOthers,
    /// Refused by the relay, with the reason.
    Refused,
    /// Arrived, and did not prove itself; kept aside.
    SetAside,
}

/// How far a record has come, with the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeliveryDetail {
    /// In a word.
    pub delivery: Delivery,
    /// Changes that are only here.
    pub waiting: u32,
    /// The relay's latest receipt for a change made on this device.
    pub receipt: Option<ReceiptView>,
    /// Whose devices have said they have all of it.
    pub seen_by: Vec<String>,
    /// Why the relay refused, if it did, and what to do.
    pub refused: Option<String>,
}

/// A relay's signed word that it holds a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReceiptView {
    /// The change's number in the space's log.
    pub number: Cursor,
    /// The envelope's id, in hexadecimal digits.
    pub envelope: String,
    /// When the relay signed, by its clock.
    #[ts(type = "string")]
    pub signed: DateTime<Utc>,
}

/// The truthful light and what is behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncStatus {
    /// Whether we are connected, and if not, why.
    pub link: Link,
    /// Records with a change that the relay has not signed for.
    pub on_this_device: u32,
    /// Of these: the lead's device at the event has all that the relay lacks.
    pub shared: u32,
    /// Of these: the local relay on this device has all that the relay lacks.
    pub offered: u32,
    /// Records with changes of others that came at an event and that the relay has not brought yet.
    pub brought: u32,
    /// Of what this device wrote: held by the relay, not yet said to be elsewhere.
    pub held_by_relay: u32,
    /// Of what this device wrote: on somebody else's device too.
    pub seen_by_others: u32,
    /// Records with a change that the relay refused.
    pub refused: u32,
    /// Envelopes that arrived and did not prove themselves; kept aside.
    pub set_aside: u32,
    /// Entries of the log still to come, as far as the relay has told.
    pub to_come: u64,
    /// When this device and the relay last had nothing left to tell each other.
    #[ts(type = "string | null")]
    pub complete_at: Option<DateTime<Utc>>,
    /// The relay's address.
    pub relay: String,
    /// How far this device's clock is ahead of the relay's, in seconds, when it is more than 120.
    pub clock_ahead_s: Option<i32>,
    /// Something a person has to know, and what to do, until it is over: a full disk, a removal.
    pub notice: Option<String>,
    /// How sharing at an event stands, while this device is joined.
    pub sharing: Option<Sharing>,
    /// What became of a damaged database: stands, also over a restart, until `damage_read`.
    pub damage: Option<String>,
}

/// The state of the connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Link {
    /// Not connected; trying again.
    Offline {
        /// Why, in plain words.
        why: String,
    },
    /// Shaking hands.
    Connecting,
    /// Connected; sending and receiving what is missing.
    CatchingUp,
    /// Connected; nothing is missing as far as the relay has told.
    Live,
    /// The relay will not have us; waiting does not help.
    Refused {
        /// Why, and what to do.
        why: String,
    },
}

/// A record in the sync screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncRecord {
    /// The record; for what was set aside, the one it claims to be.
    pub record: RecordId,
    /// Its kind, when it is known.
    pub kind: Option<model::RecordKind>,
    /// What people would call it: “Visit, Test Kitchen”.
    pub title: String,
    /// When it was last changed here, or arrived.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// How far it has come.
    pub delivery: Option<DeliveryDetail>,
    /// For what was set aside: why.
    pub why: Option<String>,
}
