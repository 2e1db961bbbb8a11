//! A visit is logged: the visit, its not-public note, its promise and the end of its draft, together.

use std::collections::BTreeSet;

use ids::RecordId;
use model::{FollowUp, FollowUpState, Origin, PlaceKind, RecordKind, Visit, VisitNote, VisitState};

use super::checks;
use super::view::fields;
use crate::directory::{Directory, utc};
use crate::door::{NewFollowUp, NewVisit};
use crate::{Engine, Refusal, bad_field};

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
        if self.store.read(|reader| reader.has(id).map_err(Refusal::from))? {
            self.log_again(id, new, visit, private, promise)?;
            return Ok(id);
        }
        self.write(|tx, pen| {
            tx.create(pen, id, RecordKind::Visit, &fields(RecordKind::Visit, &visit)?)?;
            if let Some(note) = private {
                let note = VisitNote { visit: id, note, recorded: visit.recorded };
                tx.create(pen, self.new_id(), RecordKind::VisitNote, &fields(RecordKind::VisitNote, &note)?)?;
            }
            if let Some(promise) = promise {
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
            Ok(id)
        })
    }

    /// The visit with everything filled in that we know.
    fn visit_of(&self, new: &NewVisit, directory: &Directory) -> Result<Visit, Refusal> {
        let now = utc(self.now());
        let place = new.place.map(|place| self.known_place(place)).transpose()?;
        if place.is_none() && new.spot.is_none() {
            return Err(bad_field("place", "A visit needs a place or a spot on the map.", "Choose one."));
        }
        if let Some(spot) = &new.spot {
            checks::spot(spot)?;
        }
        let started = new.started.unwrap_or(now);
        checks::times(started, new.ended, now)?;
        checks::people(new.people_reached)?;
        checks::note("note", new.note.as_deref())?;
        let city = directory.city.as_ref();
        checks::words("topics", &new.topics, city.map(|city| city.topics.as_slice()))?;
        checks::words("materials", &new.materials, city.map(|city| city.materials.as_slice()))?;
        let of_spot = || directory.district_at(new.spot.as_ref().map(|spot| (spot.lat, spot.lon))?);
        let mut officers: BTreeSet<_> = new.with.clone();
        officers.insert(self.member()?);
        Ok(Visit {
            place: new.place,
            spot: new.spot.clone().filter(|_| new.place.is_none()),
            kind: (new.kind.clone())
                .or_else(|| place.as_ref().map(|place| place.kind.clone().into()))
                .unwrap_or(PlaceKind::Other),
            district: (new.district.clone())
                .or_else(|| place.as_ref().and_then(|place| place.district.clone()))
                .or_else(of_spot),
            neighborhood: new.neighborhood.clone().or_else(|| place.and_then(|place| place.neighborhood)),
            started,
            ended: new.ended,
            recorded: now,
            officers,
            origin: new.origin.clone().unwrap_or(Origin::SelfInitiated),
            people_reached: new.people_reached,
            topics: new.topics.clone(),
            language: new.language.clone().filter(|language| !language.is_empty()),
            materials: new.materials.clone(),
            case_number: new
                .case_number
                .as_deref()
                .map(str::trim)
                .filter(|n| !n.is_empty())
                .map(str::to_owned),
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
        let owner = new.owner.map_or_else(|| self.member(), Ok)?;
        let place = new.place.map(|place| self.known_place(place)).transpose()?;
        let own_district = || directory.districts_of(owner).into_iter().next();
        Ok(FollowUp {
            visit: new.visit,
            place: new.place,
            district: place.and_then(|place| place.district).or_else(own_district),
            owner,
            due: new.due,
            promise: promise.to_owned(),
            state: FollowUpState::Open,
            outcome: None,
            recorded: utc(self.now()),
        })
    }
}
