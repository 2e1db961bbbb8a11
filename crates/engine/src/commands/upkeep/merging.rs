//! Two places that are one: merged by a word of the one, so that it is a change like any other. Both records
//! stay; what is written to the one that was merged is shown with the one that stands, and can be taken over.

use std::collections::BTreeMap;

use document::JsonMap;
use ids::RecordId;
use model::{Place, RecordKind};
use serde_json::Value;
use store::lists::Reader;

use crate::commands::rows::Naming;
use crate::commands::visits::{of_kind, typed};
use crate::directory::utc;
use crate::door::{Conflict, MergedPlace, PlaceView};
use crate::{Engine, Refusal, bad_field};

const MERGED: &str = "merged_into";

impl Engine {
    pub(super) fn merge_place(&self, place: RecordId, into: RecordId) -> Result<PlaceView, Refusal> {
        self.may_write("places", "merge places")?;
        self.known_place(place)?;
        self.known_place(into)?;
        let (of_place, of_into) = self
            .store
            .read(|reader| Ok::<_, Refusal>((reader.standing_for(place)?, reader.standing_for(into)?)))?;
        if of_place == of_into {
            return Err(bad_field("into", "They are one place already.", "Choose two places of the list."));
        }
        // Whoever points at a merged place means the one that stands.
        let change = [(MERGED.to_owned(), Value::from(of_into.to_string()))].into_iter().collect();
        self.write(|tx, pen| Ok(tx.edit(pen, of_place, &change, None)?))?;
        self.place(of_into)
    }

    pub(super) fn unmerge_place(&self, place: RecordId) -> Result<PlaceView, Refusal> {
        self.may_write("places", "take places apart")?;
        let was: Place = typed(self.record_of(place, RecordKind::Place)?.json)?;
        if was.merged_into.is_none() {
            return Err(bad_field("place", "The place was not merged.", "Open it and look again."));
        }
        let change = [(MERGED.to_owned(), Value::Null)].into_iter().collect();
        self.write(|tx, pen| Ok(tx.edit(pen, place, &change, None)?))?;
        self.place(place)
    }
}

/// The places that this one stands for, and what people have to settle about them.
pub(in crate::commands) fn merged_view(
    reader: &Reader<'_>,
    naming: &Naming<'_>,
    survivor: RecordId,
) -> Result<(Vec<MergedPlace>, Vec<Conflict>), Refusal> {
    let (mut places, mut conflicts) = (vec![], vec![]);
    if typed::<Place>(of_kind(reader, survivor, RecordKind::Place)?.json)?.shielded {
        return Ok((places, conflicts));
    }
    for line in reader.merged_into(survivor)? {
        let whole = of_kind(reader, line.record, RecordKind::Place)?;
        let found = whole.conflicts.into_iter().map(|conflict| naming.conflict(line.record, conflict));
        conflicts.extend(found);
        let merging = reader.as_of_last(line.record, MERGED)?;
        let late = merging.as_ref().map(|(_, then)| late(then, &whole.json)).unwrap_or_default();
        let record: Place = typed(whole.json)?;
        places.push(MergedPlace {
            place: line.record,
            name: record.name,
            address: record.address,
            note: record.note,
            at: merging.as_ref().map(|(change, _)| utc(change.at)),
            by: merging.map(|(change, _)| naming.directory.author(naming.roster, change.author.device)),
            late,
        });
    }
    Ok((places, conflicts))
}

/// What has another value now than when the place was merged.
fn late(then: &JsonMap, now: &JsonMap) -> BTreeMap<String, Value> {
    let names = then.keys().chain(now.keys());
    let differs = names.filter(|name| then.get(*name) != now.get(*name));
    let late = differs.map(|name| (name.clone(), now.get(name).cloned().unwrap_or_default()));
    late.filter(|(name, _)| !matches!(name.as_str(), MERGED | "apart")).collect()
}
