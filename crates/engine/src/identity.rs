//! What a device is: its keys, its agency, its member, the relay it was enrolled with.

use std::collections::BTreeSet;

use ids::{AgencyId, DeviceId, Epoch, MemberId, SpaceId};
use minicbor::{Decode, Encode};
use seal::public::{PublicKey, SigningKeys};
use seal::secret::{DeviceKeys, SpaceKeys};
use store::WAITING;
use zeroize::Zeroizing;

use crate::Refusal;

/// A device's identity, in memory.
#[derive(Clone)]
pub(crate) struct Identity {
    pub agency: AgencyId,
    pub member: MemberId,
    pub device: DeviceKeys,
    pub spaces: SpaceKeys,
    pub relay_url: String,
    pub relay_key: PublicKey,
    /// Counts the databases this device has had.
    pub incarnation: u32,
    /// The agency's root, on the device that founded it. A recovery kit takes its place later.
    pub root: Option<SigningKeys>,
}

/// How it is kept: the format of the `identity` row, so fields are only ever added.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Kept {
    #[n(0)]
    agency: AgencyId,
    #[n(1)]
    member: MemberId,
    #[cbor(n(2), with = "minicbor::bytes")]
    device: Vec<u8>,
    #[cbor(n(3), with = "minicbor::bytes")]
    spaces: Vec<u8>,
    #[n(4)]
    relay_url: String,
    #[n(5)]
    relay_key: PublicKey,
    #[n(6)]
    incarnation: u32,
    #[cbor(n(7), with = "minicbor::bytes")]
    root: Option<Vec<u8>>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        self.device.zeroize();
        self.spaces.zeroize();
        self.root.zeroize();
    }
}

impl Identity {
    pub(crate) fn id(&self) -> DeviceId {
        self.device.id()
    }

    pub(crate) fn space(&self, name: &str) -> SpaceId {
        SpaceId::of(self.agency, name)
    }

    /// The spaces that are not open yet, for which this device has written something.
    pub(crate) fn waiting(&self) -> BTreeSet<SpaceId> {
        self.spaces.iter().filter(|(_, epoch, _)| *epoch == WAITING).map(|(space, ..)| space).collect()
    }

    /// The keys but these.
    pub(crate) fn spaces_but(&self, not: impl Fn(SpaceId, Epoch) -> bool) -> SpaceKeys {
        let kept = self.spaces.iter().filter(|(space, epoch, _)| !not(*space, *epoch));
        kept.map(|(space, epoch, key)| (space, epoch, key.clone())).collect()
    }

    pub(crate) fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let kept = Kept {
            agency: self.agency,
            member: self.member,
            device: self.device.to_secret_bytes().map_err(Refusal::keys)?.to_vec(),
            spaces: self.spaces.to_secret_bytes().map_err(Refusal::keys)?.to_vec(),
            relay_url: self.relay_url.clone(),
            relay_key: self.relay_key,
            incarnation: self.incarnation,
            root: match &self.root {
                Some(root) => Some(root.to_secret_bytes().map_err(Refusal::keys)?.to_vec()),
                None => None,
            },
        };
        minicbor::to_vec(&kept).map(Zeroizing::new).map_err(Refusal::keys)
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let kept: Kept = minicbor::decode(bytes).map_err(Refusal::keys)?;
        Ok(Self {
            agency: kept.agency,
            member: kept.member,
            device: DeviceKeys::from_secret_bytes(&kept.device).map_err(Refusal::keys)?,
            spaces: SpaceKeys::from_secret_bytes(&kept.spaces).map_err(Refusal::keys)?,
            relay_url: kept.relay_url.clone(),
            relay_key: kept.relay_key,
            incarnation: kept.incarnation,
            root: match &kept.root {
                Some(root) => Some(SigningKeys::from_secret_bytes(root).map_err(Refusal::keys)?),
                None => None,
            },
        })
    }
}
