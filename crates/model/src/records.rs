//! The records of the field log. Every field's class and merge policy stands in [`crate::fields`].
//!
//! Optional fields are left out of JSON when empty, so that a lone visit stays small.

mod directory;
mod disposals;
mod explorers;
mod incident;
mod outreach;
mod patrol;
mod problems;
mod referrals;
mod requests;
mod volunteers;

pub use directory::{Assignment, City, District, Member, Partner, Place, Program, Topic};
pub use disposals::Disposal;
pub use explorers::{
    Attendance, AwardLevel, Awards, Explorer, ExplorerPage, OwnRide, OwnSession, RideAlong, Session,
};
pub use incident::{Incident, POSITIONS, Section};
pub use outreach::{Event, Group, Party, PartyHost};
pub use patrol::{FollowUp, Spot, Visit, VisitNote};
pub use problems::{Abstraction, Problem, TrendNote};
pub use referrals::Referral;
pub use requests::{Asked, Disclosure};
pub use volunteers::{Activity, CheckIn, RollCall, Task, Team, Volunteer, VolunteerContact};

pub use crate::words::{
    AbstractionKind, Audience, Begins, CheckInLocation, EventState, FollowUpState, Origin, PlaceKind,
    ProblemState, ReferralState, SessionKind, TaskState, TheftMethod, VisitState, VolunteerGroup,
};
