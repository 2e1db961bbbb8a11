//! Work in custody: seen by those who may, released or disposed of by the custodian.

use ids::{Cursor, RecordId};
use model::{Disposal, RecordKind};
use protocol::{Batch, Frame, RefusalCode};
use seal::public::Right;
use serde_json::Value;
use store::{CUSTODY, CustodyEntry, LeftForm, StoreError};

use super::saying::{BEFORE_TRYING_AGAIN, TRIES, strange};
use crate::directory::utc;
use crate::door::{CustodyRow, CustodyView, DisposedRow, HandedOverRow, LeftFormRow};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(crate) fn custody(&self) -> Result<CustodyView, Refusal> {
        let (identity, roster, directory) = (self.identity()?, self.roster(), self.directory()?);
        let space = identity.space(CUSTODY);
        let (mut entries, mut forms, handed) = self.store.read(|reader| {
            Ok::<_, Refusal>((reader.custody()?, reader.left_forms()?, reader.handed_over()?))
        })?;
        // What this device handed over itself everybody may know.
        if !self.reads(space) {
            (entries, forms) = (vec![], vec![]);
        }
        let decides = roster.may(identity.id(), space, Right::Manage);
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
            // An unfinished form may be of any space, a crisis request's among them: others see that it is there.
            fields: serde_json::from_str(&form.fields).ok().filter(|_| decides).unwrap_or_default(),
            kept: utc(form.kept),
        };
        let handed = handed.into_iter().map(|some| HandedOverRow {
            space: self.space_name(some.space),
            entries: some.entries,
            signed: utc(some.signed),
            number: some.seq,
        });
        Ok(CustodyView {
            decides,
            entries: entries.collect(),
            forms: forms.into_iter().map(form).collect(),
            handed_over: handed.collect(),
            disposed: self.disposed()?,
        })
    }

    /// Takes the entry into the record as its author made it, and publishes the record as a snapshot,
    /// which carries that author's signature.
    pub(crate) fn release_custody(&self, entry: Cursor) -> Result<(), Refusal> {
        self.may_decide()?;
        let found = self.entry(entry)?;
        let mut last = String::new();
        for _ in 0..TRIES {
            self.wait_for_own_keys()?;
            let (push, roster) = (self.next_compaction(), self.roster());
            let snapshot = self.write(|tx, pen| {
                if !tx.take_from_custody(&found, &roster, pen)? {
                    return Err(unready());
                }
                Ok(tx.snapshot(pen, found.record)?)
            })?;
            let batch = Batch::from_envelopes([(Cursor(0), &snapshot.envelope)]);
            // Nothing before it is replaced: the snapshot is one more entry of the log.
            let no = match self.ask_relay(Frame::Compact { push, upto: Cursor(0), batch })? {
                Frame::Receipt { .. } => return self.settle(&[entry]),
                Frame::Refused { refusals, .. } => refusals.into_iter().next().map(|(_, no)| no),
                Frame::NotSaid { say, .. } => return Err(Refusal::Relay(say)),
                _ => return Err(strange()),
            };
            let stale = no.as_ref().is_some_and(|no| no.code == RefusalCode::StaleEpoch);
            last = no.map_or_else(|| "the relay said no".into(), |no| no.say);
            // Somebody was removed this very moment: the space's next key is on its way to us.
            if !stale {
                break;
            }
            self.wait(BEFORE_TRYING_AGAIN);
        }
        Err(Refusal::Relay(last))
    }

    /// Throws entries and forms away. Why, and by which authority, stays as a record.
    pub(crate) fn dispose_custody(
        &self,
        entries: &[Cursor],
        because: &str,
        authority: Option<String>,
    ) -> Result<(), Refusal> {
        self.may_decide()?;
        self.may_keep_records("throw away work in custody, which is written down among the records")?;
        let because = because.trim();
        if because.is_empty() {
            return Err(bad_field(
                "because",
                "Say why these entries are thrown away.",
                "A few words are enough.",
            ));
        }
        let authority = authority.map(|law| law.trim().to_owned()).filter(|law| !law.is_empty());
        let (id, disposal) = (self.new_id(), self.disposal(entries, because.to_owned(), authority)?);
        let Value::Object(record) =
            serde_json::to_value(disposal).map_err(|_| StoreError::Malformed("disposal"))?
        else {
            return Err(StoreError::Malformed("disposal").into());
        };
        self.settle_at_relay(entries)?;
        // Together: what is gone here is written down. After a kill before it, it is still to be thrown away.
        self.write(|tx, pen| {
            tx.create(pen, id, RecordKind::Disposal, &record)?;
            tx.custody_settled(entries).map_err(Refusal::from)
        })
    }

    /// What is thrown away, told by whose it was and of which records.
    fn disposal(
        &self,
        entries: &[Cursor],
        because: String,
        authority: Option<String>,
    ) -> Result<Disposal, Refusal> {
        let roster = self.roster();
        let (all, forms) =
            self.store.read(|reader| Ok::<_, Refusal>((reader.custody()?, reader.left_forms()?)))?;
        let chosen: Vec<_> = all.iter().filter(|entry| entries.contains(&entry.seq)).collect();
        let left: Vec<_> = forms.iter().filter(|form| entries.contains(&form.seq)).collect();
        if chosen.is_empty() && left.is_empty() {
            return Err(StoreError::NotHere.into());
        }
        let devices = chosen.iter().map(|entry| entry.device).chain(left.iter().map(|form| form.device));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Disposal {
            recorded: utc(self.now()),
            by: self.member()?,
            because,
            authority,
            entries: count(chosen.len()),
            forms: count(left.len()),
            records: chosen.iter().map(|entry| entry.record).collect(),
            written_by: devices.filter_map(|device| Some(roster.device(device)?.member)).collect(),
        })
    }

    /// What was thrown away so far, where this person reads the agency's own records.
    fn disposed(&self) -> Result<Vec<DisposedRow>, Refusal> {
        if !self.reads(self.identity()?.space(RecordKind::Disposal.space())) {
            return Ok(vec![]);
        }
        let directory = self.directory()?;
        let all = self
            .store
            .read(|reader| Ok::<_, Refusal>(reader.directory::<Disposal>(RecordKind::Disposal)?))?;
        let mut rows: Vec<DisposedRow> = all
            .into_iter()
            .map(|(disposal, record)| DisposedRow {
                disposal,
                by: directory.name(record.by),
                written_by: record.written_by.iter().map(|member| directory.name(*member)).collect(),
                record,
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.record.recorded, row.disposal)));
        rows.truncate(100);
        Ok(rows)
    }

    fn settle(&self, entries: &[Cursor]) -> Result<(), Refusal> {
        self.settle_at_relay(entries)?;
        self.transact(|tx| tx.custody_settled(entries).map_err(Refusal::from))
    }

    fn settle_at_relay(&self, entries: &[Cursor]) -> Result<(), Refusal> {
        match self.ask_relay(Frame::SettleCustody { cursors: entries.to_vec() })? {
            Frame::CustodySettled => Ok(()),
            Frame::NotSaid { say, .. } => Err(Refusal::Relay(say)),
            _ => Err(strange()),
        }
    }

    fn entry(&self, entry: Cursor) -> Result<CustodyEntry, Refusal> {
        let entries = self.store.read(|reader| reader.custody().map_err(Refusal::from))?;
        entries.into_iter().find(|found| found.seq == entry).ok_or_else(|| StoreError::NotHere.into())
    }

    /// What kind of record it is and what it says, where this device has the key.
    fn open_entry(&self, entry: &CustodyEntry) -> Result<(Option<RecordKind>, String), Refusal> {
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
