//! One device: its store, and what a person on it writes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use document::{Heads, JsonMap};
use ids::{RecordId, UnixMs};
use model::RecordKind;
use serde_json::{Value, json};
use store::lists::Whole;
use store::{DatabaseKey, Pen, Store, StoreError};
use testkit::{Agency, MemberDevice};

use crate::steps::{Edit, New};
use crate::truth::Truth;

/// A device and its person.
pub struct Device {
    pub me: MemberDevice,
    folder: PathBuf,
    store: Option<Store>,
    looked_at: BTreeMap<RecordId, Whole>,
    written: u32,
}

/// The key of every device here: what is tested is not the encryption.
pub fn key() -> DatabaseKey {
    DatabaseKey::new([7; 32])
}

impl Device {
    pub fn at(folder: PathBuf, me: MemberDevice) -> Self {
        let mut device = Self { me, folder, store: None, looked_at: BTreeMap::new(), written: 0 };
        device.starts();
        device
    }

    pub fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    /// Killed and started again: what was committed is there, nothing else is.
    pub fn is_killed(&mut self) {
        self.store = None;
        self.looked_at.clear();
        self.starts();
    }

    fn starts(&mut self) {
        let opened = Store::open(&self.folder, key(), UnixMs(0)).unwrap();
        assert!(opened.salvaged.is_none());
        self.store = Some(opened.store);
    }

    /// The record that a number means, among those on this device.
    pub fn record(&self, truth: &Truth, kind: Option<RecordKind>, number: u8) -> Option<RecordId> {
        let here: Vec<RecordId> = truth
            .records
            .iter()
            .filter(|(_, of)| kind.is_none_or(|kind| kind == **of))
            .map(|(record, _)| *record)
            .filter(|record| self.whole(*record).is_some())
            .collect();
        here.get(usize::from(number).checked_rem(here.len())?).copied()
    }

    pub fn whole(&self, record: RecordId) -> Option<Whole> {
        self.store().read(|reader| reader.whole(record)).ok()
    }

    pub fn looks(&mut self, record: RecordId) {
        if let Some(whole) = self.whole(record) {
            self.looked_at.insert(record, whole);
        }
    }

    /// A text that nobody else writes.
    fn text(&mut self) -> String {
        self.written += 1;
        format!("{} writes {}", self.me.member, self.written)
    }

    pub fn creates(&mut self, agency: &Agency, truth: &mut Truth, what: New, now: UnixMs) {
        let id = RecordId::at(now.0.cast_unsigned(), random_of(&self.me, self.written));
        let at = chrono::DateTime::from_timestamp_millis(now.0).unwrap().to_rfc3339();
        let visits = |number| self.record(truth, Some(RecordKind::Visit), number);
        let (kind, json) = match what {
            New::Visit { people, paragraphs } => {
                let note: Vec<String> = (0..paragraphs).map(|_| self.text()).collect();
                note.iter().for_each(|text| truth.wrote(id, text));
                let visit = json!({
                    "kind": "business", "started": at, "recorded": at, "origin": "self_initiated",
                    "officers": [self.me.member], "people_reached": people, "note": note, "state": "logged",
                    "district": (people.is_multiple_of(2)).then_some("1"),
                });
                (RecordKind::Visit, visit)
            }
            New::Note { visit } => {
                let Some(visit) = visits(visit) else { return };
                let text = self.text();
                truth.wrote(id, &text);
                (RecordKind::VisitNote, json!({ "visit": visit, "note": [text], "recorded": at }))
            }
            New::FollowUp { visit } => {
                let promise = json!({
                    "visit": visits(visit), "owner": self.me.member, "due": "2026-06-20",
                    "promise": self.text(), "state": "open", "recorded": at,
                });
                (RecordKind::FollowUp, promise)
            }
            New::Place => {
                (RecordKind::Place, json!({ "name": self.text(), "kind": "park", "closed": false }))
            }
        };
        truth.records.insert(id, kind);
        self.written += 1;
        let pen = self.me.pen(agency, 0, now);
        self.store().transact(|tx| tx.create(&pen, id, kind, &fields(json))).unwrap();
    }

    pub fn edits(
        &mut self,
        agency: &Agency,
        truth: &mut Truth,
        (record, what, stale): (RecordId, Edit, bool),
        now: UnixMs,
    ) {
        let Some(whole) = self.whole(record) else { return };
        let me = self.me.clone();
        let pen = me.pen(agency, 0, now);
        if let Edit::Settles { conflict, choice } = what {
            return self.settles(&pen, truth, (record, &whole), (conflict, choice));
        }
        // Whoever edits what stood there a while ago only adds to notes: what is behind a paragraph
        // of an old version cannot be told from outside.
        let stale =
            stale && matches!(what, Edit::AddsParagraph { .. } | Edit::Number { .. } | Edit::State { .. });
        let base = match self.looked_at.remove(&record).filter(|_| stale) {
            Some(old) => old,
            None => whole,
        };
        let text = self.text();
        let change = crate::notes::change(truth, (record, &base), what, text);
        let seen: Heads = base.heads.parse().unwrap();
        let edited = self.store().transact(|tx| tx.edit(&pen, record, &fields(change), Some(&seen)));
        edited.unwrap();
    }

    fn settles(
        &self,
        pen: &Pen<'_>,
        truth: &mut Truth,
        (record, whole): (RecordId, &Whole),
        which: (u8, u8),
    ) {
        let number = usize::from(which.0).checked_rem(whole.conflicts.len());
        let Some(conflict) = number.map(|number| &whole.conflicts[number]) else { return };
        let chosen = &conflict.values[usize::from(which.1) % conflict.values.len()];
        for value in conflict.values.iter().filter(|value| value.value != chosen.value) {
            truth.took_away(record, value.value.as_str().unwrap_or_default());
        }
        let settled: Result<_, StoreError> =
            self.store().transact(|tx| tx.settle(pen, record, &conflict.field, &chosen.choice));
        settled.unwrap();
    }
}

/// Ids differ by device and count, and are the same in every run.
fn random_of(me: &MemberDevice, count: u32) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[0] = me.member.as_bytes()[0];
    bytes[6..].copy_from_slice(&count.to_be_bytes());
    bytes
}

fn fields(json: Value) -> JsonMap {
    match json {
        Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => panic!("a record is an object"),
    }
}
