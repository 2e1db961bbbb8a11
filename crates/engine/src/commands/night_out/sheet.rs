//! The run-sheet: who goes where when, what is done, who runs late, how it is shared.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use ids::{MemberId, RecordId};
use model::night_out::{Pace, Stop, measure};
use model::{Event, Party};

use super::planning::{is_open, stop};
use super::{SPACE, stamps};
use crate::directory::{Directory, utc};
use crate::door::{DistrictShare, OfficerShare, PartyRow, PartyVisit, RunSheet};
use crate::{Engine, Refusal};

/// So much later than planned, and the plan is worth making anew.
const LATE: TimeDelta = TimeDelta::minutes(15);

impl Engine {
    pub(super) fn run_sheet(&self, event: RecordId) -> Result<RunSheet, Refusal> {
        self.may_read(SPACE, "look at the run-sheet")?;
        let night = self.night(event)?;
        let (directory, me, now) = (self.directory()?, self.member()?, utc(self.now()));
        let mut all = self.parties_of(event)?;
        all.sort_by(|(_, a), (_, b)| {
            (a.planned.is_none(), a.planned, &a.address).cmp(&(b.planned.is_none(), b.planned, &b.address))
        });
        let current = current(&all, me);
        let next = all.iter().find(|(_, party)| party.officer == Some(me) && is_open(party));
        let next = next.map(|(id, _)| *id);
        let (districts, officers) = (districts(&all), officers(&directory, &all, me, now));
        let (driving_min, at_least_min) = driving(&night, &all);
        let parties: Vec<PartyRow> =
            all.into_iter().map(|(id, party)| row(&directory, id, party, me, now)).collect();
        let count =
            |holds: &dyn Fn(&PartyRow) -> bool| number(parties.iter().filter(|row| holds(row)).count());
        let is_open = |row: &PartyRow| row.visited.is_empty() && !row.called_off;
        Ok(RunSheet {
            name: night.name,
            visited: count(&|row| !row.visited.is_empty()),
            unplanned: count(&|row| is_open(row) && row.planned.is_none()),
            called_off: count(&|row| row.called_off),
            missed: count(&|row| row.missed),
            late: parties.iter().any(|row| row.late),
            starts: night.starts,
            ends: night.ends,
            current,
            next,
            driving_min,
            at_least_min,
            districts,
            officers,
            parties,
        })
    }
}

/// Where somebody is: the party they came to last, while they have not left it.
fn current(all: &[(RecordId, Party)], me: MemberId) -> Option<RecordId> {
    let visits = all.iter().filter_map(|(id, party)| Some((stamps::of(&party.visited, me)?, id, party)));
    let (_, id, party) = visits.max_by_key(|(at, ..)| *at)?;
    stamps::of(&party.left, me).is_none().then_some(*id)
}

fn districts(all: &[(RecordId, Party)]) -> Vec<DistrictShare> {
    let mut by_code: BTreeMap<Option<&String>, Vec<&Party>> = BTreeMap::new();
    for (_, party) in all.iter().filter(|(_, party)| !party.called_off) {
        by_code.entry(party.district.as_ref()).or_default().push(party);
    }
    let share = |(code, parties): (Option<&String>, Vec<&Party>)| {
        let count =
            |holds: &dyn Fn(&Party) -> bool| number(parties.iter().filter(|party| holds(party)).count());
        let officers: BTreeSet<MemberId> = parties.iter().filter_map(|party| party.officer).collect();
        DistrictShare {
            district: code.cloned(),
            parties: number(parties.len()),
            visited: count(&|party| !party.visited.is_empty()),
            planned: count(&|party| is_open(party) && party.planned.is_some()),
            unplanned: count(&|party| is_open(party) && party.planned.is_none()),
            officers: number(officers.len()),
        }
    };
    let mut shares: Vec<DistrictShare> = by_code.into_iter().map(share).collect();
    // Those outside all districts last.
    shares.sort_by(|a, b| (a.district.is_none(), &a.district).cmp(&(b.district.is_none(), &b.district)));
    shares
}

fn officers(
    directory: &Directory,
    all: &[(RecordId, Party)],
    me: MemberId,
    now: DateTime<Utc>,
) -> Vec<OfficerShare> {
    let mut shares: Vec<OfficerShare> = routes(all)
        .into_iter()
        .map(|(officer, stops)| {
            let times = || stops.iter().filter_map(|party| party.planned);
            OfficerShare {
                officer,
                name: directory.name(officer),
                mine: officer == me,
                stops: number(stops.len()),
                visited: number(stops.iter().filter(|party| !party.visited.is_empty()).count()),
                between: times().min().zip(times().max()),
                late: stops.iter().any(|party| is_late(party, now)),
            }
        })
        .collect();
    shares.sort_by(|a, b| (a.name.len(), &a.name).cmp(&(b.name.len(), &b.name)));
    shares
}

/// The stops of each officer, in the order of their times.
fn routes(all: &[(RecordId, Party)]) -> BTreeMap<MemberId, Vec<&Party>> {
    let mut routes: BTreeMap<MemberId, Vec<&Party>> = BTreeMap::new();
    for (_, party) in all.iter().filter(|(_, party)| !party.called_off) {
        if let Some(officer) = party.officer {
            routes.entry(officer).or_default().push(party);
        }
    }
    routes
}

/// Minutes of driving by the plan, and the least there can be.
fn driving(night: &Event, all: &[(RecordId, Party)]) -> (u32, u32) {
    let timed = |stops: Vec<&Party>| -> Vec<Stop> {
        stops.into_iter().filter(|party| party.planned.is_some()).map(|party| stop(night, party)).collect()
    };
    let routes: Vec<Vec<Stop>> = routes(all).into_values().map(timed).collect();
    let (driven, bound) = measure(&routes, Pace::usual((night.ends - night.starts).num_seconds()));
    let minutes = |seconds: i64| u32::try_from(seconds / 60).unwrap_or(0);
    (minutes(driven), minutes(bound))
}

fn is_late(party: &Party, now: DateTime<Utc>) -> bool {
    is_open(party) && party.planned.is_some_and(|planned| planned + LATE < now)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn row(directory: &Directory, id: RecordId, party: Party, me: MemberId, now: DateTime<Utc>) -> PartyRow {
    let visits = party.visited.iter().filter_map(|visit| {
        let (at, officer) = stamps::read(visit)?;
        let left = stamps::of(&party.left, officer);
        Some(PartyVisit { officer: directory.name(officer), mine: officer == me, at, left })
    });
    PartyRow {
        party: id,
        visited: visits.collect(),
        missed: is_open(&party) && party.until < now,
        late: is_late(&party, now),
        address: party.address,
        lat: party.spot.lat,
        lon: party.spot.lon,
        district: party.district,
        from: party.from,
        until: party.until,
        wishes: party.wishes.into_iter().collect(),
        officer: party.officer.map(|officer| directory.name(officer)),
        mine: party.officer == Some(me),
        planned: party.planned,
        called_off: party.called_off,
    }
}
