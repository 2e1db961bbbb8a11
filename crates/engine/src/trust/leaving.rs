//! A device that was revoked hands over what it has, then forgets everything. And the lease: a device
//! that stays away too long locks itself and forgets its keys, but never its unsent work.

use std::collections::BTreeSet;

use ids::UnixMs;
use seal::public::Handed;
use store::{CUSTODY, Form, WAITING};

use crate::engine::COMPLETE_AT;
use crate::{Engine, Refusal};

/// Kept under this name: what people are told on a device that belongs to nobody any more.
pub(crate) const FAREWELL: &str = "farewell";
/// Kept under this name: how many unfinished forms this device has left with the custodian.
pub(super) const LEFT_FORMS: &str = "left_forms";
/// Kept under this name: how many entries an earlier membership on this device had handed over when it ended.
pub(super) const HANDED_BEFORE: &str = "handed_before";
/// Kept under this name: the lease was over, and what was forgotten has not come back.
pub(super) const FORGOT: &str = "forgot";
const DAY_MS: i64 = 86_400_000;

impl Engine {
    /// This device was revoked: its unfinished forms go to the custodian, with everything unsent.
    pub(super) fn prepare_to_leave(&self) -> Result<(), Refusal> {
        self.notice(Some(
            "This device was removed from the agency. What you have not sent goes to the records custodian now; \
             then everything is deleted here."
                .into(),
        ));
        self.tell_sync();
        self.leave_forms()
    }

    /// Every form is sealed for the custodian as it leaves the list, together: one that somebody goes on
    /// typing into is another one to leave.
    fn leave_forms(&self) -> Result<(), Refusal> {
        self.leave_what_waits()?;
        let roster = self.roster();
        let identity = self.identity()?;
        let Some((epoch, drop_box)) = roster.drop_box_for(identity.id(), identity.space(CUSTODY)) else {
            return Ok(());
        };
        let forms = self.store.drafts()?;
        if forms.is_empty() {
            return Ok(());
        }
        let left = self.store.number(LEFT_FORMS)?.unwrap_or(0);
        let left = left.saturating_add(i64::try_from(forms.len()).unwrap_or(i64::MAX));
        self.write(|tx, pen| {
            for draft in forms {
                tx.drop_draft(draft.draft)?;
                let (form, fields, kept) = (draft.form, draft.fields, draft.kept);
                tx.leave_form(pen, (epoch, drop_box), Form { form, fields, kept })?;
            }
            Ok(tx.keep_number(LEFT_FORMS, left)?)
        })
    }

    /// Whether this device was revoked, and so goes once everything is handed over.
    pub(crate) fn is_leaving(&self) -> Result<bool, Refusal> {
        Ok(self.roster().revoked(self.identity()?.id()).is_some())
    }

    /// What this membership had to hand into custody from here, for the device's own word.
    pub(super) fn handed(&self) -> Result<Option<Handed>, Refusal> {
        let handed = self.store.read(|reader| reader.handed_over().map_err(Refusal::from))?;
        let number =
            |name| Ok::<_, Refusal>(u32::try_from(self.store.number(name)?.unwrap_or(0)).unwrap_or(0));
        let all: u32 = handed.iter().map(|some| some.entries).sum();
        let entries = all.saturating_sub(number(HANDED_BEFORE)?);
        let latest = handed.iter().max_by_key(|some| some.seq).filter(|_| entries > 0);
        let handed = Handed {
            entries,
            forms: number(LEFT_FORMS)?,
            receipt: latest.map(|some| some.seq),
            signed: latest.map(|some| some.signed),
        };
        Ok((handed.entries > 0 || handed.forms > 0).then_some(handed))
    }

    /// The relay has signed for everything: nothing of the agency stays on this device.
    pub(super) fn leave(&self) -> Result<(), Refusal> {
        self.leave_forms()?;
        let handed = self.store.read(|reader| reader.handed_over().map_err(Refusal::from))?;
        let entries: u32 = handed.iter().map(|some| some.entries).sum();
        let farewell = format!(
            "This device was removed from the agency and holds nothing of it any more. {entries} unsent entries went \
             to the records custodian, who signed for them."
        );
        // Asked and done in one transaction: a person may be saving this very moment.
        let Some(changed) = self.store.forget_enrolment()? else {
            self.notice(Some(
                "This device was removed from the agency, and some entries could not be handed over. They stay here; \
                 bring the device to the records custodian."
                    .into(),
            ));
            return Ok(());
        };
        self.transact(|tx| {
            tx.keep_number(HANDED_BEFORE, entries.into())?;
            tx.keep_number(LEFT_FORMS, 0)?;
            tx.keep_bytes(FAREWELL, farewell.as_bytes()).map_err(Refusal::from)
        })?;
        self.belong_to_nobody();
        self.notice(Some(farewell));
        self.tell(&changed);
        self.tell_trust();
        Ok(())
    }

    /// Whether the lease is over, by the pack's days and the last time nothing was left to sync. Then the
    /// keys and what they open are forgotten; what waits to be sent stays, sealed.
    pub(crate) fn keep_the_lease(&self) -> Result<bool, Refusal> {
        if !self.is_enrolled() {
            return Ok(false);
        }
        let days = self.directory()?.city.as_ref().and_then(|city| city.lease_days);
        let last = self.store.number(COMPLETE_AT)?;
        let (Some(days), Some(last)) = (days, last) else { return Ok(false) };
        // As the lease was begun: by the relay's clock, which a device that is set wrong knows how far it is off.
        let UnixMs(now) = self.now();
        if now - last < i64::from(days) * DAY_MS {
            return Ok(false);
        }
        // What waits for a space that is not open yet is nowhere else, nor is its key.
        let mut waiting = BTreeSet::new();
        self.change_identity(|identity| {
            waiting = identity.waiting();
            identity.spaces = identity.spaces_but(|_, epoch| epoch != WAITING);
            Ok(true)
        })?;
        let mut spaces = self.store.read(|reader| reader.spaces_here().map_err(Refusal::from))?;
        spaces.retain(|space| !waiting.contains(space));
        self.transact(|tx| {
            for space in spaces {
                tx.remove_space(space)?;
            }
            // These two have no records, but tables of their own.
            tx.remove_custody()?;
            tx.remove_view_lines()?;
            tx.merge_words()?;
            tx.keep_number(FORGOT, 1).map_err(Refusal::from)
        })?;
        self.scrub()?;
        self.notice(Some(format!(
            "This device was not connected for {days} days. It has locked itself and forgotten what it held; what you \
             had not sent is still here. Connect to the relay, and everything comes back."
        )));
        Ok(true)
    }

    /// After the lease was over: what this device sent in the meantime does not come back on the connection
    /// that it was sent on. Whether another one is needed.
    pub(super) fn fetches_again(&self) -> Result<bool, Refusal> {
        if self.store.number(FORGOT)?.unwrap_or(0) == 0 {
            return Ok(false);
        }
        let spaces: Vec<_> = self.store.cursors()?.into_keys().collect();
        self.transact(|tx| {
            for space in spaces {
                tx.rewind(space)?;
            }
            tx.keep_number(FORGOT, 0).map_err(Refusal::from)
        })?;
        Ok(true)
    }
}
