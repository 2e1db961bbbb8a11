//! Files for the analyst's own tools: a row for each visit, a point for each place.
//!
//! Every column names the field it comes from. A field that the table of classes calls anything but public
//! is left out, and said so; officers and notes are left out whatever their class: the one invites
//! counting people, the other is prose.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate, Timelike};
use ids::RecordId;
use model::RecordKind;
use model::fields::{Class, field};
use model::weekly::monday_of;
use serde_json::{Map, Value, json};
use store::lists::PlaceLine;

use super::places::many;
use super::read::Topics;
use crate::commands::days;
use crate::commands::requests::{csv_text, inert};
use crate::directory::{Directory, utc};
use crate::door::AnalystExport;
use crate::{Engine, Refusal, bad_field};

const MOST_DAYS: u64 = 366;

/// A column, the field it comes from, and what stands in it.
type Column = (&'static str, RecordKind, &'static str, fn(&Told<'_>) -> String);

/// A visit as the columns see it.
struct Told<'a> {
    there: chrono::DateTime<chrono_tz::Tz>,
    district: &'a str,
    neighborhood: &'a str,
    kind: &'a str,
    topics: &'a [String],
    people: u32,
    place: Option<&'a PlaceLine>,
}

const COLUMNS: &[Column] = &[
    ("week", RecordKind::Visit, "started", |visit| monday_of(visit.there.date_naive()).to_string()),
    ("day", RecordKind::Visit, "started", |visit| visit.there.date_naive().to_string()),
    ("weekday", RecordKind::Visit, "started", |visit| visit.there.format("%A").to_string()),
    ("hour", RecordKind::Visit, "started", |visit| visit.there.hour().to_string()),
    ("district", RecordKind::Visit, "district", |visit| inert(visit.district.to_owned())),
    ("neighborhood", RecordKind::Visit, "neighborhood", |visit| inert(visit.neighborhood.to_owned())),
    ("kind", RecordKind::Visit, "kind", |visit| inert(visit.kind.to_owned())),
    ("topics", RecordKind::Visit, "topics", |visit| inert(visit.topics.join("; "))),
    ("people_reached", RecordKind::Visit, "people_reached", |visit| visit.people.to_string()),
    ("place", RecordKind::Place, "name", |visit| {
        inert(visit.place.map(|place| place.name.clone()).unwrap_or_default())
    }),
    ("lat", RecordKind::Place, "lat", |visit| degrees(visit.place.and_then(|place| place.at).map(|at| at.0))),
    ("lon", RecordKind::Place, "lon", |visit| degrees(visit.place.and_then(|place| place.at).map(|at| at.1))),
];

/// What is left out whatever its class.
const NEVER: &[(&str, &str)] = &[
    ("officers", "counts by officer are made by nobody"),
    ("note", "prose, for whoever reads the visit itself"),
    ("case_number", "leads to persons"),
];

impl Engine {
    pub(super) fn analyst_export(&self, from: NaiveDate, until: NaiveDate) -> Result<AnalystExport, Refusal> {
        self.may_read("patrol", "export visits")?;
        days::period(Some(from), Some(until))?;
        if from.checked_add_days(Days::new(MOST_DAYS)).is_some_and(|last| last < until) {
            return Err(bad_field("until", "That is more than a year.", "Export one year after the other."));
        }
        let directory = self.directory()?;
        let columns: Vec<&Column> =
            COLUMNS.iter().filter(|(_, kind, name, _)| is_public(*kind, name)).collect();
        let mut rows = vec![columns.iter().map(|column| column.0.to_owned()).collect::<Vec<_>>()];
        let mut at: HashMap<RecordId, (u32, BTreeMap<String, u32>)> = HashMap::new();
        let places = self.store.read(|reader| {
            let places = reader.places_as_of(directory.end(until))?;
            let known: HashMap<RecordId, &PlaceLine> =
                places.iter().map(|place| (place.record, place)).collect();
            let mut words = Topics::default();
            reader.each_seen(directory.begin(from), directory.end(until), |row| {
                let topics = words.of(row.topics);
                let told = Told {
                    there: utc(row.started).with_timezone(&directory.zone),
                    district: row.district.unwrap_or_default(),
                    neighborhood: row.neighborhood.unwrap_or_default(),
                    kind: row.kind,
                    topics,
                    people: row.people,
                    place: row.place.and_then(|place| known.get(&place).copied()),
                };
                rows.push(columns.iter().map(|column| (column.3)(&told)).collect());
                if let Some(place) = row.place {
                    let (visits, mentions) = at.entry(place).or_default();
                    *visits += 1;
                    for topic in topics {
                        *mentions.entry(topic.clone()).or_default() += 1;
                    }
                }
            })?;
            Ok::<_, Refusal>(places)
        })?;
        let points = points(&directory, &places, &at);
        Ok(AnalystExport {
            name: format!("visits-{from}-to-{until}"),
            csv: csv_text(&rows)?,
            visits: many(rows.len() - 1),
            places: many(points.len()),
            geojson: json!({ "type": "FeatureCollection", "features": points }).to_string(),
            left_out: left_out(),
        })
    }
}

fn is_public(kind: RecordKind, name: &str) -> bool {
    field(kind, name).is_some_and(|field| field.class == Class::Public)
}

fn left_out() -> Vec<String> {
    let by_class =
        COLUMNS.iter().filter(|(_, kind, name, _)| !is_public(*kind, name)).map(|(column, kind, name, _)| {
            let law = field(*kind, name).map_or("no law names it", |field| field.citation);
            format!("{column}: {law}")
        });
    NEVER.iter().map(|(name, because)| format!("{name}: {because}")).chain(by_class).collect()
}

/// A point for each visited place whose position is public and known.
fn points(
    directory: &Directory,
    places: &[PlaceLine],
    at: &HashMap<RecordId, (u32, BTreeMap<String, u32>)>,
) -> Vec<Value> {
    if !["name", "lat", "lon"].iter().all(|name| is_public(RecordKind::Place, name)) {
        return vec![];
    }
    let point = |place: &PlaceLine| {
        let ((visits, mentions), (lat, lon)) = (at.get(&place.record)?, place.at?);
        let mut properties = Map::from_iter([
            ("name".to_owned(), Value::from(place.name.clone())),
            ("kind".to_owned(), place.kind.clone().into()),
            ("district".to_owned(), place.district.clone().into()),
            ("neighborhood".to_owned(), place.neighborhood.clone().into()),
            ("visits".to_owned(), (*visits).into()),
        ]);
        let counts =
            mentions.iter().map(|(topic, count)| (super::read::label_of(directory, topic), (*count).into()));
        properties.insert("mentions".to_owned(), Value::Object(counts.collect()));
        Some(json!({
            "type": "Feature",
            "geometry": { "type": "Point", "coordinates": [lon, lat] },
            "properties": properties,
        }))
    };
    places.iter().filter_map(point).collect()
}

fn degrees(degrees: Option<f64>) -> String {
    degrees.map(|degrees| format!("{degrees:.6}")).unwrap_or_default()
}
