//! Three devices, a relay, the lines between them, and what must hold in the end.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ids::{RecordId, UnixMs};
use relay::store::{AddCode, Found, Options, hash_of_code};
use serde_json::Value;
use store::Store;
use tempfile::TempDir;
use testkit::{Agency, folder};
use tokio::runtime::Runtime;

use crate::device::{Device, key};
use crate::line::Line;
use crate::relay_side::RelaySide;
use crate::steps::Step;
use crate::truth::Truth;

const CODE: &str = "TEST-CASE-TEST-CASE";

/// A relay's folder and a device's, before anything happened: 20 ms to make, 0.2 to copy.
pub struct Templates {
    agency: Agency,
    folder: TempDir,
}

impl Templates {
    pub fn made(agency: Agency) -> Self {
        let folder = folder();
        let device = Store::open(&folder.path().join("device"), key(), UnixMs(0)).unwrap().store;
        device.keep_identity(agency.id, b"a device of this agency").unwrap();
        let runtime = runtime();
        runtime.block_on(async {
            let relay = relay_store(&folder.path().join("relay"));
            relay.write(AddCode { code: hash_of_code(CODE) }).await.unwrap();
            let roster = Arc::new(agency.roster.clone());
            let found = Found { code: hash_of_code(CODE), statements: agency.statements.clone(), roster };
            relay.write(found).await.unwrap().unwrap();
        });
        Self { agency, folder }
    }

    fn copy(&self, what: &str, to: &Path) {
        std::fs::create_dir(to).unwrap();
        for file in std::fs::read_dir(self.folder.path().join(what)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

fn relay_store(folder: &Path) -> relay::store::Store {
    relay::store::Store::open(folder, Options::default()).unwrap()
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().build().unwrap()
}

/// The devices of one case, and the relay between them.
pub struct World<'a> {
    agency: &'a Agency,
    devices: Vec<Device>,
    lines: Vec<Option<Line>>,
    relay: relay::store::Store,
    truth: Truth,
    now: UnixMs,
    connections: u32,
    runtime: Arc<Runtime>,
    _folder: TempDir,
}

impl<'a> World<'a> {
    pub fn new(templates: &'a Templates) -> Self {
        let folder = folder();
        let device = |(number, me): (usize, &testkit::MemberDevice)| {
            let at = folder.path().join(number.to_string());
            templates.copy("device", &at);
            Device::at(at, me.clone())
        };
        let devices: Vec<_> = templates.agency.devices.iter().enumerate().map(device).collect();
        templates.copy("relay", &folder.path().join("relay"));
        Self {
            agency: &templates.agency,
            lines: devices.iter().map(|_| None).collect(),
            devices,
            relay: relay_store(&folder.path().join("relay")),
            truth: Truth::default(),
            now: UnixMs(1_781_103_600_000),
            connections: 0,
            runtime: Arc::new(runtime()),
            _folder: folder,
        }
    }

    pub fn happens(&mut self, step: &Step) {
        // Often two things fall into one second, which is as fine as automerge's times are.
        self.now.0 += 400;
        let (agency, now) = (self.agency, self.now);
        match *step {
            Step::Creates { who, what } => {
                self.devices[who].creates(agency, &mut self.truth, what, now);
                self.wrote(who);
            }
            Step::Edits { who, record, what, stale } => {
                let Some(record) = self.devices[who].record(&self.truth, None, record) else { return };
                self.devices[who].edits(agency, &mut self.truth, (record, what, stale), now);
                self.wrote(who);
            }
            Step::Looks { who, record } => {
                if let Some(record) = self.devices[who].record(&self.truth, None, record) {
                    self.devices[who].looks(record);
                }
            }
            Step::Connects { who } => self.connects(who),
            Step::Breaks { who } => self.lines[who] = None,
            Step::IsKilled { who } => {
                self.lines[who] = None;
                self.devices[who].is_killed();
            }
            Step::Runs { who, turns, order } => {
                for turn in 0..turns {
                    self.moves(who, order.wrapping_mul(turn.wrapping_add(1)) % 4);
                }
            }
        }
    }

    fn wrote(&mut self, who: usize) {
        if let Some(line) = &mut self.lines[who] {
            line.has_news(self.agency, &self.devices[who], self.now);
        }
    }

    fn connects(&mut self, who: usize) {
        if self.lines[who].is_some() {
            return;
        }
        self.connections += 1;
        let mut nonce = [0; 32];
        nonce[..4].copy_from_slice(&self.connections.to_be_bytes());
        let relay = RelaySide::of(&self.relay, &self.runtime, nonce);
        let key = *self.relay.keys().public();
        self.lines[who] = Some(Line::made(self.agency, &self.devices[who], relay, key));
    }

    fn moves(&mut self, who: usize, order: u8) -> bool {
        let (agency, device, now) = (self.agency, &self.devices[who], self.now);
        self.lines[who].as_mut().is_some_and(|line| line.moves(agency, device, order, now))
    }

    /// Everybody is on line until nothing moves any more.
    pub fn comes_together(&mut self) {
        (0..3).for_each(|who| self.connects(who));
        let mut turns = 0;
        while (0..3).filter(|who| self.moves(*who, 0)).count() > 0 {
            turns += 1;
            assert!(turns < 20_000, "the lines never fall silent");
        }
    }

    pub fn has_converged(&self) {
        let first = self.devices[0].store();
        let (heads, rows) = (first.heads().unwrap(), first.read_model().unwrap());
        let records: Vec<RecordId> = heads.iter().map(|(record, _)| *record).collect();
        let written: Vec<RecordId> = self.truth.records.keys().copied().collect();
        assert_eq!(records, written, "every record is there, once");
        for device in &self.devices {
            let store = device.store();
            assert_eq!(store.heads().unwrap(), heads, "the same documents");
            assert_eq!(store.read_model().unwrap(), rows, "the same read model");
            assert_eq!(self.conflicts(device), self.conflicts(&self.devices[0]), "the same to settle");
            assert_eq!(store.outbox(0, usize::MAX).unwrap().len(), 0, "nothing is left to send");
            assert_eq!(store.rebuild().unwrap(), heads.len() as u64);
            assert_eq!(store.read_model().unwrap(), rows, "the read model equals its rebuild");
        }
        self.devices.iter().for_each(|device| self.everything_stands(device));
    }

    /// Every value to settle, with its authors; and each is on the list of what has to be settled.
    fn conflicts(&self, device: &Device) -> BTreeMap<RecordId, String> {
        let listed = device.store().read(|reader| reader.in_conflict()).unwrap();
        let of = |record: &RecordId| {
            let conflicts = device.whole(*record).unwrap().conflicts;
            (!conflicts.is_empty()).then(|| (*record, format!("{conflicts:?}")))
        };
        let all: BTreeMap<_, _> = self.truth.records.keys().filter_map(of).collect();
        let shown = all.keys().filter(|record| self.truth.records[*record] != model::RecordKind::VisitNote);
        for record in shown {
            assert!(listed.contains(record), "{record} has values to settle and is not listed");
        }
        all
    }

    /// Nothing that a person wrote is gone unless somebody who saw it took it away.
    fn everything_stands(&self, device: &Device) {
        for record in self.truth.records.keys() {
            let whole = device.whole(*record).unwrap();
            let mut texts: Vec<&str> = ["note", "topics"]
                .iter()
                .filter_map(|field| whole.json.get(*field).and_then(Value::as_array))
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let waiting = whole.conflicts.iter().flat_map(|conflict| &conflict.values);
            texts.extend(waiting.filter_map(|value| value.value.as_str()));
            for text in self.truth.stands(*record) {
                assert!(texts.contains(&text), "“{text}” is gone from {record}: {texts:?}");
            }
        }
    }
}
