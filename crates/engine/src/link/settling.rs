//! Nothing waits to be sent any more: what was only waiting for that is done, and the relay is told how this
//! device stands. One that was revoked says so as its last word.

use futures_util::SinkExt;
use ids::UnixMs;
use protocol::Frame;
use seal::public::DeviceStanding;

use super::ended::Ended;
use super::performing::{Connection, Performed};
use super::socket::message;
use crate::{Engine, Refusal};

/// Why a device that was revoked hangs up.
pub(super) const REMOVED: &str = "this device was removed from the agency";

impl Connection<'_> {
    /// Nothing waits any more: what was only waiting for that is done, and the relay is told.
    pub(super) async fn settle(&mut self) -> Result<Performed, Refusal> {
        if self.blocking(Engine::is_leaving).await? {
            // Its last word: afterwards it has no key to give it with. So it goes when the relay has heard that.
            self.say_how_it_stands().await?;
            if self.stood.is_some_and(|word| word.waiting == 0 && word.drafts == 0) {
                self.leaves = Some(REMOVED);
                return Ok(Performed::Nothing);
            }
        }
        if self.blocking(Engine::settled).await? {
            self.leaves = Some("fetching again what was forgotten");
            return Ok(Performed::Nothing);
        }
        self.stand().await
    }

    /// Tells the relay how this device stands, when that is news.
    async fn stand(&mut self) -> Result<Performed, Refusal> {
        if !self.engine.is_enrolled() {
            return Ok(Performed::Ended(Ended::because(REMOVED)));
        }
        let engine = self.engine.clone();
        tokio::task::spawn_blocking(move || {
            if let Err(refusal) = engine.pay_wraps() {
                tracing::warn!(%refusal, "the recovery kit's keys are not at the relay yet");
            }
        });
        self.say_how_it_stands().await?;
        Ok(Performed::Nothing)
    }

    async fn say_how_it_stands(&mut self) -> Result<(), Refusal> {
        self.engine.tends.notify_one();
        let word = self.blocking(Engine::standing_word).await?;
        let Ok(told) = word.unverified() else { return Ok(()) };
        let told = DeviceStanding { at: UnixMs(0), ..told };
        if self.stood != Some(told) {
            self.stood = Some(told);
            let _ = self.to_relay.send(message(&Frame::Standing { word })?).await;
        }
        Ok(())
    }
}
