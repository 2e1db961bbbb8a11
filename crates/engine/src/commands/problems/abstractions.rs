//! Time that was pulled off the beat: written down by whoever it happened to, and named by nobody.

use chrono::{NaiveDate, TimeDelta};
use ids::RecordId;
use model::{Abstraction, AbstractionKind, RecordKind};

use super::SPACE;
use crate::commands::days;
use crate::commands::given::has_come;
use crate::commands::lengths::{self, filled};
use crate::commands::visits::{checks, fields};
use crate::directory::utc;
use crate::door::{AbstractionForm, AbstractionRow};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::Abstraction;
/// Two shifts in one; more is a slip of the thumb.
const LONGEST_MINUTES: u32 = 24 * 60;

impl Engine {
    pub(super) fn abstract_time(&self, form: AbstractionForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "write down time off the beat")?;
        let now = utc(self.now());
        if let AbstractionKind::Unknown(_) = form.kind {
            return Err(bad_field(
                "kind",
                "That is nothing that pulls time off the beat.",
                "Choose one of the list.",
            ));
        }
        if !(1..=LONGEST_MINUTES).contains(&form.minutes) {
            return Err(bad_field("minutes", "That cannot be right.", "Give the minutes, a day's at most."));
        }
        checks::district(form.district.as_deref(), &*self.directory()?)?;
        let started = form.started.unwrap_or(now - TimeDelta::minutes(i64::from(form.minutes)));
        has_come(started, now)?;
        let record = Abstraction {
            kind: form.kind,
            district: form.district,
            started,
            minutes: form.minutes,
            note: filled(form.note.as_deref()),
            recorded: now,
        };
        let (id, json) = (self.new_id(), fields(KIND, &record)?);
        lengths::check(KIND, &json)?;
        self.write(|tx, pen| Ok(tx.create(pen, id, KIND, &json)?))?;
        Ok(id)
    }

    pub(super) fn abstractions(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<AbstractionRow>, Refusal> {
        self.may_read(SPACE, "look at time off the beat")?;
        days::period(Some(from), Some(until))?;
        let directory = self.directory()?;
        let (begin, end) = (directory.begin(from), directory.end(until));
        let all = self
            .store
            .read(|reader| reader.entries_between::<Abstraction>(KIND, begin, end).map_err(Refusal::from))?;
        let row = |(abstraction, one): (RecordId, Abstraction)| AbstractionRow {
            abstraction,
            kind: one.kind,
            district: one.district,
            started: one.started,
            minutes: one.minutes,
            note: one.note,
        };
        Ok(all.into_iter().rev().map(row).collect())
    }
}
