//! What a device pushes, and what it is answered: each envelope is in the receipt or in the refusals.

use std::sync::Arc;
use std::time::Duration;

use ids::{AgencyId, Cursor, DeviceId, EnvelopeId, UnixMs};
use protocol::{Batch, ByeCode, Frame, Kept, MAX_ENVELOPES_PER_BATCH, Refusal, RefusalCode};
use seal::public::{Envelope, sha256};

use super::{Effect, Farewell, check};
use crate::store::{Append, Appended, Compact, Failure, Judge};

/// The push that is being stored. A connection does one thing at a time.
#[derive(Debug, Default)]
pub(super) struct Pushing {
    /// Refused before the store was asked.
    refused: Vec<(EnvelopeId, Refusal)>,
    /// What the store was asked for: should that fail, each is refused by name.
    storing: Vec<EnvelopeId>,
}

impl Pushing {
    /// A push: the store is asked for all that are envelopes.
    pub(super) fn push(
        &mut self,
        (agency, device): (AgencyId, DeviceId),
        push: u32,
        batch: Batch,
        judge: Judge,
    ) -> Result<Effect, Farewell> {
        if batch.len() > MAX_ENVELOPES_PER_BATCH {
            let say = format!("a push holds at most {MAX_ENVELOPES_PER_BATCH} entries; send less at once");
            return Err(Farewell::because(ByeCode::Unexpected, say));
        }
        let raws = batch.into_raw().map_err(|_| Farewell::unexpected())?;
        let mut envelopes = Vec::with_capacity(raws.len());
        *self = Self::default();
        for (_, raw) in raws {
            let id = EnvelopeId(sha256(&[&raw]));
            match Envelope::parse(raw) {
                Err(why) => self.refused.push((id, check::malformed(&why))),
                Ok(envelope) => {
                    self.storing.push(id);
                    envelopes.push(Arc::new(envelope));
                }
            }
        }
        let append = Append { agency, device, envelopes, judge };
        Ok(Effect::Append { push, append })
    }

    /// A snapshot in the place of what it replaces.
    pub(super) fn compact(
        &mut self,
        (agency, device): (AgencyId, DeviceId),
        push: u32,
        upto: Cursor,
        batch: Batch,
    ) -> Result<Effect, Farewell> {
        let raw = batch.into_raw().ok().and_then(|all| <[_; 1]>::try_from(all).ok());
        let [(_, raw)] = raw.ok_or_else(|| {
            let say = "a record is compacted by one snapshot; connect again, and update the app";
            Farewell::because(ByeCode::Unexpected, say)
        })?;
        let id = EnvelopeId(sha256(&[&raw]));
        *self = Self { refused: Vec::new(), storing: vec![id] };
        let snapshot = match Envelope::parse(raw) {
            Ok(snapshot) => Arc::new(snapshot),
            Err(why) => {
                let refusals = vec![(id, check::malformed(&why))];
                return Ok(Effect::Send(Frame::Refused { push, refusals }));
            }
        };
        let compact = Compact { agency, device, upto, snapshot, judge: check::compact };
        Ok(Effect::Compact { push, compact })
    }

    /// What to tell the device, the refusals first. A push of nothing gets a receipt for nothing.
    pub(super) fn stored(
        &mut self,
        (agency, push): (AgencyId, u32),
        appended: Appended,
        at: UnixMs,
    ) -> Vec<Effect> {
        let Appended { held, refused } = appended;
        let mut refusals = std::mem::take(self).refused;
        refusals.extend(refused.into_iter().map(|(id, code)| (id, check::refusal(code))));
        let receipt = !held.is_empty() || refusals.is_empty();
        let refused = (!refusals.is_empty()).then_some(Effect::Send(Frame::Refused { push, refusals }));
        let receipt = receipt.then_some(Effect::Receipt { push, agency, at, held });
        refused.into_iter().chain(receipt).collect()
    }

    /// Nothing was stored.
    pub(super) fn not_stored(&mut self, push: u32, failure: Failure) -> Effect {
        let (code, say) = match failure {
            Failure::Full => {
                (RefusalCode::StorageFull, "the relay's disk is full; its operator must free some")
            }
            Failure::Broken => (RefusalCode::Failed, "the relay's database failed; tell its operator"),
        };
        let refusal = Refusal {
            code,
            say: format!("{say}. The entry is safe on this device and will be sent again"),
            kept: Kept::OnDevice,
            retry_after: None,
        };
        let Self { mut refused, storing } = std::mem::take(self);
        refused.extend(storing.into_iter().map(|id| (id, refusal.clone())));
        Effect::Send(Frame::Refused { push, refusals: refused })
    }
}

/// Nothing of a push is kept: the device has sent more than it may for now.
pub(super) fn too_fast(push: u32, batch: Batch, retry_after: Duration) -> Result<Effect, Farewell> {
    let seconds = u32::try_from(retry_after.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
    let refusal = Refusal {
        code: RefusalCode::TooFast,
        say: format!(
            "this device has sent more than the relay takes at once; the entry is safe on it and will be sent again \
             in {seconds} seconds"
        ),
        kept: Kept::OnDevice,
        retry_after: Some(seconds),
    };
    let raws = batch.into_raw().map_err(|_| Farewell::unexpected())?;
    let refused = raws.into_iter().map(|(_, raw)| (EnvelopeId(sha256(&[&raw])), refusal.clone()));
    Ok(Effect::Send(Frame::Refused { push, refusals: refused.collect() }))
}
