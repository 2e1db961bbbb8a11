//! The roster: the agency's signed, hash-chained list of who may do what.
//!
//! Names never appear in it: they are records in the directory.

mod chain;
mod could;
mod own;
mod rights;
mod says;
mod statement;
mod taking;

pub use chain::{Roster, RosterError};
pub use own::{Belongs, Own, Part};
pub use rights::{Admitted, Invited, Revoked, Right, Space};
pub use says::{Authority, Grant, NewEpoch, Revocation, Says, Signer};
pub use statement::{Next, Statement, StatementBody, agency_of};

#[cfg(test)]
mod tests;
