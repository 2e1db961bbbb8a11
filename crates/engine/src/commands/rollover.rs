//! The turn of a district year. Who takes over what is `model`'s rule; this reads both years, says what
//! would change, and changes it in one transaction.
//!
//! Who promised stays in the history of each promise; only who keeps it changes.

mod turning;

use document::JsonMap;
use ids::RecordId;
use model::{Assignment, FollowUp, RecordKind};
use serde_json::Value;
use store::lists::Reader;

use super::visits::{fields, typed};
use crate::directory::Directory;
use crate::door::{DistrictTurn, HandOverRow, NewAssignment, YearPlan};
use crate::{Engine, Refusal};
use turning::Turning;

impl Engine {
    pub(crate) fn plan_year(&self, year: u16, given: &[NewAssignment]) -> Result<YearPlan, Refusal> {
        let directory = self.directory()?;
        let agency = self.identity()?.agency;
        self.store.read(|reader| view(reader, &directory, &Turning::read(reader, agency, year, given)?))
    }

    pub(crate) fn roll_over(&self, year: u16, given: &[NewAssignment]) -> Result<YearPlan, Refusal> {
        self.may_write("directory", "begin a district year")?;
        self.may_write("patrol", "hand over promises")?;
        let directory = self.directory()?;
        let agency = self.identity()?.agency;
        let (turning, plan) = self.store.read(|reader| {
            let turning = Turning::read(reader, agency, year, given)?;
            let plan = view(reader, &directory, &turning)?;
            Ok::<_, Refusal>((turning, plan))
        })?;
        if !turning.moved.is_empty() {
            self.may_write("places", "move places to another district")?;
        }
        let one = |name: &str, value: Value| JsonMap::from_iter([(name.to_owned(), value)]);
        self.write(|tx, pen| {
            for (id, district) in &turning.new_districts {
                tx.create(pen, *id, RecordKind::District, &fields(RecordKind::District, district)?)?;
            }
            for assignment in &turning.new_assignments {
                let json = fields(RecordKind::Assignment, assignment)?;
                tx.create(pen, assignment.id(), RecordKind::Assignment, &json)?;
            }
            for place in &turning.moved {
                tx.edit(pen, place.place, &one("district", text(place.to.as_deref())), None)?;
            }
            for (promise, district) in &turning.moved_promises {
                tx.edit(pen, *promise, &one("district", text(Some(district))), None)?;
            }
            for hand_over in &turning.plan.hand_overs {
                let owner = Value::from(hand_over.to.to_string());
                tx.edit(pen, hand_over.follow_up, &one("owner", owner), None)?;
            }
            if turning.in_force != year {
                tx.edit(pen, turning.city, &one("year", year.into()), None)?;
            }
            Ok(())
        })?;
        Ok(plan)
    }
}

fn text(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}

/// The plan with names.
fn view(reader: &Reader<'_>, directory: &Directory, turning: &Turning) -> Result<YearPlan, Refusal> {
    let names = |assignments: &[Assignment], code: &str| {
        let held = assignments.iter().filter(|assignment| assignment.district == code);
        let mut names: Vec<String> = held.map(|assignment| directory.name(assignment.member)).collect();
        names.sort();
        names.dedup();
        names
    };
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let districts = turning.districts.iter().map(|district| DistrictTurn {
        code: district.code.clone(),
        name: district.name.clone(),
        before: names(&turning.now, &district.code),
        after: names(&turning.next, &district.code),
        places: count(turning.places.values().filter(|code| code.as_ref() == Some(&district.code)).count()),
        taken_over: count(turning.plan.hand_overs.iter().filter(|it| it.district == district.code).count()),
    });
    let hand_overs = turning.plan.hand_overs.iter().map(|it| {
        let to = Some(directory.name(it.to));
        row(reader, directory, it.follow_up, Some(it.district.clone()), to)
    });
    let without = turning.plan.without_officer.iter();
    let without = without.map(|id| row(reader, directory, *id, turning.district_of(*id), None));
    Ok(YearPlan {
        year: turning.year,
        districts: districts.collect(),
        same_boundaries: turning.same_boundaries,
        unassigned: turning.plan.unassigned.clone(),
        hand_overs: hand_overs.collect::<Result<_, _>>()?,
        staying: turning.plan.staying,
        without_officer: without.collect::<Result<_, _>>()?,
        moved_places: turning.moved.clone(),
    })
}

fn row(
    reader: &Reader<'_>,
    directory: &Directory,
    follow_up: RecordId,
    district: Option<String>,
    to: Option<String>,
) -> Result<HandOverRow, Refusal> {
    let record: FollowUp = typed(reader.whole(follow_up)?.json)?;
    let place = record.place.map(|place| reader.place(place)).transpose()?.flatten();
    Ok(HandOverRow {
        follow_up,
        promise: record.promise,
        due: record.due,
        place_name: place.map(|place| place.name),
        district,
        from: directory.name(record.owner),
        to,
    })
}
