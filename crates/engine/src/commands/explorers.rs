//! The Explorers' program: what can be asked of it, done. Every look and every change needs the right
//! to the Explorers' space; an Explorer has a page of their own instead.

mod adults;
mod awards;
mod ledgers;
mod letter;
mod own;
mod rides;
mod roster;
mod sessions;

use serde_json::Value;

use super::json;
use crate::door::Explorers;
use crate::{Engine, Refusal};

/// The space of everything about Explorers.
const SPACE: &str = "explorers";

impl Engine {
    pub(super) fn explorers(&self, ask: Explorers) -> Result<Value, Refusal> {
        match ask {
            Explorers::Roster => json(self.roster_of_explorers()?),
            Explorers::Admit { explorer } => json(self.admit_explorer(&explorer)?),
            Explorers::Change { explorer, change } => json(self.change_explorer(explorer, change)?),
            Explorers::Sessions => json(self.sessions()?),
            Explorers::Session { session } => json(self.session(session)?),
            Explorers::AddSession { session } => json(self.add_session(session)?),
            Explorers::EditSession { session, change } => json(self.edit_session(session, &change)?),
            Explorers::Attend { session, explorer, way, at } => {
                json(self.attend(session, explorer, way, at)?)
            }
            Explorers::Approve { session } => json(self.approve_session(session)?),
            Explorers::Adults => json(self.adults()?),
            Explorers::RegisterAdult { member, adult } => json(self.register_adult(member, adult)?),
            Explorers::Rides => json(self.rides()?),
            Explorers::PlanRide { explorer, officer, starts, ends } => {
                json(self.plan_ride(explorer, officer, starts, ends)?)
            }
            Explorers::Ride { ride, step } => json(self.ride(ride, step)?),
            Explorers::Pairings => json(self.pairings()?),
            Explorers::Letter { explorer, from, until } => json(self.letter(explorer, from, until)?),
            Explorers::Awards => json(self.awards()?),
            Explorers::SetAwards { awards } => json(self.set_awards(awards)?),
            Explorers::OwnPage => json(self.own_page()?),
        }
    }
}
