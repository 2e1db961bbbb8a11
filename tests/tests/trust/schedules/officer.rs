//! One officer, their phone of the moment, and what they have written on it.

use std::collections::BTreeSet;

use engine::door::{Command, Draft, Link, NewVisit, VisitChange, VisitView};
use ids::{DeviceId, DraftId, RecordId};
use testkit::{City, Device};

/// Something that a phone said was saved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    pub visit: RecordId,
    /// A paragraph that nothing else has.
    pub paragraph: String,
}

/// One officer.
pub struct Officer {
    /// In stories.
    name: &'static str,
    /// In the pack.
    pub member: &'static str,
    pub phone: Device,
    pub id: DeviceId,
    pub revoked: bool,
    pub role: &'static str,
    pub written: BTreeSet<Written>,
    /// Forms that were begun and not finished.
    pub forms: BTreeSet<String>,
    /// Entries that were handed into custody before this schedule.
    pub handed_before: u32,
}

impl Officer {
    pub fn joins(city: &mut City, name: &'static str, member: &'static str) -> Self {
        let phone = city.joins(name);
        let id = phone.whoami().device;
        let (written, forms) = (BTreeSet::new(), BTreeSet::new());
        Self { name, member, phone, id, revoked: false, role: "officer", written, forms, handed_before: 0 }
    }

    /// Gets a new phone in the place of one that was revoked; unfinished work went with the old one.
    pub fn gets_a_new_phone(&mut self, city: &mut City) {
        *self = Self::joins(city, self.name, self.member);
    }

    /// Logs a visit, if the phone lets them.
    pub fn logs(&mut self, paragraph: String) {
        let place = self.phone.engine().call(Command::Places {
            district: None,
            kind: None,
            text: None,
            here: None,
            limit: Some(1),
        });
        let place = place.ok().and_then(|places| serde_json::from_value(places[0]["place"].clone()).ok());
        let visit = NewVisit { place, note: Some(paragraph.clone()), ..NewVisit::default() };
        let saved = self.phone.engine().call(Command::LogVisit { visit });
        if let Some(visit) = saved.ok().and_then(|visit| serde_json::from_value(visit).ok()) {
            self.written.insert(Written { visit, paragraph });
        }
    }

    /// Adds a paragraph, if the visit is there and the phone lets them.
    pub fn edits(&mut self, visit: RecordId, paragraph: String) {
        let shown = self.phone.engine().call(Command::Visit { visit }).ok();
        let Some(view) = shown.and_then(|view| serde_json::from_value::<VisitView>(view).ok()) else {
            return;
        };
        let note = [view.record.note, vec![paragraph.clone()]].concat().join("\n");
        let change = VisitChange { note: Some(note), ..VisitChange::default() };
        let edit = Command::EditVisit { visit, seen: Some(view.heads), change };
        if self.phone.engine().call(edit).is_ok() {
            self.written.insert(Written { visit, paragraph });
        }
    }

    /// Begins a form, if the phone lets them.
    pub fn types(&mut self, number: u32, words: String) {
        let mut draft = [0; 16];
        draft[..4].copy_from_slice(&number.to_be_bytes());
        let fields = serde_json::json!({ "note": words });
        let draft = Draft { draft: DraftId::from_bytes(draft), form: "visit".into(), fields, kept: None };
        if self.phone.engine().call(Command::KeepDraft { draft }).is_ok() {
            self.forms.insert(words);
        }
    }

    pub fn comes_online(&mut self) {
        if self.phone.engine().is_enrolled() {
            self.phone.online();
            self.phone.kick();
        }
    }

    /// Waits until nothing is on its way any more, on the phone or off it.
    pub fn comes_to_rest(&self) {
        let revoked = self.revoked;
        self.phone.until("the phone comes to rest", |phone| match phone.standing() {
            None => revoked,
            Some(status) => !revoked && status.link == Link::Live && left(phone) == 0,
        });
    }

    /// Entries that are only on the phone.
    pub fn only_here(&self) -> u32 {
        left(&self.phone)
    }

    /// Entries that this phone handed over in this schedule and has the relay's receipt for.
    pub fn handed_over(&self) -> u32 {
        let handed = self.phone.engine().store().read(|reader| reader.handed_over()).unwrap();
        handed.iter().map(|some| some.entries).sum::<u32>() - self.handed_before
    }
}

/// What waits in the outbox, refused or not.
fn left(phone: &Device) -> u32 {
    phone.engine().store().read(|reader| reader.unsent()).unwrap().0
}
