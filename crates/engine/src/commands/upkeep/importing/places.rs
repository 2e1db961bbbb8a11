//! Places from a table. A row with the id of a place changes it; one without adds a place, unless one of
//! this name stands at this address or this spot.

use std::collections::BTreeMap;

use ids::RecordId;
use model::duplicates::same_address;
use model::{Place, PlaceKind, RecordKind};
use serde_json::Value;

use super::{Read, Row, each, id, titled};
use crate::commands::lengths;
use crate::commands::points;
use crate::commands::upkeep::tables::{Line, Sheet, yes};
use crate::commands::visits::{checks, fields, typed};
use crate::{Engine, Refusal, bad_field};

pub(super) const COLUMNS: [&str; 10] =
    ["id", "name", "kind", "address", "lat", "lon", "district", "neighborhood", "note", "closed"];

/// A spot is the same within so many metres.
const SAME_SPOT_M: f64 = 30.0;

impl Engine {
    pub(super) fn read_places(&self, sheet: &Sheet) -> Result<Vec<(u32, Read)>, Refusal> {
        let mut here: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for line in self.store.read(|reader| reader.places(None, None, None).map_err(Refusal::from))? {
            let place = Place {
                address: line.address,
                lat: line.at.map(|at| at.0),
                lon: line.at.map(|at| at.1),
                ..Place::named(line.name, line.kind.into())
            };
            here.entry(small(&place.name)).or_default().push(place);
        }
        Ok(each(sheet, |line| {
            let row = self.place_row(sheet, line, &here);
            // The second of two rows that are the same place is known by the first.
            if let Ok(Row::Add(_, json)) = &row
                && let Ok(place) = typed::<Place>(json.clone())
            {
                here.entry(small(&place.name)).or_default().push(place);
            }
            (titled(line, &["name", "address"]), row)
        }))
    }

    fn place_row(
        &self,
        sheet: &Sheet,
        line: &Line<'_>,
        here: &BTreeMap<String, Vec<Place>>,
    ) -> Result<Row, Refusal> {
        let place = self.place_of(line)?;
        let json = fields(RecordKind::Place, &place)?;
        if let Some(id) = id(line, "id")? {
            return self.changed_place(sheet, id, json);
        }
        let known =
            here.get(&small(&place.name)).is_some_and(|all| all.iter().any(|other| is_same(other, &place)));
        Ok(if known { Row::Known } else { Row::Add(RecordKind::Place, json) })
    }

    fn place_of(&self, line: &Line<'_>) -> Result<Place, Refusal> {
        let directory = self.directory()?;
        let name = line.cell("name").unwrap_or_default();
        if name.is_empty() || name.chars().count() > 120 {
            let say = "A place needs a name of at most 120 characters.";
            return Err(bad_field("name", say, "Give it one."));
        }
        let kind = line.cell("kind").map_or(PlaceKind::Other, |word| word.to_lowercase().into());
        checks::place_kind(&kind)?;
        let degrees = |column: &'static str| -> Result<Option<f64>, Refusal> {
            let Some(text) = line.cell(column) else { return Ok(None) };
            text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Some).ok_or_else(|| {
                let say = format!("{column} is no number.");
                bad_field(column, say, "Write degrees with a point, such as 44.9483.")
            })
        };
        let at = match (degrees("lat")?, degrees("lon")?) {
            (Some(lat), Some(lon)) => Some((lat, lon)),
            (None, None) => None,
            _ => {
                return Err(bad_field("lat", "Only one of lat and lon is there.", "Write both, or neither."));
            }
        };
        if let Some((lat, lon)) = at {
            points::degrees("lat", lat, lon)?;
        }
        let (district, neighborhood) = (line.cell("district"), line.cell("neighborhood"));
        checks::district(district, &directory)?;
        checks::neighborhood(neighborhood, &directory)?;
        let closed = line.cell("closed").map_or(Some(false), yes).ok_or_else(|| {
            bad_field("closed", "closed is neither yes nor no.", "Write yes, no, or nothing.")
        })?;
        Ok(Place {
            address: line.cell("address").map(str::to_owned),
            lat: at.map(|at| at.0),
            lon: at.map(|at| at.1),
            district: at.and_then(|at| directory.district_at(at)).or_else(|| district.map(str::to_owned)),
            neighborhood: neighborhood.map(str::to_owned),
            note: line.cell("note").map(document::lines).unwrap_or_default(),
            closed,
            ..Place::named(name.to_owned(), kind)
        })
    }

    /// Only the columns that the table has are changed; an empty cell empties the field.
    fn changed_place(&self, sheet: &Sheet, id: RecordId, mut new: document::JsonMap) -> Result<Row, Refusal> {
        let was = self.record_of(id, RecordKind::Place)?.json;
        if typed::<Place>(was.clone())?.shielded {
            return Err(bad_field("id", "That place is not shown.", "Take the row out."));
        }
        let follows = |name: &str| name == "district" && sheet.has("lat");
        let mut change = document::JsonMap::new();
        for name in COLUMNS.iter().filter(|name| **name != "id" && (sheet.has(name) || follows(name))) {
            let value = new.remove(*name).unwrap_or(Value::Null);
            let value = if *name == "closed" && value.is_null() { Value::from(false) } else { value };
            let old = was.get(*name).cloned().unwrap_or(Value::Null);
            let is_nothing = |value: &Value| value.is_null() || matches!(value, Value::Bool(false));
            if old != value && !(is_nothing(&old) && is_nothing(&value)) {
                change.insert((*name).to_owned(), value);
            }
        }
        lengths::check(RecordKind::Place, &change)?;
        Ok(if change.is_empty() { Row::Known } else { Row::Change(id, change) })
    }
}

/// One place under one name: at one address, at one spot, or without either.
fn is_same(one: &Place, other: &Place) -> bool {
    let at = |place: &Place| place.lat.zip(place.lon);
    match (&one.address, &other.address, at(one), at(other)) {
        (Some(one), Some(other), ..) => same_address(one) == same_address(other),
        (_, _, Some(one), Some(other)) => model::geometry::metres(one, other) <= SAME_SPOT_M,
        _ => true,
    }
}

fn small(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
