//! Volunteers' work at events: what can be asked of it, done.

mod board;
mod coming;
mod hours;
mod incident;
mod leading;
mod printed;
mod roster;

use serde_json::Value;

use super::json;
use crate::door::Volunteers;
use crate::{Engine, Refusal};

/// The space of volunteers' work.
const SPACE: &str = "cert";

impl Engine {
    pub(super) fn volunteers(&self, ask: Volunteers) -> Result<Value, Refusal> {
        match ask {
            Volunteers::Roster => json(self.roster_of_volunteers()?),
            Volunteers::Register { volunteer } => json(self.register(volunteer)?),
            Volunteers::Change { volunteer, change } => json(self.change_volunteer(volunteer, change)?),
            Volunteers::Contact { volunteer } => json(self.contact_of(volunteer)?),
            Volunteers::Board { event } => json(self.board(event)?),
            Volunteers::Scan { event, badge } => json(self.scan(event, &badge)?),
            Volunteers::Come { event, who } => json(self.come(event, who)?),
            Volunteers::Stamp { check_in, way, at } => json(self.stamp(check_in, way, at)?),
            Volunteers::Unstamp { check_in, stamp } => json(self.unstamp(check_in, &stamp)?),
            Volunteers::Team { event, team, form } => json(self.team(event, team, form)?),
            Volunteers::Task { event, team, what, whereabouts } => {
                json(self.task(event, team, &what, whereabouts)?)
            }
            Volunteers::EndTask { task, state, outcome } => json(self.end_task(task, &state, outcome)?),
            Volunteers::CallRoll { event, trigger } => json(self.call_roll(event, &trigger)?),
            Volunteers::Answered { roll_call, who } => json(self.answered(roll_call, &who)?),
            Volunteers::CloseRoll { roll_call, outcome } => json(self.close_roll(roll_call, outcome)?),
            Volunteers::Log { event, text } => json(self.log_activity(event, &text)?),
            Volunteers::Amend { check_in, change } => json(self.amend(check_in, &change)?),
            Volunteers::Incident { event } => json(self.incident(event)?),
            Volunteers::EditIncident { event, change } => json(self.edit_incident(event, change)?),
            Volunteers::Printed { event, form } => json(self.printed(event, form)?),
            Volunteers::Hours { from, until } => json(self.hours_of_volunteers(from, until)?),
        }
    }
}
