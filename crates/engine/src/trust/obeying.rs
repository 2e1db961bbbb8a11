//! What the roster asks of this device, done: whoever said it, whenever it arrives.
//!
//! Expunged records go at once. A space that the person may no longer read goes when nothing of it
//! waits any more; everything goes when the device was revoked and has handed its work over.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use ids::{AgencyId, DraftId, RecordId, SpaceId};
use model::{RecordKind, Referral};
use seal::public::{DeviceStanding, Roster, Signed};
use store::{CUSTODY, Removed, StoreError, Tx, VIEW_LOG};

use crate::identity::Identity;
use crate::{Engine, Refusal};

/// Kept under this name: the number of the last statement that this device has obeyed.
pub(super) const OBEYED: &str = "obeyed";

impl Engine {
    /// Does what the roster asks for right away. Called after statements were kept, and at every start.
    pub(crate) fn obey(&self) -> Result<(), Refusal> {
        let (roster, identity) = (self.roster(), self.identity()?);
        let obeyed = u64::try_from(self.store.number(OBEYED)?.unwrap_or(0)).unwrap_or(0);
        let removed = self.remove_expunged(&roster, obeyed)?;
        if removed.drafts > 0 {
            self.notice(Some(format!(
                "A record was removed by order of the records custodian. {} unsent changes to it and {} unfinished \
                 forms about it are gone with it.",
                removed.unsent, removed.drafts
            )));
        } else if removed.unsent > 0 {
            self.notice(Some(format!(
                "A record was removed by order of the records custodian. {} unsent changes to it are gone with it.",
                removed.unsent
            )));
        }
        if roster.revoked(identity.id()).is_some() {
            return self.prepare_to_leave();
        }
        let head = i64::try_from(roster.head().0).unwrap_or(i64::MAX);
        if head != i64::try_from(obeyed).unwrap_or(0) && self.lost_spaces(&roster, &identity)?.is_empty() {
            self.transact(|tx| tx.keep_number(OBEYED, head).map_err(Refusal::from))?;
            self.tell_trust();
        }
        Ok(())
    }

    /// The relay has everything that it will take: what was only waiting for that can go now. Whether
    /// everything is to be fetched anew.
    pub(crate) fn settled(&self) -> Result<bool, Refusal> {
        let (roster, identity) = (self.roster(), self.identity()?);
        if self.is_leaving()? {
            return self.leave().map(|()| false);
        }
        let (statements, _) = roster.head();
        let lost = if self.nothing_lost_after.load(Ordering::Relaxed) == statements {
            BTreeSet::new()
        } else {
            self.lost_spaces(&roster, &identity)?
        };
        if lost.is_empty() {
            self.nothing_lost_after.store(statements, Ordering::Relaxed);
        }
        let mut gone = BTreeSet::new();
        for space in lost {
            let waits = self.store.read(|reader| reader.unsent_in(space).map_err(Refusal::from))?;
            // What the relay refused to take stays until a person has decided.
            if waits == 0 {
                gone.insert(space);
            }
        }
        let purged = !gone.is_empty();
        if purged {
            self.purge(&gone)?;
        }
        self.obey()?;
        self.hand_in_lost()?;
        self.hand_in_brought()?;
        // The relay goes on where this connection began, also in a log that is given back on it.
        Ok(self.fetches_again()? || purged)
    }

    /// The spaces whose logs this device reads today, by the roster that it has.
    pub(crate) fn readable_spaces(&self) -> BTreeSet<SpaceId> {
        self.roster().spaces().map(|space| space.id).filter(|space| self.reads(*space)).collect()
    }

    /// The device's word of how it stands, to send to the relay.
    pub(crate) fn standing_word(&self) -> Result<Signed<DeviceStanding>, Refusal> {
        let identity = self.identity()?;
        let (waiting, drafts) = self.store.read(|reader| reader.unsent().map_err(Refusal::from))?;
        let obeyed = u64::try_from(self.store.number(OBEYED)?.unwrap_or(0)).unwrap_or(0);
        // Whoever leaves has done everything that was asked before, and says so once.
        let roster = if self.is_leaving()? { self.roster().head().0 } else { obeyed };
        let aside = Some(self.store.read(|reader| reader.count_aside().map_err(Refusal::from))?);
        let (agency, device, at) = (identity.agency, identity.id(), self.now());
        let handed = self.handed()?;
        let word = DeviceStanding { agency, device, at, roster, waiting, drafts, aside, handed };
        Signed::sign(identity.device.signing(), &word).map_err(Refusal::keys)
    }

    /// Other devices' words, checked against the roster.
    pub(crate) fn keep_standings(&self, words: &[Signed<DeviceStanding>]) -> Result<(), Refusal> {
        let (roster, identity) = (self.roster(), self.identity()?);
        let proved: Vec<_> = words
            .iter()
            .filter_map(|signed| {
                let device = roster.device(signed.unverified().ok()?.device)?;
                let word = signed.verify(&device.public.signing).ok()?;
                (word.agency == identity.agency).then_some((word, signed))
            })
            .collect();
        self.transact(|tx| {
            proved.iter().try_for_each(|(word, signed)| tx.keep_standing(word, signed)).map_err(Refusal::from)
        })
    }

    fn remove_expunged(&self, roster: &Roster, obeyed: u64) -> Result<Removed, Refusal> {
        let new: Vec<_> = roster.all_expunged().filter(|(_, _, seq)| *seq > obeyed).collect();
        let mut removed = Removed::default();
        if new.is_empty() {
            return Ok(removed);
        }
        let drafts = self.drafts_about(new.iter().map(|(_, record, _)| *record))?;
        self.transact(|tx| {
            for draft in &drafts {
                tx.drop_draft(*draft)?;
            }
            removed.drafts = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
            for (_, record, _) in &new {
                let one = tx.remove_record(*record)?;
                removed.records += one.records;
                removed.unsent += one.unsent;
            }
            tx.merge_words().map_err(Refusal::from)
        })?;
        self.scrub()?;
        Ok(removed)
    }

    /// Forms in which somebody was changing one of these records: they hold its words. A form says what it is
    /// about as `visit`, or in the address of its page, `at`.
    fn drafts_about(&self, records: impl Iterator<Item = RecordId>) -> Result<Vec<DraftId>, Refusal> {
        let records: BTreeSet<String> = records.map(|record| record.to_string()).collect();
        let is_about = |draft: &store::Draft| {
            let fields: serde_json::Value = serde_json::from_str(&draft.fields).unwrap_or_default();
            let visit = fields["visit"].as_str().is_some_and(|visit| records.contains(visit));
            let page = fields["at"].as_str().and_then(|at| at.split('?').next()).unwrap_or_default();
            visit || page.split('/').any(|part| records.contains(part))
        };
        Ok(self.store.drafts()?.iter().filter(|draft| is_about(draft)).map(|draft| draft.draft).collect())
    }

    /// Nothing of what was deleted stays on the disk. Busy readers are waited for.
    pub(super) fn scrub(&self) -> Result<(), Refusal> {
        for _ in 0..50 {
            match self.store.scrub() {
                Err(StoreError::Busy) => self.wait(std::time::Duration::from_millis(20)),
                done => return Ok(done?),
            }
        }
        Err(StoreError::Busy.into())
    }

    /// Spaces whose records or keys this device has and may not have any more.
    fn lost_spaces(&self, roster: &Roster, identity: &Identity) -> Result<BTreeSet<SpaceId>, Refusal> {
        let here = self.store.read(|reader| reader.spaces_here().map_err(Refusal::from))?;
        let keys = identity.spaces.iter().map(|(space, _, _)| space);
        let held: BTreeSet<_> = here.into_iter().chain(keys).collect();
        // A space that is not open yet is nobody's loss: what waits for it is nowhere else.
        let waiting = identity.waiting();
        let lost = |space: &SpaceId| !roster.holds_keys(identity.id(), *space) && !waiting.contains(space);
        Ok(held.into_iter().filter(lost).collect())
    }

    fn purge(&self, spaces: &BTreeSet<SpaceId>) -> Result<(), Refusal> {
        let expected = self.handed_over_here(spaces)?;
        let agency = self.identity()?.agency;
        self.transact(|tx| {
            for space in spaces {
                take_away(tx, agency, *space)?;
            }
            tx.merge_words().map_err(Refusal::from)
        })?;
        self.change_identity(|identity| {
            identity.spaces = identity.spaces_but(|space, _| spaces.contains(&space));
            Ok(true)
        })?;
        self.scrub()?;
        if !expected {
            self.notice(Some(
                "Your work has moved: what you may no longer read was removed from this device. What you had not \
                 sent is with the records custodian."
                    .into(),
            ));
        }
        Ok(())
    }

    /// Whether all that goes was handed to a colleague by the person themselves: no news, and no alarm.
    fn handed_over_here(&self, spaces: &BTreeSet<SpaceId>) -> Result<bool, Refusal> {
        let (me, agency) = (self.member()?, self.roster().agency());
        let referrals = self
            .store
            .read(|reader| reader.all_entries::<Referral>(RecordKind::Referral).map_err(Refusal::from))?;
        let handed: BTreeSet<SpaceId> = referrals
            .iter()
            .filter(|(_, referral)| referral.former.contains(&me))
            .map(|(id, _)| SpaceId::own(agency, RecordKind::Referral.space(), *id))
            .collect();
        Ok(spaces.is_subset(&handed))
    }
}

/// A space with all that came out of it: two have tables of their own beside their records.
pub(super) fn take_away(tx: &mut Tx<'_>, agency: AgencyId, space: SpaceId) -> Result<(), StoreError> {
    tx.remove_space(space)?;
    if space == SpaceId::of(agency, CUSTODY) {
        tx.remove_custody()?;
    }
    if space == SpaceId::of(agency, VIEW_LOG) {
        tx.remove_view_lines()?;
    }
    Ok(())
}
