//! A visit is changed or withdrawn. Only what differs is written, as an edit of the version that was
//! seen: what others changed since stays.

use std::collections::BTreeSet;

use document::{JsonMap, lines};
use ids::RecordId;
use model::{RecordKind, Visit, VisitNote, VisitState};
use serde_json::Value;
use store::{Pen, Tx};

use super::checks;
use super::seen::{NoteVersions, Seen, version};
use super::view::{fields, typed};
use crate::commands::lengths::{self, filled};
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
        let notes = match (seen, private.is_some()) {
            (Some(seen), true) => of_visit(seen.notes, &self.notes_now(visit)?)?,
            (None, true) => self.notes_now(visit)?,
            (_, false) => vec![],
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

    /// Everything that a visit must be when it is logged, of what is changed.
    fn check(&self, visit: RecordId, change: &VisitChange) -> Result<(), Refusal> {
        let was: Visit = typed(self.record_of(visit, RecordKind::Visit)?.json)?;
        check_state(&was, change)?;
        if change.started.is_some() || change.ended.is_some() {
            let started = change.started.unwrap_or(was.started);
            checks::times(started, change.ended.unwrap_or(was.ended), utc(self.now()))?;
        }
        checks::people(change.people_reached.flatten())?;
        checks::note("note", change.note.as_deref())?;
        checks::note("private_note", change.private_note.as_deref())?;
        checks::case_number(change.case_number.as_ref().and_then(Option::as_deref))?;
        // What the visit has already may stay, also when the pack has dropped it.
        checks::kind(change.kind.as_ref().filter(|kind| **kind != was.kind))?;
        checks::origin(change.origin.as_ref().filter(|origin| **origin != was.origin))?;
        let directory = self.directory()?;
        let language = change.language.as_ref().and_then(Option::as_deref).map(str::trim);
        let new = language.filter(|code| !code.is_empty() && was.language.as_deref() != Some(*code));
        checks::language(new, &directory)?;
        if change.officers.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(bad_field("officers", "A visit is made by somebody.", "Leave one officer at least."));
        }
        for member in change.officers.iter().flatten().filter(|member| !was.officers.contains(*member)) {
            checks::person("officers", *member, &directory)?;
        }
        let city = directory.city.as_ref();
        let new = |chosen: &Option<BTreeSet<String>>, had: &BTreeSet<String>| {
            chosen.iter().flatten().filter(|word| !had.contains(*word)).cloned().collect()
        };
        checks::words("topics", &new(&change.topics, &was.topics), city.map(|city| city.topics.as_slice()))?;
        checks::words(
            "materials",
            &new(&change.materials, &was.materials),
            city.map(|city| city.materials.as_slice()),
        )?;
        checks::tips(&new(&change.tips, &was.tips), city.map(|city| city.tips.as_slice()))
    }
}

/// The notes that were seen, if they are notes of this visit: an edit reaches no other record.
fn of_visit(seen: NoteVersions, now: &NoteVersions) -> Result<NoteVersions, Refusal> {
    if seen.iter().all(|(note, _)| now.iter().any(|(known, _)| known == note)) {
        return Ok(seen);
    }
    Err(bad_field("seen", "That is not a version of this visit.", "Pass back the `heads` of its view."))
}

/// A withdrawn visit is changed by letting it stand again, and withdrawn by its own command alone.
fn check_state(was: &Visit, change: &VisitChange) -> Result<(), Refusal> {
    match (&was.state, &change.state) {
        (_, Some(VisitState::Logged)) => Ok(()),
        (VisitState::Withdrawn, _) if *change != VisitChange::default() => {
            Err(bad_field("state", "The visit is withdrawn.", "Let it stand again, then change it."))
        }
        (_, Some(VisitState::Withdrawn)) => {
            Err(bad_field("state", "A visit is withdrawn with a reason.", "Use withdraw_visit and say why."))
        }
        (_, Some(VisitState::Unknown(_))) => {
            Err(bad_field("state", "That is not a state of a visit.", "Say logged, or leave it out."))
        }
        _ => Ok(()),
    }
}

fn as_fields(mut change: VisitChange) -> Result<JsonMap, Refusal> {
    change.private_note = None;
    let note = change.note.take();
    let state = change.state.clone();
    // A field of blanks is an empty field.
    change.language = change.language.map(|language| filled(language.as_deref()));
    change.case_number = change.case_number.map(|number| filled(number.as_deref()));
    let mut json = fields(RecordKind::Visit, &change)?;
    if let Some(note) = note {
        json.insert("note".into(), lines(&note).into());
    }
    if state == Some(VisitState::Logged) {
        json.insert("withdrawn_because".into(), Value::Null);
    }
    Ok(json)
}
