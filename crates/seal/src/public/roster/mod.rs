//! The roster: the agency's signed, hash-chained list of who may do what.
//!
//! Names never appear in it: they are records in the directory.

mod chain;
mod rights;
mod statement;

pub use chain::{Roster, RosterError};
pub use rights::{Admitted, Invited, Right, Space};
pub use statement::{Grant, Next, Says, Signer, Statement, StatementBody, agency_of};

#[cfg(test)]
mod tests;
