//! How fast a connection is read, and when it is told to come back later.

use protocol::{BlobFrame, Frame};
use tokio::time::Instant;

use super::Connection;
use crate::pace::{PATIENCE, Pace};
use crate::session::Event;

impl Connection {
    /// What came in, or that it came too fast. Either way nothing more is read for a while when it has to
    /// be.
    pub(super) fn paced(&mut self, event: Event) -> Event {
        let Event::Frame(frame) = event else { return event };
        let (pause, event) = match self.pace(&frame) {
            Pace::Pass(pause) => (pause, Event::Frame(frame)),
            Pace::Wait(retry_after) => {
                let event = match frame {
                    Frame::Push { push, batch } | Frame::Compact { push, batch, .. } => {
                        Event::TooFast { push, batch, retry_after }
                    }
                    // Not slowed either: behind it wait the records of the same device.
                    Frame::Blob(BlobFrame::Put { space, blob, .. }) => {
                        return Event::BlobTooFast { space, blob, retry_after };
                    }
                    // A device's other words are few and nobody keeps them for it: they are only slowed.
                    frame if self.session.device().is_some() => Event::Frame(frame),
                    _ => Event::Hurried { retry_after },
                };
                (PATIENCE, event)
            }
        };
        if !pause.is_zero() {
            self.performer.relay.metrics.paused.add(1);
            self.reads_at = Instant::now() + pause;
        }
        event
    }

    fn pace(&self, frame: &Frame) -> Pace {
        let (gate, now) = (self.performer.relay.gate(), self.performer.relay.uptime());
        match (self.session.device(), frame) {
            // The way in is bounded by its time, and what answers the relay's own frames by those.
            (None, Frame::Hello { .. } | Frame::Prove { .. })
            | (Some(_), Frame::Credit { .. })
            | (_, Frame::Bye { .. }) => Pace::Pass(std::time::Duration::ZERO),
            (None, _) => gate.knocks(self.address, now),
            (Some(device), Frame::Push { batch, .. } | Frame::Compact { batch, .. }) => {
                let size = |size| u64::try_from(size).unwrap_or(u64::MAX);
                gate.pushes(device, size(batch.len()), size(batch.weight()), now)
            }
            (Some(device), Frame::Blob(BlobFrame::Put { bytes, .. })) => {
                match gate.attaches(device, u64::try_from(bytes.len()).unwrap_or(u64::MAX), now) {
                    Pace::Pass(pause) if pause.is_zero() => Pace::Pass(pause),
                    Pace::Pass(pause) | Pace::Wait(pause) => Pace::Wait(pause),
                }
            }
            (Some(device), _) => gate.asks(device, now),
        }
    }

    /// A device that has just proved who it is takes a seat; when it has too many, it is told so.
    pub(super) fn crowded(&mut self) -> Option<Event> {
        let device = self.session.device().filter(|_| self.seat.is_none())?;
        let relay = &self.performer.relay;
        self.seat = relay.gate().device(device, relay.uptime());
        if self.seat.is_none() {
            return Some(Event::Crowded);
        }
        relay.metrics().devices.add(1);
        None
    }
}
