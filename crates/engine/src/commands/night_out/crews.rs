//! Who could drive in an evening, which district is theirs, and where they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use model::Party;

use super::{SPACE, stamps};
use crate::directory::Directory;
use crate::door::{CrewRow, Here};
use crate::{Engine, Refusal};

impl Engine {
    /// Everybody who holds a district or drives already. Chosen are those who drive; before anybody does,
    /// those on duty at the event; when nobody is, all of them.
    pub(super) fn crews(&self, event: RecordId) -> Result<Vec<CrewRow>, Refusal> {
        self.may_read(SPACE, "look at who drives")?;
        let (night, directory) = (self.night(event)?, self.directory()?);
        let parties = self.parties_of(event)?;
        let drive: BTreeSet<MemberId> = parties.iter().filter_map(|(_, party)| party.officer).collect();
        let held = directory.assignments.iter().map(|assignment| assignment.member);
        let all: BTreeSet<MemberId> =
            held.chain(drive.iter().copied()).chain(night.staff.iter().copied()).collect();
        let chosen = match (drive.is_empty(), night.staff.is_empty()) {
            (false, _) => &drive,
            (true, false) => &night.staff,
            (true, true) => &all,
        };
        let latest = latest_visits(&parties);
        let mut rows: Vec<CrewRow> = all
            .iter()
            .filter(|officer| directory.members.get(officer).is_some_and(|member| !member.left))
            .map(|officer| {
                let last = latest.get(officer).map(|(_, party)| *party);
                CrewRow {
                    officer: *officer,
                    name: directory.name(*officer),
                    district: district_of(&directory, *officer, &parties),
                    chosen: chosen.contains(officer),
                    here: last.map(|party| Here { lat: party.spot.lat, lon: party.spot.lon }),
                    last_at: last.map(|party| party.address.clone()),
                }
            })
            .collect();
        rows.sort_by(|a, b| (&a.district, a.name.len(), &a.name).cmp(&(&b.district, b.name.len(), &b.name)));
        Ok(rows)
    }
}

/// The party that each officer visited last.
pub(super) fn latest_visits(parties: &[(RecordId, Party)]) -> BTreeMap<MemberId, (DateTime<Utc>, &Party)> {
    let mut latest: BTreeMap<MemberId, (DateTime<Utc>, &Party)> = BTreeMap::new();
    for (_, party) in parties {
        for (at, officer) in party.visited.iter().filter_map(|stamp| stamps::read(stamp)) {
            if latest.get(&officer).is_none_or(|(known, _)| *known < at) {
                latest.insert(officer, (at, party));
            }
        }
    }
    latest
}

/// The district an officer drives in: the one of all their stops; before they have any, the one they hold.
/// None when their stops lie in several: they were planned to go anywhere.
fn district_of(directory: &Directory, officer: MemberId, parties: &[(RecordId, Party)]) -> Option<String> {
    let stops = parties.iter().filter(|(_, party)| party.officer == Some(officer));
    let districts: BTreeSet<Option<&String>> = stops.map(|(_, party)| party.district.as_ref()).collect();
    match districts.len() {
        0 => directory.districts_of(officer).into_iter().next(),
        1 => districts.into_iter().next().flatten().cloned(),
        _ => None,
    }
}
