//! Referrals: from a visit to a partner's desk, over several devices, offline in the middle.

mod languages;
mod one_way;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use engine::door::{
    Answered, ColleagueRow, Command, ConsentLacks, NewFollowUp, NewVisit, OverdueRow, PartnerInbox,
    PartnerRow, ReferralRow, ReferralState, ReferralView, Referrals, Uploaded,
};
use ids::{MemberId, RecordId, SpaceId};
use testkit::{City, Device};

use ReferralState::*;

const NEED: &str = "Sleeps badly since the fire and asked for somebody to talk to.";

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Referrals) -> T {
    device.ask(Command::Referrals(ask))
}

fn refused(device: &Device, ask: Referrals) -> String {
    device.refuses(Command::Referrals(ask)).say
}

fn all(device: &Device) -> Vec<ReferralRow> {
    ask(device, Referrals::All)
}

fn one(device: &Device, referral: RecordId) -> ReferralView {
    ask(device, Referrals::One { referral })
}

fn inbox(device: &Device) -> PartnerInbox {
    ask(device, Referrals::Inbox)
}

fn partner(device: &Device, name: &str) -> PartnerRow {
    let partners: Vec<PartnerRow> = ask(device, Referrals::Partners);
    partners.into_iter().find(|row| row.name == name).unwrap()
}

fn begin(device: &Device, to: &str, visit: Option<RecordId>) -> Referrals {
    let (partner, due) = (partner(device, to).member, device.moment() + TimeDelta::minutes(30));
    Referrals::Begin { partner, reason: NEED.into(), next: "Ask them".into(), due, visit, screened: None }
}

fn step(device: &Device, referral: RecordId, to: ReferralState) -> Referrals {
    let due = Some(device.moment() + TimeDelta::minutes(30));
    Referrals::Step { referral, to, next: Some("Call them".into()), due, because: None, outcome: None }
}

fn goes(device: &Device, referral: RecordId, to: ReferralState) -> ReferralView {
    ask(device, step(device, referral, to))
}

fn ends(referral: RecordId, to: ReferralState, said: &str) -> Referrals {
    let said = Some(said.to_owned());
    Referrals::Step { referral, to, next: None, due: None, because: said.clone(), outcome: said }
}

fn agree(device: &Device, referral: RecordId, alone: bool) -> Referrals {
    let (scope, next) = ("Name, number, what happened".into(), "Send it".into());
    let due = device.moment() + TimeDelta::minutes(30);
    Referrals::Agree { referral, scope, expires: None, alone, language: None, next, due }
}

fn visits(device: &Device) -> RecordId {
    let place = device.places().first().map(|place| place.place);
    let promise = NewFollowUp {
        promise: "Bring the form of the insurance.".into(),
        due: device.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    device.logs_visit(NewVisit { place, follow_up: Some(promise), ..NewVisit::default() })
}

fn overdue(device: &Device) -> Vec<(String, bool, bool)> {
    let rows: Vec<OverdueRow> = ask(device, Referrals::Overdue);
    rows.into_iter().map(|row| (row.referrer, row.with_partner, row.readable)).collect()
}

fn has_nothing(device: &Device, referral: RecordId) -> bool {
    let space = SpaceId::own(device.whoami().agency, "referral", referral);
    let records = device.engine().store().read(|reader| reader.records_in(space)).unwrap();
    records.is_empty() && !device.engine().reads(space)
}

/// Somebody who is no officer: no Explorer, no volunteer, no other partner, and nobody's devices.
fn sees_whom_they_work_with(worker: &Device) {
    let people = worker.people().people;
    for role in ["explorer", "cert_volunteer", "cert_lead", "partner", "advocate", "region_partner"] {
        assert!(people.iter().all(|person| person.role != role), "{role}");
    }
    assert!(people.iter().any(|person| person.name == "Officer 1"));
    for other in people.iter().filter(|person| person.member != worker.member()) {
        assert!(other.devices.is_empty() && other.uploaded == Uploaded::Untold, "{}", other.name);
    }
    assert_eq!(worker.person("Social worker 1").devices.len(), 1, "their own they see");
}

#[test]
fn referral_story() {
    let mut city = City::seeded(431);
    let (mut ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let (cruz, dorn) = (city.joins("Cruz"), city.joins("Dorn"));
    let (mut worker, other) = (city.joins("Social worker 1"), city.joins("Clinician 1"));

    // In a basement, after a visit: asked, written down, sent. Nobody else has any of it yet.
    ames.offline();
    let visit = visits(&ames);
    let referral: RecordId = ask(&ames, begin(&ames, "Social worker 1", Some(visit)));
    assert!(refused(&ames, step(&ames, referral, Sent)).contains("has not agreed"));
    assert_eq!(one(&ames, referral).lacks, Some(ConsentLacks::Consent));
    let alone = refused(&ames, agree(&ames, referral, false));
    assert!(alone.contains("cannot consent for them"), "{alone}");
    let view: ReferralView = ask(&ames, agree(&ames, referral, true));
    assert_eq!((view.row.state, view.lacks), (Consented, None));
    assert!(view.consents[0].counts && view.consents[0].record.notice.is_some());
    assert_eq!(view.recipient, "Hennepin County social worker");
    let view = goes(&ames, referral, Sent);
    assert!(view.row.waits, "it is on this phone alone, and says so");
    assert!(refused(&ames, Referrals::HandOver { referral, to: baker.member() }).contains("waits"));

    ames.online();
    worker.until("it is on the partner's desk", |worker| inbox(worker).fresh.len() == 1);
    assert_eq!(one(&worker, referral).reason, [NEED]);
    assert_eq!(inbox(&worker).fresh[0].need, "Sleeps badly since the fire and asked for somebody to talk…");
    sees_whom_they_work_with(&worker);
    dorn.until("and with the custodian", |dorn| all(dorn).len() == 1);
    for outside in [&baker, &cruz, &other, city.admin()] {
        assert!(has_nothing(outside, referral), "{}", outside.whoami().name);
    }
    the_partner_works_off_line(&mut worker, &ames, referral);

    // Nobody goes on: the supervisor sees whose step is late, and reads nothing of the person.
    city.clock().passes(2 * 86_400);
    ames.kick();
    cruz.until("the clock is there", |cruz| overdue(cruz) == [("Officer 1".to_owned(), true, false)]);
    assert!(has_nothing(&cruz, referral));
    assert!(refused(&other, Referrals::Overdue).contains("may not"));
    assert!(refused(&ames, Referrals::Overdue).contains("may not"), "no comparison of colleagues");

    // Officer 1 changes districts: the referral goes to Officer 2, with the promise of the visit.
    let colleagues: Vec<ColleagueRow> = ask(&ames, Referrals::Colleagues);
    assert!(colleagues.iter().any(|row| row.member == baker.member()));
    let to = other.member();
    assert!(refused(&ames, Referrals::HandOver { referral, to }).contains("does not refer"));
    baker.until("the visit is there", |baker| baker.has(visit));
    assert_eq!(ask::<u32>(&ames, Referrals::HandOver { referral, to: baker.member() }), 1);
    baker.until("the next one has it", |baker| all(baker).len() == 1);
    assert_eq!(one(&baker, referral).row.referrer, "Officer 2");
    ames.until("the former one has nothing of it", |ames| has_nothing(ames, referral));
    baker.until("the promise too", |baker| baker.visit(visit).follow_ups[0].owner == "Officer 2");

    // It ends with an outcome, or not at all.
    let closes =
        Referrals::Step { referral, to: Closed, next: None, due: None, because: None, outcome: None };
    assert!(refused(&worker, closes).contains("how it ended"));
    goes(&worker, referral, Connected);
    ask::<ReferralView>(&worker, ends(referral, Closed, "Talks to somebody every week."));
    baker.until("the officer knows", |baker| one(baker, referral).row.over);
    assert_eq!(one(&baker, referral).outcome.as_deref(), Some("Talks to somebody every week."));
    cruz.until("and nothing is late", |cruz| overdue(cruz).is_empty());
    assert_eq!(ames.notice(), "", "who hands something over knows it");
    for device in [&ames, &baker, &cruz, &dorn, &worker, &other] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }
}

fn the_partner_works_off_line(worker: &mut Device, ames: &Device, referral: RecordId) {
    worker.offline();
    goes(worker, referral, Received);
    goes(worker, referral, Accepted);
    goes(worker, referral, Contacting);
    goes(worker, referral, Contacting);
    assert_eq!(inbox(worker).working.len(), 1);
    worker.stops().starts();
    worker.online();
    ames.until("the officer sees it", |ames| all(ames)[0].state == Contacting);
    assert_eq!(one(ames, referral).attempts, 2);
}

#[test]
fn no_is_an_answer_and_a_yes_can_be_taken_back() {
    let mut city = City::seeded(432);
    let (ames, _dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let worker = city.joins("Social worker 1");
    let said_no: RecordId = ask(&ames, begin(&ames, "Social worker 1", None));
    goes(&ames, said_no, Offered);
    let view: ReferralView = ask(&ames, ends(said_no, Declined, "Has somebody already."));
    assert!(view.row.over && view.may.is_empty(), "it counts as done, not as failed");

    let taken: RecordId = ask(&ames, begin(&ames, "Social worker 1", None));
    ask::<ReferralView>(&ames, agree(&ames, taken, true));
    goes(&ames, taken, Sent);
    worker.until("one has arrived", |worker| inbox(worker).fresh.len() == 1);
    assert!(has_nothing(&worker, said_no));
    let view: ReferralView = ask(&ames, Referrals::TakeBack { referral: taken });
    assert_eq!((view.row.state, view.consents[0].counts), (Withdrawn, false));
    worker.until("it is gone from the partner's desk", |worker| has_nothing(worker, taken));
    assert!(inbox(&worker).fresh.is_empty());
}

#[test]
fn an_emergency_is_sent_with_its_reason_and_a_consent_ends() {
    let mut city = City::seeded(433);
    let (ames, _dorn, worker) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Social worker 1"));
    let urgent: RecordId = ask(&ames, begin(&ames, "Social worker 1", None));
    let due = ames.moment() + TimeDelta::minutes(30);
    let send = |because: &str| Referrals::SendInEmergency {
        referral: urgent,
        because: because.into(),
        next: "Ring the hospital".into(),
        due,
    };
    assert!(refused(&ames, send("  ")).contains("needs its reason"));
    let view: ReferralView = ask(&ames, send("Unconscious, taken to hospital; two small children alone."));
    assert_eq!(view.row.state, Sent);
    worker.until("it has arrived", |worker| inbox(worker).fresh.len() == 1);
    let reason = one(&worker, urgent).consents[0].record.emergency.clone();
    assert!(reason.unwrap().contains("Unconscious"), "whoever takes over knows that nobody was asked");

    let slow: RecordId = ask(&ames, begin(&ames, "Social worker 1", None));
    ask::<ReferralView>(&ames, agree(&ames, slow, true));
    city.clock().passes(31 * 86_400);
    assert_eq!(one(&ames, slow).lacks, Some(ConsentLacks::Expired));
    assert!(refused(&ames, step(&ames, slow, Sent)).contains("run out"));
}

#[test]
fn a_screening_is_scored_by_the_agencys_rules_and_goes_with_the_referral() {
    let mut city = City::seeded(434);
    let (ames, _dorn, _worker) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Social worker 1"));
    let answered = |yes: &[&str]| Answered {
        screening: "example_safety".into(),
        yes: yes.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>(),
    };
    let result = |yes: &[&str]| {
        let screened: model::Screened = ask(&ames, Referrals::Screen { answered: answered(yes) });
        (screened.score, screened.result)
    };
    assert_eq!(result(&["worse"]), (1, "offer".into()));
    assert_eq!(result(&["afraid", "worse"]), (3, "ring_now".into()));
    assert_eq!(result(&["danger_now"]), (0, "ring_now".into()));
    assert!(refused(&ames, Referrals::Screen { answered: answered(&["shoe_size"]) }).contains("not asked"));
    let member: MemberId = partner(&ames, "Social worker 1").member;
    let begin = Referrals::Begin {
        partner: member,
        reason: NEED.into(),
        next: "Ask them".into(),
        due: ames.moment(),
        visit: None,
        screened: Some(answered(&["danger_now"])),
    };
    let referral: RecordId = ask(&ames, begin);
    assert_eq!(one(&ames, referral).screened.unwrap().label, "Call with them now");
}
