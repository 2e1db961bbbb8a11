//! The relay's certificate and key: read, checked, and read again when they change.
//!
//! TLS 1.3 only: every device that speaks to it is of the same make. A renewed certificate that does not
//! fit its key is not taken; the one before goes on.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

/// How often the files are looked at. A certificate is renewed weeks before it ends.
const LOOK: Duration = Duration::from_secs(60);

/// Where a certificate and its key are, both in PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertFiles {
    /// The certificate, followed by those that lead to its root.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Why the relay cannot speak TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is not there, or not in PEM.
    #[error("{file} cannot be used as a {what} ({why}); give a PEM file that the relay may read")]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// What it should be.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The certificate and the key are not of one pair.
    #[error("the certificate {cert} and the key {key} do not go together ({why}); renew both at once")]
    Unfit {
        /// The certificate's file.
        cert: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// What is wrong.
        why: String,
    },
}

/// The certificate in force.
#[derive(Debug, Clone)]
pub struct Certificate {
    files: CertFiles,
    config: Arc<RwLock<Arc<ServerConfig>>>,
}

impl Certificate {
    /// Reads the files.
    pub fn read(files: CertFiles) -> Result<Self, TlsError> {
        let config = Arc::new(RwLock::new(read(&files)?));
        Ok(Self { files, config })
    }

    /// Reads them again. What is wrong with them changes nothing.
    pub fn read_again(&self) -> Result<(), TlsError> {
        let config = read(&self.files)?;
        *self.config.write().unwrap_or_else(PoisonError::into_inner) = config;
        Ok(())
    }

    /// For the next connection.
    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.config.read().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Reads them again whenever they changed, for ever.
    pub(crate) async fn keep_fresh(self) {
        let mut known = self.changed();
        loop {
            tokio::time::sleep(LOOK).await;
            let changed = self.changed();
            if changed != known {
                known = changed;
                self.read_again_or_say();
            }
        }
    }

    /// Reads them again, and says in the log how it went.
    pub fn read_again_or_say(&self) {
        match self.read_again() {
            Ok(()) => tracing::info!("the certificate was read again"),
            Err(error) => tracing::error!(%error, "the old certificate stays in force"),
        }
    }

    fn changed(&self) -> [Option<SystemTime>; 2] {
        [&self.files.cert, &self.files.key]
            .map(|file| std::fs::metadata(file).and_then(|metadata| metadata.modified()).ok())
    }
}

fn read(files: &CertFiles) -> Result<Arc<ServerConfig>, TlsError> {
    let CertFiles { cert, key } = files;
    let unreadable = |file: &PathBuf, what, why: &dyn ToString| TlsError::Unreadable {
        file: file.clone(),
        what,
        why: why.to_string(),
    };
    let chain = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable(cert, "certificate", &error))?;
    if chain.is_empty() {
        return Err(unreadable(cert, "certificate", &"no certificate is in it"));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| unreadable(key, "private key", &error))?;
    let unfit = |error: rustls::Error| TlsError::Unfit {
        cert: cert.clone(),
        key: key.clone(),
        why: error.to_string(),
    };
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(unfit)?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .map_err(unfit)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
