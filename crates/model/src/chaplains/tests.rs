#![allow(clippy::unwrap_used)]

use super::*;
use crate::CallOutKind;

const OFFICER: MemberId = MemberId::from_bytes([1; 16]);
const CHAPLAIN: Who = Who { member: MemberId::from_bytes([2; 16]), is_chaplain: true };
const OTHER: Who = Who { member: MemberId::from_bytes([3; 16]), is_chaplain: true };

fn now() -> DateTime<Utc> {
    "2026-06-10T15:00:00Z".parse().unwrap()
}

fn call() -> CallOut {
    serde_json::from_value(serde_json::json!({
        "requested_by": OFFICER, "requested": now(), "kind": CallOutKind::DeathNotification,
        "whereabouts": "Station", "recorded": now(),
    }))
    .unwrap()
}

fn takes(call: &CallOut, who: Who, step: &Step) -> Result<CallOut, Wrong> {
    after(call, who, step, now())
}

#[test]
fn a_chaplain_goes_is_there_leaves_and_what_follows_is_done() {
    let officer = Who { member: OFFICER, is_chaplain: false };
    let call = call();
    assert_eq!(stage(&call), Stage::Waiting);
    assert_eq!(takes(&call, officer, &Step::Accept), Err(Wrong::ForChaplains));
    let call = takes(&call, CHAPLAIN, &Step::Accept).unwrap();
    assert_eq!((stage(&call), call.accepted), (Stage::OnTheWay, Some(now())));
    assert_eq!(takes(&call, OTHER, &Step::Accept), Err(Wrong::NotFromHere), "one is enough");
    assert_eq!(takes(&call, OTHER, &Step::Arrive), Err(Wrong::ForWhoWent));
    let there = takes(&call, CHAPLAIN, &Step::Arrive).unwrap();
    let gone = takes(&there, CHAPLAIN, &Step::Leave { follow_up: None, due: None }).unwrap();
    assert_eq!((stage(&gone), gone.closed), (Stage::Over, Some(now())));
    let more = Some("Call the family".to_owned());
    let leave = |due| Step::Leave { follow_up: more.clone(), due };
    assert_eq!(takes(&there, CHAPLAIN, &leave(None)), Err(Wrong::NeedsDay));
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let call = takes(&there, CHAPLAIN, &leave(Some(day("2026-06-12")))).unwrap();
    assert_eq!((stage(&call), call.closed), (Stage::FollowUp, None));
    assert!(!is_late(&call, day("2026-06-12")) && is_late(&call, day("2026-06-13")));
    let call = takes(&call, OTHER, &Step::FollowedUp).unwrap();
    assert_eq!((stage(&call), call.closed), (Stage::Over, Some(now())));
}

#[test]
fn who_called_calls_off_as_long_as_nobody_is_there_and_says_why() {
    let officer = Who { member: OFFICER, is_chaplain: false };
    let stranger = Who { member: MemberId::from_bytes([9; 16]), is_chaplain: false };
    let off = |because: &str| Step::CallOff { because: because.into() };
    assert_eq!(takes(&call(), stranger, &off("No")), Err(Wrong::NotYours));
    assert_eq!(takes(&call(), officer, &off("")), Err(Wrong::NeedsReason));
    let accepted = takes(&call(), CHAPLAIN, &Step::Accept).unwrap();
    let call = takes(&accepted, officer, &off("The family has its own")).unwrap();
    assert_eq!((stage(&call), call.closed), (Stage::CalledOff, Some(now())));
    assert_eq!(takes(&call, CHAPLAIN, &Step::Arrive), Err(Wrong::NotFromHere));
}
