//! A night out: what can be asked of it, done.

mod changing;
mod crews;
mod evenings;
mod parties;
mod planning;
mod sheet;
mod stamps;
mod table;

use ids::RecordId;
use model::{Event, Party, RecordKind};
use serde_json::Value;

use super::json;
use super::visits::typed;
use crate::door::NightOut;
use crate::{Engine, Refusal};

const SPACE: &str = "outreach";

impl Engine {
    pub(super) fn night_out(&self, ask: NightOut) -> Result<Value, Refusal> {
        match ask {
            NightOut::Evenings => json(self.evenings()?),
            NightOut::Sheet { event } => json(self.run_sheet(event)?),
            NightOut::AddParties { event, parties } => json(self.add_parties(event, parties)?),
            NightOut::ImportParties { event, table } => json(self.import_parties(event, &table)?),
            NightOut::EditParty { party, change } => json(self.edit_party(party, change)?),
            NightOut::SetHost { party, host } => json(self.set_host(party, host)?),
            NightOut::CallOff { party, off } => json(self.call_party_off(party, off)?),
            NightOut::Plan { event, crews, stay } => json(self.plan_night(event, &crews, stay)?),
            NightOut::Crews { event } => json(self.crews(event)?),
            NightOut::PlanMine { event } => json(self.plan_mine(event)?),
            NightOut::Visited { party } => json(self.party_visited(party)?),
            NightOut::NotVisited { party } => json(self.party_not_visited(party)?),
            NightOut::Left { party } => json(self.party_left(party)?),
            NightOut::Host { party } => json(self.host_of(party)?),
        }
    }

    fn night(&self, event: RecordId) -> Result<Event, Refusal> {
        typed(self.record_of(event, RecordKind::Event)?.json)
    }

    /// The parties of an evening, by the beginning of their time.
    fn parties_of(&self, event: RecordId) -> Result<Vec<(RecordId, Party)>, Refusal> {
        self.store.read(|reader| reader.entries_of(event, RecordKind::Party).map_err(Refusal::from))
    }

    fn party(&self, party: RecordId) -> Result<Party, Refusal> {
        typed(self.record_of(party, RecordKind::Party)?.json)
    }
}
