//! Every record of the directory that a pack makes, with ids that are the same on each run.

use ids::{AgencyId, MemberId, RecordId};
use model::{Assignment, RecordKind};
use serde::Serialize;
use serde_json::Value;

use crate::Pack;

/// Every record of the directory of `agency`. An id is derived from the agency, the kind and the name,
/// so a pack loaded twice, or on two devices, makes the same records.
pub fn records(pack: &Pack, agency: AgencyId) -> Vec<(RecordId, RecordKind, Value)> {
    let one = |kind, name: &str, value: Value| (id(agency, kind, name), kind, value);
    let mut records = vec![one(RecordKind::City, "", json(&pack.city))];
    records.extend(pack.members.iter().map(|it| one(RecordKind::Member, &it.name, json(it))));
    records.extend(
        pack.districts
            .iter()
            .map(|it| (district_id(agency, &it.code, it.year), RecordKind::District, json(it))),
    );
    records.extend(pack.assignments.iter().map(|it| {
        let assignment = Assignment {
            member: member_id(agency, &it.member_name),
            district: it.district.clone(),
            year: it.year,
        };
        (assignment.id(), RecordKind::Assignment, json(&assignment))
    }));
    records.extend(pack.places.iter().map(|it| one(RecordKind::Place, &it.name, json(it))));
    records.extend(pack.programs.iter().map(|it| one(RecordKind::Program, &it.name, json(it))));
    records.extend(pack.partners.iter().map(|it| one(RecordKind::Partner, &it.name, json(it))));
    records
}

/// The id of the member whom the pack of `agency` calls `name`: that of the member's record.
pub fn member_id(agency: AgencyId, name: &str) -> MemberId {
    id(agency, RecordKind::Member, name).into()
}

/// The id of a district of `agency` as bounded in a year, whoever makes its record.
pub fn district_id(agency: AgencyId, code: &str, year: u16) -> RecordId {
    id(agency, RecordKind::District, &format!("{code} {year}"))
}

fn id(agency: AgencyId, kind: RecordKind, name: &str) -> RecordId {
    RecordId::derived(agency.as_bytes(), &format!("{} {name}", kind.word()))
}

/// A record as JSON. Only a map with keys that are no texts could fail, and no record has one.
fn json(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}
