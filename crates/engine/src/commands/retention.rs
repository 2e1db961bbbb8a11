//! The custodian's queue. What is due is `model`'s rule; this gathers candidates by index and pages.
//!
//! Nothing is disposed of here.

mod candidates;
mod cursor;
mod happenings;

use chrono::NaiveDate;
use model::fields::{FIELDS, Retention, retention};
use model::retention::{Due, Period, Schedule, due_for_disposal, longest_due_first};
use model::{City, RecordKind};
use seal::public::Right;

use super::sync_status::title;
use crate::door::{ClassKept, DisposalRow, RetentionQueue};
use crate::{Engine, Refusal, bad_field};
use candidates::{Entry, Few};
use cursor::Cursor;

impl Engine {
    /// Refuses whoever does not keep the agency's records. The custodian's acts are written down in the
    /// space `records`, so it has to be open and theirs to write.
    pub(crate) fn may_keep_records(&self, what: &'static str) -> Result<(), Refusal> {
        self.may_with_records(Right::Write, what)
    }

    /// Refuses whoever may not do this in the space `records`, and everybody where it is not open.
    pub(in crate::commands) fn may_with_records(
        &self,
        right: Right,
        what: &'static str,
    ) -> Result<(), Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let space = identity.space("records");
        if roster.space(space).is_none() {
            return Err(Refusal::NotOpen("records"));
        }
        if roster.may(identity.id(), space, right) { Ok(()) } else { Err(Refusal::NotAllowed(what)) }
    }

    pub(crate) fn retention_queue(
        &self,
        class: Option<&str>,
        after: Option<&str>,
        limit: Option<u32>,
    ) -> Result<RetentionQueue, Refusal> {
        self.may_keep_records("see what is due for disposal")?;
        let directory = self.directory()?;
        let day = directory.day(self.now());
        let limit = limit.unwrap_or(50).clamp(1, 200);
        let mut cursor: Cursor = after.map(str::parse).transpose()?.unwrap_or_default();
        let asked = classes(directory.city.as_ref(), class)?;
        let holds = self.holds();
        self.store.read(|reader| {
            let few = Few::read(reader, &directory)?;
            let mut kept = vec![];
            let mut more = false;
            for (kind, period) in kinds(&asked) {
                let mut of_kind = few.or_begun(reader, (kind, period), day, cursor.get(kind), limit + 1)?;
                more |= of_kind.len() > limit as usize;
                of_kind.truncate(limit as usize);
                kept.extend(of_kind.into_iter().map(|entry| entry.kept(&directory)));
            }
            let none = std::collections::BTreeMap::new();
            let schedules = directory.city.as_ref().map_or(&none, |city| &city.retention);
            let is_held = |entry: &Entry| holds.contains(&entry.record);
            let queue = due_for_disposal(kept, schedules, is_held, day);
            let mut page: Vec<(Due<'_, Entry>, bool)> =
                queue.due.into_iter().map(|due| (due, false)).collect();
            page.extend(queue.held.into_iter().map(|due| (due, true)));
            page.sort_by(|a, b| longest_due_first(&a.0, &b.0));
            more |= page.len() > limit as usize;
            page.truncate(limit as usize);
            page.iter().for_each(|(due, _)| cursor.passes(&due.record));
            let classes = asked.iter().map(|(class, schedule)| {
                let period = schedule.and_then(Schedule::period);
                let mut old_enough = 0;
                for (kind, period) in kinds(&[(*class, *schedule)]) {
                    old_enough += few.or_count(reader, (kind, period), day)?;
                }
                let words = match schedule {
                    Some(Schedule::Words(words)) => Some(words.clone()),
                    _ => None,
                };
                Ok(ClassKept { class: class.word().into(), words, period: period.cloned(), old_enough })
            });
            Ok(RetentionQueue {
                day,
                classes: classes.collect::<Result<_, Refusal>>()?,
                next: more.then(|| cursor.to_string()),
                rows: page
                    .into_iter()
                    .map(|(due, held)| {
                        row(day, title(reader, Some(due.record.kind), due.record.record), &due, held)
                    })
                    .collect(),
            })
        })
    }

    /// The records that somebody holds, as the roster says.
    fn holds(&self) -> std::collections::BTreeSet<ids::RecordId> {
        self.roster().all_held().map(|(_, record)| record).collect()
    }
}

/// The retention classes, or the one asked for, each with its schedule.
fn classes<'a>(
    city: Option<&'a City>,
    only: Option<&str>,
) -> Result<Vec<(Retention, Option<&'a Schedule>)>, Refusal> {
    let mut all: Vec<Retention> = FIELDS.iter().map(|field| field.retention).collect();
    all.sort();
    all.dedup();
    all.retain(|class| only.is_none_or(|only| class.word() == only));
    if all.is_empty() {
        return Err(bad_field("class", "There is no such retention class.", "Choose one of the pack's."));
    }
    let schedule = |class: Retention| city.and_then(|city| city.retention.get(class.word()));
    Ok(all.into_iter().map(|class| (class, schedule(class))).collect())
}

/// The kinds of record that a period is set for.
fn kinds<'a>(
    classes: &[(Retention, Option<&'a Schedule>)],
) -> impl Iterator<Item = (RecordKind, &'a Period)> {
    let set: Vec<(Retention, &Period)> = classes
        .iter()
        .filter_map(|(class, schedule)| Some((*class, schedule.and_then(Schedule::period)?)))
        .collect();
    RecordKind::ALL.iter().filter_map(move |kind| {
        let class = retention(*kind)?;
        set.iter().find(|(of, _)| *of == class).map(|(_, period)| (*kind, *period))
    })
}

fn row(day: NaiveDate, title: String, due: &Due<'_, Entry>, held: bool) -> DisposalRow {
    DisposalRow {
        record: due.record.record,
        kind: due.record.kind,
        title,
        class: due.class.word().to_owned(),
        after: due.period.after.clone(),
        began: due.began,
        due_on: due.due_on,
        days_due: u32::try_from((day - due.due_on).num_days()).unwrap_or(0),
        schedule: due.period.schedule.clone(),
        citation: due.period.citation.clone(),
        held,
    }
}
