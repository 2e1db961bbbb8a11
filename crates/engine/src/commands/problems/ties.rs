//! What is tied to a problem: visits, places, follow-ups.

use ids::RecordId;
use model::{FollowUp, Problem, RecordKind, Visit};
use serde_json::Value;
use store::StoreError;
use store::lists::Reader;

use super::SPACE;
use crate::commands::sync_status::title;
use crate::commands::visits::typed;
use crate::directory::Directory;
use crate::door::{ProblemView, TiedRow};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn tie(&self, id: RecordId, record: RecordId, tied: bool) -> Result<ProblemView, Refusal> {
        self.may_write(SPACE, "tie records to problems")?;
        self.record_of(id, RecordKind::Problem)?;
        let named = tied.then(|| self.field_for(record)).transpose()?;
        // Read where it is written: what others tied meanwhile stays.
        self.write(|tx, pen| {
            let Problem { places, visits, follow_ups, .. } = typed(tx.record(id)?)?;
            let sets = [("places", places), ("visits", visits), ("follow_ups", follow_ups)];
            let mut sets = sets.into_iter();
            let found = match named {
                Some(name) => sets.find(|(of, _)| *of == name),
                None => sets.find(|(_, set)| set.contains(&record)),
            };
            let (name, set) = found.ok_or_else(|| {
                bad_field("record", "That is not tied to this problem.", "Look at it again.")
            })?;
            let set: Vec<Value> = set
                .into_iter()
                .filter(|one| *one != record)
                .chain(tied.then_some(record))
                .map(|one| Value::from(one.to_string()))
                .collect();
            let change = [(name.to_owned(), Value::from(set))].into_iter().collect();
            Ok(tx.edit(pen, id, &change, None)?)
        })?;
        self.problem(id)
    }

    fn field_for(&self, record: RecordId) -> Result<&'static str, Refusal> {
        let kind = self.store.read(|reader| match reader.whole(record) {
            Ok(whole) => Ok(Some(whole.kind)),
            Err(StoreError::NotHere) => Ok(None),
            Err(error) => Err(Refusal::from(error)),
        })?;
        match kind {
            Some(RecordKind::Place) => Ok("places"),
            Some(RecordKind::Visit) => Ok("visits"),
            Some(RecordKind::FollowUp) => Ok("follow_ups"),
            _ => Err(bad_field(
                "record",
                "Only visits, places and follow-ups are tied to problems.",
                "Choose one that is on this device.",
            )),
        }
    }
}

/// What is tied to a problem, as people would call it: places first. What is not on this device is left out.
pub(super) fn tied(reader: &Reader<'_>, directory: &Directory, problem: &Problem) -> Vec<TiedRow> {
    let kinds = [
        (RecordKind::Place, &problem.places),
        (RecordKind::Visit, &problem.visits),
        (RecordKind::FollowUp, &problem.follow_ups),
    ];
    let row = |kind: RecordKind, record: RecordId| {
        let whole = reader.whole(record).ok().filter(|whole| whole.kind == kind)?;
        let (day, place) = match kind {
            RecordKind::Visit => {
                let visit: Visit = typed(whole.json).ok()?;
                (Some(visit.started.with_timezone(&directory.zone).date_naive()), visit.place)
            }
            RecordKind::FollowUp => {
                let promise: FollowUp = typed(whole.json).ok()?;
                (Some(promise.due), promise.place)
            }
            _ => (None, Some(record)),
        };
        Some(TiedRow { record, kind, title: title(reader, Some(kind), record), day, place })
    };
    kinds
        .into_iter()
        .flat_map(|(kind, set)| set.iter().filter_map(move |record| row(kind, *record)))
        .collect()
}
