//! Work in custody: seen by those who may, released or disposed of by the custodian.

use ids::{Cursor, RecordId};
use protocol::{Batch, Frame};
use seal::public::Right;
use store::{CUSTODY, CustodyEntry, LeftForm, StoreError};

use super::saying::strange;
use crate::directory::utc;
use crate::door::{CustodyRow, CustodyView, HandedOverRow, LeftFormRow};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(crate) fn custody(&self) -> Result<CustodyView, Refusal> {
        let (identity, roster, directory) = (self.identity()?, self.roster(), self.directory()?);
        let space = identity.space(CUSTODY);
        let (entries, forms, handed) = self.store.read(|reader| {
            Ok::<_, Refusal>((reader.custody()?, reader.left_forms()?, reader.handed_over()?))
        })?;
        let from = |device| directory.author(&roster, device);
        let entries = entries.iter().map(|entry| {
            let opened = self.open_entry(entry).ok();
            CustodyRow {
                entry: entry.seq,
                from: from(entry.device),
                space: self.space_name(entry.space),
                record: entry.record,
                kind: opened.as_ref().and_then(|opened| opened.0),
                says: opened.map(|opened| opened.1),
                arrived: utc(entry.arrived),
            }
        });
        let form = |form: LeftForm| LeftFormRow {
            entry: form.seq,
            from: from(form.device),
            form: form.form,
            fields: serde_json::from_str(&form.fields).unwrap_or_default(),
            kept: utc(form.kept),
        };
        let handed = handed.into_iter().map(|some| HandedOverRow {
            space: self.space_name(some.space),
            entries: some.entries,
            signed: utc(some.signed),
            number: some.seq,
        });
        Ok(CustodyView {
            decides: roster.may(identity.id(), space, Right::Manage),
            entries: entries.collect(),
            forms: forms.into_iter().map(form).collect(),
            handed_over: handed.collect(),
        })
    }

    /// Takes the entry into the record as its author made it, and publishes the record as a snapshot,
    /// which carries that author's signature.
    pub(crate) fn release_custody(&self, entry: Cursor) -> Result<(), Refusal> {
        self.may_decide()?;
        let found = self.entry(entry)?;
        let roster = self.roster();
        let push = self.next_compaction();
        let snapshot = self.write(|tx, pen| {
            if !tx.take_from_custody(&found, &roster, pen)? {
                return Err(unready());
            }
            Ok(tx.snapshot(pen, found.record)?)
        })?;
        let batch = Batch::from_envelopes([(Cursor(0), &snapshot.envelope)]);
        // Nothing before it is replaced: the snapshot is one more entry of the log.
        match self.ask_relay(Frame::Compact { push, upto: Cursor(0), batch })? {
            Frame::Receipt { .. } => self.settle(&[entry]),
            Frame::Refused { refusals, .. } => Err(Refusal::Relay(
                refusals.into_iter().next().map_or_else(|| "the relay said no".into(), |(_, no)| no.say),
            )),
            Frame::NotSaid { say, .. } => Err(Refusal::Relay(say)),
            _ => Err(strange()),
        }
    }

    pub(crate) fn dispose_custody(&self, entries: &[Cursor], because: &str) -> Result<(), Refusal> {
        self.may_decide()?;
        if because.trim().is_empty() {
            return Err(bad_field(
                "because",
                "Say why these entries are thrown away.",
                "A few words are enough.",
            ));
        }
        self.settle(entries)
    }

    fn settle(&self, entries: &[Cursor]) -> Result<(), Refusal> {
        match self.ask_relay(Frame::SettleCustody { cursors: entries.to_vec() })? {
            Frame::CustodySettled => {}
            Frame::NotSaid { say, .. } => return Err(Refusal::Relay(say)),
            _ => return Err(strange()),
        }
        self.transact(|tx| tx.custody_settled(entries).map_err(Refusal::from))
    }

    fn entry(&self, entry: Cursor) -> Result<CustodyEntry, Refusal> {
        let entries = self.store.read(|reader| reader.custody().map_err(Refusal::from))?;
        entries.into_iter().find(|found| found.seq == entry).ok_or_else(|| StoreError::NotHere.into())
    }

    /// What kind of record it is and what it says, where this device has the key.
    fn open_entry(&self, entry: &CustodyEntry) -> Result<(Option<model::RecordKind>, String), Refusal> {
        let identity = self.identity()?;
        let (kind, json) = store::read_entry(entry, &self.roster(), &identity.spaces)?;
        let text =
            ["note", "promise", "name", "outcome"].iter().find_map(|field| match json.get(*field)? {
                serde_json::Value::String(text) => Some(text.clone()),
                serde_json::Value::Array(lines) => lines.first()?.as_str().map(str::to_owned),
                _ => None,
            });
        Ok((kind, text.unwrap_or_default()))
    }

    fn may_decide(&self) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let may = self.roster().may(identity.id(), identity.space(CUSTODY), Right::Manage);
        if may { Ok(()) } else { Err(Refusal::NotAllowed("decide about work in custody")) }
    }
}

fn unready() -> Refusal {
    bad_field(
        "entry",
        "It builds on changes that are not here yet.",
        "Release the earlier entries of the same record first.",
    )
}

impl Engine {
    /// The name of a space, as the roster has it.
    pub(super) fn space_name(&self, space: ids::SpaceId) -> String {
        self.roster()
            .space(space)
            .map_or_else(|| "an unknown space".to_owned(), |space| space.template.clone())
    }

    /// What people would call a record, if it is here.
    pub(super) fn title(&self, record: RecordId) -> Option<String> {
        self.store.read(|reader| Ok::<_, Refusal>(crate::commands::title_of(reader, record))).ok().flatten()
    }
}
