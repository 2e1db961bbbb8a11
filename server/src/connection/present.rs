//! Who is connected to a local relay: told to everybody there, as a number.

use std::collections::BTreeMap;
use std::sync::Arc;

use ids::DeviceId;
use protocol::Frame;
use tokio::sync::watch;

use super::{Connection, Relay};

/// How many connections each device has.
pub(super) type Devices = watch::Sender<BTreeMap<DeviceId, usize>>;

/// One connection of a device that is counted; over when dropped.
pub(super) struct Presence {
    relay: Arc<Relay>,
    device: DeviceId,
}

impl Presence {
    fn begins(relay: &Arc<Relay>, device: DeviceId) -> Self {
        relay.present.send_modify(|devices| *devices.entry(device).or_default() += 1);
        Self { relay: Arc::clone(relay), device }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.relay.present.send_modify(|devices| {
            let left = devices.get(&self.device).map_or(0, |count| count.saturating_sub(1));
            if left == 0 {
                devices.remove(&self.device);
            } else {
                devices.insert(self.device, left);
            }
        });
    }
}

impl Connection {
    /// A device that is in is counted from then on, at a local relay.
    pub(super) fn is_counted(&mut self) {
        if let (true, None, true, Some(device)) =
            (self.performer.relay.local, &self.presence, self.session.is_live(), self.session.device())
        {
            self.presence = Some(Presence::begins(&self.performer.relay, device));
        }
    }

    /// What to tell of it.
    pub(super) fn count(&self) -> Frame {
        let devices = u32::try_from(self.present.borrow().len()).unwrap_or(u32::MAX);
        Frame::Present(devices)
    }
}
