//! A new device asks to be let in, and what two people compare before it is.
//!
//! Signed with the invite's key: only the holder of the code can knock. Who manages compares eight
//! characters on both screens before the device is admitted, so a stolen code is worth a knock.

use ids::{AgencyId, InviteId};
use minicbor::{Decode, Encode};

use super::word::Word;
use super::{DevicePublic, Domain, sha256};

/// What the holder of an invite's code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Knock {
    /// The tenant.
    #[n(0)]
    pub agency: AgencyId,
    /// By which invite.
    #[n(1)]
    pub invite: InviteId,
    /// The new device's keys.
    #[n(2)]
    pub keys: DevicePublic,
}

impl Word for Knock {
    const DOMAIN: Domain = Domain::Knock;
}

impl Knock {
    /// Eight characters in two groups that stand on both screens, such as `7K2M-XQ4T`.
    ///
    /// 40 bits: to find other keys with the same characters takes 200 days of one core at the 64,000
    /// key pairs it makes in a second, and an invite lives three days.
    pub fn comparison(&self) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let device = self.keys.id();
        let hash = sha256(&[
            b"porchlight comparison v1",
            self.agency.as_bytes(),
            self.invite.as_bytes(),
            device.as_bytes(),
            &self.keys.signing.0,
            &self.keys.hpke.0,
        ]);
        let mut text: String =
            hash.iter().take(8).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        text.insert(4, '-');
        text
    }
}
