//! The records of the field log. Every field's class and merge policy stands in [`crate::fields`].
//!
//! Optional fields are left out of JSON when empty, so that a lone visit stays small.

mod directory;
mod disposals;
mod patrol;
mod requests;

pub use directory::{Assignment, City, District, Member, Partner, Place, Program, Topic};
pub use disposals::Disposal;
pub use patrol::{FollowUp, Spot, Visit, VisitNote};
pub use requests::{Asked, Disclosure};

pub use crate::words::{Audience, Begins, FollowUpState, Origin, PlaceKind, VisitState};
