//! Coming and going: by badge, by roster, or as somebody who walked up.
//!
//! One record for each volunteer at an event, with an id derived from both: two phones that scan one
//! badge offline write into one record, and its stamps are a set.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use ids::RecordId;
use model::hours::{Hours, Stamp, Way};
use model::{CheckIn, Event, RecordKind, Volunteer};
use serde_json::Value;

use super::{SPACE, roster};
use crate::commands::given::has_come;
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{CheckInForm, Scanned, Who};
use crate::{Engine, Refusal, bad_field};

/// Nobody remembers farther back, to the minute.
const BACK: TimeDelta = TimeDelta::days(31);

impl Engine {
    pub(super) fn scan(&self, event: RecordId, badge: &str) -> Result<Scanned, Refusal> {
        self.may_write(SPACE, "check volunteers in")?;
        self.event_named(event)?;
        let found = self.store.read(|reader| roster::by_badge(reader, badge))?;
        let (id, volunteer) = found.ok_or_else(|| {
            bad_field(
                "badge",
                "No volunteer has this badge.",
                "Check them in by name, or as somebody who walked up.",
            )
        })?;
        let check_in = CheckIn::id(event, id);
        let now = utc(self.now());
        let stamp = self.put_stamp(event, Some((id, &volunteer)), check_in, |hours| hours.scanned(now))?;
        Ok(Scanned {
            name: volunteer.name,
            check_in,
            way: stamp.map(|stamp| stamp.way),
            unregistered: volunteer.registered.is_none(),
        })
    }

    pub(super) fn come(&self, event: RecordId, who: Who) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "check volunteers in")?;
        self.event_named(event)?;
        let now = utc(self.now());
        let stamp = Stamp { at: now, way: Way::In };
        match who {
            Who::Volunteer(id) => {
                let volunteer = roster::volunteer(self, id)?;
                let check_in = CheckIn::id(event, id);
                self.put_stamp(event, Some((id, &volunteer)), check_in, |hours| {
                    hours.here_since().is_none().then_some(stamp)
                })?;
                Ok(check_in)
            }
            Who::WalkUp(walk_up) => {
                let name = walk_up.name.trim().to_owned();
                if name.is_empty() {
                    return Err(bad_field(
                        "name",
                        "A name is needed.",
                        "Ask for it: it is how they are found.",
                    ));
                }
                let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
                let record = CheckIn {
                    event,
                    volunteer: None,
                    name,
                    home: given(walk_up.home),
                    skills: walk_up.skills,
                    prefers: given(walk_up.prefers),
                    reach: given(walk_up.reach),
                    stamps: BTreeSet::from([stamp.to_string()]),
                    equipment: given(walk_up.equipment),
                    miles: None,
                    recorded: now,
                };
                let id = self.new_id();
                let json = fields(RecordKind::CheckIn, &record)?;
                self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::CheckIn, &json)?))?;
                Ok(id)
            }
        }
    }

    pub(super) fn stamp(
        &self,
        check_in: RecordId,
        way: Way,
        at: Option<DateTime<Utc>>,
    ) -> Result<(), Refusal> {
        self.may_write(SPACE, "check volunteers in and out")?;
        let record: CheckIn = typed(self.record_of(check_in, RecordKind::CheckIn)?.json)?;
        let now = utc(self.now());
        let at = at.unwrap_or(now);
        has_come(at, now)?;
        if at < now - BACK {
            return Err(bad_field(
                "at",
                format!("That is more than {} days ago.", BACK.num_days()),
                "Hours that nobody wrote down in time are not counted.",
            ));
        }
        self.put_stamp(record.event, None, check_in, |_| Some(Stamp { at, way }))?;
        Ok(())
    }

    pub(super) fn unstamp(&self, check_in: RecordId, stamp: &str) -> Result<(), Refusal> {
        self.may_write(SPACE, "check volunteers in and out")?;
        self.record_of(check_in, RecordKind::CheckIn)?;
        self.write(|tx, pen| {
            let mut stamps = typed::<CheckIn>(tx.record(check_in)?)?.stamps;
            if !stamps.remove(stamp) {
                return Err(bad_field(
                    "stamp",
                    "That is not written down.",
                    "Look again: somebody took it back.",
                ));
            }
            let change = [("stamps".to_owned(), Value::from_iter(stamps))].into_iter().collect();
            tx.edit(pen, check_in, &change, None)?;
            Ok(())
        })
    }

    /// What was said at the table and comes to mind later: miles, a saw, a number to call.
    pub(super) fn amend(&self, check_in: RecordId, form: &CheckInForm) -> Result<(), Refusal> {
        self.may_write(SPACE, "change check-ins")?;
        self.record_of(check_in, RecordKind::CheckIn)?;
        let mut change = fields(RecordKind::CheckIn, form)?;
        for value in change.values_mut() {
            // An emptied field is no text of no letters.
            if value.as_str().is_some_and(|text| text.trim().is_empty()) {
                *value = Value::Null;
            }
        }
        // Whom the board does not tell it has an empty field on the screen, and empties nothing by it.
        if change.get("reach").is_some_and(Value::is_null) && !self.may_know_reach()? {
            change.remove("reach");
        }
        self.write(|tx, pen| Ok(tx.edit(pen, check_in, &change, None)?))?;
        Ok(())
    }

    /// Writes the stamp that follows from the hours so far, if one does. They are read where it is written:
    /// what another phone stamped meanwhile stays.
    fn put_stamp(
        &self,
        event: RecordId,
        who: Option<(RecordId, &Volunteer)>,
        check_in: RecordId,
        stamp: impl FnOnce(&Hours) -> Option<Stamp>,
    ) -> Result<Option<Stamp>, Refusal> {
        let json = match who {
            Some((id, volunteer)) => fields(
                RecordKind::CheckIn,
                &CheckIn {
                    event,
                    volunteer: Some(id),
                    name: volunteer.name.clone(),
                    home: None,
                    skills: volunteer.skills.clone(),
                    prefers: None,
                    reach: None,
                    stamps: BTreeSet::new(),
                    equipment: None,
                    miles: None,
                    recorded: utc(self.now()),
                },
            )?,
            None => document::JsonMap::new(),
        };
        self.write(|tx, pen| {
            if !json.is_empty() && !tx.has(check_in)? {
                tx.create(pen, check_in, RecordKind::CheckIn, &json)?;
            }
            let mut stamps = typed::<CheckIn>(tx.record(check_in)?)?.stamps;
            let stamp = stamp(&Hours::of(&stamps));
            if let Some(stamp) = stamp {
                stamps.insert(stamp.to_string());
                let change = [("stamps".to_owned(), Value::from_iter(stamps))].into_iter().collect();
                tx.edit(pen, check_in, &change, None)?;
            }
            Ok(stamp)
        })
    }

    /// The event, which has to be here.
    pub(in crate::commands) fn event_named(&self, event: RecordId) -> Result<Event, Refusal> {
        typed(self.record_of(event, RecordKind::Event)?.json)
    }
}
