//! How a device comes to belong: founding an agency, inviting a member, joining by a code.

mod enrol;
mod found;
mod join;

pub use enrol::{enrol, let_in};
pub use found::{Founding, found};
pub use join::join;

use std::sync::Arc;

use seal::public::{Roster, Statement};

use crate::identity::Identity;
use crate::{Engine, Refusal};

/// Keeps a verified roster and the identity it belongs to, in this order: a device that is killed
/// between the two is not enrolled and may simply join again.
fn keep(engine: &Arc<Engine>, identity: Identity, statements: &[Statement]) -> Result<(), Refusal> {
    engine.transact(|tx| {
        (1..)
            .zip(statements)
            .try_for_each(|(seq, statement)| tx.keep_statement(seq, statement))
            .map_err(Refusal::from)
    })?;
    engine.store.keep_identity(identity.agency, &identity.to_bytes()?)?;
    engine.enrol(identity)
}

/// Applies statements to a roster, all or nothing.
fn verified(agency: ids::AgencyId, statements: &[Statement]) -> Result<Roster, Refusal> {
    let mut roster = Roster::pinned(agency);
    for statement in statements {
        roster
            .apply(statement)
            .map_err(|error| Refusal::Relay(format!("the agency's roster does not hold: {error}")))?;
    }
    Ok(roster)
}

#[cfg(test)]
mod tests;
