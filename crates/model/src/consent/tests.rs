#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use ids::{MemberId, RecordId};

use super::*;

fn now() -> DateTime<Utc> {
    "2026-06-01T12:00:00Z".parse().unwrap()
}

fn given() -> Consent {
    Consent {
        referral: RecordId::from_bytes([1; 16]),
        by: MemberId::from_bytes([2; 16]),
        notice: Some("We ask so that they can call you.".into()),
        language: Some("en".into()),
        scope: "Name, number, what is needed".into(),
        recipient: "Cornerstone".into(),
        expires: now() + TimeDelta::days(30),
        alone: true,
        revoked: None,
        emergency: None,
        recorded: now(),
    }
}

#[test]
fn a_consent_counts_for_whom_it_names_until_it_ends_or_is_taken_back() {
    let allowed = |consent: &Consent, at| allows(consent, "Cornerstone", at);
    assert_eq!(allowed(&given(), now()), Ok(()));
    assert_eq!(allowed(&given(), now() + TimeDelta::days(30)), Err(Lacks::Expired));
    assert_eq!(allows(&given(), "COPE", now()), Err(Lacks::OtherRecipient));
    assert_eq!(allowed(&Consent { revoked: Some(now()), ..given() }, now()), Err(Lacks::Revoked));
}

#[test]
fn nobody_consents_in_the_presence_of_whoever_hurt_them() {
    assert_eq!(allows(&Consent { alone: false, ..given() }, "Cornerstone", now()), Err(Lacks::NotAlone));
}

#[test]
fn an_emergency_needs_its_reason_and_ends_too() {
    let emergency = |why: &str| Consent { alone: false, emergency: Some(why.into()), ..given() };
    assert_eq!(allows(&emergency("Unconscious, taken to hospital"), "Cornerstone", now()), Ok(()));
    assert_eq!(allows(&emergency(" "), "Cornerstone", now()), Err(Lacks::NoReason));
    let later = now() + TimeDelta::days(31);
    assert_eq!(allows(&emergency("Unconscious"), "Cornerstone", later), Err(Lacks::Expired));
}

#[test]
fn one_that_counts_is_enough_and_none_is_said() {
    let revoked = Consent { revoked: Some(now()), ..given() };
    assert_eq!(any_allows([&revoked, &given()], "Cornerstone", now()), Ok(()));
    assert_eq!(any_allows([&given(), &revoked], "Cornerstone", now()), Ok(()));
    assert_eq!(any_allows([&revoked], "Cornerstone", now()), Err(Lacks::Revoked));
    assert_eq!(any_allows([], "Cornerstone", now()), Err(Lacks::Nothing));
}
