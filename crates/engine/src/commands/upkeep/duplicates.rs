//! Places that may have been written down twice, and those of which somebody said that they are two.

use std::collections::BTreeMap;

use ids::RecordId;
use model::duplicates::{Known, candidates};
use model::{Place, PlaceKind, RecordKind};
use serde_json::Value;

use crate::commands::rows::Naming;
use crate::commands::visits::typed;
use crate::door::{DuplicatePair, PlaceRow};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn duplicates(&self, limit: Option<u32>) -> Result<Vec<DuplicatePair>, Refusal> {
        self.may_read("places", "look through the places")?;
        let (directory, roster) = (self.directory()?, self.roster());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            let apart = reader.apart()?;
            let lines = reader.places(None, None, None)?;
            let known: Vec<Known> = lines
                .iter()
                .map(|line| Known {
                    place: line.record,
                    name: line.name.clone(),
                    area: line.kind == PlaceKind::Neighborhood.word(),
                    address: line.address.clone(),
                    at: line.at,
                    apart: apart.get(&line.record).cloned().unwrap_or_default(),
                })
                .collect();
            let rows: BTreeMap<RecordId, PlaceRow> =
                lines.into_iter().map(|line| (line.record, naming.place(line, None))).collect();
            let found = candidates(&known).into_iter().take(limit.unwrap_or(50).min(500) as usize);
            Ok(found
                .filter_map(|pair| {
                    Some(DuplicatePair {
                        first: rows.get(&pair.first)?.clone(),
                        second: rows.get(&pair.second)?.clone(),
                        alike: pair.alike,
                        metres: pair.metres,
                        one_address: pair.one_address,
                    })
                })
                .collect())
        })
    }

    pub(super) fn keep_apart(&self, place: RecordId, from: RecordId) -> Result<(), Refusal> {
        self.may_write("places", "sort places out")?;
        if place == from {
            return Err(bad_field("from", "That is the same place.", "Choose another."));
        }
        self.known_place(from)?;
        self.record_of(place, RecordKind::Place)?;
        // Read where it is written: what others said of the place meanwhile stays.
        self.write(|tx, pen| {
            let mut apart = typed::<Place>(tx.record(place)?)?.apart;
            if apart.insert(from) {
                let apart = apart.iter().map(|id| Value::from(id.to_string()));
                let change = [("apart".to_owned(), Value::from_iter(apart))].into_iter().collect();
                tx.edit(pen, place, &change, None)?;
            }
            Ok(())
        })
    }
}
