//! What the person at this device may do, by the roster that it has.

use ids::SpaceId;
use seal::public::Right;

use crate::{Engine, Refusal};

impl Engine {
    /// Refuses when the person may not write into a space.
    pub(crate) fn may_write(&self, space: &str, what: &'static str) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let may = self.roster().may(identity.id(), identity.space(space), Right::Write);
        if may { Ok(()) } else { Err(Refusal::NotAllowed(what)) }
    }

    /// Refuses when the person may not read a space.
    pub(crate) fn may_read(&self, space: &str, what: &'static str) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let may = self.roster().may(identity.id(), identity.space(space), Right::Read);
        if may { Ok(()) } else { Err(Refusal::NotAllowed(what)) }
    }

    /// Whether this device reads a space today, by the roster that it has.
    pub fn reads(&self, space: SpaceId) -> bool {
        self.identity().is_ok_and(|identity| self.roster().may(identity.id(), space, Right::Read))
    }
}
