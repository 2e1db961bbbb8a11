//! Tables written out, in the columns that are read in again. A place that is shown nowhere is in none.

use chrono::{Days, NaiveDate};
use model::{Event, Place, RecordKind, Visit};

use super::columns;
use crate::commands::days;
use crate::commands::requests::{csv_text, inert};
use crate::commands::visits::{of_kind, typed};
use crate::directory::{Directory, utc};
use crate::door::{ExportFile, TableOf};
use crate::{Engine, Refusal, bad_field};
use ids::UnixMs;
use store::lists::Looking;

/// More rows than a spreadsheet is looked through with; fewer days are asked for.
const MOST: usize = 20_000;
/// Unless told.
const DAYS: u64 = 90;

type Cells = Vec<Vec<String>>;

impl Engine {
    pub(in crate::commands::upkeep) fn export_table(
        &self,
        what: TableOf,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Result<ExportFile, Refusal> {
        days::period(from, until)?;
        let directory = self.directory()?;
        let until = until.unwrap_or_else(|| directory.day(self.now()));
        let from = from.unwrap_or_else(|| until.checked_sub_days(Days::new(DAYS)).unwrap_or(until));
        days::period(Some(from), Some(until))?;
        let period = (directory.begin(from), directory.end(until));
        let (name, rows) = match what {
            TableOf::Places => ("places.csv", self.places_out()?),
            TableOf::People => ("people.csv", self.people_out(&directory)?),
            TableOf::Events => ("events.csv", self.events_out(&directory, period)?),
            TableOf::CadNumbers => ("cad-numbers.csv", self.cad_out(&directory, period)?),
        };
        if rows.len() > MOST {
            return Err(bad_field(
                "from",
                format!("There are more than {MOST} rows."),
                "Ask for fewer days.",
            ));
        }
        let mut table = vec![columns(what).1.iter().map(|name| (*name).to_owned()).collect()];
        table.extend(rows);
        Ok(ExportFile { name: name.to_owned(), media_type: "text/csv".to_owned(), text: csv_text(&table)? })
    }

    fn places_out(&self) -> Result<Cells, Refusal> {
        self.may_read("places", "export the places")?;
        self.store.read(|reader| {
            let mut rows = vec![];
            for line in reader.places(None, None, None)? {
                let place: Place = typed(of_kind(reader, line.record, RecordKind::Place)?.json)?;
                let degrees = |number: Option<f64>| number.map(|it| it.to_string()).unwrap_or_default();
                rows.push(vec![
                    line.record.to_string(),
                    inert(place.name),
                    place.kind.word().to_owned(),
                    inert(place.address.unwrap_or_default()),
                    degrees(place.lat),
                    degrees(place.lon),
                    inert(place.district.unwrap_or_default()),
                    inert(place.neighborhood.unwrap_or_default()),
                    inert(place.note.join("\n")),
                    if place.closed { "yes" } else { "no" }.to_owned(),
                ]);
            }
            Ok(rows)
        })
    }

    fn people_out(&self, directory: &Directory) -> Result<Cells, Refusal> {
        self.may_read("directory", "export the people")?;
        let row = |(id, member): (&ids::MemberId, &model::Member)| {
            let left = if member.left { "yes" } else { "no" };
            vec![
                id.to_string(),
                inert(member.name.clone()),
                inert(member.role.clone()),
                inert(member.partner.clone().unwrap_or_default()),
                left.to_owned(),
            ]
        };
        Ok(directory.members.iter().map(row).collect())
    }

    fn events_out(&self, directory: &Directory, period: (UnixMs, UnixMs)) -> Result<Cells, Refusal> {
        self.may_read("outreach", "export the events")?;
        self.store.read(|reader| {
            let mut rows = vec![];
            for (record, event) in reader.entries_between::<Event>(RecordKind::Event, period.0, period.1)? {
                let place = event.place.map(|place| reader.place(place)).transpose()?.flatten();
                let there = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&directory.zone);
                rows.push(vec![
                    record.to_string(),
                    inert(event.name),
                    inert(event.program.unwrap_or_default()),
                    there(event.starts).format("%Y-%m-%d").to_string(),
                    there(event.starts).format("%H:%M").to_string(),
                    there(event.ends).format("%H:%M").to_string(),
                    there(event.ends).format("%Y-%m-%d").to_string(),
                    inert(place.map(|place| place.name).unwrap_or_default()),
                    inert(event.whereabouts.unwrap_or_default()),
                    event.expected.map(|count| count.to_string()).unwrap_or_default(),
                ]);
            }
            Ok(rows)
        })
    }

    fn cad_out(&self, directory: &Directory, period: (UnixMs, UnixMs)) -> Result<Cells, Refusal> {
        self.may_read("patrol", "export the visits")?;
        let marks = self.marks.highest();
        self.store.search(|reader| {
            let (mut rows, mut after) = (vec![], None);
            while rows.len() <= MOST {
                let looking =
                    Looking { from: Some(period.0), before: Some(period.1), after, ..Looking::default() };
                let page = reader.find(&looking, 200, &marks)?;
                for line in page.visits.into_iter().filter(|line| line.state == "logged") {
                    let visit: Visit = typed(of_kind(reader, line.record, RecordKind::Visit)?.json)?;
                    let started = utc(line.started).with_timezone(&directory.zone);
                    rows.push(vec![
                        line.record.to_string(),
                        started.format("%Y-%m-%d").to_string(),
                        started.format("%H:%M").to_string(),
                        inert(line.place_name),
                        inert(line.district.unwrap_or_default()),
                        inert(visit.case_number.unwrap_or_default()),
                    ]);
                }
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            Ok(rows)
        })
    }
}
