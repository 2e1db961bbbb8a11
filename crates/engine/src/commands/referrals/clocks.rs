//! The clocks of referrals, kept apart from what they are about: supervisors see whose step is late and ask,
//! without reading anything of the person. Kept by whoever refers and by the custodian, from the referral
//! itself, so a partner needs no right for it.

use std::collections::BTreeMap;

use model::{RecordKind, Referral, ReferralClock, fields as table, referrals};
use seal::public::Right;
use serde_json::Value;

use super::super::visits::{fields, typed};
use super::KIND;
use crate::directory::utc;
use crate::door::OverdueRow;
use crate::{Engine, Refusal};

const CLOCK: RecordKind = RecordKind::ReferralClock;

impl Engine {
    pub(super) fn overdue(&self) -> Result<Vec<OverdueRow>, Refusal> {
        let identity = self.identity()?;
        let (roster, device) = (self.roster(), identity.id());
        let may = |space, right| roster.may(device, identity.space(space), right);
        // Whoever refers reads the clocks to keep their own; the list of everybody's is for those who supervise:
        // they see to what was left behind, or manage the clocks.
        let supervises = may("custody", Right::Read) || may(CLOCK.space(), Right::Manage);
        if !supervises || !may(CLOCK.space(), Right::Read) {
            return Err(Refusal::NotAllowed("see whose steps are late"));
        }
        let (directory, now) = (self.directory()?, utc(self.now()));
        let mut rows = self.store.read(|reader| {
            let clocks = reader.all_entries::<ReferralClock>(CLOCK)?.into_iter().map(|(_, clock)| clock);
            let mut rows = vec![];
            for clock in clocks {
                let Some(due) = clock.due.filter(|due| clock.closed.is_none() && *due < now) else {
                    continue;
                };
                let readable = reader.has(clock.referral)?;
                let known = if readable {
                    Some(typed::<Referral>(reader.whole(clock.referral)?.json)?)
                } else {
                    None
                };
                let partner = known.as_ref().and_then(|it| directory.partner_of(it.partner));
                rows.push(OverdueRow {
                    referral: clock.referral,
                    referrer: directory.name(clock.referrer),
                    with_partner: clock.with_partner,
                    due,
                    readable,
                    organization: partner.map(|partner| partner.name.clone()),
                    step: known.map(|known| known.state),
                });
            }
            Ok::<_, Refusal>(rows)
        })?;
        rows.sort_by_key(|row| (row.due, row.referral));
        Ok(rows)
    }

    /// Brings the clocks to what the referrals say, where this device may write them.
    pub(crate) fn keep_clocks(&self) -> Result<(), Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let space = identity.space(CLOCK.space());
        if !roster.may(identity.id(), space, Right::Write) || !roster.may(identity.id(), space, Right::Read) {
            return Ok(());
        }
        let keeps_all = roster.may(identity.id(), space, Right::Manage);
        let (all, kept) = self.store.read(|reader| {
            let kept = reader.all_entries::<ReferralClock>(CLOCK)?.into_iter().collect::<BTreeMap<_, _>>();
            Ok::<_, Refusal>((reader.all_entries::<Referral>(KIND)?, kept))
        })?;
        for (id, referral) in all {
            let (clock, its) = (referrals::clock(&referral, id), ReferralClock::id(id));
            if roster.expunged(space, its).is_some()
                || kept.get(&its) == Some(&clock)
                || !(keeps_all || referral.referrer == identity.member)
            {
                continue;
            }
            let mut json = fields(CLOCK, &clock)?;
            for field in table::of(CLOCK) {
                json.entry(field.name).or_insert(Value::Null);
            }
            self.write(|tx, pen| Ok(tx.create_or_edit(pen, its, CLOCK, &json)?))?;
        }
        Ok(())
    }
}
