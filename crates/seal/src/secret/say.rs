//! Adds to the roster: signs the next statement.

use ids::{InviteId, UnixMs};

use super::DeviceKeys;
use crate::public::{KeyError, Roster, Says, Signer, SigningKeys, Statement};

/// Who speaks, with the keys to prove it.
#[derive(Debug, Clone, Copy)]
pub enum Speaker<'a> {
    /// The agency itself.
    Root(&'a SigningKeys),
    /// The holder of an invite.
    Invite(InviteId, &'a SigningKeys),
    /// An admitted device.
    Device(&'a DeviceKeys),
}

/// The statement that would come next in `roster`. The roster is not changed: apply it, or send it first.
pub fn say(roster: &Roster, speaker: Speaker<'_>, at: UnixMs, says: Says) -> Result<Statement, KeyError> {
    let (signer, keys) = match speaker {
        Speaker::Root(keys) => (Signer::Root, keys),
        Speaker::Invite(invite, keys) => (Signer::Invite(invite), keys),
        Speaker::Device(keys) => (Signer::Device(keys.id()), keys.signing()),
    };
    Statement::sign(keys, &roster.next(at, signer, says))
}
