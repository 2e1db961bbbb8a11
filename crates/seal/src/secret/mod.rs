//! What only members may do: hold keys, seal, open, invite. The relay never uses this half.

mod aead;
mod blob;
mod change;
mod device_keys;
pub mod dictionary;
mod drop_box;
mod epoch_key;
mod invite;
mod invite_code;
mod kit;
mod kit_code;
mod left_out;
mod line;
mod payload;
mod say;
mod share_code;
mod snapshot;
mod space_keys;
mod wrap;

pub use blob::{BlobKey, BlobShut, CHUNK_BYTES, SealedBlob};
pub use change::{
    ChangeAt, OpenError, OpenedChange, ResealError, SealError, SealedChange, open_change, reseal_change,
    seal_change,
};
pub use device_keys::DeviceKeys;
pub use dictionary::DictionaryId;
pub use drop_box::{open_drop, seal_drop};
pub use epoch_key::EpochKey;
pub use invite::{InvitePackage, PackageError, open_package, seal_package};
pub use invite_code::InviteCode;
pub use kit::{kit_of, kit_public};
pub use kit_code::KitCode;
pub use line::CodeError;
pub use payload::{MAX_CHANGE, MAX_DOCUMENT};
pub use say::{Speaker, say};
pub use share_code::ShareCode;
pub use snapshot::{AuthorHead, OpenedSnapshot, open_snapshot, seal_snapshot};
pub use space_keys::SpaceKeys;
pub use wrap::{unwrap_epoch_key, wrap_epoch_key};

#[cfg(test)]
mod tests;
