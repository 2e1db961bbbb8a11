//! What a verified roster knows of spaces, invites, devices and rights.

use std::collections::BTreeMap;

use ids::{DeviceId, Epoch, InviteId, MemberId, SpaceId, UnixMs};

use super::{Grant, Own, Revocation};
use crate::public::{DevicePublic, PublicKey};

/// Why something does not fit, in words.
pub(super) type Unfit = &'static str;

/// Something that a member may do in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Take the log, hold the key.
    Read,
    /// Add to the log.
    Write,
    /// In `directory`: invite, open spaces, start epochs.
    Manage,
}

/// An open space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// Its id.
    pub id: SpaceId,
    /// What it is for, such as `patrol`.
    pub template: String,
    /// What it belongs to, when it is a space of its own.
    pub own: Option<Own>,
    pub(super) epochs: BTreeMap<Epoch, Promised>,
}

/// What the roster says of an epoch's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Promised {
    pub(super) commitment: [u8; 32],
    /// None in rosters from before there were drop boxes.
    pub(super) drop_box: Option<PublicKey>,
}

/// An invite that was made, used or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited {
    /// Who is invited.
    pub member: MemberId,
    /// The key that may admit one device.
    pub key: PublicKey,
    /// From when on it is worthless.
    pub expires: UnixMs,
    /// The device that it admitted.
    pub used_by: Option<DeviceId>,
    /// Its key only knocks; somebody who manages admits.
    pub approved: bool,
}

/// A device that speaks for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admitted {
    /// Its keys.
    pub public: DevicePublic,
    /// For whom it speaks.
    pub member: MemberId,
    /// By which invite it came.
    pub invite: InviteId,
}

/// A device that speaks for nobody any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The number of the statement.
    pub seq: u64,
    /// Why.
    pub why: Revocation,
}

/// Everybody's rights, today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rights(BTreeMap<(MemberId, SpaceId), Grant>);

impl Rights {
    pub(super) fn add(&mut self, member: MemberId, grant: Grant) {
        let held = self.0.entry((member, grant.space)).or_insert(Grant {
            space: grant.space,
            read: false,
            write: false,
            manage: false,
        });
        held.read |= grant.read;
        held.write |= grant.write;
        held.manage |= grant.manage;
    }

    /// From here on exactly this.
    pub(super) fn set(&mut self, member: MemberId, grant: Grant) {
        self.0.insert((member, grant.space), grant);
    }

    pub(super) fn may(&self, member: MemberId, space: SpaceId, right: Right) -> bool {
        self.0.get(&(member, space)).is_some_and(|grant| match right {
            Right::Read => grant.read,
            Right::Write => grant.write,
            Right::Manage => grant.manage,
        })
    }

    pub(super) fn of(&self, member: MemberId) -> impl Iterator<Item = &Grant> {
        self.0
            .range((member, SpaceId::from_bytes([0; 16]))..)
            .take_while(move |((who, _), _)| *who == member)
            .map(|(_, grant)| grant)
    }
}
