//! Asks the store about an attachment, and makes the frame that answers. A store that fails says so and ends
//! no line: records go on.

use ids::{AgencyId, DeviceId, UnixMs};
use protocol::{BlobFrame, Frame, RefusalCode};

use crate::session::blobs::{allowed, may_drop, refused};
use crate::store::{BlobAt, Failure, Offered, Room, Store};

/// What becomes of what a device says about an attachment.
pub(super) async fn answered(
    store: &Store,
    (agency, device): (AgencyId, DeviceId),
    says: BlobFrame,
    room: Room,
    now: UnixMs,
) -> Frame {
    let about = says.about();
    let no = |code| refused(about, code, None);
    match done(store, (agency, device), says, room, now).await {
        Ok(Ok(frame)) => frame,
        Ok(Err(code)) => no(code),
        Err(Failure::Full) => no(RefusalCode::StorageFull),
        Err(Failure::Broken) => no(RefusalCode::Failed),
    }
}

async fn done(
    store: &Store,
    (agency, device): (AgencyId, DeviceId),
    says: BlobFrame,
    room: Room,
    now: UnixMs,
) -> Result<Result<Frame, RefusalCode>, Failure> {
    let (space, blob) = says.about();
    let held = |at: BlobAt| {
        let BlobAt { chunks, whole } = at;
        Frame::Blob(BlobFrame::Held { space, blob, chunks, whole })
    };
    Ok(match says {
        BlobFrame::Offer { record, length, .. } => {
            let offered = Offered { agency, device, space, record, blob, length };
            store.offer_blob(offered, room, now).await?.map(held)
        }
        BlobFrame::Put { n, bytes, .. } => store.put_chunk(device, (space, blob), n, bytes).await?.map(held),
        BlobFrame::Get { n, .. } => {
            let found = store.chunk((space, blob), n).await?;
            // A right may have ended while it was read.
            let roster = store.roster(agency).ok_or(Failure::Broken)?;
            match (allowed(&roster, device, &says), found) {
                (Err(code), _) => Err(code),
                (Ok(()), None) => Err(RefusalCode::NotHeld),
                (Ok(()), Some(bytes)) => Ok(Frame::Blob(BlobFrame::Chunk { space, blob, n, bytes })),
            }
        }
        BlobFrame::Drop { .. } => {
            let (roster, by) =
                (store.roster(agency).ok_or(Failure::Broken)?, store.blob_put_by(space, blob).await?);
            if may_drop(&roster, device, space, &by) {
                store.remove_blob(space, blob).await?;
                Ok(held(BlobAt { chunks: 0, whole: false }))
            } else {
                Err(RefusalCode::MayNotWrite)
            }
        }
        // The session lets nothing else through.
        BlobFrame::Held { .. } | BlobFrame::Refused { .. } | BlobFrame::Chunk { .. } => {
            Err(RefusalCode::Malformed)
        }
    })
}
