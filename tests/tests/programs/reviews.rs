//! The social worker: an officer's request and a referral become short-term cases, without a connection in
//! the middle; nobody else reads them; a year of them is counted without a name.

use chrono::{Days, NaiveDate, TimeDelta};
use engine::door::{
    Command, ErrorCode, PartnerRow, ReferralRow, ReferralState, Referrals, ReviewForm, ReviewRequestRow,
    ReviewRequestView, ReviewRow, ReviewView, ReviewYears, Reviews, ViewLog,
};
use ids::{RecordId, SpaceId};
use model::{ContactWay, ReviewOutcome};
use testkit::{City, Device};

const NEED: &str = "Lost the flat last week and sleeps in the car.";

pub(super) fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Reviews) -> T {
    device.ask(Command::Reviews(ask))
}

fn refuses(device: &Device, ask: Reviews) -> String {
    device.refuses(Command::Reviews(ask)).say
}

fn all(device: &Device) -> Vec<ReviewRow> {
    ask(device, Reviews::All)
}

fn requests(device: &Device) -> Vec<ReviewRequestRow> {
    ask(device, Reviews::Requests)
}

fn in_days(device: &Device, days: u64) -> Option<NaiveDate> {
    device.today().day.checked_add_days(Days::new(days))
}

/// A case as the social worker fills it in, but for where it comes from.
fn form(device: &Device, person: &str) -> ReviewForm {
    ReviewForm {
        person: Some(person.into()),
        needs: Some(NEED.into()),
        goals: Some("A bed by Friday\nAn appointment at the county".into()),
        next_review: in_days(device, 14),
        ..ReviewForm::default()
    }
}

/// Nothing of a space is on a device: no record, no cursor, no right.
fn has_nothing(device: &Device, space: SpaceId) -> bool {
    let store = device.engine().store();
    let records = store.read(|reader| reader.records_in(space)).unwrap();
    records.is_empty() && !device.engine().reads(space) && !store.cursors().unwrap().contains_key(&space)
}

fn refers(officer: &Device, to: &str) -> RecordId {
    let partners: Vec<PartnerRow> = officer.ask(Command::Referrals(Referrals::Partners));
    let partner = partners.into_iter().find(|row| row.name == to).unwrap().member;
    let due = officer.moment() + TimeDelta::minutes(30);
    let (reason, next) = (NEED.into(), "Ask her".into());
    let begin = Referrals::Begin { partner, reason, next, due, visit: None, screened: None };
    let referral = officer.ask(Command::Referrals(begin));
    let (scope, next) = ("All of it".into(), "Send it".into());
    let agree = Referrals::Agree { referral, scope, expires: None, alone: true, language: None, next, due };
    officer.ask::<serde_json::Value>(Command::Referrals(agree));
    let (to, next, due) = (ReferralState::Sent, Some("Ring her".to_owned()), Some(due));
    let step = Referrals::Step { referral, to, next, due, because: None, outcome: None };
    officer.ask::<serde_json::Value>(Command::Referrals(step));
    referral
}

#[test]
fn case_review_story() {
    let mut city = City::seeded(531);
    let (mut ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let mut worker = city.joins("Social worker 1");

    // An officer asks in a dead spot; it goes out when there is a connection, and says so.
    ames.offline();
    let asked = Reviews::AskFor { person: "Person 1".into(), reason: NEED.into() };
    let request: RecordId = ask(&ames, asked);
    assert!(requests(&ames)[0].waits && requests(&ames)[0].person.is_some());
    ames.online();
    worker.until("the request has arrived", |worker| requests(worker).len() == 1);
    assert_eq!(requests(&worker)[0].person, None, "who it is about is on the record, and looking is told");

    // She takes it up on the way, without a connection, and is in touch.
    worker.offline();
    let view: ReviewRequestView = ask(&worker, Reviews::Request { request });
    assert_eq!(
        (view.person.as_str(), view.reason, view.may_answer),
        ("Person 1", vec![NEED.to_owned()], true)
    );
    assert!(refuses(&worker, Reviews::Begin { form: form(&worker, "Person 1") }).contains("begins with"));
    let late =
        ReviewForm { request: Some(request), next_review: in_days(&worker, 29), ..form(&worker, "Person 1") };
    assert!(refuses(&worker, Reviews::Begin { form: late }).contains("07/08/2026 is the last day"));
    let begun = ReviewForm { request: Some(request), ..form(&worker, "Person 1") };
    let review: RecordId = ask(&worker, Reviews::Begin { form: begun });
    let contact =
        |note: &str| Reviews::Contact { review, way: ContactWay::Visit, note: note.into(), at: None };
    let view: ReviewView = ask(&worker, contact("Met her\nat the car."));
    assert_eq!(view.contacts[0].note, "Met her at the car.");
    assert!(all(&worker)[0].waits && !all(&worker)[0].due);
    worker.stops().starts();
    worker.online();
    ames.until("the officer hears that it was taken up", |ames| requests(ames)[0].taken.is_some());
    let row = &requests(&ames)[0];
    assert_eq!((row.taken.as_deref(), row.answered), (Some("Social worker 1"), false));
    dorn.until("the custodian keeps it", |dorn| all(dorn).len() == 1);
    assert_eq!(all(&dorn)[0].person, None);

    // The officer hears what they may know, and nothing of the case.
    let answer = Reviews::Answer { request, answer: "She is being helped. Thank you.".into() };
    assert!(refuses(&ames, answer.clone()).contains("may not"));
    ask::<ReviewRequestView>(&worker, answer);
    ames.until("the answer arrives", |ames| requests(ames)[0].answered);
    let view: ReviewRequestView = ask(&ames, Reviews::Request { request });
    assert_eq!(view.answer.as_deref(), Some("She is being helped. Thank you."));

    // A referral becomes a case as well: the social worker takes them as a partner does.
    let referral = refers(&ames, "Social worker 1");
    worker.until("the referral has arrived", |worker| {
        worker.ask::<Vec<ReferralRow>>(Command::Referrals(Referrals::All)).len() == 1
    });
    let begun = ReviewForm { referral: Some(referral), ..form(&worker, "Person 2") };
    let second: RecordId = ask(&worker, Reviews::Begin { form: begun });
    let view: ReviewView = ask(&worker, Reviews::One { review: second });
    assert_eq!((view.referral, view.goals.len(), view.may_change), (Some(referral), 2, true));

    // Two weeks later it is due; closing says how it ended.
    city.clock().passes(14 * 86_400);
    assert!(all(&worker).iter().all(|row| row.due));
    let close = |outcome, ended: &str| Reviews::Close { review, outcome, ended: Some(ended.into()) };
    assert!(refuses(&worker, close(None, "Well")).contains("how it ended"));
    assert!(refuses(&worker, close(Some(ReviewOutcome::Connected), " ")).contains("how it ended"));
    let view: ReviewView = ask(&worker, close(Some(ReviewOutcome::Connected), "Has a flat since Monday."));
    assert!(!view.may_change && view.closed.is_some() && view.row.next_review.is_none());
    assert!(refuses(&worker, contact("Once more")).contains("closed"));

    // Nobody else has any of it: not a byte, not a right.
    worker.completes();
    let space = |template: &str, id| SpaceId::own(ames.whoami().agency, template, id);
    for outside in [&ames, &baker, city.admin()] {
        for id in [review, second] {
            assert!(has_nothing(outside, space("case_review", id)), "{}", outside.whoami().name);
            outside.refuses(Command::Reviews(Reviews::One { review: id }));
        }
        assert_eq!(outside.refuses(Command::Reviews(Reviews::All)).code, ErrorCode::NotAllowed);
    }
    assert!(has_nothing(&baker, space("review_request", request)), "what one officer asks is theirs");
    assert_eq!(requests(&baker), []);
    dorn.until("every look is written down", |dorn| {
        let log: ViewLog = dorn.ask(Command::ViewLog { record: Some(review), member: None, limit: None });
        log.lines.iter().any(|line| line.name == "Social worker 1")
    });
    for device in [&ames, &worker, &dorn] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }
}

#[test]
fn cases_of_a_year_are_counted_and_a_few_are_not_told() {
    let mut city = City::seeded(532);
    let (ames, mut worker, dorn) = (city.joins("Ames"), city.joins("Social worker 1"), city.joins("Dorn"));
    worker.offline();
    let years = |device: &Device| ask::<ReviewYears>(device, Reviews::Years);
    let opens = |worker: &Device, cases: u32| {
        for n in 0..cases {
            let asked_by = Some(ames.member());
            let begun = ReviewForm { asked_by, ..form(worker, &format!("Person {n}")) };
            ask::<RecordId>(worker, Reviews::Begin { form: begun });
        }
    };
    opens(&worker, 3);
    let few = years(&worker);
    assert_eq!((few.fewer_than, few.rows[0].year, few.rows[0].total), (10, 2026, None));
    opens(&worker, 9);
    assert_eq!(years(&worker).rows[0].total, Some(12));
    worker.online();
    dorn.until("the custodian counts them too", |dorn| {
        years(dorn).rows.first().is_some_and(|row| row.total == Some(12))
    });
    assert!(!serde_json::to_string(&years(&dorn)).unwrap().contains("Person"));
    assert!(refuses(&ames, Reviews::Years).contains("may not"));
}
