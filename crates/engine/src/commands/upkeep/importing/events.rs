//! Events from a table: the season's calendar, as a spreadsheet holds it. A row with the id of an event changes
//! what the table has columns for; a time that stands there as it was written out stays to the second.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};
use ids::{RecordId, UnixMs};
use model::{Event, RecordKind};
use serde_json::Value;

use super::{Read, Row, day, each, id, time, titled};
use crate::commands::upkeep::tables::{Line, Sheet};
use crate::commands::visits::fields;
use crate::directory::Directory;
use crate::door::EventForm;
use crate::{Engine, Refusal, bad_field};

pub(super) const COLUMNS: [&str; 10] =
    ["id", "name", "program", "day", "from", "until", "until_day", "place", "whereabouts", "expected"];
/// The field of an event, and the column that tells it. Day and times are in every table.
const TOLD_BY: [(&str, Option<&str>); 8] = [
    ("name", None),
    ("program", Some("program")),
    ("starts", None),
    ("ends", None),
    ("place", Some("place")),
    ("whereabouts", Some("whereabouts")),
    ("district", Some("place")),
    ("expected", Some("expected")),
];

impl Engine {
    pub(super) fn read_events(&self, sheet: &Sheet) -> Result<Vec<(u32, Read)>, Refusal> {
        let directory = self.directory()?;
        let places = self.store.read(|reader| reader.places(None, None, None).map_err(Refusal::from))?;
        let places: Vec<(String, RecordId)> =
            places.into_iter().map(|place| (place.name.to_lowercase(), place.record)).collect();
        let mut seen = BTreeSet::new();
        Ok(each(sheet, |line| {
            let row = self.event_row_of(sheet, line, &directory, &places, &mut seen);
            (titled(line, &["name", "day"]), row)
        }))
    }

    fn event_row_of(
        &self,
        sheet: &Sheet,
        line: &Line<'_>,
        directory: &Directory,
        places: &[(String, RecordId)],
        seen: &mut BTreeSet<(String, DateTime<Utc>)>,
    ) -> Result<Row, Refusal> {
        let name = line.cell("name").unwrap_or_default().to_owned();
        let needed = |field| bad_field(field, format!("There is no {field}."), "Fill the cell in.");
        let was = id(line, "id")?.map(|id| self.event_named(id).map(|was| (id, was))).transpose()?;
        let begins = day(line, "day")?.ok_or_else(|| needed("day"))?;
        let from = time(line, "from")?.ok_or_else(|| needed("from"))?;
        let until = time(line, "until")?.ok_or_else(|| needed("until"))?;
        let (starts, ends) = times(
            directory,
            was.as_ref().map(|was| &was.1),
            (begins, from),
            (day(line, "until_day")?, until),
        )?;
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
        if let Some((id, was)) = was {
            return changed(sheet, id, &was, &event);
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

/// When the event of a row begins and ends. A table without a day of the end is that of events of one day, or of
/// a night out, which ends after midnight.
fn times(
    directory: &Directory,
    was: Option<&Event>,
    (day, from): (NaiveDate, NaiveTime),
    (until_day, until): (Option<NaiveDate>, NaiveTime),
) -> Result<(DateTime<Utc>, DateTime<Utc>), Refusal> {
    // As a table would show it: to the minute.
    let shown = |at: DateTime<Utc>| {
        let there = at.with_timezone(&directory.zone).naive_local();
        (there.date(), there.time().with_second(0).and_then(|time| time.with_nanosecond(0)))
    };
    let kept = |was: Option<DateTime<Utc>>, day, time| was.filter(|was| shown(*was) == (day, Some(time)));
    let (began, ended) = (was.map(|was| was.starts), was.map(|was| was.ends));
    let stays = kept(began, day, from);
    let starts = stays.map_or_else(|| moment(directory, day, from), Ok)?;
    let until_day = match (until_day, stays.and(ended).map(shown)) {
        (Some(day), _) => day,
        // An older table of an event of several days: nothing in the row says otherwise.
        (None, Some((last, time))) if time == Some(until) => last,
        (None, _) if until <= from => day.succ_opt().unwrap_or(day),
        (None, _) => day,
    };
    let ends = kept(ended, until_day, until).map_or_else(|| moment(directory, until_day, until), Ok)?;
    Ok((starts, ends))
}

/// What the table says otherwise; what it has no column for, counts, notes and people of the event stay.
fn changed(sheet: &Sheet, id: RecordId, was: &Event, now: &Event) -> Result<Row, Refusal> {
    let (was, now) = (fields(RecordKind::Event, was)?, fields(RecordKind::Event, now)?);
    let told = TOLD_BY.into_iter().filter(|(_, column)| column.is_none_or(|column| sheet.has(column)));
    let changed = told.map(|(name, _)| name).filter(|name| was.get(*name) != now.get(*name));
    let change: document::JsonMap =
        changed.map(|name| (name.to_owned(), now.get(name).cloned().unwrap_or(Value::Null))).collect();
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
