//! The weekly information meeting: its pack, the trends behind it, files for the analyst.
//!
//! The rows of visits are read once and tallied as they come; what a count means is `model`'s to say.

mod export;
mod pack;
mod page;
mod paper;
mod places;
mod read;
mod span;
mod table;
mod trends;

use serde_json::Value;

use super::json;
use crate::door::Meeting;
use crate::{Engine, Refusal};

impl Engine {
    pub(super) fn meeting(&self, ask: Meeting) -> Result<Value, Refusal> {
        match ask {
            Meeting::Pack { week } => json(self.weekly_pack(week)?),
            Meeting::Paper { week } => json(self.weekly_paper(week)?),
            Meeting::Trends { week, topic, district } => {
                json(self.trends(week, topic.as_deref(), district.as_deref())?)
            }
            Meeting::Export { from, until } => json(self.analyst_export(from, until)?),
        }
    }
}
