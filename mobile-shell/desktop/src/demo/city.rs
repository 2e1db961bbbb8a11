//! The demonstration's agency: founded, and its people enrolled, through the same commands as at work.

use std::path::Path;

use engine::{Clock, Founding, Link};

use super::invite_all::invite_all;
use super::processes::{FOUNDING_CODE, Relay};
use crate::home::Home;
use crate::trouble::Trouble;

/// Everybody who is enrolled: folder and name in the pack. Officers 4, 7 and 10 only write the season.
pub(super) const PEOPLE: &[(&str, &str)] = &[
    ("officer-1", "Officer 1"),
    ("officer-2", "Officer 2"),
    ("supervisor-1", "Supervisor 1"),
    ("officer-4", "Officer 4"),
    ("officer-7", "Officer 7"),
    ("officer-10", "Officer 10"),
    ("custodian-1", "Custodian 1"),
    ("cert-lead-1", "CERT lead 1"),
    ("advisor-1", "Advisor 1"),
    ("advocate-1", "Advocate 1"),
    ("social-worker-1", "Social worker 1"),
    ("clinician-1", "Clinician 1"),
    ("diversion-worker-1", "Diversion worker 1"),
    ("teacher-1", "Teacher 1"),
    ("chaplain-2", "Chaplain 2"),
    ("chaplain-1", "Chaplain 1"),
    ("juvenile-officer-1", "Juvenile officer 1"),
    ("analyst-1", "Analyst 1"),
    ("explorer-7", "Explorer 7"),
];

/// Founds the agency and enrols everybody.
pub(super) async fn found(folder: &Path, relay: &Relay) -> Result<(), Trouble> {
    enrol(folder, relay, PEOPLE).await
}

/// Founds the agency and enrols these people.
pub(super) async fn enrol(folder: &Path, relay: &Relay, people: &[(&str, &str)]) -> Result<(), Trouble> {
    let admin = Home::open_with(&folder.join("admin"), Clock::system(), false)?;
    let founding = Founding {
        relay_url: relay.url(),
        code: FOUNDING_CODE.into(),
        pack: pack::st_louis_park(),
        admin: "Admin 1".into(),
    };
    engine::found(&admin.engine, founding).await?;
    let _link = Link::start(admin.engine.clone())?;
    invite_all(&admin.engine, folder, people).await
}
