//! A visit is changed or withdrawn. Only what differs is written, as an edit of the version that was
//! seen: what others changed since stays.

use document::{JsonMap, lines};
use ids::RecordId;
use model::{RecordKind, VisitNote, VisitState};
use serde_json::Value;
use store::{Pen, Tx};

use super::checks;
use super::seen::{NoteVersions, Seen, version};
use super::view::{fields, typed};
use crate::commands::lengths;
use crate::directory::utc;
use crate::door::{VisitChange, VisitView};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(crate) fn edit_visit(
        &self,
        visit: RecordId,
        seen: Option<&str>,
        change: VisitChange,
    ) -> Result<VisitView, Refusal> {
        self.may_write("patrol", "change visits")?;
        self.check(visit, &change)?;
        let seen: Option<Seen> = seen.map(str::parse).transpose()?;
        let at = seen.as_ref().map(|seen| version(&seen.visit)).transpose()?;
        let private = change.private_note.as_deref().map(lines);
        let change = as_fields(change)?;
        if private.is_some() {
            self.may_write("patrol_notes", "write not-public notes")?;
        }
        let notes = match seen {
            Some(seen) => seen.notes,
            None => self.notes_now(visit)?,
        };
        self.write(|tx, pen| {
            tx.edit(pen, visit, &change, at.as_ref())?;
            match private {
                Some(private) => self.write_private_note(tx, pen, visit, private, &notes),
                None => Ok(()),
            }
        })?;
        self.visit(visit)
    }

    /// The whole not-public text of a visit, whose notes were seen in these versions.
    pub(super) fn write_private_note(
        &self,
        tx: &mut Tx<'_>,
        pen: &Pen<'_>,
        visit: RecordId,
        private: Vec<String>,
        notes: &NoteVersions,
    ) -> Result<(), Refusal> {
        if notes.is_empty() && !private.is_empty() {
            let note = VisitNote { visit, note: private, recorded: utc(pen.now) };
            let note = fields(RecordKind::VisitNote, &note)?;
            return Ok(tx.create(pen, self.new_id(), RecordKind::VisitNote, &note)?);
        }
        // The whole text goes into the first of the notes that were seen, the others are emptied:
        // each as an edit of the version that was seen, so that what came since stays.
        for (n, (record, heads)) in notes.iter().enumerate() {
            let paragraphs = if n == 0 { private.clone() } else { vec![] };
            let change = [("note".to_owned(), Value::from(paragraphs))].into_iter().collect();
            lengths::check(RecordKind::VisitNote, &change)?;
            tx.edit(pen, *record, &change, Some(&version(heads)?))?;
        }
        Ok(())
    }

    pub(crate) fn withdraw_visit(&self, visit: RecordId, because: &str) -> Result<VisitView, Refusal> {
        self.may_write("patrol", "withdraw visits")?;
        let because = because.trim();
        if because.is_empty() {
            return Err(bad_field(
                "because",
                "A reason is needed.",
                "Say in a few words why, without names.",
            ));
        }
        self.record_of(visit, RecordKind::Visit)?;
        let change = [
            ("state".to_owned(), Value::from(VisitState::Withdrawn.word())),
            ("withdrawn_because".to_owned(), Value::from(because)),
        ];
        let change = change.into_iter().collect();
        lengths::check(RecordKind::Visit, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, visit, &change, None)?))?;
        self.visit(visit)
    }

    /// The notes of a visit as they are now.
    fn notes_now(&self, visit: RecordId) -> Result<Vec<(RecordId, String)>, Refusal> {
        self.store.read(|reader| {
            let notes = reader.notes_of(visit)?.into_iter();
            notes.map(|note| Ok((note, reader.whole(note)?.heads))).collect()
        })
    }

    fn check(&self, visit: RecordId, change: &VisitChange) -> Result<(), Refusal> {
        let now: model::Visit = typed(self.record_of(visit, RecordKind::Visit)?.json)?;
        let started = change.started.unwrap_or(now.started);
        checks::times(started, change.ended.unwrap_or(now.ended), utc(self.now()))?;
        checks::people(change.people_reached.flatten())?;
        checks::note("note", change.note.as_deref())?;
        checks::note("private_note", change.private_note.as_deref())?;
        let directory = self.directory()?;
        let city = directory.city.as_ref();
        // Words that the visit has already may stay, also when the pack has dropped them.
        let new = |chosen: &Option<std::collections::BTreeSet<String>>,
                   had: &std::collections::BTreeSet<String>| {
            chosen.iter().flatten().filter(|word| !had.contains(*word)).cloned().collect()
        };
        checks::words("topics", &new(&change.topics, &now.topics), city.map(|city| city.topics.as_slice()))?;
        checks::words(
            "materials",
            &new(&change.materials, &now.materials),
            city.map(|city| city.materials.as_slice()),
        )
    }
}

fn as_fields(mut change: VisitChange) -> Result<JsonMap, Refusal> {
    change.private_note = None;
    let note = change.note.take();
    let state = change.state.clone();
    let mut json = fields(RecordKind::Visit, &change)?;
    if let Some(note) = note {
        json.insert("note".into(), lines(&note).into());
    }
    if state == Some(VisitState::Logged) {
        json.insert("withdrawn_because".into(), Value::Null);
    }
    Ok(json)
}
