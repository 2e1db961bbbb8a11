//! How a referral goes on: which step follows which, whose step it is, and what each has to say.
//!
//! Pure: knows no clock and no screen. Voluntary at every point: the person may say no before anything is
//! sent, and take it back after. Every state that is not the end names who acts, what they do and by when.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};

use crate::words::ReferralState::{self, *};
use crate::{Referral, ReferralClock};

/// Whose step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Whoever refers.
    Referrer,
    /// Whoever takes over.
    Partner,
}

/// A step, and what is said with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What is done next.
    pub next: Option<String>,
    /// By when.
    pub due: Option<DateTime<Utc>>,
    /// Why.
    pub because: Option<String>,
    /// How it ended.
    pub outcome: Option<String>,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It does not follow from where the referral is.
    NotFromHere,
    /// The other side says that.
    NotYours,
    /// It has to say why.
    NeedsReason,
    /// It has to say how it ended.
    NeedsOutcome,
    /// It has to say what is done next.
    NeedsNext,
    /// It has to say by when.
    NeedsDue,
}

/// What may follow each state.
const STEPS: &[(ReferralState, &[ReferralState])] = &[
    (Draft, &[Offered, Declined, Withdrawn]),
    (Offered, &[Declined, Consented, Withdrawn, Expired]),
    (Consented, &[Sent, Withdrawn, Expired]),
    (Sent, &[Received, Accepted, Refused, Closed, Withdrawn, Expired]),
    (Received, &[Accepted, Refused, Withdrawn, Expired]),
    (Accepted, &[Contacting, Connected, Waitlisted, Closed, Withdrawn, Expired]),
    (Contacting, &[Contacting, Connected, Waitlisted, Closed, Withdrawn, Expired]),
    (Connected, &[Waitlisted, Closed, Withdrawn]),
    (Waitlisted, &[Contacting, Connected, Closed, Withdrawn, Expired]),
    (Refused, &[Closed, Withdrawn]),
];

/// What may follow a state; nothing, when it is over or a newer version's.
pub fn may_follow(state: &ReferralState) -> &'static [ReferralState] {
    STEPS.iter().find(|(from, _)| from == state).map_or(&[], |(_, to)| to)
}

/// Whether nobody has to act any more.
pub fn is_over(state: &ReferralState) -> bool {
    matches!(state, Declined | Closed | Withdrawn | Expired)
}

/// Whether whoever takes over belongs to the referral's space: from when it is sent, which the person has
/// agreed to, and no longer when it was refused, taken back or ran out. What is closed stays with them.
pub fn partner_belongs(state: &ReferralState) -> bool {
    matches!(state, Sent | Received | Accepted | Contacting | Connected | Waitlisted | Closed)
}

/// Whether this side may say that the referral comes to this state. A partner from whom nothing comes
/// back never says anything: whoever refers closes it, with what they know.
fn may_say(side: Side, to: &ReferralState) -> bool {
    match to {
        Closed => true,
        Received | Accepted | Refused | Contacting | Connected | Waitlisted => side == Side::Partner,
        _ => side == Side::Referrer,
    }
}

/// Who acts once the referral has come to this state. Of what a one-way partner does nothing is known here:
/// whoever refers goes on, and closes it.
fn owner_in(referral: &Referral, to: &ReferralState) -> MemberId {
    let with_partner = matches!(to, Sent | Received | Accepted | Contacting | Connected | Waitlisted);
    if with_partner && !referral.one_way { referral.partner } else { referral.referrer }
}

/// Whether a step has a reason of its own.
fn says_why(to: &ReferralState) -> bool {
    matches!(to, Declined | Refused | Withdrawn | Expired)
}

/// The referral after this step, if it may be taken.
pub fn after(
    referral: &Referral,
    side: Side,
    to: &ReferralState,
    said: Said,
    now: DateTime<Utc>,
) -> Result<Referral, Wrong> {
    if !may_follow(&referral.state).contains(to) {
        return Err(Wrong::NotFromHere);
    }
    if !may_say(side, to) || (referral.one_way && side == Side::Partner) {
        return Err(Wrong::NotYours);
    }
    if matches!(to, Refused | Withdrawn) && said.because.is_none() {
        return Err(Wrong::NeedsReason);
    }
    if *to == Closed && said.outcome.is_none() {
        return Err(Wrong::NeedsOutcome);
    }
    let over = is_over(to);
    if !over && said.next.is_none() {
        return Err(Wrong::NeedsNext);
    }
    if !over && said.due.is_none() {
        return Err(Wrong::NeedsDue);
    }
    let attempts = u32::from(*to == Contacting) + referral.attempts.unwrap_or(0);
    Ok(Referral {
        state: to.clone(),
        owner: owner_in(referral, to),
        next: said.next.filter(|_| !over),
        due: said.due.filter(|_| !over),
        because: said.because.filter(|_| says_why(to)).or_else(|| referral.because.clone()),
        outcome: said.outcome.filter(|_| *to == Closed).or_else(|| referral.outcome.clone()),
        attempts: Some(attempts).filter(|attempts| *attempts > 0),
        closed: over.then_some(now),
        ..referral.clone()
    })
}

/// The referral, sent without the person's word: in an emergency, or to a partner who needs none. Whether it
/// may be is said in [`crate::consent`].
pub fn sent_unasked(referral: &Referral, said: Said, now: DateTime<Utc>) -> Result<Referral, Wrong> {
    if !matches!(referral.state, Draft | Offered | Consented) {
        return Err(Wrong::NotFromHere);
    }
    let as_if = Referral { state: Consented, ..referral.clone() };
    after(&as_if, Side::Referrer, &Sent, said, now)
}

/// The referral as a one-way partner goes on with it on their own device, in a place of their own.
pub fn at_the_partner(referral: &Referral) -> Referral {
    Referral { one_way: false, owner: referral.partner, ..referral.clone() }
}

/// The referral once somebody else refers, who takes over what was to do. The former one goes.
pub fn handed_over(referral: &Referral, to: MemberId) -> Result<Referral, Wrong> {
    if is_over(&referral.state) || to == referral.referrer || to == referral.partner {
        return Err(Wrong::NotFromHere);
    }
    let mut former = referral.former.clone();
    former.insert(referral.referrer);
    former.remove(&to);
    let owner = if referral.owner == referral.referrer { to } else { referral.owner };
    Ok(Referral { referrer: to, owner, former, ..referral.clone() })
}

/// What those who watch over the clocks are told of it.
pub fn clock(referral: &Referral, id: RecordId) -> ReferralClock {
    ReferralClock {
        referral: id,
        referrer: referral.referrer,
        with_partner: referral.owner == referral.partner,
        due: referral.due,
        closed: referral.closed,
    }
}

/// Whether whoever acts next is late.
pub fn is_overdue(referral: &Referral, now: DateTime<Utc>) -> bool {
    !is_over(&referral.state) && referral.due.is_some_and(|due| due < now)
}

#[cfg(test)]
mod tests;
