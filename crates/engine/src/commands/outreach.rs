//! Outreach: what can be asked of it, done.

mod counting;
mod events;
mod groups;
mod head_counts;

use serde_json::Value;

use super::json;
use crate::door::Outreach;
use crate::{Engine, Refusal};

impl Engine {
    pub(super) fn outreach(&self, ask: Outreach) -> Result<Value, Refusal> {
        match ask {
            Outreach::Events { from, until } => json(self.events(from, until)?),
            Outreach::Event { event } => json(self.event(event)?),
            Outreach::AddEvent { event } => json(self.add_event(event)?),
            Outreach::EditEvent { event, seen, change } => {
                json(self.edit_event(event, seen.as_deref(), change)?)
            }
            Outreach::Count { event, what, word, by } => json(self.count(event, what, &word, by)?),
            Outreach::HeadCounts { from, until } => json(self.head_counts(from, until)?),
            Outreach::Groups => json(self.groups()?),
            Outreach::Group { group } => json(self.group(group)?),
            Outreach::AddGroup { group } => json(self.add_group(group)?),
            Outreach::EditGroup { group, change } => json(self.edit_group(group, change)?),
        }
    }
}
