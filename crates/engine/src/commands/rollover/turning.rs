//! Both years of a turn, as the directory has them and as the caller adds to them.

use std::collections::{BTreeMap, BTreeSet};

use ids::{AgencyId, MemberId, RecordId};
use model::rollover::{Plan, Promised, Turn, plan};
use model::{Assignment, City, District, Member, RecordKind, geometry};
use store::lists::{OpenPromise, PlaceLine, Reader};

use crate::door::{MovedPlace, NewAssignment};
use crate::{Refusal, bad_field};

/// Everything about a turn of the year.
pub(super) struct Turning {
    pub year: u16,
    /// The record of the city, and the year it has now.
    pub city: RecordId,
    pub in_force: u16,
    pub now: Vec<Assignment>,
    pub next: Vec<Assignment>,
    pub new_assignments: Vec<Assignment>,
    /// The districts of the year that begins.
    pub districts: Vec<District>,
    /// Of these, the ones that have no record.
    pub new_districts: Vec<(RecordId, District)>,
    pub same_boundaries: bool,
    /// The district of each open place from then on.
    pub places: BTreeMap<RecordId, Option<String>>,
    pub moved: Vec<MovedPlace>,
    /// Open promises whose district is another from then on.
    pub moved_promises: Vec<(RecordId, String)>,
    pub plan: Plan<RecordId>,
    promised: BTreeMap<RecordId, Option<String>>,
}

impl Turning {
    pub(super) fn read(
        reader: &Reader<'_>,
        agency: AgencyId,
        year: u16,
        given: &[NewAssignment],
    ) -> Result<Self, Refusal> {
        let city = reader.directory::<City>(RecordKind::City)?.into_iter().next();
        let (city, City { year: in_force, .. }) = city.ok_or_else(|| {
            bad_field("year", "The directory has not arrived on this device.", "Wait until it is in sync.")
        })?;
        if year != in_force && Some(year) != in_force.checked_add(1) {
            let say = format!("The city is in {in_force}.");
            return Err(bad_field("year", say, "Give this year or the next."));
        }
        let before = year.saturating_sub(1);
        let all: Vec<Assignment> = values(reader.directory(RecordKind::Assignment)?);
        let (districts, new_districts) = districts(reader, agency, year)?;
        let of_before: Vec<District> = of_year(&values(reader.directory(RecordKind::District)?), before);
        let members: BTreeMap<MemberId, Member> = reader
            .directory(RecordKind::Member)?
            .into_iter()
            .map(|(record, member)| (record.into(), member))
            .collect();
        let mut next: Vec<Assignment> = all.iter().filter(|it| it.year == year).cloned().collect();
        let mut new_assignments = vec![];
        for NewAssignment { member, district } in given {
            fits(*member, district, &members, &districts)?;
            let assignment = Assignment { member: *member, district: district.clone(), year };
            if !next.contains(&assignment) {
                next.push(assignment.clone());
                new_assignments.push(assignment);
            }
        }
        let same_boundaries = !new_districts.is_empty() || same(&of_before, &districts);
        let lines = reader.places(None, None, None)?;
        let places: BTreeMap<RecordId, Option<String>> = lines
            .iter()
            .map(|place| {
                (place.record, if same_boundaries { place.district.clone() } else { lies(place, &districts) })
            })
            .collect();
        let now: Vec<Assignment> = all.into_iter().filter(|it| it.year == before).collect();
        let mut turning = Self {
            year,
            city,
            in_force,
            moved: moved(&lines, &places),
            plan: Plan { hand_overs: vec![], staying: 0, without_officer: vec![], unassigned: vec![] },
            moved_promises: vec![],
            promised: BTreeMap::new(),
            now,
            next,
            new_assignments,
            districts,
            new_districts,
            same_boundaries,
            places,
        };
        let left = members.into_iter().filter(|(_, member)| member.left).map(|(id, _)| id).collect();
        turning.hands_over(reader.open_promises()?, &lines, &left);
        Ok(turning)
    }

    /// The district that decides about a promise, from then on.
    pub(super) fn district_of(&self, promise: RecordId) -> Option<String> {
        self.promised.get(&promise).cloned().flatten()
    }

    fn hands_over(&mut self, open: Vec<OpenPromise>, lines: &[PlaceLine], left: &BTreeSet<MemberId>) {
        let before: BTreeMap<RecordId, &Option<String>> =
            lines.iter().map(|place| (place.record, &place.district)).collect();
        let codes: Vec<String> = self.districts.iter().map(|district| district.code.clone()).collect();
        let mut promises = vec![];
        for promise in open {
            let of = |places: Option<&Option<String>>| {
                places.cloned().flatten().or_else(|| promise.district.clone())
            };
            let district_now = of(promise.place.and_then(|place| before.get(&place).copied()));
            let district_next = of(promise.place.and_then(|place| self.places.get(&place)));
            if let Some(next) = district_next.clone().filter(|next| promise.district.as_ref() != Some(next)) {
                self.moved_promises.push((promise.record, next));
            }
            self.promised.insert(promise.record, district_next.clone());
            let (follow_up, owner, due) = (promise.record, promise.owner, promise.due);
            promises.push(Promised { follow_up, owner, district_now, district_next, due });
        }
        let turn = Turn { now: &self.now, next: &self.next, left, districts: &codes };
        self.plan = plan(turn, promises);
    }
}

fn values<T>(records: Vec<(RecordId, T)>) -> Vec<T> {
    records.into_iter().map(|(_, value)| value).collect()
}

fn of_year(districts: &[District], year: u16) -> Vec<District> {
    let mut of_year: Vec<District> = districts.iter().filter(|it| it.year == year).cloned().collect();
    of_year.sort_by(|a, b| a.code.cmp(&b.code));
    of_year
}

/// Districts, and those of them that have no record.
type YearsDistricts = (Vec<District>, Vec<(RecordId, District)>);

/// A year's districts, and which of them have to be written: where nobody has drawn any, those of the
/// year before go on, under the ids that a pack would give them.
fn districts(reader: &Reader<'_>, agency: AgencyId, year: u16) -> Result<YearsDistricts, Refusal> {
    let all: Vec<District> = values(reader.directory(RecordKind::District)?);
    let drawn = of_year(&all, year);
    if !drawn.is_empty() {
        return Ok((drawn, vec![]));
    }
    let go_on =
        of_year(&all, year.saturating_sub(1)).into_iter().map(|district| District { year, ..district });
    let go_on: Vec<District> = go_on.collect();
    let new = go_on.iter().map(|it| (pack::district_id(agency, &it.code, year), it.clone())).collect();
    Ok((go_on, new))
}

fn same(before: &[District], after: &[District]) -> bool {
    let lines = |districts: &[District]| -> Vec<_> {
        districts.iter().map(|it| (it.code.clone(), it.boundary.clone())).collect()
    };
    lines(before) == lines(after)
}

/// Where a place lies as districts are bounded now: by its point, or where it was.
fn lies(place: &PlaceLine, districts: &[District]) -> Option<String> {
    let drawn = place.at.and_then(|at| geometry::district_at(districts, at));
    drawn.map(|district| district.code.clone()).or_else(|| place.district.clone())
}

fn moved(lines: &[PlaceLine], places: &BTreeMap<RecordId, Option<String>>) -> Vec<MovedPlace> {
    let moved = lines.iter().filter_map(|place| {
        let to = places.get(&place.record)?;
        (*to != place.district).then(|| MovedPlace {
            place: place.record,
            name: place.name.clone(),
            from: place.district.clone(),
            to: to.clone(),
        })
    });
    moved.collect()
}

fn fits(
    member: MemberId,
    district: &str,
    members: &BTreeMap<MemberId, Member>,
    districts: &[District],
) -> Result<(), Refusal> {
    if members.get(&member).is_none_or(|member| member.left) {
        let say = "The agency has no such member.";
        return Err(bad_field("assignments", say, "Choose one of the list."));
    }
    if !districts.iter().any(|it| it.code == district) {
        let say = "There is no such district in that year.";
        return Err(bad_field("assignments", say, "Choose one of the list."));
    }
    Ok(())
}
