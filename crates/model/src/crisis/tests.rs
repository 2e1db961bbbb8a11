#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn a_use_reads_back_and_there_is_one() {
    let by = MemberId::from_bytes([7; 16]);
    let first = Use { at: "2026-06-10T15:00:00Z".parse().unwrap(), by, what: "Spoke to her calmly".into() };
    let later = Use { at: "2026-06-10T16:00:00Z".parse().unwrap(), ..first.clone() };
    let mut record: CrisisRequest = serde_json::from_value(serde_json::json!({
        "requestor": by, "asked": first.at, "case_number": "26-1", "patient": "Person 1",
        "provider": "Clinic 2", "necessity": "Her safety", "recorded": first.at,
    }))
    .unwrap();
    assert!(may_use(&record) && is_patient_to_be_told(&record));
    record.uses = BTreeSet::from([later.to_string(), first.to_string()]);
    assert!(!may_use(&record) && is_used_twice(&record));
    assert_eq!(uses(&record.uses), [first, later]);
    record.not_informed = Some("Not able to take it in; the clinic will".into());
    assert!(!is_patient_to_be_told(&record));
}
