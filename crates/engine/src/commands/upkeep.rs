//! The upkeep of places and tables: what can be asked of it, done.

mod careful;
mod duplicates;
mod importing;
mod merging;
mod shielding;
mod tables;

use serde_json::Value;

use super::json;
use crate::door::Upkeep;
use crate::{Engine, Refusal};

pub(super) use merging::merged_view;
pub use tables::{Line, Sheet};

impl Engine {
    pub(super) fn upkeep(&self, ask: Upkeep) -> Result<Value, Refusal> {
        match ask {
            Upkeep::Duplicates { limit } => json(self.duplicates(limit)?),
            Upkeep::Merge { place, into } => json(self.merge_place(place, into)?),
            Upkeep::Unmerge { place } => json(self.unmerge_place(place)?),
            Upkeep::Apart { place, from } => json(self.keep_apart(place, from)?),
            Upkeep::Import { what, table, write } => json(self.import_table(what, &table, write)?),
            Upkeep::ExportTable { what, from, until } => json(self.export_table(what, from, until)?),
            Upkeep::Careful { texts } => json(self.careful(&texts)?),
            Upkeep::Shield { place, address, here } => json(self.shield(place, address.as_deref(), here)?),
            Upkeep::Shielded => json(self.shielded()?),
            Upkeep::EndShield { shielded, because } => json(self.end_shield(shielded, &because)?),
        }
    }
}
