//! What a relay that was put back from a backup is told again: the agency's statements since, and what
//! this device wrote and the relay lost.

use ids::SpaceId;
use protocol::Frame;
use seal::public::Right;

use crate::{Engine, Refusal};

/// How many bytes of statements go into one frame. One statement has at most 256 KiB, a frame 1 MiB.
const IN_A_FRAME: usize = 512 * 1024;

/// Kept under this name: 1 as long as something may have to be handed in.
const PUT_BACK: &str = "relay_put_back";
/// So many records are handed in at once; the next when the relay has signed for them.
const AT_ONCE: u32 = 500;

impl Engine {
    /// The relay's log of this space was put back from a backup.
    pub(super) fn was_put_back(&self, space: SpaceId) -> Result<(), Refusal> {
        self.transact(|tx| {
            tx.was_put_back(space)?;
            tx.keep_number(PUT_BACK, 1).map_err(Refusal::from)
        })?;
        self.marks.forget(space);
        Ok(())
    }

    /// Everything was fetched and sent: hands in what the relay has lost of what this device wrote.
    pub(crate) fn hand_in_lost(&self) -> Result<(), Refusal> {
        if self.store.number(PUT_BACK)?.unwrap_or(0) == 0 {
            return Ok(());
        }
        let roster = self.roster();
        self.write(|tx, pen| {
            let may = |space| {
                [Right::Read, Right::Write].into_iter().all(|right| roster.may(pen.device.id(), space, right))
            };
            if tx.hand_in_lost(pen, may, AT_ONCE)? == 0 {
                tx.keep_number(PUT_BACK, 0)?;
            }
            Ok(())
        })
    }

    /// Everything that was said after the statement with this number, in frames.
    pub(crate) fn statements_after(&self, after: u64) -> Result<Vec<Frame>, Refusal> {
        let known = usize::try_from(after).unwrap_or(usize::MAX);
        let (mut frames, mut batch, mut bytes) = (Vec::new(), Vec::new(), 0);
        for statement in self.store.statements()?.into_iter().skip(known) {
            if bytes + statement.raw.len() > IN_A_FRAME && !batch.is_empty() {
                frames.push(Frame::HandBack { statements: std::mem::take(&mut batch) });
                bytes = 0;
            }
            bytes += statement.raw.len();
            batch.push(statement);
        }
        frames.push(Frame::HandBack { statements: batch });
        Ok(frames)
    }
}
