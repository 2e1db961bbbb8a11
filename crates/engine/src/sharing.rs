//! Sharing at an event without coverage: the local relay that this device is joined to, kept over restarts.
//!
//! Who is joined writes to the local relay as well as to the agency's, and knows them apart: only the agency's
//! receipt empties the outbox. Nothing is asked of the network here; the link does that.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ids::UnixMs;
use minicbor::{Decode, Encode};
use protocol::Frame;
use seal::public::{PublicKey, Right};
use seal::secret::ShareCode;
use tokio::sync::Notify;

use crate::door::{self, Link as LinkState};
use crate::{Engine, Refusal, bad_field};

/// Kept under this name: which local relay, while there is one.
const KEPT: &str = "local_relay";
/// Kept under this name: what the local relay's logs were called when they were last read.
pub(crate) const LOCAL_LOG: &str = "local_relay_log_id";

/// A day: by then a phone that is well has found coverage, and has sent its own.
const HANDED_IN_AFTER_MS: i64 = 86_400_000;
/// So many records are handed in at once; the next when the relay has signed for them.
const AT_ONCE: u32 = 500;

/// A local relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LocalRelay {
    pub code: ShareCode,
    /// It runs on this device.
    pub own: bool,
    /// What it showed, and the code proved, when it was first met.
    pub met: Option<Met>,
}

/// What a local relay is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Met {
    #[n(0)]
    pub relay: PublicKey,
    /// The SHA-256 of its certificate.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub certificate: [u8; 32],
}

/// How it is kept: fields are only ever added.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Kept {
    #[n(0)]
    code: String,
    #[n(1)]
    own: bool,
    #[n(2)]
    met: Option<Met>,
}

/// The line to a local relay.
#[derive(Default)]
pub(crate) struct LocalLine {
    now: Mutex<LocalNow>,
    /// Wakes it when the outbox has grown.
    pub queued: Notify,
    /// Wakes it when the device was joined to a local relay, or has left it.
    pub changed: Notify,
}

/// What the line to the local relay last told.
pub(crate) struct LocalNow {
    pub state: LinkState,
    pub devices: u32,
    pub refused: u32,
    pub unread: u32,
}

impl Default for LocalNow {
    fn default() -> Self {
        Self { state: LinkState::Connecting, devices: 0, refused: 0, unread: 0 }
    }
}

impl LocalRelay {
    /// Where it is.
    pub(crate) fn url(&self) -> String {
        format!("wss://{}", self.code.address)
    }
}

impl Engine {
    /// Joins the local relay that the code is for. The link meets it as soon as it can.
    pub(crate) fn join_sharing(&self, code: &str) -> Result<(), Refusal> {
        self.joins(code, false)
    }

    /// This device runs the local relay itself, and is joined to it like the others: what that holds is not
    /// elsewhere, and is not told as if it were.
    pub fn shares(&self, code: &str) -> Result<(), Refusal> {
        self.joins(code, true)
    }

    fn joins(&self, code: &str, own: bool) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let code = ShareCode::parse(code.trim()).map_err(|error| {
            bad_field("code", error.to_string(), "Scan the code on the lead’s screen again.")
        })?;
        if !code.is_for(identity.agency) {
            return Err(bad_field(
                "code",
                "this code is for another agency’s devices",
                "Only devices of one agency share. Scan the code on your own lead’s screen.",
            ));
        }
        let before = self.local_relay()?;
        // The same relay at another address, when the lead’s device has another: what is known of it holds.
        let same = before.as_ref().filter(|before| {
            before.own == own
                && before.met.is_some_and(|met| code.proves(identity.agency, &met.relay, met.certificate))
        });
        let local = LocalRelay { code, own, met: same.and_then(|before| before.met) };
        let kept = kept_of(&local)?;
        self.transact(|tx| {
            if same.is_none() {
                tx.joins_local()?;
                tx.keep_bytes(LOCAL_LOG, &[])?;
            }
            Ok(tx.keep_bytes(KEPT, &kept)?)
        })?;
        *self.local_now() = LocalNow::default();
        self.local.changed.notify_one();
        self.tell_sync();
        Ok(())
    }

    /// Leaves it: what was shared waits for the agency's relay, as before.
    pub(crate) fn leave_sharing(&self) -> Result<(), Refusal> {
        self.transact(|tx| {
            tx.leaves_local()?;
            Ok(tx.keep_bytes(KEPT, &[])?)
        })?;
        self.local.changed.notify_one();
        self.tell_sync();
        Ok(())
    }

    /// Sharing from this device has ended.
    pub fn stops_sharing(&self) -> Result<(), Refusal> {
        self.leave_sharing()
    }

    /// The local relay that this device is joined to.
    pub(crate) fn local_relay(&self) -> Result<Option<LocalRelay>, Refusal> {
        let Some(bytes) = self.store.bytes(KEPT)?.filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
        let Kept { code, own, met } = minicbor::decode(&bytes).map_err(Refusal::keys)?;
        let code = ShareCode::parse(&code).map_err(Refusal::keys)?;
        Ok(Some(LocalRelay { code, own, met }))
    }

    /// The local relay was met, and is the one that the code was made for. False when this device has left it
    /// meanwhile, or joined another.
    pub(crate) fn has_met(&self, of: &LocalRelay, met: Met) -> Result<bool, Refusal> {
        if self.local_relay()?.as_ref() != Some(of) {
            return Ok(false);
        }
        let kept = kept_of(&LocalRelay { met: Some(met), ..of.clone() })?;
        self.transact(|tx| Ok(tx.keep_bytes(KEPT, &kept)?))?;
        Ok(true)
    }

    /// How sharing stands, for the screens.
    pub(crate) fn sharing(&self) -> Result<Option<door::Sharing>, Refusal> {
        let Some(LocalRelay { code, own, .. }) = self.local_relay()? else { return Ok(None) };
        let now = self.local_now();
        Ok(Some(door::Sharing {
            link: now.state.clone(),
            own,
            devices: now.devices,
            refused: now.refused,
            unread: now.unread,
            code: code.to_text(),
        }))
    }

    /// How many other devices are joined now to the local relay that this device runs.
    pub(crate) fn joined_here(&self) -> Result<u32, Refusal> {
        let own = self.local_relay()?.is_some_and(|local| local.own);
        Ok(if own { self.local_now().devices.saturating_sub(1) } else { 0 })
    }

    /// The code that this device shares by, while it runs the local relay itself.
    pub fn shared_code(&self) -> Result<Option<String>, Refusal> {
        Ok(self.local_relay()?.filter(|local| local.own).map(|local| local.code.to_text()))
    }

    /// The code of a local relay on this device, for the lead's screen.
    pub fn share_code(
        &self,
        address: std::net::SocketAddr,
        relay: [u8; 65],
        certificate: [u8; 32],
    ) -> Result<String, Refusal> {
        let agency = self.identity()?.agency;
        Ok(ShareCode::of(address, agency, &PublicKey(relay), certificate).to_text())
    }

    /// The agency's list as this device has it, for a local relay: with how many statements it is.
    pub fn sharing_list(&self) -> Result<(u64, Vec<u8>), Refusal> {
        self.identity()?;
        let mut list = Vec::new();
        let frames: Vec<Frame> = self.statements_after(0)?;
        for frame in frames {
            let bytes = frame.to_bytes().map_err(Refusal::keys)?;
            let length = u32::try_from(bytes.len()).map_err(Refusal::keys)?;
            list.extend(length.to_be_bytes());
            list.extend(bytes);
        }
        Ok((self.statements(), list))
    }

    /// How many statements the agency's list has here.
    pub fn statements(&self) -> u64 {
        self.roster().head().0
    }

    /// Whether the agency's relay holds all that this device wrote, and has brought all that a local relay
    /// brought. Then nothing is at the local relay alone, as far as this device can tell.
    pub fn needs_no_local_relay(&self) -> Result<bool, Refusal> {
        let marks = self.marks.highest();
        let counts = self.store.read(|reader| reader.sync_counts(&marks).map_err(Refusal::from))?;
        Ok(counts.on_this_device == 0 && counts.refused == 0 && counts.brought == 0)
    }

    /// Everything was fetched and sent: hands in what came at an event and whose author has not sent it since.
    pub(crate) fn hand_in_brought(&self) -> Result<(), Refusal> {
        let before = UnixMs(self.now().0 - HANDED_IN_AFTER_MS);
        if !self.store.read(|reader| reader.has_brought(before).map_err(Refusal::from))? {
            return Ok(());
        }
        let roster = self.roster();
        let may = |device, space| {
            [Right::Read, Right::Write].into_iter().all(|right| roster.may(device, space, right))
        };
        self.write(|tx, pen| Ok(tx.hand_in_brought(pen, before, may, AT_ONCE)?)).map(|_| ())
    }

    fn local_now(&self) -> MutexGuard<'_, LocalNow> {
        self.local.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is told of the line to the local relay.
    pub(crate) fn tell_local(&self, change: impl FnOnce(&mut LocalNow)) {
        {
            let mut now = self.local_now();
            let before = (now.state.clone(), now.devices, now.refused, now.unread);
            change(&mut now);
            if before == (now.state.clone(), now.devices, now.refused, now.unread) {
                return;
            }
        }
        self.tell_sync();
    }

    /// Keeps what came of the local relay's log. How much of it cannot be read here.
    pub(crate) fn take_in_local(
        &self,
        space: ids::SpaceId,
        between: (ids::Cursor, ids::Cursor),
        envelopes: Vec<(ids::Cursor, Vec<u8>)>,
    ) -> Result<u32, Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        if !self.reads(space) {
            return Ok(0);
        }
        let opened = store::open_envelopes(identity.agency, space, envelopes, &roster, &identity.spaces);
        let now: UnixMs = self.now();
        self.transact(|tx| tx.take_in_local(space, between, opened, now).map_err(Refusal::from))
    }
}

fn kept_of(local: &LocalRelay) -> Result<Vec<u8>, Refusal> {
    let kept = Kept { code: local.code.to_text(), own: local.own, met: local.met };
    minicbor::to_vec(&kept).map_err(Refusal::keys)
}
