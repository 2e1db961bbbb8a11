//! Which place stands for which: two that were one are merged on several devices, without a connection.
//!
//! Pure. What each place says is a pointer to another; pointers make chains, and two people who merge
//! the same pair the other way round make a ring. Every device settles them alike, in whatever order
//! they came: a chain ends at its last place, a ring at the least id in it.

use std::collections::{BTreeMap, BTreeSet};

use ids::RecordId;

/// The place that stands for `place`: itself, when it says nothing or points at what is not here.
///
/// `merged_into` tells what a place says: none for one that is not here.
pub fn survivor<E>(
    place: RecordId,
    mut merged_into: impl FnMut(RecordId) -> Result<Option<Pointer>, E>,
) -> Result<RecordId, E> {
    let (mut way, mut at) = (vec![], place);
    loop {
        if let Some(begin) = way.iter().position(|seen| *seen == at) {
            return Ok(way[begin..].iter().min().copied().unwrap_or(place));
        }
        match merged_into(at)? {
            Some(Pointer { to: Some(next) }) => {
                way.push(at);
                at = next;
            }
            Some(Pointer { to: None }) => return Ok(at),
            // A place that never came, or is gone: the last one that is here stands.
            None => return Ok(way.last().copied().unwrap_or(place)),
        }
    }
}

/// What a place that is here says of another that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// The other.
    pub to: Option<RecordId>,
}

/// The survivor of each of the places in `says`.
pub fn survivors(says: &BTreeMap<RecordId, Option<RecordId>>) -> BTreeMap<RecordId, RecordId> {
    let pointer =
        |id: RecordId| Ok::<_, std::convert::Infallible>(says.get(&id).map(|to| Pointer { to: *to }));
    let of = |id: &RecordId| match survivor(*id, pointer) {
        Ok(survivor) => (*id, survivor),
        Err(never) => match never {},
    };
    says.keys().map(of).collect()
}

/// Everything that points at `place`, through however many hands, and `place` itself.
pub fn behind<E>(
    place: RecordId,
    mut pointing_at: impl FnMut(RecordId) -> Result<Vec<RecordId>, E>,
) -> Result<BTreeSet<RecordId>, E> {
    let (mut all, mut open) = (BTreeSet::from([place]), vec![place]);
    while let Some(at) = open.pop() {
        open.extend(pointing_at(at)?.into_iter().filter(|other| all.insert(*other)));
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
