//! The package that waits at the relay for whoever holds an invite code.
//!
//! It holds the key that admits one device, and the spaces' keys. The relay stores it under a
//! name derived from the code's secret and cannot open it.

use std::fmt;

use ids::{AgencyId, Epoch, InviteId, MemberId, SpaceId};
use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use super::aead::{self, Failed};
use super::{EpochKey, InviteCode, SpaceKeys};
use crate::public::{KeyError, SigningKeys};

/// The form of the package's inside.
const FORM: u8 = 1;

/// Why a package stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// The code's secret does not open it.
    #[error("the invite does not open with this code; ask for a new invite")]
    DoesNotOpen,
    /// It opened, but it is another agency's or makes no sense.
    #[error("the invite's content is damaged; ask for a new invite")]
    Damaged,
    /// Made by a newer build.
    #[error("the invite was made by a newer app; update this app")]
    Newer,
    /// A key failed.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// Everything that a new device needs besides the roster.
#[derive(Clone)]
pub struct InvitePackage {
    /// Which invite.
    pub invite: InviteId,
    /// Whom the new device will speak for.
    pub member: MemberId,
    /// Which agency invites.
    pub agency: AgencyId,
    /// The key that admits one device.
    pub key: SigningKeys,
    /// The keys of the spaces that the member may read.
    pub space_keys: SpaceKeys,
}

impl fmt::Debug for InvitePackage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InvitePackage({}, secret)", self.invite)
    }
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Inside {
    #[n(0)]
    form: u8,
    #[n(1)]
    invite: InviteId,
    #[n(2)]
    member: MemberId,
    #[n(3)]
    agency: AgencyId,
    #[cbor(n(4), with = "minicbor::bytes")]
    key: Vec<u8>,
    #[n(5)]
    space_keys: Vec<(SpaceId, Epoch, EpochKey)>,
}

/// Seals the package for the code's holder.
pub fn seal_package(code: &InviteCode, package: &InvitePackage) -> Result<Vec<u8>, PackageError> {
    let key = package.key.to_secret_bytes()?;
    let inside = Inside {
        form: FORM,
        invite: package.invite,
        member: package.member,
        agency: package.agency,
        key: key.to_vec(),
        space_keys: package
            .space_keys
            .iter()
            .map(|(space, epoch, key)| (space, epoch, key.clone()))
            .collect(),
    };
    let plain = minicbor::to_vec(&inside).map_err(|_| KeyError::Exhausted)?;
    drop(Zeroizing::new(inside.key));
    let mut sealed = Vec::new();
    aead::seal(&*code.package_key()?, code.agency.as_bytes(), plain, &mut sealed)
        .map_err(|Failed| KeyError::Exhausted)?;
    Ok(sealed)
}

/// Opens the package with the code.
pub fn open_package(code: &InviteCode, sealed: &[u8]) -> Result<InvitePackage, PackageError> {
    let plain = aead::open(&*code.package_key()?, code.agency.as_bytes(), sealed)
        .map(Zeroizing::new)
        .map_err(|Failed| PackageError::DoesNotOpen)?;
    let inside: Inside = minicbor::decode(&plain).map_err(|_| PackageError::Damaged)?;
    let key = Zeroizing::new(inside.key);
    if inside.form != FORM {
        return Err(PackageError::Newer);
    }
    if inside.agency != code.agency {
        return Err(PackageError::Damaged);
    }
    Ok(InvitePackage {
        invite: inside.invite,
        member: inside.member,
        agency: inside.agency,
        key: SigningKeys::from_secret_bytes(&key)?,
        space_keys: inside.space_keys.into_iter().collect(),
    })
}
