//! A partner's desk: what has arrived, and how far it is. A one-way partner's steps stay in a table of this
//! device that nothing is ever sent from; the referral's record is not touched.

use chrono::{DateTime, Utc};
use ids::RecordId;
use model::referrals::{Said, Side, after, at_the_partner, is_over};
use model::{Referral, ReferralState};
use serde::{Deserialize, Serialize};
use store::Casework;

use super::super::visits::typed;
use super::{KIND, say};
use crate::directory::utc;
use crate::door::{PartnerInbox, ReferralRow, ReferralView};
use crate::{Engine, Refusal};

/// The steps of a one-way partner: nothing of the person, so that what is expunged is gone here too.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Steps {
    pub(super) state: ReferralState,
    next: Option<String>,
    due: Option<DateTime<Utc>>,
    because: Option<String>,
    outcome: Option<String>,
    attempts: Option<u32>,
    closed: Option<DateTime<Utc>>,
}

impl Engine {
    pub(super) fn inbox(&self) -> Result<PartnerInbox, Refusal> {
        let me = self.member()?;
        let one_way = self.directory()?.partner_of(me).is_some_and(|partner| partner.one_way);
        let all = self.store.read(|reader| reader.all_entries::<Referral>(KIND).map_err(Refusal::from))?;
        let (mut fresh, mut working, mut over) = (vec![], vec![], vec![]);
        for (id, record) in all.iter().filter(|(_, record)| record.partner == me) {
            let row = self.referral_row(*id, &self.as_it_is_here(*id, record)?)?;
            match row.state {
                ReferralState::Sent => fresh.push(row),
                _ if row.over => over.push(row),
                _ => working.push(row),
            }
        }
        let by_due = |row: &ReferralRow| (row.due.is_none(), row.due, row.referral);
        fresh.sort_by_key(by_due);
        working.sort_by_key(by_due);
        over.sort_by_key(|row| std::cmp::Reverse((row.recorded, row.referral)));
        let quarters = if one_way { self.quarters_to_tell()? } else { vec![] };
        Ok(PartnerInbox { fresh, working, over, one_way, quarters })
    }

    /// Whether this person is a one-way partner of the referral: their steps are kept here alone.
    pub(super) fn is_kept_here(&self, record: &Referral) -> Result<bool, Refusal> {
        let me = self.member()?;
        let one_way = record.one_way || self.directory()?.partner_of(me).is_some_and(|it| it.one_way);
        Ok(record.partner == me && one_way)
    }

    /// A referral as it is shown on this device: as a one-way partner has gone on with it, unless whoever
    /// refers has ended it since.
    pub(super) fn as_it_is_here(&self, id: RecordId, record: &Referral) -> Result<Referral, Refusal> {
        if !self.is_kept_here(record)? {
            return Ok(record.clone());
        }
        let theirs = at_the_partner(record);
        let kept = self.store.read(|reader| reader.casework(id).map_err(Refusal::from))?;
        let withdrawn = matches!(record.state, ReferralState::Withdrawn | ReferralState::Expired);
        let Some(steps) = kept.filter(|_| !withdrawn).and_then(|kept| read(&kept)) else {
            // What whoever refers does next is not what the partner does.
            let open = !is_over(&record.state);
            return Ok(if open { Referral { next: None, due: None, ..theirs } } else { theirs });
        };
        Ok(Referral {
            state: steps.state,
            next: steps.next,
            due: steps.due,
            because: steps.because,
            outcome: steps.outcome,
            attempts: steps.attempts,
            closed: steps.closed,
            ..theirs
        })
    }

    /// A step of a one-way partner: kept here. Nothing, when the referral is not one.
    pub(super) fn step_at_the_partner(
        &self,
        id: RecordId,
        to: &ReferralState,
        said: &Said,
    ) -> Result<Option<ReferralView>, Refusal> {
        let record: Referral = typed(self.record_of(id, KIND)?.json)?;
        if !self.is_kept_here(&record)? {
            return Ok(None);
        }
        let now = self.now();
        let mut before = self.as_it_is_here(id, &record)?;
        // Whoever refers may close what they know of; the partner goes on for themselves.
        if before.state == ReferralState::Closed && record.state == ReferralState::Closed {
            before.state = ReferralState::Sent;
        }
        let record = after(&before, Side::Partner, to, said.clone(), utc(now));
        let record = record.map_err(|wrong| say(wrong, to))?;
        let steps = Steps {
            state: record.state.clone(),
            next: record.next.clone(),
            due: record.due,
            because: record.because.clone(),
            outcome: record.outcome.clone(),
            attempts: record.attempts,
            closed: record.closed,
        };
        let json = serde_json::to_string(&steps).map_err(|error| Refusal::Command(error.to_string()))?;
        self.transact(|tx| Ok(tx.keep_casework(&Casework { referral: id, began: now, json })?))?;
        self.view_of(id, record).map(Some)
    }
}

/// The steps, when this version can read them.
pub(super) fn read(kept: &Casework) -> Option<Steps> {
    serde_json::from_str(&kept.json).ok()
}
