//! A visit is logged: the visit, its not-public note, its promise and the end of its draft, together.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ids::RecordId;
use model::{FollowUp, FollowUpState, Origin, PlaceKind, RecordKind, Spot, Visit, VisitNote, VisitState};

use super::checks;
use super::view::fields;
use crate::commands::lengths::filled;
use crate::directory::{Directory, utc};
use crate::door::{Here, NewFollowUp, NewVisit};
use crate::{Engine, Refusal, bad_field};

/// How late a promise may be already when it is written down.
const LATEST_PROMISE_DAYS: i64 = 30;
/// Farther than anybody plans.
const FARTHEST_PROMISE_DAYS: i64 = 5 * 366;

impl Engine {
    pub(crate) fn log_visit(&self, new: &NewVisit) -> Result<RecordId, Refusal> {
        self.may_write("patrol", "log visits")?;
        let directory = self.directory()?;
        let visit = self.visit_of(new, &directory)?;
        let promise =
            new.follow_up.as_ref().map(|promise| self.promise_of(promise, &directory)).transpose()?;
        checks::note("private_note", new.private_note.as_deref())?;
        let private = new.private_note.as_deref().map(document::lines).filter(|lines| !lines.is_empty());
        if private.is_some() {
            self.may_write("patrol_notes", "write not-public notes")?;
        }
        // A form is logged once, however often a screen that heard no answer tries.
        let id = new.draft.map_or_else(|| self.new_id(), |draft| RecordId::from_bytes(*draft.as_bytes()));
        // Looked at where it is written: while another try is being saved, this one waits for it.
        let is_new = self.write(|tx, pen| {
            if tx.has(id)? {
                return Ok(false);
            }
            tx.create(pen, id, RecordKind::Visit, &fields(RecordKind::Visit, &visit)?)?;
            if let Some(note) = private.clone() {
                let note = VisitNote { visit: id, note, recorded: visit.recorded };
                tx.create(pen, self.new_id(), RecordKind::VisitNote, &fields(RecordKind::VisitNote, &note)?)?;
            }
            if let Some(promise) = promise.clone() {
                let promise = FollowUp {
                    visit: Some(id),
                    place: promise.place.or(visit.place),
                    district: visit.district.clone().or(promise.district),
                    ..promise
                };
                tx.create(
                    pen,
                    self.new_id(),
                    RecordKind::FollowUp,
                    &fields(RecordKind::FollowUp, &promise)?,
                )?;
            }
            if let Some(draft) = new.draft {
                tx.drop_draft(draft)?;
            }
            Ok(true)
        })?;
        if !is_new {
            self.log_again(id, new, visit, private, promise)?;
        }
        Ok(id)
    }

    /// The visit with everything filled in that we know.
    fn visit_of(&self, new: &NewVisit, directory: &Directory) -> Result<Visit, Refusal> {
        let now = utc(self.now());
        let place = new.place.map(|place| self.known_place(place)).transpose()?;
        if place.is_none() && new.spot.is_none() {
            return Err(bad_field("place", "A visit needs a place or a spot on the map.", "Choose one."));
        }
        let spot = new.spot.as_ref().filter(|_| new.place.is_none()).map(labelled);
        if let Some(spot) = &spot {
            checks::spot(spot)?;
        }
        let started = new.started.unwrap_or(now);
        checks::times(started, new.ended, now)?;
        checks::people(new.people_reached)?;
        checks::note("note", new.note.as_deref())?;
        checks::kind(new.kind.as_ref())?;
        checks::origin(new.origin.as_ref())?;
        checks::case_number(new.case_number.as_deref())?;
        let city = directory.city.as_ref();
        checks::words("topics", &new.topics, city.map(|city| city.topics.as_slice()))?;
        checks::words("materials", &new.materials, city.map(|city| city.materials.as_slice()))?;
        checks::tips(&new.tips, city.map(|city| city.tips.as_slice()))?;
        let language = filled(new.language.as_deref());
        checks::language(language.as_deref(), directory)?;
        let (district, neighborhood) = (filled(new.district.as_deref()), filled(new.neighborhood.as_deref()));
        checks::district(district.as_deref(), directory)?;
        checks::neighborhood(neighborhood.as_deref(), directory)?;
        for member in &new.with {
            checks::person("with", *member, directory)?;
        }
        let of_spot = || directory.district_at(spot.as_ref().map(|spot| (spot.lat, spot.lon))?);
        let around_spot = match &spot {
            Some(spot) if neighborhood.is_none() => {
                self.neighborhood_at(Here { lat: spot.lat, lon: spot.lon })?
            }
            _ => None,
        };
        let mut officers: BTreeSet<_> = new.with.clone();
        officers.insert(self.member()?);
        Ok(Visit {
            place: place.as_ref().map(|place| place.record),
            kind: (new.kind.clone())
                .or_else(|| place.as_ref().map(|place| place.kind.clone().into()))
                .unwrap_or(PlaceKind::Other),
            district: district
                .or_else(|| place.as_ref().and_then(|place| place.district.clone()))
                .or_else(of_spot),
            neighborhood: neighborhood.or_else(|| place.and_then(|place| place.neighborhood)).or(around_spot),
            spot,
            started,
            ended: new.ended,
            recorded: now,
            officers,
            origin: new.origin.clone().unwrap_or(Origin::SelfInitiated),
            people_reached: new.people_reached,
            topics: new.topics.clone(),
            language,
            materials: new.materials.clone(),
            tips: new.tips.clone(),
            case_number: filled(new.case_number.as_deref()),
            note: new.note.as_deref().map(document::lines).unwrap_or_default(),
            state: VisitState::Logged,
            withdrawn_because: None,
        })
    }

    /// A promise with everything filled in that we know.
    pub(in crate::commands) fn promise_of(
        &self,
        new: &NewFollowUp,
        directory: &Directory,
    ) -> Result<FollowUp, Refusal> {
        let promise = new.promise.trim();
        if promise.is_empty() {
            return Err(bad_field(
                "promise",
                "Nothing is promised.",
                "Say what was promised, or leave it out.",
            ));
        }
        checks::note("promise", Some(promise))?;
        self.may_be_due(new.due, directory)?;
        let owner = new.owner.map_or_else(|| self.member(), Ok)?;
        if new.owner.is_some() {
            checks::person("owner", owner, directory)?;
        }
        if let Some(visit) = new.visit {
            // A promise is made at a visit, or at an event such as the meeting of a group.
            self.record_of(visit, RecordKind::Visit).or_else(|_| self.record_of(visit, RecordKind::Event))?;
        }
        let place = new.place.map(|place| self.known_place(place)).transpose()?;
        let own_district = || directory.districts_of(owner).into_iter().next();
        Ok(FollowUp {
            visit: new.visit,
            place: place.as_ref().map(|place| place.record),
            district: place.and_then(|place| place.district).or_else(own_district),
            owner,
            due: new.due,
            promise: promise.to_owned(),
            state: FollowUpState::Open,
            outcome: None,
            recorded: utc(self.now()),
        })
    }

    /// A form may lie for some days before it is logged; a promise due long before is a mistyped year.
    fn may_be_due(&self, due: NaiveDate, directory: &Directory) -> Result<(), Refusal> {
        let days = (due - directory.day(self.now())).num_days();
        if days < -LATEST_PROMISE_DAYS {
            return Err(bad_field(
                "due",
                "That day is long past.",
                "Choose the day by which it will be done, from today on.",
            ));
        }
        if days > FARTHEST_PROMISE_DAYS {
            return Err(bad_field("due", "That day is more than five years away.", "Correct the year."));
        }
        Ok(())
    }
}

/// A spot without a label that says nothing.
fn labelled(spot: &Spot) -> Spot {
    Spot { label: filled(spot.label.as_deref()), ..*spot }
}
