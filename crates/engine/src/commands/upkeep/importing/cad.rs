//! CAD numbers from dispatch, put onto the visits they belong to: by the visit's id, or by day, time and
//! place. A row that fits no visit or several is wrong, and so is one whose visit has another number.

use chrono::TimeDelta;
use ids::{RecordId, UnixMs};
use model::duplicates::same_address;
use model::{RecordKind, Visit};
use serde_json::Value;

use super::events::moment;
use super::{Read, Row, day, each, id, time, titled};
use crate::commands::lengths;
use crate::commands::upkeep::tables::{Line, Sheet};
use crate::commands::visits::typed;
use crate::directory::Directory;
use crate::{Engine, Refusal, bad_field};

pub(super) const COLUMNS: [&str; 6] = ["visit", "day", "time", "place", "district", "case_number"];

/// Dispatch's clock and the officer's memory differ by less.
const WITHIN: TimeDelta = TimeDelta::minutes(30);

impl Engine {
    pub(super) fn read_cad_numbers(&self, sheet: &Sheet) -> Result<Vec<(u32, Read)>, Refusal> {
        let directory = self.directory()?;
        Ok(each(sheet, |line| {
            (titled(line, &["case_number", "day", "time", "place"]), self.cad_row(line, &directory))
        }))
    }

    fn cad_row(&self, line: &Line<'_>, directory: &Directory) -> Result<Row, Refusal> {
        let number = line.cell("case_number");
        let record = match id(line, "visit")? {
            Some(visit) => visit,
            None => self.visit_at(line, directory)?,
        };
        let visit: Visit = typed(self.record_of(record, RecordKind::Visit)?.json)?;
        match (visit.case_number, number) {
            // An exported table has rows of visits without a number yet.
            (_, None) => Ok(Row::Known),
            (Some(has), Some(number)) if has == number => Ok(Row::Known),
            (Some(has), Some(_)) => {
                let say = format!("The visit has the number {has} already.");
                Err(bad_field("case_number", say, "Correct the visit itself if that is wrong."))
            }
            (None, Some(number)) => {
                let change = [("case_number".to_owned(), Value::from(number))].into_iter().collect();
                if number.chars().count() > 100 {
                    let say = "A CAD number has at most 100 characters.";
                    return Err(bad_field("case_number", say, "Correct the number."));
                }
                lengths::check(RecordKind::Visit, &change)?;
                Ok(Row::Change(record, change))
            }
        }
    }

    /// The one visit at a time and a place.
    fn visit_at(&self, line: &Line<'_>, directory: &Directory) -> Result<RecordId, Refusal> {
        let needed = || {
            let say = "It does not say which visit: there is no id, and no day and time.";
            bad_field("visit", say, "Fill in the visit's id, or day, time and place.")
        };
        let (day, time) = (day(line, "day")?, time(line, "time")?);
        let at = moment(directory, day.ok_or_else(needed)?, time.ok_or_else(needed)?)?;
        let around = |by: TimeDelta| UnixMs((at + by).timestamp_millis());
        let (place, district) = (line.cell("place").map(same_address), line.cell("district"));
        let marks = self.marks.highest();
        let found = self.store.read(|reader| {
            let visits = reader.visits_between(around(-WITHIN), around(WITHIN), district, &marks)?;
            let mut found = vec![];
            for visit in visits.into_iter().filter(|visit| visit.state == "logged") {
                let address = visit.place.map(|place| reader.place(place)).transpose()?.flatten();
                let address = address.and_then(|place| place.address);
                let names = [Some(visit.place_name.as_str()), address.as_deref()];
                let fits = |asked: &String| names.iter().flatten().any(|name| same_address(name) == *asked);
                if place.as_ref().is_none_or(fits) {
                    found.push(visit.record);
                }
            }
            Ok::<_, Refusal>(found)
        })?;
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(bad_field(
                "visit",
                "No visit fits: none began there within 30 minutes of that time.",
                "Correct day, time or place, or fill in the visit's id.",
            )),
            several => Err(bad_field(
                "visit",
                format!("{} visits fit.", several.len()),
                "Fill in the place, or the visit's id from the exported table.",
            )),
        }
    }
}
