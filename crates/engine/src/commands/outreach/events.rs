//! Events: the calendar, one whole, planned, changed.

use chrono::{DateTime, TimeDelta, Utc};
use document::{JsonMap, lines};
use ids::{RecordId, UnixMs};
use model::{Event, EventState, Group, RecordKind};
use serde_json::Value;
use store::lists::Reader;

use crate::commands::days;
use crate::commands::lengths;
use crate::commands::rows::Naming;
use crate::commands::visits::{fields, of_kind, typed, version};
use crate::directory::{Directory, utc};
use crate::door::{EventForm, EventRow, EventView};
use crate::{Engine, Refusal, bad_field};

/// How far the calendar looks ahead unless told.
const DAYS_AHEAD: i64 = 60;
/// Groups of people that are counted apart. A city may count others too.
pub(super) const PEOPLE: [&str; 3] = ["adults", "teens", "children"];
/// The longest event: a week of safety camp.
const LONGEST: TimeDelta = TimeDelta::days(14);

/// Heads by group of people.
type Heads = std::collections::BTreeMap<String, i64>;

impl Engine {
    pub(super) fn events(
        &self,
        from: Option<DateTime<Utc>>,
        until: Option<DateTime<Utc>>,
    ) -> Result<Vec<EventRow>, Refusal> {
        self.may_read("outreach", "look at the calendar")?;
        let directory = self.directory()?;
        let from = from.unwrap_or_else(|| utc(directory.begin(directory.day(self.now()))));
        days::period(Some(from.date_naive()), None)?;
        let until = until.unwrap_or(from + TimeDelta::days(DAYS_AHEAD));
        self.store.read(|reader| {
            // An event that is under way began before.
            let first = UnixMs((from - LONGEST).timestamp_millis());
            let all = reader.entries_between::<Event>(
                RecordKind::Event,
                first,
                UnixMs(until.timestamp_millis()),
            )?;
            let shown = all.into_iter().filter(|(_, event)| event.ends > from);
            shown.map(|(record, event)| self.event_row(reader, &directory, record, &event)).collect()
        })
    }

    pub(in crate::commands) fn event_row(
        &self,
        reader: &Reader<'_>,
        directory: &Directory,
        record: RecordId,
        event: &Event,
    ) -> Result<EventRow, Refusal> {
        let me = self.member()?;
        let mut staff: Vec<String> = event.staff.iter().map(|member| directory.name(*member)).collect();
        staff.sort();
        let place = event.place.map(|place| reader.place(place)).transpose()?.flatten();
        let group = event.group.and_then(|group| {
            reader.whole(group).ok().and_then(|whole| typed::<Group>(whole.json).ok()).map(|group| group.name)
        });
        Ok(EventRow {
            event: record,
            name: event.name.clone(),
            program: event.program.clone(),
            group,
            whereabouts: place.map(|place| place.name).or_else(|| event.whereabouts.clone()),
            starts: event.starts,
            ends: event.ends,
            staff,
            mine: event.staff.contains(&me),
            heads: event.heads.values().sum(),
            state: event.state.clone(),
        })
    }

    pub(super) fn event(&self, id: RecordId) -> Result<EventView, Refusal> {
        self.may_read("outreach", "look at events")?;
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            let whole = of_kind(reader, id, RecordKind::Event)?;
            let record: Event = typed(whole.json)?;
            let mut counted: std::collections::BTreeMap<String, i64> =
                PEOPLE.iter().map(|word| ((*word).to_owned(), 0)).collect();
            counted.extend(record.heads.clone());
            let delivery = self.delivery_detail(&naming, reader.evidence(id, &marks)?)?;
            let elsewhere = if delivery.waiting == 0 {
                record.heads.clone()
            } else {
                heads_of(&reader.without_waiting(id, self.device()?)?)
            };
            Ok(EventView {
                event: id,
                heads: whole.heads,
                only_here: beyond(&record.heads, &elsewhere),
                row: self.event_row(reader, &directory, id, &record)?,
                record,
                counted,
                conflicts: whole.conflicts.into_iter().map(|found| naming.conflict(id, found)).collect(),
                delivery,
            })
        })
    }

    pub(super) fn add_event(&self, form: EventForm) -> Result<RecordId, Refusal> {
        self.may_write("outreach", "plan events")?;
        let record = self.event_of(form)?;
        let id = self.new_id();
        self.write(|tx, pen| {
            Ok(tx.create(pen, id, RecordKind::Event, &fields(RecordKind::Event, &record)?)?)
        })?;
        Ok(id)
    }

    /// The event that a form plans, if it can be one.
    pub(in crate::commands) fn event_of(&self, form: EventForm) -> Result<Event, Refusal> {
        let needed = |field| bad_field(field, "An event needs a beginning and an end.", "Give both.");
        let starts = form.starts.ok_or_else(|| needed("starts"))?;
        let ends = form.ends.ok_or_else(|| needed("ends"))?;
        let place = form.place.map(|place| self.known_place(place)).transpose()?;
        let record = Event {
            name: form.name.clone().unwrap_or_default().trim().to_owned(),
            program: form.program,
            group: form.group.flatten(),
            place: place.as_ref().map(|place| place.record),
            whereabouts: form.whereabouts.filter(|text| !text.trim().is_empty()),
            district: place.and_then(|place| place.district),
            starts,
            ends,
            staff: form.staff.unwrap_or_default(),
            with: form.with.unwrap_or_default(),
            expected: form.expected.filter(|count| *count > 0),
            heads: std::collections::BTreeMap::new(),
            handed_out: std::collections::BTreeMap::new(),
            plan: form.plan.as_deref().map(lines).unwrap_or_default(),
            debrief: form.debrief.as_deref().map(lines).unwrap_or_default(),
            state: form.state.unwrap_or(EventState::Planned),
            number: form.number.filter(|text| !text.trim().is_empty()),
            recorded: utc(self.now()),
        };
        self.check_event(&record)?;
        Ok(record)
    }

    pub(super) fn edit_event(
        &self,
        id: RecordId,
        seen: Option<&str>,
        mut form: EventForm,
    ) -> Result<EventView, Refusal> {
        self.may_write("outreach", "change events")?;
        let mut now: Event = typed(self.record_of(id, RecordKind::Event)?.json)?;
        let seen = seen.map(version).transpose()?;
        let (plan, debrief) = (form.plan.take(), form.debrief.take());
        if let Some(name) = &mut form.name {
            *name = name.trim().to_owned();
            now.name.clone_from(name);
        }
        now.starts = form.starts.unwrap_or(now.starts);
        now.ends = form.ends.unwrap_or(now.ends);
        now.place = form.place.or(now.place);
        now.group = form.group.unwrap_or(now.group);
        now.state = form.state.clone().unwrap_or(now.state);
        self.check_event(&now)?;
        let mut change: JsonMap = fields(RecordKind::Event, &form)?;
        if let Some(place) = form.place {
            change.insert(
                "district".into(),
                self.known_place(place)?.district.map_or(Value::Null, Value::from),
            );
        }
        // Where it is, said in words, is no longer the place it was; an empty text is none.
        if form.place.is_none() && form.whereabouts.is_some() {
            change.extend([("place".into(), Value::Null), ("district".into(), Value::Null)]);
        }
        for name in ["whereabouts", "program", "number"] {
            if change.get(name).and_then(Value::as_str).is_some_and(|text| text.trim().is_empty()) {
                change.insert(name.into(), Value::Null);
            }
        }
        // Nobody is expected: nobody has said how many.
        if form.expected == Some(0) {
            change.insert("expected".into(), Value::Null);
        }
        for (name, text) in [("plan", plan), ("debrief", debrief)] {
            if let Some(text) = text {
                change.insert(name.into(), lines(&text).into());
            }
        }
        lengths::check(RecordKind::Event, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, seen.as_ref())?))?;
        self.event(id)
    }

    fn check_event(&self, event: &Event) -> Result<(), Refusal> {
        if event.name.is_empty() {
            return Err(bad_field("name", "An event needs a name.", "Say what people call it."));
        }
        if event.ends <= event.starts {
            return Err(bad_field(
                "ends",
                "The event ends before it begins.",
                "Correct one of the two times.",
            ));
        }
        if event.ends - event.starts > LONGEST {
            return Err(bad_field(
                "ends",
                format!("The event is longer than {} days.", LONGEST.num_days()),
                "Correct the times, or plan one event for each week.",
            ));
        }
        if let EventState::Unknown(_) = event.state {
            return Err(bad_field(
                "state",
                "That is no state of an event.",
                "Say planned, underway, over or called_off.",
            ));
        }
        if let Some(group) = event.group {
            self.record_of(group, RecordKind::Group)?;
        }
        Ok(())
    }
}

/// The heads in a record, which may have none yet.
fn heads_of(json: &JsonMap) -> Heads {
    json.get("heads").and_then(|heads| serde_json::from_value(heads.clone()).ok()).unwrap_or_default()
}

/// What one count has that the other has not, word by word.
fn beyond(counted: &Heads, elsewhere: &Heads) -> Heads {
    let more = |(word, count): (&String, &i64)| {
        let more = count - elsewhere.get(word).unwrap_or(&0);
        (more != 0).then(|| (word.clone(), more))
    };
    counted.iter().filter_map(more).collect()
}
