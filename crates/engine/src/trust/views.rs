//! Who looked at not-public records: written down before it is shown, answered to the custodian.

use std::time::Duration;

use ids::{MemberId, RecordId, UnixMs};
use model::RecordKind;
use seal::public::Right;
use store::{Look, VIEW_LOG};

use crate::directory::utc;
use crate::door::{ViewLog, ViewRow};
use crate::{Engine, Refusal};

/// A screen that refreshes is not another look.
const SAME_LOOK: Duration = Duration::from_secs(15 * 60);

impl Engine {
    /// Writes down that this person looks at a not-public record. Before it is shown: if the line cannot
    /// be written, the record is not shown.
    pub(crate) fn looks_at(
        &self,
        record: RecordId,
        kind: RecordKind,
        why: Option<String>,
    ) -> Result<(), Refusal> {
        let (identity, roster, at) = (self.identity()?, self.roster(), self.now());
        // An agency from before there was a view log opens it with `OpenSpaces`.
        let Some((epoch, drop_box)) = roster.drop_box_for(identity.id(), identity.space(VIEW_LOG)) else {
            return Ok(());
        };
        if why.is_none() && self.was_just_looked_at(record, at) {
            return Ok(());
        }
        let look = Look { member: identity.member, record, kind: kind.word(), at, why };
        let reads = roster.may(identity.id(), identity.space(VIEW_LOG), Right::Read);
        self.write(|tx, pen| tx.look(pen, (epoch, drop_box), look, reads).map_err(Refusal::from))?;
        // Not before: a line that could not be written is owed by the next look.
        self.looks().entry(record).or_insert(at);
        Ok(())
    }

    pub(crate) fn say_why(&self, record: RecordId, because: &str) -> Result<(), Refusal> {
        let because = because.trim();
        if because.is_empty() || because.chars().count() > 300 {
            return Err(crate::bad_field(
                "because",
                "Say why in a few words, 300 letters at most.",
                "Shorten it.",
            ));
        }
        let kind = self.store.read(|reader| Ok::<_, Refusal>(reader.whole(record)?.kind))?;
        self.looks_at(record, kind, Some(because.to_owned()))
    }

    /// Counted from the look that was written down: whoever comes back every few minutes looks again.
    fn was_just_looked_at(&self, record: RecordId, at: UnixMs) -> bool {
        let mut looks = self.looks();
        let same = i64::try_from(SAME_LOOK.as_millis()).unwrap_or(i64::MAX);
        looks.retain(|_, written| at.0 - written.0 < same);
        looks.contains_key(&record)
    }

    pub(crate) fn view_log(
        &self,
        record: Option<RecordId>,
        member: Option<MemberId>,
        limit: Option<u32>,
    ) -> Result<ViewLog, Refusal> {
        let directory = self.directory()?;
        self.may_read(VIEW_LOG, "see who looked at records")?;
        self.store.read(|reader| {
            let lines = reader.view_lines(record, member, limit.unwrap_or(200).min(5_000))?;
            let broken = lines.iter().any(|line| line.broken);
            let rows = lines.into_iter().map(|line| ViewRow {
                name: directory.name(line.member),
                at: utc(line.at),
                record: line.record,
                title: crate::commands::title_of(reader, line.record),
                why: line.why,
                broken: line.broken,
            });
            Ok(ViewLog { lines: rows.collect(), broken })
        })
    }
}
