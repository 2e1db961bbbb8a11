//! Which relays' certificates are believed: those of the public authorities, and of the city's own; of a
//! local relay the one that its code was made for.
//!
//! TLS keeps whoever is on the line from seeing who talks to which space. It is not what proves the relay:
//! that is the key which was pinned at enrolment.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use seal::public::sha256;
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

/// One certificate and no other, whoever vouches for it: that of a local relay. Its holder has proved, as in any
/// TLS, that it has the key to it.
#[derive(Debug, Clone)]
pub(super) struct OnlyThis(Arc<Pinned>);

#[derive(Debug)]
struct Pinned {
    /// Its SHA-256; none before it is known: then any is taken, and remembered to be compared with the code.
    hash: Option<[u8; 32]>,
    seen: Mutex<Option<[u8; 32]>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl OnlyThis {
    /// The certificate with this hash.
    pub(super) fn with(hash: [u8; 32]) -> Self {
        Self::of(Some(hash))
    }

    /// Whichever is shown, to be compared with the code before anything is said.
    pub(super) fn whichever() -> Self {
        Self::of(None)
    }

    fn of(hash: Option<[u8; 32]>) -> Self {
        let algorithms = aws_lc_rs::default_provider().signature_verification_algorithms;
        Self(Arc::new(Pinned { hash, seen: Mutex::default(), algorithms }))
    }

    /// The hash of the certificate that was shown.
    pub(super) fn seen(&self) -> Option<[u8; 32]> {
        *self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn connector(&self) -> Result<Connector, Refusal> {
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&rustls::version::TLS13])
            .map_err(|error| Refusal::Relay(error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(self.0.clone())
            .with_no_client_auth();
        Ok(Connector::Rustls(Arc::new(config)))
    }
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let shown = sha256(&[certificate]);
        if self.hash.is_some_and(|hash| hash != shown) {
            return Err(rustls::CertificateError::ApplicationVerificationFailure.into());
        }
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(shown);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
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
