//! An epoch's key, wrapped for one device (HPKE base mode).
//!
//! HPKE does not say who sealed: the epoch statement in the roster is signed and commits to the
//! key, so [`unwrap_epoch_key`] asks for that commitment. The agency, space, epoch and the
//! recipient's id stand in `info`: a wrap cannot be passed off as another one.

use ids::{AgencyId, DeviceId, Epoch, SpaceId};
use rustls::crypto::aws_lc_rs::hpke::DH_KEM_P256_HKDF_SHA256_AES_256;
use rustls::crypto::hpke::{EncapsulatedSecret, Hpke, HpkePublicKey};
use zeroize::Zeroizing;

use super::{DeviceKeys, EpochKey, OpenError, SealError};
use crate::public::{DevicePublic, KeyError};

/// An uncompressed point.
const ENCAPSULATED_BYTES: usize = 65;

/// The key of this epoch, for this device only.
pub fn wrap_epoch_key(
    to: &DevicePublic,
    agency: AgencyId,
    space: SpaceId,
    epoch: Epoch,
    key: &EpochKey,
) -> Result<Vec<u8>, SealError> {
    let recipient = HpkePublicKey(to.hpke.0.to_vec());
    let (encapsulated, mut sealed) = DH_KEM_P256_HKDF_SHA256_AES_256
        .seal(&info(agency, space, epoch, to.id()), &[], key.secret_bytes(), &recipient)
        .map_err(|_| KeyError::NotAKey)?;
    let mut wrapped = encapsulated.0;
    wrapped.append(&mut sealed);
    Ok(wrapped)
}

/// The key in a wrap made for this device, if it is the one that the roster's epoch statement promised.
pub fn unwrap_epoch_key(
    keys: &DeviceKeys,
    agency: AgencyId,
    space: SpaceId,
    epoch: Epoch,
    commitment: &[u8; 32],
    wrapped: &[u8],
) -> Result<EpochKey, OpenError> {
    let (encapsulated, sealed) = wrapped.split_at_checked(ENCAPSULATED_BYTES).ok_or(OpenError::Damaged)?;
    let plain = DH_KEM_P256_HKDF_SHA256_AES_256
        .open(
            &EncapsulatedSecret(encapsulated.to_vec()),
            &info(agency, space, epoch, keys.id()),
            &[],
            sealed,
            &keys.hpke_secret(),
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenError::DoesNotOpen)?;
    let key = EpochKey::from_secret_bytes(&plain).map_err(|_| OpenError::Damaged)?;
    if key.matches(commitment) { Ok(key) } else { Err(OpenError::DoesNotOpen) }
}

fn info(agency: AgencyId, space: SpaceId, epoch: Epoch, to: DeviceId) -> Vec<u8> {
    let place: [&[u8]; 5] = [
        b"porchlight epoch wrap v1",
        agency.as_bytes(),
        space.as_bytes(),
        &epoch.0.to_be_bytes(),
        to.as_bytes(),
    ];
    place.concat()
}
