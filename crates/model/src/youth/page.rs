//! An Explorer's own page: what the advisors know of them and of nobody else.
//!
//! Made of numbers, days and ids. No sentence that somebody wrote for the group gets in, since it may be
//! about another young person; nor do the calls of a ride.

use std::collections::BTreeMap;

use ids::RecordId;

use super::{HoursColumn, Ledger, column, ridden};
use crate::hours::Hours;
use crate::{Attendance, Explorer, ExplorerPage, OwnRide, OwnSession, RideAlong, Session};

/// The page of one Explorer. What belongs to others is passed over.
pub fn page<'a>(
    id: RecordId,
    explorer: &Explorer,
    sessions: &BTreeMap<RecordId, Session>,
    attendance: impl IntoIterator<Item = &'a Attendance>,
    rides: impl IntoIterator<Item = &'a RideAlong>,
) -> ExplorerPage {
    let mut at = vec![];
    let mut own_sessions = vec![];
    for there in attendance.into_iter().filter(|there| there.explorer == id) {
        let Some(session) = sessions.get(&there.session).filter(|session| !session.called_off) else {
            continue;
        };
        let stays = Hours::of(&there.stamps);
        at.extend(stays.stays.iter().map(|stay| (column(session), *stay)));
        own_sessions.push(OwnSession {
            kind: session.kind.clone(),
            starts: session.starts,
            seconds: stays.seconds(),
            unclear: stays.is_open(),
            approved: session.approved.is_some(),
        });
    }
    let mut own_rides = vec![];
    for ride in rides.into_iter().filter(|ride| ride.explorer == id) {
        at.extend(ridden(ride).map(|stay| (HoursColumn::RideAlong, stay)));
        own_rides.push(OwnRide {
            officer: ride.officer,
            starts: ride.starts,
            ends: ride.ends,
            approved: ride.approved.is_some(),
            left: ride.left,
            returned: ride.returned,
            called_off: ride.called_off,
        });
    }
    own_sessions.sort_by_key(|session| session.starts);
    own_rides.sort_by_key(|ride| ride.starts);
    ExplorerPage {
        explorer: id,
        name: explorer.name.clone(),
        joined: explorer.joined,
        consent_until: explorer.consent_until,
        training_until: explorer.training_until,
        registered_until: explorer.registered_until,
        left: explorer.left,
        hours: Ledger::of(at),
        sessions: own_sessions,
        rides: own_rides,
    }
}
