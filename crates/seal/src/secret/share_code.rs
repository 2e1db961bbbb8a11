//! The code that joins a device to a local relay at an event: one line to scan or, if need be, type.
//!
//! It gives nothing away and lets nobody in: a local relay takes the devices of the agency and no others. It
//! says where the relay is, and what proves that it is the one on the lead's screen.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ids::AgencyId;

use super::CodeError;
use super::line;
use crate::public::{PublicKey, sha256};

const PREFIX: &str = "HERE1";
/// 80 bits: nobody in a park finds a second relay with the same.
const PROOF_BYTES: usize = 10;
const AGENCY_BYTES: usize = 4;
/// An address of the first kind with its port; the second kind has 16 bytes for 4.
const V4_BYTES: usize = 4 + 2;
const V6_BYTES: usize = 16 + 2;

/// What a share code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareCode {
    /// Where the local relay is.
    pub address: SocketAddr,
    agency: [u8; AGENCY_BYTES],
    proof: [u8; PROOF_BYTES],
}

impl ShareCode {
    /// The code of the local relay at this address, with this key and a certificate of this hash.
    pub fn of(address: SocketAddr, agency: AgencyId, relay: &PublicKey, certificate: [u8; 32]) -> Self {
        Self { address, agency: tag(agency), proof: proof(agency, relay, certificate) }
    }

    /// The line to show.
    pub fn to_text(&self) -> String {
        let mut bytes = match self.address.ip() {
            IpAddr::V4(ip) => ip.octets().to_vec(),
            IpAddr::V6(ip) => ip.octets().to_vec(),
        };
        bytes.extend(self.address.port().to_be_bytes());
        bytes.extend(self.agency);
        bytes.extend(self.proof);
        line::write(PREFIX, &bytes).to_string()
    }

    /// The code in a line: small letters, spaces, missing hyphens, O for 0 and I or L for 1 are all right.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let bytes = line::read(PREFIX, text)?;
        let (rest, proof) = bytes.split_last_chunk::<PROOF_BYTES>().ok_or(CodeError::Newer)?;
        let (rest, agency) = rest.split_last_chunk::<AGENCY_BYTES>().ok_or(CodeError::Newer)?;
        let (ip, port) = rest.split_last_chunk::<2>().ok_or(CodeError::Newer)?;
        let ip = match rest.len() {
            V4_BYTES => <[u8; 4]>::try_from(ip).map(|ip| IpAddr::from(Ipv4Addr::from(ip))),
            V6_BYTES => <[u8; 16]>::try_from(ip).map(|ip| IpAddr::from(Ipv6Addr::from(ip))),
            _ => return Err(CodeError::Newer),
        };
        let ip = ip.map_err(|_| CodeError::Newer)?;
        let address = SocketAddr::new(ip, u16::from_be_bytes(*port));
        Ok(Self { address, agency: *agency, proof: *proof })
    }

    /// Whether it is for devices of this agency.
    pub fn is_for(&self, agency: AgencyId) -> bool {
        self.agency == tag(agency)
    }

    /// Whether a relay with this key and certificate is the one that the code was made for.
    pub fn proves(&self, agency: AgencyId, relay: &PublicKey, certificate: [u8; 32]) -> bool {
        self.is_for(agency) && self.proof == proof(agency, relay, certificate)
    }
}

fn tag(agency: AgencyId) -> [u8; AGENCY_BYTES] {
    first(&sha256(&[b"porchlight share agency v1", agency.as_bytes()]))
}

fn proof(agency: AgencyId, relay: &PublicKey, certificate: [u8; 32]) -> [u8; PROOF_BYTES] {
    first(&sha256(&[b"porchlight share proof v1", agency.as_bytes(), &relay.0, &certificate]))
}

fn first<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    std::array::from_fn(|at| hash.get(at).copied().unwrap_or_default())
}
