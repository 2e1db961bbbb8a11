//! This computer's secret: the half of a seal that a copied folder does not have.
//!
//! 256 random bits in a file outside every data folder, readable by its owner alone. It keeps a short
//! PIN from being guessed by whoever has a copy of the data. It is a file, not a chip: whoever has the
//! whole disk has it too.

use std::path::{Path, PathBuf};

use aws_lc_rs::digest::{SHA256, digest};
use zeroize::Zeroizing;

use super::files::{hex, parse_hex, random, sync_folder_of, write_private};
use crate::trouble::{Trouble, doing};

/// A computer's secret.
pub(crate) struct Device(Zeroizing<[u8; 32]>);

impl Device {
    /// Where it lies unless told otherwise.
    pub(crate) fn usual_place() -> Result<PathBuf, Trouble> {
        let told = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        told("PORCHLIGHT_DEVICE_SECRET")
            .or_else(|| Some(told("XDG_STATE_HOME")?.join("porchlight/device-secret")))
            .or_else(|| Some(told("LOCALAPPDATA")?.join("porchlight-device/device-secret")))
            .or_else(|| Some(told("HOME")?.join(".local/state/porchlight/device-secret")))
            .ok_or_else(|| {
                Trouble::Said(
                    "no place for this computer's secret: set PORCHLIGHT_DEVICE_SECRET to a file outside the data folder".into(),
                )
            })
    }

    /// Reads the secret; makes it where there is none.
    pub(crate) fn read_or_make(path: &Path) -> Result<Self, Trouble> {
        if !path.exists() {
            make(path)?;
        }
        Self::read(path)
    }

    /// Reads the secret that is there.
    pub(crate) fn read(path: &Path) -> Result<Self, Trouble> {
        let text = std::fs::read_to_string(path).map(Zeroizing::new);
        let text = text.map_err(doing(format!("reading this computer's secret, {}", path.display())))?;
        let bytes = text.trim().strip_prefix("device ").and_then(parse_hex);
        let bytes = bytes.ok_or_else(|| {
            Trouble::Said(format!("{} is damaged; put it back from your backup", path.display()))
        })?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// What a sealed key names its computer by; it gives nothing away.
    pub(crate) fn id(&self) -> [u8; 8] {
        let mut named = Zeroizing::new(b"porchlight device secret id v1".to_vec());
        named.extend_from_slice(self.0.as_slice());
        let mut id = [0; 8];
        id.copy_from_slice(&digest(&SHA256, &named).as_ref()[..8]);
        id
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Two programs may make it at once: one link wins, the other reads that one.
fn make(path: &Path) -> Result<(), Trouble> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
    let fresh = path.with_extension(hex(&random::<8>()?));
    let secret = Zeroizing::new(random::<32>()?);
    let text = Zeroizing::new(format!("device {}\n", hex(secret.as_slice())));
    write_private(&fresh, &text)?;
    let linked = std::fs::hard_link(&fresh, path);
    let _ = std::fs::remove_file(&fresh);
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(doing(format!("keeping this computer's secret, {}", path.display()))(error))
        }
        _ => sync_folder_of(path),
    }
}
