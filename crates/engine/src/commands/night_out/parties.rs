//! Parties: added with their hosts, visited, called off.

use std::collections::{BTreeMap, BTreeSet};

use document::JsonMap;
use ids::RecordId;
use model::fields::field;
use model::{Party, PartyHost, RecordKind, Spot};
use serde_json::Value;

use super::{SPACE, stamps};
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{HostForm, HostView, PartyForm};
use crate::{Engine, Refusal, bad_field};

const CONTACTS: &str = "outreach_contacts";
/// More than the largest city's; a file that was imported twice.
const MOST_AT_ONCE: usize = 2_000;

impl Engine {
    pub(super) fn add_parties(
        &self,
        event: RecordId,
        forms: Vec<PartyForm>,
    ) -> Result<Vec<RecordId>, Refusal> {
        self.may_write(SPACE, "add parties")?;
        let night = self.night(event)?;
        if forms.len() > MOST_AT_ONCE {
            return Err(bad_field("parties", "That is too many at once.", "Add at most 2,000 at a time."));
        }
        if forms.iter().any(|form| form.host.is_some()) {
            self.may_write(CONTACTS, "write down whom to call")?;
        }
        let directory = self.directory()?;
        let mut new: Vec<(RecordId, RecordKind, JsonMap)> = vec![];
        for (number, form) in forms.into_iter().enumerate() {
            // Of 130 lines of a file, the one that is wrong has to be found.
            let wrong = |say: &str, what: &'static str| {
                bad_field("parties", format!("Party {} ({}): {say}", number + 1, form.address.trim()), what)
            };
            if form.address.trim().is_empty() {
                return Err(wrong("there is no address.", "Write street and number, or the block."));
            }
            if !(-90.0..=90.0).contains(&form.lat) || !(-180.0..=180.0).contains(&form.lon) {
                return Err(wrong("that is no point on the map.", "Give latitude and longitude in degrees."));
            }
            let (from, until) = (form.from.unwrap_or(night.starts), form.until.unwrap_or(night.ends));
            if until <= from {
                return Err(wrong("it ends before it begins.", "Correct one of the two times."));
            }
            let party = Party {
                event,
                address: form.address.trim().to_owned(),
                spot: Spot { lat: form.lat, lon: form.lon, label: None },
                district: directory.district_at((form.lat, form.lon)),
                neighborhood: None,
                from,
                until,
                wishes: form.wishes,
                officer: None,
                planned: None,
                visited: BTreeSet::new(),
                left: BTreeSet::new(),
                heads: BTreeMap::new(),
                called_off: false,
            };
            let id = self.new_id();
            new.push((id, RecordKind::Party, fields(RecordKind::Party, &party)?));
            if let Some(HostForm { name, phone, email }) = form.host {
                let host = PartyHost { party: id, name, phone, email };
                new.push((PartyHost::id(id), RecordKind::PartyHost, fields(RecordKind::PartyHost, &host)?));
            }
        }
        self.write(|tx, pen| {
            for (id, kind, json) in &new {
                tx.create(pen, *id, *kind, json)?;
            }
            Ok(())
        })?;
        Ok(new.into_iter().filter(|(_, kind, _)| *kind == RecordKind::Party).map(|(id, ..)| id).collect())
    }

    pub(super) fn call_party_off(&self, party: RecordId, off: bool) -> Result<(), Refusal> {
        self.may_write(SPACE, "call parties off")?;
        self.party(party)?;
        let change = [("called_off".to_owned(), off.into())].into_iter().collect();
        self.write(|tx, pen| Ok(tx.edit(pen, party, &change, None)?))?;
        Ok(())
    }

    pub(super) fn party_visited(&self, party: RecordId) -> Result<(), Refusal> {
        let (me, now) = (self.member()?, utc(self.now()));
        self.tick(party, |record| {
            // One visit of each officer: a second tap is the same visit.
            if stamps::of(&record.visited, me).is_none() {
                record.visited.insert(stamps::stamp(now, me));
            }
            Ok(())
        })
    }

    pub(super) fn party_not_visited(&self, party: RecordId) -> Result<(), Refusal> {
        let me = self.member()?;
        self.tick(party, |record| {
            record.visited = stamps::without(&record.visited, me);
            record.left = stamps::without(&record.left, me);
            Ok(())
        })
    }

    pub(super) fn party_left(&self, party: RecordId) -> Result<(), Refusal> {
        let (me, now) = (self.member()?, utc(self.now()));
        self.tick(party, |record| {
            if stamps::of(&record.visited, me).is_none() {
                let what = "Say first that you are there.";
                return Err(bad_field("party", "You have not been there yet.", what));
            }
            if stamps::of(&record.left, me).is_none() {
                record.left.insert(stamps::stamp(now, me));
            }
            Ok(())
        })
    }

    /// Changes who was there, in one transaction with reading it: two taps may come at once.
    fn tick(
        &self,
        party: RecordId,
        tick: impl FnOnce(&mut Party) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.may_write(SPACE, "tick parties off")?;
        self.party(party)?;
        self.write(|tx, pen| {
            let mut record: Party = typed(tx.record(party)?)?;
            tick(&mut record)?;
            let stamps = [("visited", record.visited), ("left", record.left)];
            let change = stamps.into_iter().map(|(name, all)| (name.to_owned(), Value::from_iter(all)));
            tx.edit(pen, party, &change.collect(), None)?;
            Ok(())
        })
    }

    pub(super) fn host_of(&self, party: RecordId) -> Result<Option<HostView>, Refusal> {
        self.may_read(CONTACTS, "see whom to call")?;
        self.party(party)?;
        let hosts = self.store.read(|reader| {
            reader.entries_of::<PartyHost>(party, RecordKind::PartyHost).map_err(Refusal::from)
        })?;
        let Some((record, host)) = hosts.into_iter().next() else { return Ok(None) };
        let Some(field) = field(RecordKind::PartyHost, "phone") else { return Ok(None) };
        self.looks_at(record, RecordKind::PartyHost, None)?;
        let PartyHost { name, phone, email, .. } = host;
        let (class, citation) = (field.class, field.citation.to_owned());
        Ok(Some(HostView { record, host: HostForm { name, phone, email }, class, citation }))
    }
}
