//! Who knocks: told by the relay to those who manage, believed when the invite's key has signed.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use ids::InviteId;
use seal::public::{Knock, Signed};

use crate::{Engine, Refusal};

/// Devices that want to be let in, by invite. Only in memory: the relay tells them again.
#[derive(Default)]
pub(crate) struct Knocking(Mutex<BTreeMap<InviteId, Vec<Knock>>>);

impl Knocking {
    pub(super) fn all(&self) -> BTreeMap<InviteId, Vec<Knock>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, knocks: BTreeMap<InviteId, Vec<Knock>>) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let news = *known != knocks;
        *known = knocks;
        news
    }
}

impl Engine {
    /// The relay has told who knocks: everybody who waits now.
    pub(crate) fn keep_knocks(&self, told: &[Signed<Knock>]) -> Result<(), Refusal> {
        let roster = self.roster();
        let mut knocks: BTreeMap<InviteId, Vec<Knock>> = BTreeMap::new();
        for signed in told {
            let Ok(claimed) = signed.unverified() else { continue };
            let invited = roster.invite(claimed.invite).filter(|invited| invited.used_by.is_none());
            let proved = invited.is_some_and(|invited| signed.verify(&invited.key).is_ok());
            let same = knocks.entry(claimed.invite).or_default();
            if proved && claimed.agency == roster.agency() && !same.contains(&claimed) {
                same.push(claimed);
            }
        }
        knocks.retain(|_, same| !same.is_empty());
        if self.knocking.put(knocks) {
            self.tell_trust();
        }
        Ok(())
    }
}
