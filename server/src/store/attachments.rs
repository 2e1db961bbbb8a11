//! What the store does with attachments, where both databases have a say: a record goes before what is
//! attached to it, and takes it along when it is expunged.

use ids::{AgencyId, BlobId, DeviceId, RecordId, SpaceId, UnixMs};
use protocol::RefusalCode;
use rusqlite::params;

use super::blobs::Blobs;
use super::open::StoreError;
use super::{BlobAt, Failure, Offered, Room, Rosters, Store, custody_of};
use crate::metrics::Attached;

impl Store {
    /// How much of an attachment is here; where nothing is, room is kept for it. Its record must be here.
    pub async fn offer_blob(
        &self,
        offered: Offered,
        room: Room,
        now: UnixMs,
    ) -> Result<Result<BlobAt, RefusalCode>, Failure> {
        let Offered { agency, space, record, .. } = offered;
        if !self.has_record(agency, space, record).await? {
            return Ok(Err(RefusalCode::NoRecord));
        }
        let rosters = self.rosters.clone();
        let may = move || match rosters.get(agency) {
            Some(roster) if roster.expunged(space, record).is_none() => Ok(()),
            _ => Err(RefusalCode::Expunged),
        };
        self.blobs.offer(offered, room, now, may).await
    }

    /// The next chunk of what this device has offered.
    pub async fn put_chunk(
        &self,
        device: DeviceId,
        of: (SpaceId, BlobId),
        n: u32,
        bytes: Vec<u8>,
    ) -> Result<Result<BlobAt, RefusalCode>, Failure> {
        self.blobs.put(device, of, n, bytes).await
    }

    /// One chunk of an attachment that is whole.
    pub async fn chunk(&self, of: (SpaceId, BlobId), n: u32) -> Result<Option<Vec<u8>>, Failure> {
        self.blobs.chunk(of, n).await
    }

    /// The record that an attachment belongs to, and who put it.
    pub async fn blob_put_by(
        &self,
        space: SpaceId,
        blob: BlobId,
    ) -> Result<Vec<(RecordId, DeviceId)>, Failure> {
        self.blobs.put_by(space, blob).await
    }

    /// Deletes an attachment.
    pub async fn remove_blob(&self, space: SpaceId, blob: BlobId) -> Result<(), Failure> {
        self.blobs.remove(space, blob).await
    }

    /// How many sealed bytes of attachments an agency has here.
    pub async fn blob_bytes(&self, agency: AgencyId) -> Result<u64, Failure> {
        self.blobs.bytes_of(agency).await
    }

    /// How many sealed bytes of attachments there are, over all agencies.
    pub async fn attached(&self) -> Result<Attached, Failure> {
        self.blobs.attached().await
    }

    /// Whether a record is in its log, or waits for it in custody.
    async fn has_record(&self, agency: AgencyId, space: SpaceId, record: RecordId) -> Result<bool, Failure> {
        let custody = custody_of(agency);
        let found = self.readers.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT 1 FROM log WHERE space IN (?1, ?2) AND record = ?3 AND sealed_for = ?1",
                )?
                .exists(params![space.as_bytes(), custody.as_bytes(), record.as_bytes()])
        });
        found.await
    }
}

/// Deletes what a relay that ended between a statement and this had no time to.
pub(super) fn sweep(blobs: &Blobs, rosters: &Rosters) -> Result<(), StoreError> {
    for roster in rosters.all() {
        for (space, record, _) in roster.all_expunged() {
            if blobs.has(space, record)? {
                blobs.expunge(space, record)?;
            }
        }
    }
    Ok(())
}
