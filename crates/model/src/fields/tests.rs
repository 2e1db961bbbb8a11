#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;
use crate::{
    Abstraction, Activity, Assignment, Attachment, Attendance, Awards, CallOut, CaseReview, CheckIn, City,
    Consent, CrisisRequest, Disclosure, Disposal, District, Diversion, Event, Explorer, ExplorerPage,
    FollowUp, Group, Incident, Member, Partner, PartnerCounts, Party, PartyHost, Place, Problem, Program,
    Referral, ReferralClock, RegisteredAdult, ReviewRequest, RideAlong, RollCall, Session, ShieldedAddress,
    Task, Team, TrendNote, Visit, VisitNote, Volunteer, VolunteerContact,
};
use serde_json::json;

/// Every field that a record can have in JSON, with every optional one filled.
fn filled(kind: RecordKind) -> serde_json::Value {
    let id = "0190a000-0000-7000-8000-000000000001";
    let at = "2026-06-01T12:00:00Z";
    fn through<T: serde::de::DeserializeOwned + serde::Serialize>(
        json: serde_json::Value,
    ) -> serde_json::Value {
        serde_json::to_value(serde_json::from_value::<T>(json).unwrap()).unwrap()
    }
    match kind {
        RecordKind::City => {
            through::<City>(json!({"name": "a", "agency": "b", "zone": "America/Chicago", "year": 2026,
            "due_after_days": {"park": 30}, "topics": [], "materials": [],
            "tips": [{"word": "a", "label": "b", "says": "c"}], "languages": [], "neighborhoods": [], "invented": "x", "lease_days": 30, "referral_notice": "n",
            "referral_notices": [{"language": "es", "says": "a", "reviewed": "b"}], "consent_days": 30,
            "hotlines": [{"name": "a", "number": "988"}], "screenings": [{"word": "a", "title": "b", "about": "c", "questions": [], "results": []}],
            "retention": {"notes": "not set"}, "case_reviews": {"next_review_weeks": 4},
            "diversion": {"program": "a", "youngest": 10, "oldest": 17, "offences": [], "prior_diversions": 0,
            "prior_findings": 0}, "parts": {"officer": {"referral": {"opens": true}}}}))
        }
        RecordKind::Member => {
            through::<Member>(json!({"name": "Officer 12", "role": "officer", "partner": "a", "left": true}))
        }
        RecordKind::District => {
            through::<District>(json!({"code": "1", "name": "District 1", "year": 2026, "boundary": []}))
        }
        RecordKind::Assignment => through::<Assignment>(json!({"member": id, "district": "1", "year": 2026})),
        RecordKind::Place => {
            through::<Place>(json!({"name": "a", "kind": "park", "address": "b", "lat": 1.0, "lon": 2.0,
            "district": "1", "neighborhood": "c", "note": ["d"], "closed": true, "merged_into": id,
            "apart": [id], "shielded": true}))
        }
        RecordKind::Program => through::<Program>(json!({"name": "a", "about": "b"})),
        RecordKind::Partner => {
            through::<Partner>(json!({"name": "a", "about": "b", "one_way": true, "without_consent": true}))
        }
        RecordKind::Visit => through::<Visit>(
            json!({"place": id, "spot": {"lat": 1.0, "lon": 2.0}, "kind": "park", "district": "1",
            "neighborhood": "c", "started": at, "ended": at, "recorded": at, "officers": [id], "origin": "directed",
            "people_reached": 3, "topics": ["a"], "language": "es", "materials": ["b"], "tips": ["f"], "case_number": "c", "note": ["d"],
            "state": "withdrawn", "withdrawn_because": "e"}),
        ),
        RecordKind::VisitNote => through::<VisitNote>(json!({"visit": id, "note": ["a"], "recorded": at})),
        RecordKind::FollowUp => {
            through::<FollowUp>(json!({"visit": id, "place": id, "district": "1", "owner": id,
            "due": "2026-06-02", "promise": "a", "state": "kept", "outcome": "b", "recorded": at}))
        }
        RecordKind::Disclosure => through::<Disclosure>(
            json!({"recorded": at, "by": id, "audience": "agency", "purpose": "a", "reference": "b", "authority": "c",
            "asked": {"text": "d"}, "chosen": [id], "counts": {"visit": 2}, "withheld": []}),
        ),
        RecordKind::Disposal => through::<Disposal>(
            json!({"recorded": at, "by": id, "because": "a", "authority": "b", "entries": 2,
            "forms": 1, "records": [id], "written_by": [id]}),
        ),
        RecordKind::Event => through::<Event>(
            json!({"name": "a", "program": "b", "group": id, "place": id, "whereabouts": "c", "district": "1",
            "starts": at, "ends": at, "staff": [id], "with": ["d"], "expected": 40, "heads": {"adults": 3},
            "handed_out": {"stickers": 2}, "plan": ["e"], "debrief": ["f"], "state": "planned", "number": "g",
            "recorded": at}),
        ),
        RecordKind::Group => through::<Group>(json!({"name": "a", "about": "b", "liaisons": [id],
            "due_after_days": 90, "closed": true, "recorded": at})),
        RecordKind::Party => through::<Party>(
            json!({"event": id, "address": "a", "spot": {"lat": 1.0, "lon": 2.0}, "district": "1", "neighborhood": "c",
            "from": at, "until": at, "wishes": ["d"], "officer": id, "planned": at, "visited": ["e"], "left": ["e"],
            "heads": {"adults": 3}, "called_off": true}),
        ),
        RecordKind::PartyHost => {
            through::<PartyHost>(json!({"party": id, "name": "a", "phone": "b", "email": "c"}))
        }
        RecordKind::Volunteer => through::<Volunteer>(
            json!({"name": "a", "group": "cert", "badge": "b", "skills": ["c"], "registered": "2026-01-02",
            "evidence": "d", "left": true, "recorded": at}),
        ),
        RecordKind::VolunteerContact => through::<VolunteerContact>(
            json!({"volunteer": id, "phone": "a", "email": "b", "address": "c", "emergency": "d"}),
        ),
        RecordKind::CheckIn => through::<CheckIn>(
            json!({"event": id, "volunteer": id, "name": "a", "home": "b", "skills": ["c"], "prefers": "d",
            "reach": "e", "stamps": ["in 2026-06-01T12:00:00Z"], "equipment": "f", "miles": 4, "recorded": at}),
        ),
        RecordKind::Team => through::<Team>(json!({"event": id, "name": "a", "leader": id, "members": [id],
            "pairs": ["b"], "ended": true, "recorded": at})),
        RecordKind::Task => {
            through::<Task>(json!({"event": id, "number": "a", "what": "b", "whereabouts": "c",
            "team": id, "given": at, "done": at, "state": "done", "outcome": "d"}))
        }
        RecordKind::RollCall => {
            through::<RollCall>(json!({"event": id, "trigger": "a", "called": at, "by": id,
            "answered": [id], "closed": at, "outcome": "b"}))
        }
        RecordKind::Incident => through::<Incident>(
            json!({"event": id, "number": "a", "state": "b", "location": "other", "branch": "c", "division": "d",
            "group": "e", "staging_area": "f", "positions": ["safety_officer g"], "instructions": ["h"],
            "channels": ["i"], "roll_call_every": 15}),
        ),
        RecordKind::Activity => through::<Activity>(json!({"event": id, "at": at, "by": id, "text": "a"})),
        RecordKind::Explorer => {
            through::<Explorer>(json!({"name": "a", "joined": "2026-01-02", "consent_until": "2027-01-02",
            "training_until": "2027-01-02", "registered_until": "2027-01-02", "member": id, "left": true, "recorded": at}))
        }
        RecordKind::Session => {
            through::<Session>(json!({"name": "a", "kind": "training", "starts": at, "ends": at,
            "adults": [id], "approved": id, "called_off": true, "recorded": at}))
        }
        RecordKind::Attendance => through::<Attendance>(
            json!({"session": id, "explorer": id, "stamps": ["in 2026-06-01T12:00:00Z"], "recorded": at}),
        ),
        RecordKind::RegisteredAdult => through::<RegisteredAdult>(
            json!({"member": id, "registration": "a", "registered_until": "2027-01-02", "training_until": "2027-01-02",
            "checked": "2026-01-02", "left": true, "recorded": at}),
        ),
        RecordKind::Awards => through::<Awards>(
            json!({"on": true, "levels": [{"name": "Bronze", "group": "16 to 25", "hours": 100}]}),
        ),
        RecordKind::RideAlong => through::<RideAlong>(
            json!({"explorer": id, "officer": id, "starts": at, "ends": at, "approved": id, "left": at,
            "returned": at, "calls": ["a"], "report": ["b"], "called_off": true, "recorded": at}),
        ),
        RecordKind::ExplorerPage => through::<ExplorerPage>(
            json!({"explorer": id, "name": "a", "joined": "2026-01-02", "consent_until": "2027-01-02",
            "training_until": "2027-01-02", "registered_until": "2027-01-02", "left": true,
            "hours": {"training": 1, "service": 2, "competition": 3, "ride_along": 4, "unapproved": 5},
            "sessions": [], "rides": []}),
        ),
        RecordKind::Problem => through::<Problem>(
            json!({"title": "a", "state": "closed", "owner": id, "district": "1", "neighborhood": "b", "topic": "c",
            "scanning": ["d"], "analysis": ["e"], "goal": "f", "response": ["g"], "assessment": ["h"], "outcome": "i",
            "review": "2026-07-01", "places": [id], "visits": [id], "follow_ups": [id],
            "stamps": ["response 2026-06-01"], "recorded": at}),
        ),
        RecordKind::Abstraction => through::<Abstraction>(
            json!({"kind": "court", "district": "1", "started": at, "minutes": 90, "note": "a", "recorded": at}),
        ),
        RecordKind::TrendNote => through::<TrendNote>(
            json!({"agency": "a", "from": "2026-06-01", "until": "2026-06-07", "area": "b", "method": "push_out",
            "goods": ["c"], "times": 3, "note": ["d"], "helps": ["e"], "withdrawn": true, "recorded": at}),
        ),
        RecordKind::Referral => through::<Referral>(
            json!({"referrer": id, "partner": id, "state": "sent", "owner": id, "next": "a", "due": at,
            "reason": ["b"], "attempts": 1, "because": "c", "outcome": "d", "closed": at, "recorded": at,
            "one_way": true, "visit": id, "former": [id],
            "screened": {"screening": "a", "yes": ["b"], "score": 1, "result": "c", "label": "d"}}),
        ),
        RecordKind::Consent => through::<Consent>(
            json!({"referral": id, "by": id, "notice": "a", "language": "es", "scope": "b", "recipient": "c", "expires": at,
            "alone": true, "revoked": at, "emergency": "d", "recorded": at}),
        ),
        RecordKind::ReferralClock => through::<ReferralClock>(
            json!({"referral": id, "referrer": id, "with_partner": true, "due": at, "closed": at}),
        ),
        RecordKind::PartnerCounts => through::<PartnerCounts>(
            json!({"partner": "a", "quarter": "2026-Q2", "fewer_than": 10, "counts": {"sent": null}, "recorded": at}),
        ),
        RecordKind::CaseReview => through::<CaseReview>(
            json!({"worker": id, "person": "a", "request": id, "referral": id, "asked_by": id, "needs": ["b"],
            "goals": ["c"], "contacts": ["d"], "next_review": "2026-06-30", "outcome": "connected", "ended": "e",
            "closed": at, "recorded": at}),
        ),
        RecordKind::ReviewRequest => through::<ReviewRequest>(
            json!({"asked_by": id, "person": "a", "reason": ["b"], "taken": id, "answer": "c", "closed": at,
            "recorded": at}),
        ),
        RecordKind::CrisisRequest => through::<CrisisRequest>(
            json!({"requestor": id, "asked": at, "case_number": "a", "patient": "b", "provider": "c",
            "necessity": "d", "told": ["e"], "uses": ["f"], "informed": at, "informed_how": "g",
            "not_informed": "h", "closed": at, "recorded": at}),
        ),
        RecordKind::Diversion => through::<Diversion>(
            json!({"referred_by": id, "child": "a", "age": 14, "offence": "b", "case_number": "c",
            "prior_diversions": 0, "prior_findings": 0, "checks": [], "guardian": "d", "guardian_reach": "e",
            "guardian_agreed": at, "diverted": true, "decided_by": id, "decided": at, "because": "f",
            "conditions": ["g"], "due": "2026-08-19", "outcome": "completed", "ended": "h", "closed": at,
            "recorded": at}),
        ),
        RecordKind::CallOut => through::<CallOut>(
            json!({"requested_by": id, "requested": at, "kind": "hospital", "whereabouts": "a", "need": ["b"],
            "chaplain": id, "accepted": at, "arrived": at, "left": at, "follow_up": "c",
            "follow_up_due": "2026-06-12", "followed_up": at, "called_off": "d", "closed": at, "recorded": at}),
        ),
        kind @ (RecordKind::VisitAttachment
        | RecordKind::NoteAttachment
        | RecordKind::EventAttachment
        | RecordKind::ConsentAttachment) => {
            let mut attachment = json!({"of": id, "name": "a", "media": "image/jpeg", "length": 3, "address": "b",
                "key": "c", "thumbnail": "d", "located": true, "by": id, "recorded": at, "removed": at,
                "because": "e"});
            if kind.about().is_some() {
                attachment["referral"] = json!(id);
            }
            through::<Attachment>(attachment)
        }
        RecordKind::ShieldedAddress => through::<ShieldedAddress>(
            json!({"place": id, "name": "a", "address": "b", "lat": 1.0, "lon": 2.0, "ended": "c", "recorded": at}),
        ),
    }
}

#[test]
fn the_table_names_exactly_the_fields_of_the_records() {
    for &kind in RecordKind::ALL {
        let record = filled(kind);
        let of_record: BTreeSet<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
        let of_table: BTreeSet<&str> = of(kind).map(|field| field.name).collect();
        assert_eq!(of_record, of_table, "{kind:?}");
    }
}

#[test]
fn every_field_of_a_kind_is_kept_equally_long() {
    for &kind in RecordKind::ALL {
        assert!(of(kind).all(|field| Some(field.retention) == retention(kind)), "{kind:?}");
    }
    for field in FIELDS {
        assert_eq!(serde_json::to_value(field.retention).unwrap(), field.retention.word());
    }
}

#[test]
fn nothing_not_public_is_in_a_space_that_the_public_part_of_the_log_is_in() {
    // The spaces of volunteers and of Explorers, and those of their own, are read by nobody but whom they concern.
    let apart = ["cert", "explorers", "explorer_own", "referral", "referral_clocks", "case_review"];
    let apart =
        [&apart[..], &["review_request", "crisis_request", "juvenile", "chaplain_call", "safe_at_home"]]
            .concat();
    for &kind in RecordKind::ALL.iter().filter(|kind| !apart.contains(&kind.space())) {
        let has_not_public = of(kind).any(|field| field.class != Class::Public);
        let is_apart = ["_notes", "_contacts"].iter().any(|end| kind.space().ends_with(end));
        assert_eq!(has_not_public, is_apart, "{kind:?}");
    }
}

#[test]
fn what_is_filed_is_filed_by_fields_that_are_there() {
    for &kind in RecordKind::ALL {
        let Some(filed) = kind.filed() else { continue };
        assert!(
            filed.of.is_none_or(|name| field(kind, name).is_some_and(|f| f.merge == Merge::Id)),
            "{kind:?}"
        );
        assert!(
            filed.at.is_none_or(|name| field(kind, name).is_some_and(|f| f.merge == Merge::Time)),
            "{kind:?}"
        );
    }
}

#[test]
fn classes_and_citations() {
    let lines: Vec<String> = FIELDS
        .iter()
        .map(|f| format!("{}.{} {:?} {:?} {}", f.kind.word(), f.name, f.class, f.retention, f.citation))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
