//! The records of the field log. Every field's class and merge policy stands in [`crate::fields`].
//!
//! Optional fields are left out of JSON when empty, so that a lone visit stays small.

mod directory;
mod disposals;
mod explorers;
mod incident;
mod outreach;
mod patrol;
mod referrals;
mod requests;
mod shielded;
mod volunteers;

pub use directory::{Assignment, City, District, Member, Partner, Place, Program, Tip, Topic};
pub use disposals::Disposal;
pub use explorers::{
    Attendance, AwardLevel, Awards, Explorer, ExplorerPage, OwnRide, OwnSession, RideAlong, Session,
};
pub use incident::{Incident, POSITIONS, Section};
pub use outreach::{Event, Group, Party, PartyHost};
pub use patrol::{FollowUp, Spot, Visit, VisitNote};
pub use referrals::Referral;
pub use requests::{Asked, Disclosure};
pub use shielded::ShieldedAddress;
pub use volunteers::{Activity, CheckIn, RollCall, Task, Team, Volunteer, VolunteerContact};

pub use crate::words::{
    Audience, Begins, CheckInLocation, EventState, FollowUpState, Origin, PlaceKind, ReferralState,
    SessionKind, TaskState, VisitState, VolunteerGroup,
};
