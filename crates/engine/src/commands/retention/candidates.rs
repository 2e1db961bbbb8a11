//! What might be due: of visits, notes and promises the oldest by index, of what is few all of it.

use chrono::NaiveDate;
use ids::{RecordId, UnixMs};
use model::fields::{Retention, retention};
use model::retention::{Kept, Period};
use model::{Assignment, Begins, Disclosure, Disposal, District, Member, RecordKind};
use store::lists::{Begun, Reader};

use super::happenings;
use crate::Refusal;
use crate::directory::Directory;

/// A record in the order of its kind: by the moment its time began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub at: UnixMs,
    pub kind: RecordKind,
    pub record: RecordId,
}

impl Entry {
    /// As the rule takes it. Candidates are over: what is in force is none.
    pub(super) fn kept(self, directory: &Directory) -> Kept<Self> {
        let began = Some(directory.day(self.at));
        let class = retention(self.kind).unwrap_or(Retention::Directory);
        Kept { record: self, class, in_force: false, recorded: began, closed: began }
    }
}

/// Records of kinds that are few, each with the moment it was over. Settings, programs and partners
/// are in force as long as they are there.
pub(super) struct Few<'a> {
    entries: Vec<Entry>,
    directory: &'a Directory,
}

impl<'a> Few<'a> {
    pub(super) fn read(reader: &Reader<'_>, directory: &'a Directory) -> Result<Self, Refusal> {
        let changes: std::collections::BTreeMap<RecordId, UnixMs> =
            reader.directory_changes()?.into_iter().map(|begun| (begun.record, begun.at)).collect();
        let changed = |record: &RecordId| changes.get(record).copied();
        let mut entries = vec![];
        let mut over = |kind, record, at: Option<UnixMs>| {
            entries.extend(at.map(|at| Entry { at, kind, record }));
        };
        for place in reader.closed_places()? {
            over(RecordKind::Place, place.record, Some(place.at));
        }
        for (record, member) in reader.directory::<Member>(RecordKind::Member)? {
            over(RecordKind::Member, record, changed(&record).filter(|_| member.left));
        }
        // A year is over on its last day, once the city has gone on to the next.
        let in_force = directory.city.as_ref().map_or(0, |city| city.year);
        let end = |year: u16| {
            let last = NaiveDate::from_ymd_opt(i32::from(year), 12, 31).filter(|_| year < in_force)?;
            Some(directory.begin(last))
        };
        for (record, district) in reader.directory::<District>(RecordKind::District)? {
            over(RecordKind::District, record, end(district.year));
        }
        for (record, assignment) in reader.directory::<Assignment>(RecordKind::Assignment)? {
            over(RecordKind::Assignment, record, end(assignment.year));
        }
        for (record, disclosure) in reader.directory::<Disclosure>(RecordKind::Disclosure)? {
            let at = UnixMs(disclosure.recorded.timestamp_millis());
            over(RecordKind::Disclosure, record, Some(at));
        }
        for (record, disposal) in reader.directory::<Disposal>(RecordKind::Disposal)? {
            let at = UnixMs(disposal.recorded.timestamp_millis());
            over(RecordKind::Disposal, record, Some(at));
        }
        entries.extend(happenings::over(reader)?);
        entries.sort();
        Ok(Self { entries, directory })
    }

    /// The next records of a kind that are due on a day, the oldest first.
    pub(super) fn or_begun(
        &self,
        reader: &Reader<'_>,
        (kind, period): (RecordKind, &Period),
        day: NaiveDate,
        after: Option<Begun>,
        limit: u32,
    ) -> Result<Vec<Entry>, Refusal> {
        let Some(before) = self.before(period, day) else { return Ok(vec![]) };
        if is_many(kind) {
            let begun = reader.begun(kind, &period.after, before, after, limit)?;
            return Ok(begun
                .into_iter()
                .map(|begun| Entry { at: begun.at, kind, record: begun.record })
                .collect());
        }
        let of_kind = self.of(kind, &period.after, before);
        let later = of_kind
            .filter(|entry| after.is_none_or(|after| (entry.at, entry.record) > (after.at, after.record)));
        Ok(later.take(limit as usize).copied().collect())
    }

    /// How many these are in all.
    pub(super) fn or_count(
        &self,
        reader: &Reader<'_>,
        (kind, period): (RecordKind, &Period),
        day: NaiveDate,
    ) -> Result<u32, Refusal> {
        let Some(before) = self.before(period, day) else { return Ok(0) };
        if is_many(kind) {
            return Ok(reader.count_begun(kind, &period.after, before)?);
        }
        Ok(u32::try_from(self.of(kind, &period.after, before).count()).unwrap_or(u32::MAX))
    }

    /// The moment before which something must have begun that is due on a day.
    fn before(&self, period: &Period, day: NaiveDate) -> Option<UnixMs> {
        Some(self.directory.end(period.latest_due(day)?))
    }

    fn of(&self, kind: RecordKind, event: &Begins, before: UnixMs) -> impl Iterator<Item = &Entry> {
        let class = retention(kind);
        let is_dated = class.is_some_and(|class| model::retention::events(class).contains(event));
        self.entries.iter().filter(move |entry| is_dated && entry.kind == kind && entry.at < before)
    }
}

/// Kinds that grow with every day, and that the store has in order.
fn is_many(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Visit | RecordKind::VisitNote | RecordKind::FollowUp)
}
