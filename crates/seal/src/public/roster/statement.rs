//! One statement of the roster: what is said, by whom, after which other statement.
//!
//! Knows how statements look, not who may say them. A statement of a kind, a signer or a form
//! that this build does not know is an error, never skipped: skipping a removal would leave a
//! right standing.

use ids::{AgencyId, UnixMs};
use minicbor::{Decode, Encode};

use super::{RosterError, Says, Signer};
use crate::public::{Domain, KeyError, PublicKey, Signature, SigningKeys, sha256};

/// The form of a statement's body. It is raised when a field is added that an older build must
/// not overlook.
const FORM: u8 = 1;

/// One signed statement, as the exact bytes that were signed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Statement {
    /// The exact bytes that were signed: a [`StatementBody`].
    #[cbor(n(0), with = "minicbor::bytes")]
    pub raw: Vec<u8>,
    /// The signer's signature over them.
    #[n(1)]
    pub signature: Signature,
}

impl Statement {
    /// What `next` says, signed with `keys`.
    pub fn sign(keys: &SigningKeys, next: &Next) -> Result<Self, KeyError> {
        let body = StatementBody {
            form: FORM,
            algorithm: crate::ALGORITHM,
            seq: next.seq,
            prev: next.prev,
            at: next.at,
            signer: next.signer,
            says: next.says.clone(),
        };
        let raw = minicbor::to_vec(body).map_err(|_| KeyError::Exhausted)?;
        let signature = keys.sign(Domain::Statement, &raw)?;
        Ok(Self { raw, signature })
    }

    /// What it claims; proves nothing until a [`super::Roster`] has applied it.
    pub fn body(&self) -> Result<StatementBody, RosterError> {
        let body: StatementBody = minicbor::decode(&self.raw).map_err(|error| {
            if error.is_unknown_variant() { RosterError::Newer } else { RosterError::Unreadable }
        })?;
        if body.form != FORM || body.algorithm != crate::ALGORITHM {
            return Err(RosterError::Newer);
        }
        Ok(body)
    }

    /// What the next statement has to name as the one before it.
    pub fn hash(&self) -> [u8; 32] {
        sha256(&[&self.raw, &self.signature.0])
    }
}

/// What comes next in a roster: the place, the time, the words, not yet signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Its number.
    pub seq: u64,
    /// The hash of the statement before.
    pub prev: [u8; 32],
    /// The signer's time.
    pub at: UnixMs,
    /// Who will sign.
    pub signer: Signer,
    /// What is said.
    pub says: Says,
}

/// The inside of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StatementBody {
    /// The form of this body.
    #[n(0)]
    pub form: u8,
    /// The set of algorithms of its signature and keys.
    #[n(1)]
    pub algorithm: u8,
    /// Its number; the first is 1.
    #[n(2)]
    pub seq: u64,
    /// The hash of the statement before; zeros in the first.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub prev: [u8; 32],
    /// The signer's time.
    #[n(4)]
    pub at: UnixMs,
    /// Who signed.
    #[n(5)]
    pub signer: Signer,
    /// What is said.
    #[n(6)]
    pub says: Says,
}

/// The id of the agency whose root key this is: nobody else can claim it.
pub fn agency_of(root: &PublicKey) -> AgencyId {
    let hash = sha256(&[b"porchlight agency v1", &root.0]);
    let mut parent = [0; 16];
    parent.copy_from_slice(&hash[..16]);
    AgencyId::derived(&parent, "agency")
}
