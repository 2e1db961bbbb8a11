#![allow(clippy::unwrap_used, clippy::panic)]

use chrono::TimeDelta;

use super::*;

fn now() -> DateTime<Utc> {
    "2026-06-01T12:00:00Z".parse().unwrap()
}

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn drafted() -> Referral {
    Referral {
        referrer: member(1),
        partner: member(2),
        state: Draft,
        owner: member(1),
        next: Some("Offer it".into()),
        due: Some(now()),
        reason: vec!["Needs a ride to the clinic.".into()],
        attempts: None,
        because: None,
        outcome: None,
        closed: None,
        recorded: now(),
        one_way: false,
        visit: None,
        screened: None,
        former: Default::default(),
    }
}

fn said() -> Said {
    Said {
        next: Some("Call them".into()),
        due: Some(now() + TimeDelta::minutes(30)),
        because: Some("They asked for it".into()),
        outcome: Some("Has a place".into()),
    }
}

fn goes(referral: &Referral, steps: &[(Side, ReferralState)]) -> Referral {
    steps.iter().fold(referral.clone(), |referral, (side, to)| {
        after(&referral, *side, to, said(), now()).unwrap_or_else(|wrong| panic!("{to}: {wrong:?}"))
    })
}

#[test]
fn a_referral_that_goes_well_names_who_acts_at_every_step() {
    use Side::{Partner, Referrer};
    let sent = goes(&drafted(), &[(Referrer, Offered), (Referrer, Consented), (Referrer, Sent)]);
    assert_eq!((sent.owner, sent.closed), (member(2), None));
    let tried = goes(
        &sent,
        &[(Partner, Received), (Partner, Accepted), (Partner, Contacting), (Partner, Contacting)],
    );
    assert_eq!(tried.attempts, Some(2));
    let closed = goes(&tried, &[(Partner, Connected), (Partner, Closed)]);
    assert_eq!((closed.next, closed.due, closed.closed), (None, None, Some(now())));
    assert_eq!(closed.outcome.as_deref(), Some("Has a place"));
}

#[test]
fn nothing_is_sent_before_the_person_has_agreed() {
    let offered = goes(&drafted(), &[(Side::Referrer, Offered)]);
    assert_eq!(after(&offered, Side::Referrer, &Sent, said(), now()), Err(Wrong::NotFromHere));
    let declined = goes(&offered, &[(Side::Referrer, Declined)]);
    assert!(is_over(&declined.state) && may_follow(&declined.state).is_empty());
    for state in ReferralState::ALL.iter().filter(|state| partner_belongs(state)) {
        assert!(!matches!(state, Draft | Offered | Consented | Declined | Withdrawn), "{state}");
    }
}

#[test]
fn each_side_says_what_is_theirs_to_say() {
    let sent =
        goes(&drafted(), &[(Side::Referrer, Offered), (Side::Referrer, Consented), (Side::Referrer, Sent)]);
    assert_eq!(after(&sent, Side::Referrer, &Accepted, said(), now()), Err(Wrong::NotYours));
    assert_eq!(after(&sent, Side::Partner, &Withdrawn, said(), now()), Err(Wrong::NotYours));
    // Nothing comes back from a partner that is one-way: whoever referred closes it.
    goes(&sent, &[(Side::Referrer, Closed)]);
    let refused = goes(&sent, &[(Side::Partner, Refused)]);
    assert_eq!(refused.owner, member(1), "it is back with whoever referred");
}

#[test]
fn no_step_leaves_out_what_it_has_to_say() {
    let sent =
        goes(&drafted(), &[(Side::Referrer, Offered), (Side::Referrer, Consented), (Side::Referrer, Sent)]);
    let step = |side, to, said| after(&sent, side, &to, said, now());
    assert_eq!(step(Side::Partner, Refused, Said { because: None, ..said() }), Err(Wrong::NeedsReason));
    assert_eq!(step(Side::Referrer, Closed, Said { outcome: None, ..said() }), Err(Wrong::NeedsOutcome));
    assert_eq!(step(Side::Partner, Accepted, Said { next: None, ..said() }), Err(Wrong::NeedsNext));
    assert_eq!(step(Side::Partner, Accepted, Said { due: None, ..said() }), Err(Wrong::NeedsDue));
}

#[test]
fn what_is_not_over_can_be_ended_and_what_is_over_stays_so() {
    for state in ReferralState::ALL {
        assert_eq!(may_follow(state).is_empty(), is_over(state), "{state}");
        let ends = may_follow(state).iter().any(is_over);
        assert!(ends || is_over(state), "{state} has a way out");
    }
    assert!(may_follow(&ReferralState::Unknown("paused".into())).is_empty(), "a newer version's word");
}

#[test]
fn only_what_is_open_is_overdue() {
    let mut referral = drafted();
    assert!(!is_overdue(&referral, now()));
    assert!(is_overdue(&referral, now() + TimeDelta::seconds(1)));
    referral.state = Closed;
    assert!(!is_overdue(&referral, now() + TimeDelta::days(1)));
}

#[test]
fn a_one_way_partner_says_nothing_and_whoever_refers_goes_on() {
    let one_way = Referral { one_way: true, ..drafted() };
    let sent =
        goes(&one_way, &[(Side::Referrer, Offered), (Side::Referrer, Consented), (Side::Referrer, Sent)]);
    assert_eq!(sent.owner, member(1), "the clock is the officer's own");
    for to in [Received, Accepted, Refused, Closed] {
        assert_eq!(after(&sent, Side::Partner, &to, said(), now()), Err(Wrong::NotYours));
    }
    assert_eq!(goes(&sent, &[(Side::Referrer, Closed)]).closed, Some(now()));
    // On their own device they take every step, in a copy that nobody else has.
    let theirs = goes(&at_the_partner(&sent), &[(Side::Partner, Received), (Side::Partner, Accepted)]);
    assert_eq!((theirs.owner, theirs.state), (member(2), Accepted));
    assert!(!clock(&sent, ids::RecordId::from_bytes([9; 16])).with_partner);
}

#[test]
fn who_hands_over_goes_and_what_was_theirs_to_do_is_the_next_ones() {
    let handed = handed_over(&drafted(), member(3)).unwrap();
    assert_eq!((handed.referrer, handed.owner), (member(3), member(3)));
    assert_eq!(handed.former, [member(1)].into());
    let back = handed_over(&handed, member(1)).unwrap();
    assert_eq!((back.referrer, back.former), (member(1), [member(3)].into()));
    assert_eq!(handed_over(&drafted(), member(2)), Err(Wrong::NotFromHere), "not to the partner");
}
