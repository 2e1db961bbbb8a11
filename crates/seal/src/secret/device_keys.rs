//! A device's two key pairs: one signs, one receives wrapped keys.

use std::fmt;
use std::sync::Arc;

use ids::DeviceId;
use rustls::crypto::hpke::HpkePrivateKey;
use zeroize::Zeroizing;

use crate::public::{DevicePublic, Domain, KeyError, PublicKey, Question, Signature, SigningKeys};

/// The first of the stored secret bytes, so that a later form can be told apart.
const FORM: u8 = 1;

/// The keys of this phone or laptop. They never leave it, except sealed into its own backup.
#[derive(Clone)]
pub struct DeviceKeys {
    signing: SigningKeys,
    hpke: Arc<Zeroizing<Vec<u8>>>,
    public: DevicePublic,
    id: DeviceId,
}

impl DeviceKeys {
    /// Fresh keys from the system's randomness.
    pub fn generate() -> Result<Self, KeyError> {
        // Any P-256 secret does for HPKE's key pair as well.
        let hpke = SigningKeys::generate()?.to_secret_bytes()?;
        Self::of(SigningKeys::generate()?, hpke)
    }

    /// The secret bytes, for the device's keystore; wiped from memory when dropped.
    pub fn to_secret_bytes(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let signing = self.signing.to_secret_bytes()?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(65));
        bytes.push(FORM);
        bytes.extend_from_slice(&signing);
        bytes.extend_from_slice(&self.hpke);
        Ok(bytes)
    }

    /// The keys whose secret bytes these are.
    pub fn from_secret_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        match bytes {
            [FORM, secrets @ ..] if secrets.len() == 64 => {
                let (signing, hpke) = secrets.split_at(32);
                Self::of(SigningKeys::from_secret_bytes(signing)?, Zeroizing::new(hpke.to_vec()))
            }
            _ => Err(KeyError::NotAKey),
        }
    }

    /// What the world may know.
    pub fn public(&self) -> &DevicePublic {
        &self.public
    }

    /// The id that the public keys give.
    pub fn id(&self) -> DeviceId {
        self.id
    }

    /// The pair that signs, for signed words such as acknowledgements.
    pub fn signing(&self) -> &SigningKeys {
        &self.signing
    }

    /// Signs exactly these bytes for this purpose.
    pub fn sign(&self, domain: Domain, bytes: &[u8]) -> Result<Signature, KeyError> {
        self.signing.sign(domain, bytes)
    }

    /// Answers a relay's question.
    pub fn prove(&self, question: &Question) -> Result<Signature, KeyError> {
        self.sign(Domain::Proof, &question.words())
    }

    pub(super) fn hpke_secret(&self) -> HpkePrivateKey {
        HpkePrivateKey::from(self.hpke.to_vec())
    }

    pub(super) fn of(signing: SigningKeys, hpke: Zeroizing<Vec<u8>>) -> Result<Self, KeyError> {
        let point = crate::public::point_of(&hpke)?;
        let public = DevicePublic { signing: *signing.public(), hpke: PublicKey(point) };
        Ok(Self { signing, hpke: Arc::new(hpke), id: public.id(), public })
    }
}

impl fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKeys(of {})", self.id)
    }
}
