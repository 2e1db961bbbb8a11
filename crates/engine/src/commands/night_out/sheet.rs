//! The run-sheet: who goes where when, what is done, who runs late.

use chrono::{DateTime, TimeDelta, Utc};
use ids::{MemberId, RecordId};
use model::{Party, RecordKind};

use super::SPACE;
use crate::directory::{Directory, utc};
use crate::door::{PartyRow, PartyVisit, RunSheet};
use crate::{Engine, Refusal};

/// So much later than planned, and the plan is worth making anew.
const LATE: TimeDelta = TimeDelta::minutes(15);

impl Engine {
    pub(super) fn run_sheet(&self, event: RecordId) -> Result<RunSheet, Refusal> {
        self.may_read(SPACE, "look at the run-sheet")?;
        let night = self.night(event)?;
        let (directory, me, now) = (self.directory()?, self.member()?, utc(self.now()));
        let all = self
            .store
            .read(|reader| reader.entries_of::<Party>(event, RecordKind::Party).map_err(Refusal::from))?;
        let mut parties: Vec<PartyRow> =
            all.into_iter().map(|(id, party)| row(&directory, id, party, me, now)).collect();
        parties.sort_by(|a, b| {
            (a.planned.is_none(), a.planned, &a.address).cmp(&(b.planned.is_none(), b.planned, &b.address))
        });
        let count = |holds: &dyn Fn(&PartyRow) -> bool| {
            u32::try_from(parties.iter().filter(|row| holds(row)).count()).unwrap_or(u32::MAX)
        };
        let is_open = |row: &PartyRow| row.visited.is_empty() && !row.called_off;
        Ok(RunSheet {
            name: night.name,
            visited: count(&|row| !row.visited.is_empty()),
            unplanned: count(&|row| is_open(row) && row.planned.is_none()),
            late: parties.iter().any(|row| row.late),
            parties,
        })
    }
}

fn row(directory: &Directory, id: RecordId, party: Party, me: MemberId, now: DateTime<Utc>) -> PartyRow {
    let visits = party.visited.iter().filter_map(|visit| {
        let (at, officer) = visit.split_once(' ')?;
        let at = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
        Some(PartyVisit { officer: directory.name(officer.parse().ok()?), at })
    });
    let visited: Vec<PartyVisit> = visits.collect();
    let is_open = visited.is_empty() && !party.called_off;
    PartyRow {
        party: id,
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
        missed: is_open && party.until < now,
        late: is_open && party.planned.is_some_and(|planned| planned + LATE < now),
        visited,
        called_off: party.called_off,
    }
}
