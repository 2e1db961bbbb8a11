//! Where nobody has been: places by district, kind and neighborhood against the visits of the week.

use std::collections::{BTreeMap, BTreeSet};

use model::due::{Candidate, Due, due};
use model::weekly::{Tally, WEEKS};
use store::lists::{PlaceLine, StaleLine};

use super::span::Span;
use crate::directory::{Directory, utc};
use crate::door::{GapRow, PackDistrict, PackKind, PackNeighborhood};

/// The places that wait longer than their kind is given, the longest waiting first.
pub(super) fn gaps(directory: &Directory, span: &Span, places: &[PlaceLine]) -> Vec<GapRow> {
    let candidates = places.iter().map(|place| Candidate {
        place,
        at: place.at,
        last_visit: place.last_visit.map(utc),
        due_after_days: directory.due_after_days(&place.kind),
    });
    let row = |Due { place, days_since, .. }: Due<&PlaceLine>| GapRow {
        place: place.record,
        name: place.name.clone(),
        kind: place.kind.clone().into(),
        district: place.district.clone(),
        neighborhood: place.neighborhood.clone(),
        lat: place.at.map(|at| at.0),
        lon: place.at.map(|at| at.1),
        days: days_since,
        given: directory.due_after_days(&place.kind).unwrap_or_default(),
    };
    due(candidates, span.as_of_utc(), None).into_iter().map(row).collect()
}

/// Every district of the year, those that records name besides, and what is outside of all.
pub(super) fn districts(
    directory: &Directory,
    tally: &Tally,
    places: &[PlaceLine],
    gaps: &[GapRow],
    stale: &[StaleLine],
) -> Vec<PackDistrict> {
    let of_city = directory.districts.iter().map(|district| district.code.clone());
    let of_places = places.iter().map(|place| place.district.clone().unwrap_or_default());
    let codes: BTreeSet<String> = of_city.chain(of_places).chain(tally.districts.keys().cloned()).collect();
    let mut codes: Vec<String> = codes.into_iter().collect();
    codes.sort_by_key(|code| (code.is_empty(), code.clone()));
    codes
        .into_iter()
        .map(|code| {
            let is_here = |district: &Option<String>| district.as_deref().unwrap_or_default() == code;
            let kinds = kinds(
                tally.districts.get(&code).cloned().unwrap_or_default(),
                tally,
                places.iter().filter(|place| is_here(&place.district)),
                gaps.iter().filter(|gap| is_here(&gap.district)),
            );
            let weeks = (0..WEEKS).map(|week| {
                let of_kinds = tally.districts.get(&code).into_iter().flat_map(BTreeMap::values);
                of_kinds.filter_map(|sums| sums.get(week)).map(|sum| sum.visits).sum()
            });
            PackDistrict {
                name: name_of(directory, &code),
                weeks: weeks.collect(),
                gaps: kinds.iter().map(|kind| kind.gaps).sum(),
                stale: many(stale.iter().filter(|line| is_here(&line.district)).count()),
                kinds,
                district: Some(code).filter(|code| !code.is_empty()),
            }
        })
        .collect()
}

/// What people call a district.
pub(super) fn name_of(directory: &Directory, code: &str) -> String {
    if code.is_empty() {
        return "Outside all districts".to_owned();
    }
    let named = directory.districts.iter().find(|district| district.code == code);
    named.map_or_else(|| format!("District {code}"), |district| district.name.clone())
}

fn kinds<'a>(
    tallied: BTreeMap<String, model::weekly::Weeks>,
    tally: &Tally,
    places: impl Iterator<Item = &'a PlaceLine>,
    gaps: impl Iterator<Item = &'a GapRow>,
) -> Vec<PackKind> {
    let mut rows: BTreeMap<String, PackKind> = BTreeMap::new();
    let fresh = |kind: &str| PackKind {
        kind: kind.to_owned().into(),
        places: 0,
        visited: 0,
        visits: 0,
        people: 0,
        gaps: 0,
    };
    for place in places {
        let row = rows.entry(place.kind.clone()).or_insert_with(|| fresh(&place.kind));
        row.places += 1;
        row.visited += u32::from(tally.visited.contains(&place.record));
    }
    for (kind, weeks) in tallied {
        let last = weeks.last().copied().unwrap_or_default();
        if last.visits > 0 {
            let row = rows.entry(kind.clone()).or_insert_with(|| fresh(&kind));
            (row.visits, row.people) = (last.visits, last.people);
        }
    }
    for gap in gaps {
        if let Some(row) = rows.get_mut(gap.kind.word()) {
            row.gaps += 1;
        }
    }
    rows.into_values().collect()
}

/// Every neighborhood of the city, and those that places and visits name besides.
pub(super) fn neighborhoods(
    directory: &Directory,
    tally: &Tally,
    places: &[PlaceLine],
) -> Vec<PackNeighborhood> {
    let of_city = directory.city.iter().flat_map(|city| city.neighborhoods.iter().cloned());
    let of_places = places.iter().filter_map(|place| place.neighborhood.clone());
    let names: BTreeSet<String> =
        of_city.chain(of_places).chain(tally.neighborhoods.keys().cloned()).collect();
    let row = |name: String| {
        let here = || places.iter().filter(|place| place.neighborhood.as_ref() == Some(&name));
        let weeks = tally.neighborhoods.get(&name).copied().unwrap_or_default();
        PackNeighborhood {
            places: many(here().count()),
            visited: many(here().filter(|place| tally.visited.contains(&place.record)).count()),
            visits: weeks[WEEKS - 1].visits,
            before: weeks.iter().rev().skip(1).take(4).map(|sum| sum.visits).sum(),
            name,
        }
    };
    names.into_iter().map(row).collect()
}

pub(super) fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
