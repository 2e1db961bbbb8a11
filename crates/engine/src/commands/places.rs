//! Places: listed, found around a point, read, added, changed.

use document::{JsonMap, lines};
use ids::RecordId;
use model::{Place, PlaceKind, RecordKind};
use serde_json::Value;
use store::StoreError;
use store::lists::{FollowUpsOf, PlaceLine};

use super::lengths::filled;
use super::points::{self, point};
use super::rows::Naming;
use super::upkeep::merged_view;
use super::visits::checks;
use super::visits::{fields, of_kind, typed, version};
use crate::door::{Here, NewPlace, PlaceChange, PlaceRow, PlaceView, WhereView};
use crate::{Engine, Refusal, bad_field};

/// Farther places are not “here”.
const NEAR_M: f64 = 2_000.0;

impl Engine {
    pub(crate) fn places(
        &self,
        district: Option<&str>,
        kind: Option<&PlaceKind>,
        text: Option<&str>,
        here: Option<Here>,
        limit: Option<u32>,
    ) -> Result<Vec<PlaceRow>, Refusal> {
        points::maybe(here)?;
        let (directory, roster) = (self.directory()?, self.roster());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        let lines = self
            .store
            .read(|reader| reader.places(district, kind.map(PlaceKind::word), text).map_err(Refusal::from))?;
        let mut rows: Vec<PlaceRow> = lines.into_iter().map(|line| naming.place(line, here)).collect();
        if here.is_some() {
            nearest_first(&mut rows);
        }
        rows.truncate(limit.unwrap_or(500).min(5_000) as usize);
        Ok(rows)
    }

    pub(crate) fn where_am_i(&self, here: Here) -> Result<WhereView, Refusal> {
        let mut places = self.places(None, None, None, Some(here), None)?;
        places.retain(|place| place.metres.is_some_and(|metres| metres <= NEAR_M));
        places.truncate(12);
        let neighborhood = self.neighborhood_at(here)?;
        Ok(WhereView { district: self.directory()?.district_at((here.lat, here.lon)), neighborhood, places })
    }

    pub(crate) fn place(&self, id: RecordId) -> Result<PlaceView, Refusal> {
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            // A place that was merged is shown as the one that stands for it.
            let id = reader.standing_for(id)?;
            let whole = of_kind(reader, id, RecordKind::Place)?;
            let row = naming.place(reader.place(id)?.ok_or(StoreError::NotHere)?, None);
            let (merged, to_settle) = merged_view(reader, &naming, id)?;
            let visits = reader.visits_at(id, 50, &marks)?;
            let promises = reader.follow_ups(FollowUpsOf::Place(id), &marks)?;
            Ok(PlaceView {
                place: id,
                heads: whole.heads,
                record: typed(whole.json)?,
                merged,
                days_since: row.days_since,
                due: row.due,
                visits: visits.into_iter().map(|line| naming.visit(line)).collect(),
                follow_ups: promises
                    .into_iter()
                    .map(|line| naming.promise(reader, line))
                    .collect::<Result<_, _>>()?,
                conflicts: whole
                    .conflicts
                    .into_iter()
                    .map(|conflict| naming.conflict(id, conflict))
                    .chain(to_settle)
                    .collect(),
                delivery: self.delivery_detail(&naming, reader.evidence(id, &marks)?)?,
            })
        })
    }

    pub(crate) fn add_place(&self, new: &NewPlace) -> Result<RecordId, Refusal> {
        self.may_write("places", "add places")?;
        let name = named(&new.name)?;
        let at = new.here.map(point).transpose()?;
        let directory = self.directory()?;
        checks::place_kind(&new.kind)?;
        let neighborhood = filled(new.neighborhood.as_deref());
        checks::neighborhood(neighborhood.as_deref(), &directory)?;
        checks::district(new.district.as_deref(), &directory)?;
        let place = Place {
            address: filled(new.address.as_deref()),
            lat: at.map(|at| at.0),
            lon: at.map(|at| at.1),
            district: at.and_then(|at| directory.district_at(at)).or_else(|| new.district.clone()),
            neighborhood,
            note: new.note.as_deref().map(lines).unwrap_or_default(),
            ..Place::named(name, new.kind.clone())
        };
        let id = self.new_id();
        self.write(|tx, pen| {
            Ok(tx.create(pen, id, RecordKind::Place, &fields(RecordKind::Place, &place)?)?)
        })?;
        Ok(id)
    }

    pub(crate) fn edit_place(
        &self,
        id: RecordId,
        seen: Option<&str>,
        change: &PlaceChange,
    ) -> Result<PlaceView, Refusal> {
        self.may_write("places", "change places")?;
        // A form that was begun before the place was merged changes the one that stands for it, and there
        // no version of its own was seen.
        let standing = self.store.read(|reader| reader.standing_for(id).map_err(Refusal::from))?;
        let (id, seen) = if standing == id { (id, seen) } else { (standing, None) };
        let was: Place = typed(self.record_of(id, RecordKind::Place)?.json)?;
        if was.shielded {
            return Err(bad_field("place", "That place is not shown, and not changed.", "Choose another."));
        }
        // What the place has already may stay, also when the pack has dropped it.
        if let Some(kind) = change.kind.as_ref().filter(|kind| **kind != was.kind) {
            checks::place_kind(kind)?;
        }
        let neighborhood = change.neighborhood.as_ref().map(|name| filled(name.as_deref()));
        if neighborhood.as_ref().is_some_and(|name| *name != was.neighborhood) {
            checks::neighborhood(neighborhood.as_ref().and_then(Option::as_deref), &*self.directory()?)?;
        }
        let seen = seen.map(version).transpose()?;
        let mut json: JsonMap = fields(RecordKind::Place, change)?;
        json.remove("here");
        if let Some(name) = &change.name {
            json.insert("name".into(), named(name)?.into());
        }
        if let Some(address) = &change.address {
            json.insert("address".into(), filled(address.as_deref()).into());
        }
        if let Some(neighborhood) = neighborhood {
            json.insert("neighborhood".into(), neighborhood.into());
        }
        if let Some(here) = change.here {
            let (lat, lon) = point(here)?;
            json.insert("lat".into(), lat.into());
            json.insert("lon".into(), lon.into());
            let district = self.directory()?.district_at((lat, lon));
            json.insert("district".into(), district.map_or(Value::Null, Value::from));
        }
        if let Some(note) = &change.note {
            json.insert("note".into(), lines(note).into());
        }
        self.write(|tx, pen| Ok(tx.edit(pen, id, &json, seen.as_ref())?))?;
        self.place(id)
    }

    /// A place that is on this device.
    pub(in crate::commands) fn known_place(&self, id: RecordId) -> Result<PlaceLine, Refusal> {
        let place = self.store.look_up(|reader| reader.place(id).map_err(Refusal::from))?;
        place.ok_or_else(|| {
            bad_field("place", "There is no such place on this device.", "Choose one of the list.")
        })
    }
}

/// Places whose distance is unknown come last.
pub(in crate::commands) fn nearest_first(rows: &mut [PlaceRow]) {
    let far = |row: &PlaceRow| row.metres.unwrap_or(f64::INFINITY);
    rows.sort_by(|a, b| far(a).total_cmp(&far(b)));
}

fn named(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 {
        return Err(bad_field("name", "A place needs a name of at most 120 characters.", "Give it one."));
    }
    Ok(name.to_owned())
}
