//! The events that are a night out: those with parties.

use std::collections::BTreeMap;

use ids::RecordId;
use model::{Event, EventState, Party, RecordKind};

use super::SPACE;
use crate::commands::visits::typed;
use crate::door::EveningRow;
use crate::{Engine, Refusal};

impl Engine {
    pub(super) fn evenings(&self) -> Result<Vec<EveningRow>, Refusal> {
        self.may_read(SPACE, "look at the evenings")?;
        let me = self.member()?;
        self.store.read(|reader| {
            let mut by_event: BTreeMap<RecordId, Vec<Party>> = BTreeMap::new();
            for (_, party) in reader.all_entries::<Party>(RecordKind::Party)? {
                by_event.entry(party.event).or_default().push(party);
            }
            let mut rows = vec![];
            for (id, mut parties) in by_event {
                // The parties may have arrived before their event.
                let Ok(whole) = reader.whole(id) else { continue };
                let Ok(event) = typed::<Event>(whole.json) else { continue };
                if event.state == EventState::CalledOff {
                    continue;
                }
                parties.retain(|party| !party.called_off);
                let count = |holds: &dyn Fn(&Party) -> bool| {
                    u32::try_from(parties.iter().filter(|party| holds(party)).count()).unwrap_or(u32::MAX)
                };
                rows.push(EveningRow {
                    event: id,
                    name: event.name,
                    starts: event.starts,
                    ends: event.ends,
                    parties: count(&|_| true),
                    visited: count(&|party| !party.visited.is_empty()),
                    mine: count(&|party| party.officer == Some(me) && party.visited.is_empty()),
                });
            }
            rows.sort_by_key(|row| std::cmp::Reverse(row.starts));
            Ok(rows)
        })
    }
}
