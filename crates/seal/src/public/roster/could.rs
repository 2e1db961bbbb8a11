//! Who could write where under which key: the past of the rights, for what was written in it.
//!
//! Today's rights are not enough: a device that comes years later takes in what members wrote who
//! have left since.

use std::collections::BTreeMap;

use ids::{Epoch, MemberId, SpaceId};

/// From which epoch of a space a member could write there, and up to which one (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Term {
    from: Epoch,
    until: Option<Epoch>,
}

/// Everybody's terms, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Terms(BTreeMap<(MemberId, SpaceId), Vec<Term>>);

impl Terms {
    /// The member may write from the epoch on that is the latest now.
    pub(super) fn begin(&mut self, member: MemberId, space: SpaceId, latest: Option<Epoch>) {
        let terms = self.0.entry((member, space)).or_default();
        if terms.last().is_none_or(|term| term.until.is_some()) {
            terms.push(Term { from: latest.unwrap_or(Epoch(1)), until: None });
        }
    }

    /// The member may no longer write under this epoch and later ones.
    pub(super) fn end(&mut self, member: MemberId, space: SpaceId, first_without: Epoch) {
        let terms = self.0.get_mut(&(member, space));
        if let Some(term) = terms.and_then(|terms| terms.last_mut()).filter(|term| term.until.is_none()) {
            term.until = Some(first_without);
        }
    }

    /// Whether the member could write in this epoch.
    pub(super) fn covers(&self, member: MemberId, space: SpaceId, epoch: Epoch) -> bool {
        let terms = self.0.get(&(member, space)).into_iter().flatten();
        terms.into_iter().any(|term| term.from <= epoch && term.until.is_none_or(|until| epoch < until))
    }
}
