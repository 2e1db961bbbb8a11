//! Where an attachment's bytes are, in words that are true: what the relay has said, never what is hoped.

use protocol::chunks_of;
use store::{BlobHere, BlobState};

use crate::Engine;
use crate::door::{AttachmentStands, Link};

impl Engine {
    /// How one stands, how much of it is there or here, and why it does not go on.
    pub(super) fn stands(&self, here: Option<&BlobHere>) -> (AttachmentStands, Option<u8>, Option<String>) {
        use AttachmentStands as S;
        let Some(blob) = here else { return (S::Elsewhere, None, None) };
        let older = || {
            let live = self.link_now().state == Link::Live;
            (live && !self.relay_keeps_blobs()).then(|| {
                "the relay is of a version that keeps no photos yet; its operator can update it".to_owned()
            })
        };
        match blob.state {
            BlobState::Held => (S::Held, None, None),
            BlobState::Going => (S::Elsewhere, None, None),
            BlobState::OnlyHere => match blob.refused.clone().or_else(older) {
                Some(why) => (S::Waits, None, Some(why)),
                None if blob.there > 0 => (S::Sending, percent(blob.there, blob.length), None),
                None => (S::OnThisDevice, None, None),
            },
            BlobState::Coming => match blob.refused.clone().or_else(older) {
                Some(why) => (S::DoesNotCome, None, Some(why)),
                None => (S::Fetching, percent(blob.here, blob.length), None),
            },
        }
    }
}

/// Whether all of it is here.
pub(super) fn is_whole(blob: &BlobHere) -> bool {
    matches!(blob.state, BlobState::OnlyHere | BlobState::Held)
}

/// Never 100 before it is all of it.
fn percent(chunks: u32, length: u64) -> Option<u8> {
    let all = chunks_of(length)?;
    let part = u64::from(chunks.min(all)) * 100 / u64::from(all);
    u8::try_from(part).ok()
}
