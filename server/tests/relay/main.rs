//! Devices against a relay in this process, over real sockets and a real database.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod attachments;
mod backups;
mod compaction;
mod custody;
mod devices;
mod durable;
mod expunged;
mod guests;
mod handed_back;
mod hostile_client;
mod keys;
mod knocks;
mod limits;
mod logs;
mod operating;
mod own_spaces;
mod paces;
mod refusals;
mod revoked;
mod rights;
mod roster;
mod scrubbed;
mod sharing;
mod standings;
mod tls;
mod written;
