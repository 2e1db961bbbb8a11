//! How far other people's devices have come: the evidence behind *seen by others*.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use ids::{Cursor, DeviceId, MemberId, SpaceId};
use seal::public::Roster;
use store::{Standing, Watermarks};

use crate::door::Delivery;

/// What devices have said, and what follows for each space.
#[derive(Default)]
pub(crate) struct Marks(RwLock<Inner>);

#[derive(Default)]
struct Inner {
    said: BTreeMap<(SpaceId, DeviceId), Cursor>,
    highest: Arc<Watermarks>,
}

impl Marks {
    /// Starts from what the store has.
    pub(crate) fn fill(&self, said: Vec<(SpaceId, DeviceId, Cursor)>, roster: &Roster, me: MemberId) {
        for (space, device, upto) in said {
            self.say(space, device, upto, roster, me);
        }
    }

    /// A device has said, signed, that it has applied a log up to here. Whether that is news about
    /// another person's device: our own other devices are no "others".
    pub(crate) fn say(
        &self,
        space: SpaceId,
        device: DeviceId,
        upto: Cursor,
        roster: &Roster,
        me: MemberId,
    ) -> bool {
        let mut inner = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let said = inner.said.entry((space, device)).or_default();
        let is_further = upto > *said;
        *said = upto.max(*said);
        let is_other = roster.device(device).is_some_and(|admitted| admitted.member != me);
        if !is_other {
            return false;
        }
        if upto > inner.highest.get(&space).copied().unwrap_or_default() {
            Arc::make_mut(&mut inner.highest).insert(space, upto);
        }
        // Also when somebody else was there before: a screen names everybody who has seen a record.
        is_further
    }

    /// The log is another under the old numbers: nothing that was said of it holds.
    pub(crate) fn forget(&self, space: SpaceId) {
        let mut inner = self.0.write().unwrap_or_else(PoisonError::into_inner);
        inner.said.retain(|(said, _), _| *said != space);
        Arc::make_mut(&mut inner.highest).remove(&space);
    }

    /// How far another person's device has applied each log, at most.
    pub(crate) fn highest(&self) -> Arc<Watermarks> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).highest.clone()
    }

    /// Which devices have applied a log up to here.
    pub(crate) fn who_has(&self, space: SpaceId, seq: Cursor) -> Vec<DeviceId> {
        let inner = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let said = inner.said.iter().filter(|((s, _), upto)| *s == space && **upto >= seq);
        said.map(|((_, device), _)| *device).collect()
    }
}

pub(crate) fn delivery(standing: Standing) -> Delivery {
    match standing {
        Standing::OnThisDevice => Delivery::OnThisDevice,
        Standing::Offered => Delivery::Offered,
        Standing::Shared => Delivery::Shared,
        Standing::Held => Delivery::HeldByRelay,
        Standing::Seen => Delivery::SeenByOthers,
        Standing::Refused => Delivery::Refused,
    }
}
