//! The turn of a district year: who takes over which open promise.
//!
//! Pure: takes both years' assignments and the open promises, changes nothing. A promise belongs to
//! the district of its place. It stays with its owner who holds that district next year, and with an
//! owner who never held it (a supervisor's word is the supervisor's); otherwise it goes to the
//! officer of the district who has the fewest, so that no one starts the year with all of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ids::MemberId;

use crate::Assignment;

/// An open promise at the turn of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised<R> {
    /// Which.
    pub follow_up: R,
    /// Who made it.
    pub owner: MemberId,
    /// The district it belongs to as this year is bounded.
    pub district_now: Option<String>,
    /// The district it belongs to as next year is bounded.
    pub district_next: Option<String>,
    /// By which day.
    pub due: NaiveDate,
}

/// Who holds what, before and after.
#[derive(Debug, Clone, Copy)]
pub struct Turn<'a> {
    /// This year's assignments.
    pub now: &'a [Assignment],
    /// Next year's.
    pub next: &'a [Assignment],
    /// Members who have left the agency: they keep nothing.
    pub left: &'a BTreeSet<MemberId>,
    /// Next year's districts, by code.
    pub districts: &'a [String],
}

/// A promise that changes hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver<R> {
    /// Which.
    pub follow_up: R,
    /// The district that decides.
    pub district: String,
    /// Who promised.
    pub from: MemberId,
    /// Who keeps it from now on.
    pub to: MemberId,
}

/// What the turn of the year does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<R> {
    /// Promises that change hands, the first due first.
    pub hand_overs: Vec<HandOver<R>>,
    /// Promises that stay with who made them.
    pub staying: u32,
    /// Promises whose owner goes and for whom there is no next officer; they stay as they are.
    pub without_officer: Vec<R>,
    /// Districts that nobody holds next year.
    pub unassigned: Vec<String>,
}

/// Plans the turn of the year. The same on every device, whatever order the promises come in.
pub fn plan<R: Ord>(turn: Turn<'_>, promises: impl IntoIterator<Item = Promised<R>>) -> Plan<R> {
    let mut officers: BTreeMap<&str, BTreeSet<MemberId>> = BTreeMap::new();
    for assignment in turn.next.iter().filter(|assignment| !turn.left.contains(&assignment.member)) {
        officers.entry(&assignment.district).or_default().insert(assignment.member);
    }
    let mut promises: Vec<Promised<R>> = promises.into_iter().collect();
    promises.sort_by(|a, b| (a.due, &a.follow_up).cmp(&(b.due, &b.follow_up)));
    let (going, staying): (Vec<_>, Vec<_>) = promises.into_iter().partition(|it| goes(turn, it));
    let mut load: BTreeMap<MemberId, u32> = BTreeMap::new();
    for promise in &staying {
        *load.entry(promise.owner).or_default() += 1;
    }
    let mut plan = Plan {
        hand_overs: vec![],
        staying: u32::try_from(staying.len()).unwrap_or(u32::MAX),
        without_officer: vec![],
        unassigned: turn
            .districts
            .iter()
            .filter(|code| !officers.contains_key(code.as_str()))
            .cloned()
            .collect(),
    };
    for promise in going {
        let next = promise.district_next.and_then(|district| {
            let held = officers.get(district.as_str())?.iter().copied();
            let to = held.min_by_key(|member| (load.get(member).copied().unwrap_or(0), *member))?;
            Some((district, to))
        });
        match next {
            Some((district, to)) => {
                *load.entry(to).or_default() += 1;
                let (follow_up, from) = (promise.follow_up, promise.owner);
                plan.hand_overs.push(HandOver { follow_up, district, from, to });
            }
            None => plan.without_officer.push(promise.follow_up),
        }
    }
    plan
}

/// Whether a promise leaves its owner.
fn goes<R>(turn: Turn<'_>, promise: &Promised<R>) -> bool {
    let holds = |assignments: &[Assignment], district: &Option<String>| {
        assignments.iter().any(|it| it.member == promise.owner && Some(&it.district) == district.as_ref())
    };
    turn.left.contains(&promise.owner)
        || (holds(turn.now, &promise.district_now) && !holds(turn.next, &promise.district_next))
}

#[cfg(test)]
mod tests;
