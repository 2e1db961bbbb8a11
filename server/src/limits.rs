//! How much the relay takes on: of everybody, of each device, of each address.

use std::time::Duration;

use protocol::LARGEST_BLOB;

use crate::pace::Rate;
use crate::store::Room;

/// Free on the disk for records alone: attachments leave so much, and `free_bytes` besides.
const FOR_RECORDS: u64 = 256 << 20;

/// How much a relay takes on, and how long it waits. A number of 0 is no limit, but for `connections`.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How many connections at once.
    pub connections: usize,
    /// How many of one address: a station house has hundreds of devices behind one.
    pub connections_per_address: usize,
    /// How many of one device: it needs one, and may have left some behind when its network changed.
    pub connections_per_device: usize,
    /// How many envelopes a device may push. 50,000 at once: years of an officer's work on a new relay.
    pub envelopes: Rate,
    /// How many bytes of them.
    pub bytes: Rate,
    /// How many sealed bytes one attachment may have.
    pub blob: u64,
    /// How many bytes of attachments a space may have.
    pub blobs_of_space: u64,
    /// How many an agency may have.
    pub blobs_of_agency: u64,
    /// How many bytes of attachments a device may send; counted apart, so that photos slow no record.
    pub blob_bytes: Rate,
    /// How many statements, keys, acknowledgements and other words a device may send.
    pub asks: Rate,
    /// How many questions may come from one address by somebody who is no device: knocks, invites, codes.
    pub guests: Rate,
    /// How long a device may take to prove who it is.
    pub handshake: Duration,
    /// How often a silent peer is asked whether it is there.
    pub ping: Duration,
    /// How long a peer may be silent. Phones freeze without saying goodbye.
    pub silence: Duration,
    /// With less free on the disk, in bytes, the relay says that it is not ready.
    pub free_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 10_000,
            connections_per_address: 4096,
            connections_per_device: 16,
            envelopes: Rate::new(5000, 50_000),
            bytes: Rate::new(16 << 20, 256 << 20),
            blob: LARGEST_BLOB,
            blobs_of_space: 0,
            blobs_of_agency: 20 << 30,
            blob_bytes: Rate::new(8 << 20, 256 << 20),
            asks: Rate::new(500, 5000),
            guests: Rate::new(50, 500),
            handshake: Duration::from_secs(10),
            ping: Duration::from_secs(30),
            silence: Duration::from_secs(75),
            free_bytes: 64 << 20,
        }
    }
}

impl Limits {
    /// The room for attachments on a disk with so many bytes free.
    pub(crate) fn room(&self, free: u64) -> Room {
        let most = |bytes| if bytes == 0 { LARGEST_BLOB } else { bytes };
        Room {
            each: most(self.blob).min(LARGEST_BLOB),
            of_space: self.blobs_of_space,
            of_agency: self.blobs_of_agency,
            on_disk: free.saturating_sub(self.free_bytes.saturating_add(FOR_RECORDS)),
        }
    }
}
