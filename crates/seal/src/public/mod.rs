//! What everybody may do, the relay included: read headers, check signatures, follow the roster.

mod author;
mod device;
mod domain;
mod envelope;
mod hashing;
mod knock;
mod proof;
mod roster;
mod signature;
mod word;

pub(crate) use author::change_words;
pub use author::verify_change;
pub use device::DevicePublic;
pub use domain::Domain;
pub use envelope::{Envelope, HEADER_BYTES, Header, Kind, MAX_ENVELOPE, Malformed, NONCE_BYTES, TAG_BYTES};
pub use hashing::Hashing;
pub use knock::Knock;
pub use proof::{LogId, Nonce, Question, Welcome, verify_proof};
pub use roster::{
    Admitted, Authority, Belongs, Grant, Invited, NewEpoch, Next, Own, Part, Revocation, Revoked, Right,
    Roster, RosterError, Says, Signer, Space, Statement, StatementBody, agency_of,
};
pub(crate) use signature::point_of;
pub use signature::{BadSignature, KeyError, PublicKey, Signature, SigningKeys, sha256};
pub use word::{Ack, BadWord, DeviceStanding, Handed, Held, Receipt, Signed, Word};

#[cfg(test)]
mod tests;
