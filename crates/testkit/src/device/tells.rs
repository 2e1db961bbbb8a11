//! What a person does on a device, in a word.

use engine::door::{
    Command, Draft, NewVisit, PlaceChange, PlaceRow, RevokedBecause, Said, VisitChange, VisitView,
};
use ids::{DeviceId, DraftId, RecordId};

use crate::Device;

impl Device {
    /// Logs a visit.
    pub fn logs_visit(&self, visit: NewVisit) -> RecordId {
        self.ask(Command::LogVisit { visit })
    }

    /// Logs a visit to the first place of the person's district, with this note.
    pub fn logs(&self, note: &str) -> RecordId {
        let (places, mine) = (self.places(), self.whoami().districts);
        let in_mine = |place: &&PlaceRow| place.district.as_ref().is_some_and(|code| mine.contains(code));
        let place = places.iter().find(in_mine).or(places.first()).map(|place| place.place);
        self.logs_visit(NewVisit { place, note: Some(note.into()), ..NewVisit::default() })
    }

    /// Changes a visit as it is on this device now.
    pub fn edits(&self, visit: RecordId, change: VisitChange) -> VisitView {
        let seen = Some(self.visit(visit).heads);
        self.ask(Command::EditVisit { visit, seen, change })
    }

    /// Adds a paragraph at the end of a visit's note.
    pub fn adds_to(&self, visit: RecordId, paragraph: &str) -> VisitView {
        let mut note = self.note(visit);
        note.push(paragraph.into());
        self.edits(visit, VisitChange { note: Some(note.join("\n")), ..VisitChange::default() })
    }

    /// Writes down how many people were reached.
    pub fn counts(&self, visit: RecordId, people: u32) -> VisitView {
        self.edits(visit, VisitChange { people_reached: Some(Some(people)), ..VisitChange::default() })
    }

    /// Withdraws a visit.
    pub fn withdraws(&self, visit: RecordId, because: &str) -> VisitView {
        self.ask(Command::WithdrawVisit { visit, because: because.into() })
    }

    /// Gives a place another name.
    pub fn renames(&self, place: RecordId, name: &str) {
        let change = PlaceChange { name: Some(name.into()), ..PlaceChange::default() };
        self.ask::<serde_json::Value>(Command::EditPlace { place, seen: None, change });
    }

    /// Ends another device.
    pub fn revokes(&self, device: DeviceId, because: RevokedBecause) -> Said {
        self.ask(Command::RevokeDevice { device, because })
    }

    /// Gives somebody another role.
    pub fn moves(&self, name: &str, role: &str) -> Said {
        let member = self.person(name).member;
        self.ask(Command::ChangeRole { member, role: role.into() })
    }

    /// Types into a form.
    pub fn types(&self, draft: u8, note: &str) -> Draft {
        self.keeps(draft, "visit", serde_json::json!({ "note": note }))
    }

    /// Has a form kept as a screen does.
    pub fn keeps(&self, draft: u8, form: &str, fields: serde_json::Value) -> Draft {
        let draft = Draft { draft: DraftId::from_bytes([draft; 16]), form: form.into(), fields, kept: None };
        self.ask(Command::KeepDraft { draft })
    }
}
