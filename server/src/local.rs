//! A relay for an event without coverage: on the lead's device, with the list of the agency as that device
//! has it, for as long as the lead shares.
//!
//! The list is a file that the device writes and goes on with; it is read again when it has changed. The
//! relay makes its own certificate, once: who joins knows it by the code on the lead's screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use protocol::Frame;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use seal::public::{Roster, RosterError, Says, Statement, sha256};

use crate::store::{Failure, Seed, Store};
use crate::tls::CertFiles;

/// How often it is looked whether the list has gone on.
const LOOK: Duration = Duration::from_secs(1);
/// 30 MB: no agency's list is longer.
const LONGEST_LIST: u64 = 32 * 1024 * 1024;

/// Why a local relay does not start.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// A file cannot be read or written.
    #[error("{file} cannot be used ({why}); start sharing again from the screen")]
    File {
        /// Which.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// The list does not verify.
    #[error("the agency's list in {file} does not hold ({why}); start sharing again from the screen")]
    List {
        /// Which file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The certificate cannot be made.
    #[error("no certificate could be made ({0}); try again")]
    Certificate(String),
}

/// The agency's list as the lead's device has it.
#[derive(Debug)]
pub(crate) struct List {
    file: PathBuf,
    read: Option<SystemTime>,
}

impl List {
    /// Reads the list and gives the store what is new in it.
    pub(crate) async fn begins(file: PathBuf, store: &Store) -> Result<Self, LocalError> {
        let mut list = Self { file, read: None };
        let seed = list.seed()?;
        let failed = |failure: Failure| list.unfit(failure.to_string());
        store.write(seed).await.map_err(failed)?;
        list.read = changed(&list.file);
        Ok(list)
    }

    /// Reads it again whenever it has changed, for ever.
    pub(crate) async fn follows(mut self, store: Store) {
        loop {
            tokio::time::sleep(LOOK).await;
            let now = changed(&self.file);
            if now == self.read {
                continue;
            }
            self.read = now;
            match self.seed() {
                Ok(seed) => match store.write(seed).await {
                    Ok(0) => {}
                    Ok(new) => tracing::info!(new, "the agency's list went on"),
                    Err(failure) => tracing::error!(%failure, "the agency's list was not kept"),
                },
                Err(error) => tracing::error!(%error, "the agency's list before goes on"),
            }
        }
    }

    fn seed(&self) -> Result<Seed, LocalError> {
        let bytes = read(&self.file)?;
        let statements = statements(&bytes).ok_or_else(|| self.unfit("it is no list".into()))?;
        let roster = verified(&statements).map_err(|error| self.unfit(error.to_string()))?;
        Ok(Seed { statements, roster: Arc::new(roster) })
    }

    fn unfit(&self, why: String) -> LocalError {
        LocalError::List { file: self.file.clone(), why }
    }
}

/// The certificate in this folder, made if there is none: valid for any address, since whoever joins compares
/// its hash and nothing else.
pub fn certificate(folder: &Path) -> Result<CertFiles, LocalError> {
    let files = CertFiles { cert: folder.join("cert.pem"), key: folder.join("key.pem") };
    if files.cert.exists() && files.key.exists() {
        return Ok(files);
    }
    let unmade = |error: rcgen::Error| LocalError::Certificate(error.to_string());
    let made = rcgen::generate_simple_self_signed(vec!["porchlight.local".to_owned()]).map_err(unmade)?;
    write(&files.key, made.signing_key.serialize_pem().as_bytes())?;
    write(&files.cert, made.cert.pem().as_bytes())?;
    Ok(files)
}

/// The SHA-256 of the certificate that the files hold.
pub fn certificate_hash(files: &CertFiles) -> Result<[u8; 32], LocalError> {
    let cert = CertificateDer::from_pem_file(&files.cert)
        .map_err(|error| LocalError::File { file: files.cert.clone(), why: error.to_string() })?;
    Ok(sha256(&[&cert]))
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}

fn read(file: &Path) -> Result<Vec<u8>, LocalError> {
    let unread = |why: String| LocalError::File { file: file.to_owned(), why };
    let size = fs::metadata(file).map_err(|error| unread(error.to_string()))?.len();
    if size > LONGEST_LIST {
        return Err(unread("it is too long".into()));
    }
    fs::read(file).map_err(|error| unread(error.to_string()))
}

/// Whole or not at all, and for its owner alone.
fn write(file: &Path, bytes: &[u8]) -> Result<(), LocalError> {
    let half = file.with_extension("half");
    let done = (|| {
        fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        fs::write(&half, bytes)?;
        #[cfg(unix)]
        fs::set_permissions(&half, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        fs::rename(&half, file)
    })();
    done.map_err(|error: std::io::Error| LocalError::File { file: file.to_owned(), why: error.to_string() })
}

/// The list's form: frames of statements, each with its length before it.
fn statements(mut bytes: &[u8]) -> Option<Vec<Statement>> {
    let mut all = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (frame, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        bytes = rest;
        match Frame::from_bytes(frame).ok()? {
            Frame::HandBack { statements } => all.extend(statements),
            _ => return None,
        }
    }
    Some(all)
}

/// The roster that these statements make from nothing.
pub(crate) fn verified(statements: &[Statement]) -> Result<Roster, RosterError> {
    let Some(Says::AgencyCreated { agency, .. }) =
        statements.first().map(Statement::body).transpose()?.map(|body| body.says)
    else {
        return Err(RosterError::Unreadable);
    };
    let mut roster = Roster::pinned(agency);
    statements.iter().try_for_each(|statement| roster.apply(statement))?;
    Ok(roster)
}
