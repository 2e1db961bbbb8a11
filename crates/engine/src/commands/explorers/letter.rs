//! An Explorer's hours as a letter for their school: approved hours only, evening by evening.

use chrono::NaiveDate;
use ids::{RecordId, UnixMs};
use model::youth::HoursColumn;
use model::{Explorer, RecordKind};

use super::SPACE;
use super::ledgers::Kept;
use crate::commands::days;
use crate::commands::visits::typed;
use crate::door::{Letter, LetterLine};
use crate::{Engine, Refusal};

impl Engine {
    pub(super) fn letter(&self, id: RecordId, from: NaiveDate, until: NaiveDate) -> Result<Letter, Refusal> {
        self.may_read(SPACE, "write a letter about hours")?;
        days::period(Some(from), Some(until))?;
        let explorer: Explorer = typed(self.record_of(id, RecordKind::Explorer)?.json)?;
        self.looks_at(id, RecordKind::Explorer, None)?;
        let directory = self.directory()?;
        let (begin, end) = (directory.begin(from), directory.end(until));
        let kept = self.store.read(Kept::read)?;
        let within = |at: chrono::DateTime<chrono::Utc>| (begin.0..end.0).contains(&at.timestamp_millis());
        let mut hours = kept.ledger(id, within);
        // What nobody has approved is no hours to a school.
        hours.unapproved = 0;
        let (mut lines, mut left_out) = (vec![], 0);
        for stayed in kept.0.iter().filter(|stayed| stayed.explorer == id && within(stayed.begins)) {
            match (stayed.column, stayed.stay.seconds()) {
                (HoursColumn::Unapproved, _) | (_, None) => left_out += 1,
                (column, Some(seconds)) => lines.push(LetterLine {
                    day: directory.day(UnixMs(stayed.begins.timestamp_millis())),
                    what: stayed.what.clone().unwrap_or_else(|| "Ride-along".to_owned()),
                    column,
                    seconds,
                }),
            }
        }
        Ok(Letter {
            agency: directory.city.as_ref().map(|city| city.agency.clone()).unwrap_or_default(),
            name: explorer.name,
            joined: explorer.joined,
            from,
            until,
            lines,
            hours,
            left_out,
            by: directory.name(self.member()?),
            day: directory.day(self.now()),
        })
    }
}
