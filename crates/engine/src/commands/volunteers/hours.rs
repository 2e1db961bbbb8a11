//! Hours over a time, person by person: never estimated.

use chrono::NaiveDate;
use model::hours::Hours;
use model::{CheckIn, Event, RecordKind};

use super::SPACE;
use crate::door::HoursRow;
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn hours_of_volunteers(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<HoursRow>, Refusal> {
        self.may_read(SPACE, "look at hours")?;
        if until < from {
            return Err(bad_field(
                "until",
                "The last day is before the first.",
                "Correct one of the two days.",
            ));
        }
        let directory = self.directory()?;
        let (begin, end) = (directory.begin(from), directory.end(until));
        self.store.read(|reader| {
            let mut rows = vec![];
            for (event, record) in reader.entries_between::<Event>(RecordKind::Event, begin, end)? {
                for (_, check_in) in reader.entries_of::<CheckIn>(event, RecordKind::CheckIn)? {
                    let hours = Hours::of(&check_in.stamps);
                    rows.push(HoursRow {
                        name: check_in.name,
                        event: record.name.clone(),
                        seconds: hours.seconds(),
                        unclear: hours.is_open(),
                        stays: hours.stays,
                    });
                }
            }
            rows.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(rows)
        })
    }
}
