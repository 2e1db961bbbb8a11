//! A form that was logged is logged again: the screen heard no answer and tried once more, or the
//! person typed on meanwhile. What differs from the record is written as an edit; nothing is written
//! twice, and nothing that was typed is dropped.

use std::collections::BTreeSet;

use document::JsonMap;
use ids::{DeviceId, RecordId};
use model::fields::FIELDS;
use model::{FollowUp, RecordKind, Visit};
use serde_json::Value;
use store::lists::{FollowUpsOf, Reader};
use store::{StoreError, Watermarks};

use super::view::{fields, of_kind, typed};
use crate::door::NewVisit;
use crate::{Engine, Refusal};

impl Engine {
    /// Brings the record of a form up to what the form says now, and ends its draft.
    pub(super) fn log_again(
        &self,
        id: RecordId,
        new: &NewVisit,
        mut visit: Visit,
        private: Option<Vec<String>>,
        promise: Option<FollowUp>,
    ) -> Result<(), Refusal> {
        let me = self.identity()?.id();
        let (was, others, notes, promised) = self.store.read(|reader| {
            let was: Visit = typed(of_kind(reader, id, RecordKind::Visit)?.json)?;
            Ok::<_, Refusal>((was, by_others(reader, id, me)?, notes(reader, id)?, promises(reader, id)?))
        })?;
        // What the engine fills in by the clock, and what was done to the visit since, is not the form's.
        visit.recorded = was.recorded;
        visit.started = new.started.unwrap_or(was.started);
        visit.state = was.state.clone();
        visit.withdrawn_because.clone_from(&was.withdrawn_because);
        if others.contains("note") {
            // Others wrote into it: only what they have not read is added.
            let added = visit.note.into_iter().filter(|paragraph| !was.note.contains(paragraph));
            visit.note = was.note.iter().cloned().chain(added).collect();
        }
        let mut change = difference(RecordKind::Visit, &was, &visit)?;
        change.retain(|field, _| field == "note" || !others.contains(field));
        let told: Vec<String> = notes.iter().flat_map(|(_, _, note)| note.clone()).collect();
        let private = private.filter(|private| *private != told);
        let versions: Vec<_> = notes.into_iter().map(|(note, heads, _)| (note, heads)).collect();
        let promise = promise.map(|promise| FollowUp {
            visit: Some(id),
            place: promise.place.or(visit.place),
            district: visit.district.clone().or(promise.district),
            ..promise
        });
        self.write(|tx, pen| {
            if !change.is_empty() {
                tx.edit(pen, id, &change, None)?;
            }
            if let Some(private) = private {
                self.write_private_note(tx, pen, id, private, &versions)?;
            }
            match (promise, promised.as_slice()) {
                (None, _) => {}
                (Some(promise), [(record, was)]) => {
                    let kept = FollowUp { state: was.state.clone(), recorded: was.recorded, ..promise };
                    let kept = FollowUp { outcome: was.outcome.clone(), ..kept };
                    let change = difference(RecordKind::FollowUp, was, &kept)?;
                    if !change.is_empty() {
                        tx.edit(pen, *record, &change, None)?;
                    }
                }
                (Some(promise), promised) => {
                    let is_it = |(_, was): &(RecordId, FollowUp)| was.promise == promise.promise;
                    if !promised.iter().any(is_it) {
                        let json = fields(RecordKind::FollowUp, &promise)?;
                        tx.create(pen, self.new_id(), RecordKind::FollowUp, &json)?;
                    }
                }
            }
            if let Some(draft) = new.draft {
                tx.drop_draft(draft)?;
            }
            Ok(())
        })
    }
}

/// The fields of a record that other devices have changed.
fn by_others(reader: &Reader<'_>, record: RecordId, me: DeviceId) -> Result<BTreeSet<String>, Refusal> {
    let (lines, _) = reader.history(record)?;
    let others = lines.into_iter().filter(|line| line.author.device != me);
    Ok(others.flat_map(|line| line.fields).collect())
}

/// The not-public notes of a visit: record, version, paragraphs.
fn notes(reader: &Reader<'_>, visit: RecordId) -> Result<Vec<(RecordId, String, Vec<String>)>, Refusal> {
    let notes = reader.notes_of(visit)?.into_iter().map(|note| {
        let whole = reader.whole(note)?;
        Ok((note, whole.heads, typed::<model::VisitNote>(whole.json)?.note))
    });
    notes.collect()
}

fn promises(reader: &Reader<'_>, visit: RecordId) -> Result<Vec<(RecordId, FollowUp)>, Refusal> {
    let lines = reader.follow_ups(FollowUpsOf::Visit(visit), &Watermarks::new())?;
    lines.into_iter().map(|line| Ok((line.record, typed(reader.whole(line.record)?.json)?))).collect()
}

/// Only the fields that differ; one that is empty now is `null`.
fn difference<T: serde::Serialize>(kind: RecordKind, was: &T, now: &T) -> Result<JsonMap, Refusal> {
    let now = fields(kind, now)?;
    let Ok(Value::Object(was)) = serde_json::to_value(was) else {
        return Err(StoreError::Malformed("record").into());
    };
    let of_kind = FIELDS.iter().filter(|field| field.kind == kind);
    let differs = of_kind.filter(|field| was.get(field.name) != now.get(field.name));
    let changed =
        differs.map(|field| (field.name.to_owned(), now.get(field.name).cloned().unwrap_or_default()));
    Ok(changed.collect())
}
