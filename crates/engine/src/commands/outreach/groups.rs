//! Groups that the department keeps in touch with: listed, read, added, changed.

use chrono::{DateTime, TimeDelta, Utc};
use document::JsonMap;
use ids::RecordId;
use model::{Event, EventState, FollowUpState, Group, RecordKind};
use store::lists::{FollowUpsOf, Reader};

use crate::commands::given::needed;
use crate::commands::lengths;
use crate::commands::rows::Naming;
use crate::commands::visits::{fields, of_kind, typed};
use crate::directory::{Directory, utc};
use crate::door::{GroupForm, GroupRow, GroupView};
use crate::{Engine, Refusal};

const NAME: (&str, &str) = ("A group needs a name.", "Say what people call it.");

impl Engine {
    pub(super) fn groups(&self) -> Result<Vec<GroupRow>, Refusal> {
        self.may_read("outreach", "look at groups")?;
        let directory = self.directory()?;
        let now = utc(self.now());
        self.store.read(|reader| {
            let all = reader.all_entries::<Group>(RecordKind::Group)?;
            let rows = all.into_iter().map(|(id, group)| {
                let meetings = reader.entries_of::<Event>(id, RecordKind::Event)?;
                Ok(row(&directory, id, &group, &meetings, now))
            });
            let mut rows = rows.collect::<Result<Vec<_>, Refusal>>()?;
            rows.sort_by(|a, b| (a.closed, !a.due, &a.name).cmp(&(b.closed, !b.due, &b.name)));
            Ok(rows)
        })
    }

    pub(super) fn group(&self, id: RecordId) -> Result<GroupView, Refusal> {
        self.may_read("outreach", "look at groups")?;
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            let record = read_group(reader, id)?;
            let mut meetings = reader.entries_of::<Event>(id, RecordKind::Event)?;
            let row = row(&directory, id, &record, &meetings, utc(naming.now));
            meetings.reverse();
            let rows =
                meetings.iter().map(|(event, record)| self.event_row(reader, &directory, *event, record));
            let mut promises = vec![];
            for (meeting, _) in &meetings {
                for line in reader.follow_ups(FollowUpsOf::Visit(*meeting), &marks)? {
                    promises.push(naming.promise(reader, line)?);
                }
            }
            let settled = |promise: &crate::door::FollowUpRow| promise.record.state != FollowUpState::Open;
            promises.sort_by_key(|promise| (settled(promise), promise.record.due));
            Ok(GroupView { row, record, meetings: rows.collect::<Result<_, Refusal>>()?, promises })
        })
    }

    pub(super) fn add_group(&self, form: GroupForm) -> Result<RecordId, Refusal> {
        self.may_write("outreach", "add groups")?;
        let record = Group {
            name: needed("name", form.name.as_deref(), NAME)?,
            about: form.about.filter(|about| !about.trim().is_empty()),
            liaisons: form.liaisons.unwrap_or_default(),
            due_after_days: form.due_after_days,
            closed: form.closed.unwrap_or_default(),
            recorded: utc(self.now()),
        };
        let id = self.new_id();
        self.write(|tx, pen| {
            Ok(tx.create(pen, id, RecordKind::Group, &fields(RecordKind::Group, &record)?)?)
        })?;
        Ok(id)
    }

    pub(super) fn edit_group(&self, id: RecordId, mut form: GroupForm) -> Result<GroupView, Refusal> {
        self.may_write("outreach", "change groups")?;
        self.record_of(id, RecordKind::Group)?;
        if form.name.is_some() {
            form.name = Some(needed("name", form.name.as_deref(), NAME)?);
        }
        let change: JsonMap = fields(RecordKind::Group, &form)?;
        lengths::check(RecordKind::Group, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        self.group(id)
    }
}

fn read_group(reader: &Reader<'_>, id: RecordId) -> Result<Group, Refusal> {
    typed(of_kind(reader, id, RecordKind::Group)?.json)
}

/// Due is who was not met for longer than it should be, with no meeting to come.
fn row(
    directory: &Directory,
    id: RecordId,
    group: &Group,
    meetings: &[(RecordId, Event)],
    now: DateTime<Utc>,
) -> GroupRow {
    let held =
        || meetings.iter().map(|(_, event)| event).filter(|event| event.state != EventState::CalledOff);
    let last_met = held().map(|event| event.starts).filter(|starts| *starts <= now).max();
    let next = held().map(|event| event.starts).filter(|starts| *starts > now).min();
    let interval = group.due_after_days.map(|days| TimeDelta::days(i64::from(days)));
    let late = interval.is_some_and(|interval| now - last_met.unwrap_or(group.recorded) >= interval);
    GroupRow {
        group: id,
        name: group.name.clone(),
        liaisons: group.liaisons.iter().map(|member| directory.name(*member)).collect(),
        last_met,
        next,
        due: late && next.is_none() && !group.closed,
        closed: group.closed,
    }
}
