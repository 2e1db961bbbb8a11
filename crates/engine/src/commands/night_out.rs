//! A night out: what can be asked of it, done.

mod parties;
mod planning;
mod sheet;

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
            NightOut::Sheet { event } => json(self.run_sheet(event)?),
            NightOut::AddParties { event, parties } => json(self.add_parties(event, parties)?),
            NightOut::CallOff { party, off } => json(self.call_party_off(party, off)?),
            NightOut::Plan { event, crews, stay } => json(self.plan_night(event, &crews, stay)?),
            NightOut::Visited { party } => json(self.party_visited(party)?),
            NightOut::NotVisited { party } => json(self.party_not_visited(party)?),
            NightOut::Host { party } => json(self.host_of(party)?),
        }
    }

    fn night(&self, event: RecordId) -> Result<Event, Refusal> {
        typed(self.record_of(event, RecordKind::Event)?.json)
    }

    fn party(&self, party: RecordId) -> Result<Party, Refusal> {
        typed(self.record_of(party, RecordKind::Party)?.json)
    }
}
