//! Events from a table: the season's calendar, as a spreadsheet holds it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use ids::{RecordId, UnixMs};
use model::{Event, RecordKind};
use serde_json::Value;

use super::{Read, Row, day, each, id, time, titled};
use crate::commands::upkeep::tables::{Line, Sheet};
use crate::commands::visits::{fields, typed};
use crate::directory::Directory;
use crate::door::EventForm;
use crate::{Engine, Refusal, bad_field};

pub(super) const COLUMNS: [&str; 9] =
    ["id", "name", "program", "day", "from", "until", "place", "whereabouts", "expected"];

impl Engine {
    pub(super) fn read_events(&self, sheet: &Sheet) -> Result<Vec<(u32, Read)>, Refusal> {
        let directory = self.directory()?;
        let places = self.store.read(|reader| reader.places(None, None, None).map_err(Refusal::from))?;
        let places: Vec<(String, RecordId)> =
            places.into_iter().map(|place| (place.name.to_lowercase(), place.record)).collect();
        let mut seen = BTreeSet::new();
        Ok(each(sheet, |line| {
            let row = self.event_row_of(line, &directory, &places, &mut seen);
            (titled(line, &["name", "day"]), row)
        }))
    }

    fn event_row_of(
        &self,
        line: &Line<'_>,
        directory: &Directory,
        places: &[(String, RecordId)],
        seen: &mut BTreeSet<(String, DateTime<Utc>)>,
    ) -> Result<Row, Refusal> {
        let name = line.cell("name").unwrap_or_default().to_owned();
        let needed = |field| bad_field(field, format!("There is no {field}."), "Fill the cell in.");
        let day = day(line, "day")?.ok_or_else(|| needed("day"))?;
        let from = time(line, "from")?.ok_or_else(|| needed("from"))?;
        let until = time(line, "until")?.ok_or_else(|| needed("until"))?;
        let starts = moment(directory, day, from)?;
        let mut ends = moment(directory, day, until)?;
        if ends <= starts {
            // A night out ends after midnight.
            ends += TimeDelta::days(1);
        }
        let expected = line.cell("expected").map(str::parse::<u32>).transpose().map_err(|_| {
            bad_field("expected", "expected is no whole number.", "Write digits, or leave it empty.")
        })?;
        let program = line.cell("program").map(str::to_owned);
        let known = |name: &String| directory.programs.iter().any(|program| program.name == *name);
        if let Some(program) = program.as_ref().filter(|name| !directory.programs.is_empty() && !known(name))
        {
            let program: String = program.chars().take(60).collect();
            let say = format!("“{program}” is not a program of this city.");
            return Err(bad_field("program", say, "Write a program of the list, or leave it empty."));
        }
        let form = EventForm {
            name: Some(name.clone()),
            program,
            place: line.cell("place").map(|name| place_named(name, places)).transpose()?,
            whereabouts: line.cell("whereabouts").map(str::to_owned),
            starts: Some(starts),
            ends: Some(ends),
            expected,
            ..EventForm::default()
        };
        let event = self.event_of(form)?;
        if let Some(id) = id(line, "id")? {
            let was: Event = typed(self.record_of(id, RecordKind::Event)?.json)?;
            return changed(id, &was, &event);
        }
        let key = (name.to_lowercase(), starts);
        let at = UnixMs(starts.timestamp_millis());
        let here = self.store.read(|reader| {
            let there = reader
                .entries_between::<Event>(RecordKind::Event, at, UnixMs(at.0 + 1))
                .map_err(Refusal::from)?;
            Ok::<_, Refusal>(there.iter().any(|(_, other)| other.name.to_lowercase() == key.0))
        })?;
        if !seen.insert(key) || here {
            return Ok(Row::Known);
        }
        Ok(Row::Add(RecordKind::Event, fields(RecordKind::Event, &event)?))
    }
}

/// What the table says otherwise; counts, notes and people of the event stay.
fn changed(id: RecordId, was: &Event, now: &Event) -> Result<Row, Refusal> {
    let (was, now) = (fields(RecordKind::Event, was)?, fields(RecordKind::Event, now)?);
    let names = ["name", "program", "starts", "ends", "place", "whereabouts", "district", "expected"];
    let changed = names.iter().filter(|name| was.get(**name) != now.get(**name));
    let change: document::JsonMap =
        changed.map(|name| ((*name).to_owned(), now.get(*name).cloned().unwrap_or(Value::Null))).collect();
    Ok(if change.is_empty() { Row::Known } else { Row::Change(id, change) })
}

fn place_named(name: &str, places: &[(String, RecordId)]) -> Result<RecordId, Refusal> {
    let name = name.to_lowercase();
    let mut named = places.iter().filter(|(other, _)| *other == name);
    match (named.next(), named.next()) {
        (Some((_, place)), None) => Ok(*place),
        (Some(_), Some(_)) => {
            Err(bad_field("place", "Several places have that name.", "Say it under whereabouts instead."))
        }
        (None, _) => {
            Err(bad_field("place", "There is no such place.", "Add it first, or say it under whereabouts."))
        }
    }
}

/// A time of a day on the city's clock.
pub(super) fn moment(
    directory: &Directory,
    day: NaiveDate,
    time: NaiveTime,
) -> Result<DateTime<Utc>, Refusal> {
    let at = directory.zone.from_local_datetime(&day.and_time(time)).earliest();
    at.map(|at| at.with_timezone(&Utc)).ok_or_else(|| {
        let say = "There is no such time on that day: the clocks were put forward.";
        bad_field("from", say, "Write the time after the gap.")
    })
}
