//! Sharing at an event without coverage: how the second line stands, to the lead's device.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Link;

/// How sharing at an event stands. Apart from the agency's relay in everything: what is shared is not synced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sharing {
    /// Whether the lead's device is reached, and if not, why. *Live* means shared, not synced.
    pub link: Link,
    /// Whether this is the lead's device.
    pub own: bool,
    /// Devices that are connected now, this one included.
    pub devices: u32,
    /// Entries that wait for the agency's relay because the lead's device could not take them: the list or a
    /// key of theirs is older or newer.
    pub refused: u32,
    /// Entries of others that this device cannot read here: they come with the agency's relay.
    pub unread: u32,
    /// The code that others join by.
    pub code: String,
}
