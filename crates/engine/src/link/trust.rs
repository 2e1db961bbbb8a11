//! Which relays' certificates are believed: those of the public authorities, and of the city's own.
//!
//! TLS keeps whoever is on the line from seeing who talks to which space. It is not what proves the relay:
//! that is the key which was pinned at enrolment.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::crypto::aws_lc_rs;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use store::StoreError;
use tokio_tungstenite::Connector;

use crate::Refusal;

/// The city's own authorities, for the whole process: one device has one relay.
static OWN: RwLock<Vec<CertificateDer<'static>>> = RwLock::new(Vec::new());

/// Believes certificates of this authority too, in PEM, from the next connection on.
///
/// Refuses what holds no certificate.
pub(crate) fn trust_authority(pem: &[u8]) -> Result<(), Refusal> {
    let unfit = |why: String| {
        Refusal::Relay(format!(
            "this is no authority's certificate in PEM ({why}); ask whoever runs the relay for its CA file"
        ))
    };
    let new = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>();
    let new = new.map_err(|error| unfit(error.to_string()))?;
    if new.is_empty() {
        return Err(unfit("it is empty".into()));
    }
    let mut roots = RootCertStore::empty();
    new.iter().try_for_each(|one| roots.add(one.clone())).map_err(|error| unfit(error.to_string()))?;
    let mut own = OWN.write().unwrap_or_else(PoisonError::into_inner);
    for one in new {
        if !own.contains(&one) {
            own.push(one);
        }
    }
    Ok(())
}

/// Where a device's folder keeps the certificate of the city's own authority.
const KEPT: &str = "relay-ca.pem";

/// Believes the city's own authority from the next connection on: the one that is given, in PEM, which is
/// kept in the device's folder from now on; or else the one that is kept there, if there is one.
pub fn trust_authority_of(folder: &Path, given: Option<&[u8]>) -> Result<(), Refusal> {
    let kept = folder.join(KEPT);
    if let Some(pem) = given {
        trust_authority(pem)?;
        std::fs::create_dir_all(folder).map_err(StoreError::from)?;
        std::fs::write(&kept, pem).map_err(StoreError::from)?;
    } else if let Ok(pem) = std::fs::read(&kept) {
        trust_authority(&pem)?;
    }
    Ok(())
}

/// Whether a device's folder keeps the certificate of an authority of the city's own.
pub fn keeps_authority(folder: &Path) -> bool {
    folder.join(KEPT).is_file()
}

/// How to speak TLS with a relay: version 1.3 only, as the relay does.
pub(super) fn connector() -> Result<Connector, Refusal> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for own in OWN.read().unwrap_or_else(PoisonError::into_inner).iter() {
        roots.add(own.clone()).map_err(|error| Refusal::Relay(error.to_string()))?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(|error| Refusal::Relay(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Connector::Rustls(Arc::new(config)))
}

/// What is wrong with the certificate, when that is what broke the connection.
pub(super) fn complaint(error: &std::io::Error) -> Option<&'static str> {
    let error = error.get_ref()?.downcast_ref::<rustls::Error>()?;
    Some(match error {
        rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer) => {
            "nobody that this device trusts vouches for the relay's certificate; if the city has an authority of its \
             own, get its CA file from whoever runs the relay and give it once, with --relay-ca FILE or in the settings"
        }
        rustls::Error::InvalidCertificate(
            rustls::CertificateError::Expired | rustls::CertificateError::ExpiredContext { .. },
        ) => {
            "the relay's certificate has run out, or this device's clock is wrong; tell whoever runs the relay"
        }
        rustls::Error::InvalidCertificate(_) => {
            "the relay's certificate is not for this address; check the address, or tell whoever runs the relay"
        }
        _ => {
            "the relay does not speak TLS 1.3 at this address; ask whoever runs it whether it is wss:// or ws://"
        }
    })
}
