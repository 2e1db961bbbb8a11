//! The records of the field log. Every field's class and merge policy stands in [`crate::fields`].
//!
//! Optional fields are left out of JSON when empty, so that a lone visit stays small.

mod attachments;
mod chaplains;
mod crisis;
mod directory;
mod disposals;
mod diversions;
mod explorers;
mod incident;
mod outreach;
mod patrol;
mod problems;
mod referrals;
mod requests;
mod reviews;
mod shielded;
mod volunteers;

pub use attachments::Attachment;
pub use chaplains::CallOut;
pub use crisis::CrisisRequest;
pub use directory::{
    Assignment, City, District, Hotline, Member, Notice, Partner, Place, Program, Question, Screening,
    ScreeningResult, Tip, Topic,
};
pub use disposals::Disposal;
pub use diversions::Diversion;
pub use explorers::{
    Attendance, AwardLevel, Awards, Explorer, ExplorerPage, OwnRide, OwnSession, RegisteredAdult, RideAlong,
    Session,
};
pub use incident::{Incident, POSITIONS, Section};
pub use outreach::{Event, Group, Party, PartyHost};
pub use patrol::{FollowUp, Spot, Visit, VisitNote};
pub use problems::{Abstraction, Problem, TrendNote};
pub use referrals::{Consent, PartnerCounts, Referral, ReferralClock, Screened};
pub use requests::{Asked, Disclosure};
pub use reviews::{CaseReview, ReviewRequest};
pub use shielded::ShieldedAddress;
pub use volunteers::{Activity, CheckIn, RollCall, Task, Team, Volunteer, VolunteerContact};

pub use crate::words::{
    AbstractionKind, Audience, Begins, CallOutKind, CheckInLocation, ContactWay, DiversionOutcome,
    EventState, FollowUpState, Origin, PlaceKind, ProblemState, ReferralState, ReviewOutcome, SessionKind,
    TaskState, TheftMethod, VisitState, VolunteerGroup,
};
