//! The table of awards: the city's own, off unless an advisor turns it on.

use ids::AgencyId;
use model::youth::PVSA;
use model::{AwardLevel, Awards, RecordKind};
use store::lists::Reader;

use super::SPACE;
use crate::commands::visits::{fields, of_kind, typed};
use crate::door::AwardsView;
use crate::{Engine, Refusal, bad_field};

/// More levels than any award has.
const MOST_LEVELS: usize = 40;

impl Engine {
    pub(super) fn awards(&self) -> Result<AwardsView, Refusal> {
        self.may_read(SPACE, "look at the table of awards")?;
        let agency = self.identity()?.agency;
        let level = |(name, group, hours): &(&str, &str, u32)| AwardLevel {
            name: (*name).to_owned(),
            group: (*group).to_owned(),
            hours: *hours,
        };
        Ok(AwardsView {
            awards: self.store.read(|reader| read(reader, agency))?,
            proposal: PVSA.iter().map(level).collect(),
        })
    }

    pub(super) fn set_awards(&self, mut awards: Awards) -> Result<AwardsView, Refusal> {
        self.may_write(SPACE, "change the table of awards")?;
        for level in &mut awards.levels {
            level.name = level.name.trim().to_owned();
            level.group = level.group.trim().to_owned();
        }
        if awards.levels.iter().any(|level| level.name.is_empty() || level.hours == 0) {
            return Err(bad_field(
                "levels",
                "A level needs a name and hours.",
                "Give both, or take the level out.",
            ));
        }
        if awards.levels.len() > MOST_LEVELS {
            return Err(bad_field("levels", "There are too many levels.", "Take some out."));
        }
        if awards.on && awards.levels.is_empty() {
            return Err(bad_field(
                "levels",
                "The table is empty.",
                "Write a level down before it is turned on.",
            ));
        }
        let json = fields(RecordKind::Awards, &awards)?;
        let id = Awards::id(self.identity()?.agency);
        self.write(|tx, pen| Ok(tx.create_or_edit(pen, id, RecordKind::Awards, &json)?))?;
        self.awards()
    }
}

/// The table; an empty one that is off while nobody has written it down.
pub(super) fn read(reader: &Reader<'_>, agency: AgencyId) -> Result<Awards, Refusal> {
    let id = Awards::id(agency);
    if !reader.has(id)? {
        return Ok(Awards::default());
    }
    typed(of_kind(reader, id, RecordKind::Awards)?.json)
}
