//! Hours of Explorers: every stay with the column it stands in, and what they come to.

use chrono::{DateTime, Utc};
use ids::RecordId;
use model::hours::{Hours, Stay};
use model::youth::{HoursColumn, Ledger, column, ridden};
use model::{Attendance, RecordKind, RideAlong, Session};
use std::collections::BTreeMap;
use store::lists::Reader;

use crate::Refusal;

/// What somebody was at, and when.
pub(super) struct Stayed {
    pub explorer: RecordId,
    pub column: HoursColumn,
    /// What it was; of a ride nothing, for a ride has no name.
    pub what: Option<String>,
    pub begins: DateTime<Utc>,
    pub stay: Stay,
}

/// Everything that anybody was at.
pub(super) struct Kept(pub Vec<Stayed>);

impl Kept {
    pub(super) fn read(reader: &Reader<'_>) -> Result<Self, Refusal> {
        let sessions: BTreeMap<RecordId, Session> =
            reader.all_entries::<Session>(RecordKind::Session)?.into_iter().collect();
        let mut kept = vec![];
        for (_, attendance) in reader.all_entries::<Attendance>(RecordKind::Attendance)? {
            let Some(session) = sessions.get(&attendance.session).filter(|session| !session.called_off)
            else {
                continue;
            };
            let stays = Hours::of(&attendance.stamps).stays;
            kept.extend(stays.into_iter().map(|stay| Stayed {
                explorer: attendance.explorer,
                column: column(session),
                what: Some(session.name.clone()),
                begins: stay.from.or(stay.until).unwrap_or(session.starts),
                stay,
            }));
        }
        for (_, ride) in reader.all_entries::<RideAlong>(RecordKind::RideAlong)? {
            if let Some((begins, stay)) = ride.left.zip(ridden(&ride)) {
                let column = HoursColumn::RideAlong;
                kept.push(Stayed { explorer: ride.explorer, column, what: None, begins, stay });
            }
        }
        kept.sort_by_key(|stayed| stayed.begins);
        Ok(Self(kept))
    }

    /// Somebody's hours of the time that is asked for. Two sessions at once count once in a column.
    pub(super) fn ledger(&self, of: RecordId, is_asked: impl Fn(DateTime<Utc>) -> bool) -> Ledger {
        let asked = self.0.iter().filter(|stayed| stayed.explorer == of && is_asked(stayed.begins));
        Ledger::of(asked.map(|stayed| (stayed.column, stayed.stay)))
    }
}
