//! Teams at an event, and who is accounted for: rules of the Community Emergency Response Team.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use ids::RecordId;
use serde::{Deserialize, Serialize};

use crate::{RollCall, Team};

/// A team is three or four people.
pub const TEAM_SIZE: std::ops::RangeInclusive<usize> = 3..=4;
/// One person leads three to seven others; more is too many to keep an eye on.
pub const MOST_LED: usize = 7;
/// A roll-call is due so long after the one before, while people are out.
pub const ROLL_CALL_EVERY: u16 = 30;
/// As often, and as seldom, as an incident may want one, in minutes.
pub const ROLL_CALLS: std::ops::RangeInclusive<u16> = 5..=240;

/// Something about a team that its lead should put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum TeamWarning {
    /// Fewer than three.
    TooFew,
    /// More than four.
    TooMany,
    /// Nobody leads it.
    NoLeader,
    /// Somebody has no buddy.
    NoBuddy {
        /// Who: a check-in.
        who: RecordId,
    },
    /// Somebody is in it who is not at the event.
    NotHere {
        /// Who: a check-in.
        who: RecordId,
    },
    /// Somebody is in another team too.
    InTwoTeams {
        /// Who: a check-in.
        who: RecordId,
    },
}

/// The two of a buddy pair, as `Team::pairs` holds them.
pub fn pair(pair: &str) -> Option<(RecordId, RecordId)> {
    let (one, two) = pair.split_once(' ')?;
    Some((one.parse().ok()?, two.parse().ok()?))
}

/// A buddy pair as `Team::pairs` holds it: the same whoever is named first.
pub fn as_pair(one: RecordId, two: RecordId) -> String {
    let (first, second) = if one <= two { (one, two) } else { (two, one) };
    format!("{first} {second}")
}

/// What the lead should put right in a team, given who is at the event and the other teams.
pub fn warnings(team: &Team, here: &BTreeSet<RecordId>, others: &[&Team]) -> Vec<TeamWarning> {
    let mut found = vec![];
    if team.ended {
        return found;
    }
    let everybody: BTreeSet<RecordId> = team.members.iter().copied().chain(team.leader).collect();
    if everybody.len() < *TEAM_SIZE.start() {
        found.push(TeamWarning::TooFew);
    }
    if everybody.len() > *TEAM_SIZE.end() {
        found.push(TeamWarning::TooMany);
    }
    if team.leader.is_none() {
        found.push(TeamWarning::NoLeader);
    }
    let paired: BTreeSet<RecordId> = (team.pairs.iter().filter_map(|text| pair(text)))
        .filter(|(one, two)| one != two && everybody.contains(one) && everybody.contains(two))
        .flat_map(|(one, two)| [one, two])
        .collect();
    for who in &everybody {
        // In a team of three the leader goes with a pair.
        let goes_along = team.leader == Some(*who) && everybody.len() % 2 == 1;
        if !paired.contains(who) && !goes_along {
            found.push(TeamWarning::NoBuddy { who: *who });
        }
        if !here.contains(who) {
            found.push(TeamWarning::NotHere { who: *who });
        }
        let is_in = |team: &&&Team| !team.ended && (team.members.contains(who) || team.leader == Some(*who));
        if others.iter().any(|team| is_in(&team)) {
            found.push(TeamWarning::InTwoTeams { who: *who });
        }
    }
    found
}

/// Who is at the event and has not answered.
pub fn unaccounted(call: &RollCall, here: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    here.difference(&call.answered).copied().collect()
}

/// When the next roll-call is due: so many minutes after the latest one, or after the first came.
pub fn next_roll_call(
    calls: impl IntoIterator<Item = DateTime<Utc>>,
    first_came: Option<DateTime<Utc>>,
    every: Option<u16>,
) -> Option<DateTime<Utc>> {
    let latest = calls.into_iter().max();
    Some(latest.max(first_came)? + TimeDelta::minutes(every.unwrap_or(ROLL_CALL_EVERY).into()))
}

#[cfg(test)]
mod tests;
