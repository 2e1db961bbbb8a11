//! What the relay counts of itself, and how Prometheus reads it.
//!
//! Sums over everybody: nothing in it tells of an agency, a person, a device or an address.

mod histogram;

pub use histogram::Histogram;

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use protocol::{BlobFrame, ByeCode, Frame, RefusalCode, SayCode};

/// Codes up to this number are counted each on its own; what is beyond shares the last place.
const CODES: usize = 32;

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// So many more.
    pub fn add(&self, more: usize) {
        self.0.fetch_add(u64::try_from(more).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// How many so far.
    pub fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Counts by code.
#[derive(Debug, Default)]
struct ByCode([Counter; CODES]);

impl ByCode {
    fn add(&self, code: u16) {
        let place = usize::from(code).min(CODES - 1);
        self.0.iter().skip(place).take(1).for_each(|counter| counter.add(1));
    }

    fn counted(&self) -> impl Iterator<Item = (u16, u64)> {
        (0..).zip(&self.0).map(|(code, counter)| (code, counter.read())).filter(|(_, count)| *count > 0)
    }
}

/// What connections count.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Connections that were let in as far as the first frame.
    pub connections: Counter,
    /// Devices that proved who they are.
    pub devices: Counter,
    /// Connections that were turned away before the first frame: too many.
    pub turned_away: Counter,
    /// TLS handshakes and requests that came to nothing.
    pub handshakes_failed: Counter,
    /// Envelopes that a receipt was given for, repeats included.
    pub receipted: Counter,
    /// Bytes of frames from devices.
    pub bytes_in: Counter,
    /// Bytes of frames to devices.
    pub bytes_out: Counter,
    /// Frames that were answered only after a pause.
    pub paused: Counter,
    /// Chunks of attachments that devices put and the relay holds, repeats included.
    pub chunks_in: Counter,
    chunks_out: Counter,
    attachments_refused: ByCode,
    refused: ByCode,
    not_said: ByCode,
    byes: ByCode,
}

/// What is true at the moment of asking.
#[derive(Debug, Clone, Copy, Default)]
pub struct Now {
    /// Connections that are open.
    pub connections: usize,
    /// What waits for the writing thread.
    pub queue: usize,
    /// The database with its write-ahead log, in bytes.
    pub store_bytes: u64,
    /// What is free where the database is, in bytes.
    pub free_bytes: u64,
    /// Whether the relay would take a push.
    pub ready: bool,
    /// How much there is of attachments, where the database of those answers.
    pub attachments: Option<Attached>,
}

/// How many sealed bytes of attachments there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attached {
    /// Of those that are whole.
    pub kept: u64,
    /// Of those that were begun: room is kept for all of each.
    pub begun: u64,
}

impl Metrics {
    /// A frame goes out.
    pub fn says(&self, frame: &Frame) {
        match frame {
            Frame::Refused { refusals, .. } => {
                refusals.iter().for_each(|(_, refusal)| self.refused.add(refusal.code.number()));
            }
            Frame::NotSaid { code, .. } => self.not_said.add(code.number()),
            Frame::Bye { code, .. } => self.byes.add(code.number()),
            Frame::Blob(BlobFrame::Chunk { .. }) => self.chunks_out.add(1),
            Frame::Blob(BlobFrame::Refused { refusal, .. }) => {
                self.attachments_refused.add(refusal.code.number());
            }
            _ => {}
        }
    }

    /// All of it in Prometheus' text format, version 0.0.4.
    pub fn text(&self, now: Now, commits: &Histogram, appended: &Counter) -> String {
        let mut page = Page(String::with_capacity(8192));
        page.gauge("connections", "Connections that are open.", now.connections as u64);
        page.gauge("queue_depth", "Writes that wait for the next commit.", now.queue as u64);
        page.gauge("store_bytes", "The database with its write-ahead log.", now.store_bytes);
        page.gauge("disk_free_bytes", "What is free where the database is.", now.free_bytes);
        page.gauge("ready", "1 when the relay would take a push.", now.ready.into());
        page.counter("connections_total", "Connections let in.", &self.connections);
        page.counter("devices_total", "Connections on which a device proved who it is.", &self.devices);
        page.counter("turned_away_total", "Connections turned away as too many.", &self.turned_away);
        page.counter(
            "handshakes_failed_total",
            "TLS handshakes and requests that came to nothing.",
            &self.handshakes_failed,
        );
        page.counter("appended_total", "Envelopes added to a log.", appended);
        page.counter("receipted_total", "Envelopes in receipts, repeats included.", &self.receipted);
        page.counter("paused_total", "Frames answered only after a pause.", &self.paused);
        page.counter("received_bytes_total", "Bytes of frames from devices.", &self.bytes_in);
        page.counter("sent_bytes_total", "Bytes of frames to devices.", &self.bytes_out);
        page.coded("refused_total", "Envelopes refused, by code.", &self.refused, |code| {
            format!("{:?}", RefusalCode::from_number(code))
        });
        page.coded("not_said_total", "Statements refused, by code.", &self.not_said, |code| {
            format!("{:?}", SayCode::from_number(code))
        });
        page.coded("byes_total", "Connections ended by the relay, by code.", &self.byes, |code| {
            format!("{:?}", ByeCode::from_number(code))
        });
        self.of_attachments(now.attachments, &mut page);
        commits.print("porchlight_relay_commit_seconds", "How long a commit takes.", &mut page.0);
        page.0
    }

    fn of_attachments(&self, now: Option<Attached>, page: &mut Page) {
        if let Some(Attached { kept, begun }) = now {
            page.gauge("attachment_bytes", "Sealed bytes of attachments that are whole.", kept);
            page.gauge(
                "attachment_begun_bytes",
                "Room that is kept for attachments of which not all has come.",
                begun,
            );
        }
        page.counter(
            "attachment_chunks_in_total",
            "Chunks of attachments taken, repeats included.",
            &self.chunks_in,
        );
        page.counter("attachment_chunks_out_total", "Chunks of attachments handed out.", &self.chunks_out);
        page.coded(
            "attachments_refused_total",
            "Answers that said no to an attachment, by code.",
            &self.attachments_refused,
            |code| format!("{:?}", RefusalCode::from_number(code)),
        );
    }
}

struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.0, "# HELP porchlight_relay_{name} {help}");
        let _ = writeln!(self.0, "# TYPE porchlight_relay_{name} {kind}");
    }

    fn gauge(&mut self, name: &str, help: &str, value: u64) {
        self.head(name, "gauge", help);
        let _ = writeln!(self.0, "porchlight_relay_{name} {value}");
    }

    fn counter(&mut self, name: &str, help: &str, counter: &Counter) {
        self.head(name, "counter", help);
        let _ = writeln!(self.0, "porchlight_relay_{name} {}", counter.read());
    }

    fn coded(&mut self, name: &str, help: &str, counts: &ByCode, word: impl Fn(u16) -> String) {
        self.head(name, "counter", help);
        for (code, count) in counts.counted() {
            let _ = writeln!(self.0, "porchlight_relay_{name}{{code=\"{}\"}} {count}", word(code));
        }
    }
}
