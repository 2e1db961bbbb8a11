//! One visit, whole: with its not-public note for those who may read it, its promises, its conflicts.

use document::JsonMap;
use ids::RecordId;
use model::fields::field;
use model::{RecordKind, Visit, VisitNote};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::StoreError;
use store::lists::{FollowUpsOf, Reader, Whole};

use super::seen::{NoteVersions, Seen};
use crate::commands::lengths;
use crate::commands::rows::Naming;
use crate::door::{Conflict, PrivateNote, VisitView};
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn visit(&self, id: RecordId) -> Result<VisitView, Refusal> {
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        let view: VisitView = self.store.read(|reader| {
            let whole = of_kind(reader, id, RecordKind::Visit)?;
            let line = reader.visit(id, &marks)?.ok_or(StoreError::NotHere)?;
            let record: Visit = typed(whole.json)?;
            let mut conflicts: Vec<Conflict> =
                whole.conflicts.into_iter().map(|conflict| naming.conflict(id, conflict)).collect();
            let (private_note, notes) = private_note(reader, id, &naming, &mut conflicts)?;
            let promises = reader.follow_ups(FollowUpsOf::Visit(id), &marks)?;
            Ok::<_, Refusal>(VisitView {
                visit: id,
                heads: Seen { visit: whole.heads, notes }.to_string(),
                place_name: line.place_name,
                officers: record.officers.iter().map(|member| directory.name(*member)).collect(),
                record,
                private_note,
                follow_ups: promises
                    .into_iter()
                    .map(|line| naming.promise(reader, line))
                    .collect::<Result<_, _>>()?,
                conflicts,
                delivery: self.delivery_detail(&naming, reader.evidence(id, &marks)?)?,
            })
        })?;
        if let Some(note) = &view.private_note {
            self.looks_at(note.record, RecordKind::VisitNote, None)?;
        }
        Ok(view)
    }

    /// A record that must be of a kind.
    pub(in crate::commands) fn record_of(&self, id: RecordId, kind: RecordKind) -> Result<Whole, Refusal> {
        self.store.read(|reader| of_kind(reader, id, kind))
    }
}

pub(in crate::commands) fn of_kind(
    reader: &Reader<'_>,
    id: RecordId,
    kind: RecordKind,
) -> Result<Whole, Refusal> {
    let whole = reader.whole(id)?;
    if whole.kind == kind { Ok(whole) } else { Err(StoreError::NotHere.into()) }
}

/// The note, over all note records of the visit: two officers may each have begun one. With the
/// versions of those records, to edit them by.
fn private_note(
    reader: &Reader<'_>,
    visit: RecordId,
    naming: &Naming<'_>,
    conflicts: &mut Vec<Conflict>,
) -> Result<(Option<PrivateNote>, NoteVersions), Refusal> {
    let mut note: Option<PrivateNote> = None;
    let mut versions = vec![];
    for record in reader.notes_of(visit)? {
        let whole = of_kind(reader, record, RecordKind::VisitNote)?;
        conflicts.extend(whole.conflicts.into_iter().map(|conflict| naming.conflict(record, conflict)));
        let paragraphs = typed::<VisitNote>(whole.json)?.note;
        versions.push((record, whole.heads));
        match (&mut note, field(RecordKind::VisitNote, "note")) {
            (Some(note), _) => note.note.extend(paragraphs),
            (None, Some(field)) => {
                note = Some(PrivateNote {
                    record,
                    note: paragraphs,
                    class: field.class,
                    citation: field.citation.to_owned(),
                });
            }
            (None, None) => {}
        }
    }
    Ok((note, versions))
}

/// A record's fields as the struct they make.
pub(crate) fn typed<T: DeserializeOwned>(json: JsonMap) -> Result<T, Refusal> {
    serde_json::from_value(Value::Object(json)).map_err(|_| StoreError::Malformed("record").into())
}

/// A struct as the fields of a record of this kind, none of them too long.
pub(in crate::commands) fn fields<T: Serialize>(kind: RecordKind, record: &T) -> Result<JsonMap, Refusal> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => lengths::check(kind, &fields).map(|()| fields),
        _ => Err(StoreError::Malformed("record").into()),
    }
}
