//! A problem from the first visit to the last measure, by two officers and a supervisor, off line in the
//! middle; time pulled off the beat; a trend that goes to the agencies of the region.

use chrono::{Days, TimeDelta};
use engine::door::{
    AbstractionForm, AbstractionRow, Command, FollowUpState, NewFollowUp, NewVisit, ProblemForm, ProblemRow,
    ProblemView, Problems, TrendForm, TrendNoteRow,
};
use ids::RecordId;
use model::{AbstractionKind, ProblemState, RecordKind, TheftMethod};
use serde_json::Value;
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Problems) -> T {
    device.ask(Command::Problems(ask))
}

fn one(device: &Device, problem: RecordId) -> ProblemView {
    ask(device, Problems::One { problem })
}

fn step(problem: RecordId, to: ProblemState) -> Problems {
    Problems::Step { problem, to, outcome: None }
}

fn changes(device: &Device, problem: RecordId, seen: &ProblemView, change: ProblemForm) -> ProblemView {
    ask(device, Problems::Change { problem, seen: Some(seen.heads.clone()), change })
}

fn hears(device: &Device, place: RecordId, topic: &str, days_ago: i64) -> RecordId {
    let started = Some(device.moment() - TimeDelta::days(days_ago));
    device.logs_visit(NewVisit {
        place: Some(place),
        topics: [topic.to_owned()].into(),
        started,
        ..NewVisit::default()
    })
}

#[test]
fn sara_story() {
    let mut city = City::seeded(521);
    let (mut ames, mut baker, cruz) = (city.joins("Ames"), city.joins("Baker"), city.joins("Cruz"));
    let ramp = ames.places()[0].place;
    let visits: Vec<RecordId> = [16, 9, 2].map(|days| hears(&ames, ramp, "vehicle_theft", days)).into();
    hears(&ames, ramp, "noise", 2);
    let form = ProblemForm {
        title: Some("Catalytic converters at the ramp".into()),
        topic: Some("vehicle_theft".into()),
        scanning: Some("Every other Friday night, second level.\nCommuters.".into()),
        ..ProblemForm::default()
    };
    let problem: RecordId = ask(&ames, Problems::Begin { problem: form });
    for record in [ramp, visits[0]] {
        ask::<ProblemView>(&ames, Problems::Tie { problem, record, tied: true });
    }
    city.settles(&[&ames, &baker, &cruz]);
    let rows: Vec<ProblemRow> = ask(&cruz, Problems::All);
    assert_eq!((rows.len(), rows[0].ties, &rows[0].state), (1, 2, &ProblemState::Scanning));

    // No step is left out, and none is taken with nothing behind it.
    let refused = cruz.refuses(Command::Problems(step(problem, ProblemState::Response)));
    assert!(refused.say.contains("leaves out a step"), "{refused:?}");
    ask::<ProblemView>(&cruz, step(problem, ProblemState::Analysis));
    let refused = cruz.refuses(Command::Problems(step(problem, ProblemState::Response)));
    assert!(refused.what_next.contains("Analysis"), "{refused:?}");
    city.settles(&[&ames, &baker, &cruz]);

    // Two officers without coverage look into it: both keep what they wrote and tied.
    ames.offline();
    baker.offline();
    let (by_ames, by_baker) = (one(&ames, problem), one(&baker, problem));
    let why = ProblemForm { analysis: Some("The lamps are out there.".into()), ..ProblemForm::default() };
    changes(&ames, problem, &by_ames, why);
    ask::<ProblemView>(&ames, Problems::Tie { problem, record: visits[1], tied: true });
    let why =
        ProblemForm { analysis: Some("The gate stays open at night.".into()), ..ProblemForm::default() };
    changes(&baker, problem, &by_baker, why);
    ask::<ProblemView>(&baker, Problems::Tie { problem, record: visits[2], tied: true });
    let promise = NewFollowUp {
        visit: None,
        place: Some(ramp),
        owner: None,
        due: baker.today().day.checked_add_days(Days::new(7)).unwrap(),
        promise: "Ask public works about the lamps".into(),
    };
    let promise: RecordId = baker.ask(Command::AddFollowUp { follow_up: promise });
    ask::<ProblemView>(&baker, Problems::Tie { problem, record: promise, tied: true });
    baker.stops().starts();
    assert_eq!(one(&baker, problem).tied.len(), 4, "what was tied survives a kill");
    ames.online();
    baker.online();
    city.settles(&[&ames, &baker, &cruz]);
    for device in [&ames, &baker, &cruz] {
        let view = one(device, problem);
        let mut why = view.record.analysis.clone();
        why.sort();
        assert_eq!(why, ["The gate stays open at night.", "The lamps are out there."]);
        assert_eq!(view.conflicts, []);
        let kinds: Vec<RecordKind> = view.tied.iter().map(|tied| tied.kind).collect();
        use RecordKind::{FollowUp, Place, Visit};
        assert_eq!(kinds, [Place, Visit, Visit, Visit, FollowUp]);
    }

    // The response, and what its places hear before and after it.
    let done = ProblemForm {
        response: Some("Lamps mended, gate closed at ten.".into()),
        goal: Some("Fewer than two a month".into()),
        review: Some(cruz.today().day.checked_add_days(Days::new(28))),
        ..ProblemForm::default()
    };
    changes(&cruz, problem, &one(&cruz, problem), done);
    ask::<ProblemView>(&cruz, step(problem, ProblemState::Response));
    let settled = Command::SettleFollowUp { follow_up: promise, state: FollowUpState::Kept, outcome: None };
    let settled: Value = cruz.ask(settled);
    assert!(settled["settled"].is_string(), "the day it was kept, not the day it was due");
    city.clock().passes(29 * 86_400);
    let rows: Vec<ProblemRow> = ask(&cruz, Problems::All);
    assert!(rows[0].review_due, "somebody is to look at it again");
    ask::<ProblemView>(&cruz, step(problem, ProblemState::Assessment));
    let view = one(&cruz, problem);
    let measured = view.measured.unwrap();
    assert_eq!((measured.mentions.iter().sum::<u32>(), measured.visits.iter().sum::<u32>()), (3, 4));
    assert_eq!(&measured.mentions[measured.mentions.len() - 4..], [0, 0, 0, 0]);
    assert!(measured.response.is_some());
    let found = ProblemForm { assessment: Some("None in four weeks.".into()), ..ProblemForm::default() };
    changes(&cruz, problem, &one(&cruz, problem), found);
    let refused = cruz.refuses(Command::Problems(step(problem, ProblemState::Closed)));
    assert_eq!(refused.field.as_deref(), Some("outcome"));
    let outcome = Some("Down to none".into());
    let closed: ProblemView = ask(&cruz, Problems::Step { problem, to: ProblemState::Closed, outcome });
    assert_eq!(closed.row.outcome.as_deref(), Some("Down to none"));
    let states: Vec<ProblemState> = closed.days.into_iter().map(|day| day.state).collect();
    use ProblemState::{Analysis, Assessment, Closed, Response, Scanning};
    // Assessment and the end fell on one day: in the order of their words.
    assert_eq!(states, [Scanning, Analysis, Response, Assessment, Closed]);
    city.settles(&[&ames, &baker, &cruz]);
    assert_eq!(one(&ames, problem).row.state, ProblemState::Closed);
    ames.rebuilds();
}

#[test]
fn time_off_the_beat_tells_what_for_and_where_and_never_who() {
    let mut city = City::seeded(522);
    let (ames, cruz) = (city.joins("Ames"), city.joins("Cruz"));
    let form = AbstractionForm {
        kind: AbstractionKind::Court,
        district: Some("1".into()),
        started: None,
        minutes: 150,
        note: Some("Waited for the second hearing".into()),
    };
    ask::<RecordId>(&ames, Problems::Abstract { abstraction: form.clone() });
    for minutes in [0, 2_000] {
        let abstraction = AbstractionForm { minutes, ..form.clone() };
        ames.refuses(Command::Problems(Problems::Abstract { abstraction }));
    }
    city.settles(&[&ames, &cruz]);
    let day = cruz.today().day;
    let asked = Problems::Abstractions { from: day, until: day };
    let rows: Vec<AbstractionRow> = ask(&cruz, asked.clone());
    assert_eq!((rows[0].minutes, rows[0].kind.clone()), (150, AbstractionKind::Court));
    let told: Value = ask(&cruz, asked);
    assert!(!told.to_string().contains(&ames.member().to_string()) && !told.to_string().contains("Officer"));
}

#[test]
fn a_trend_goes_to_the_region_and_the_region_reads_nothing_else() {
    let mut city = City::seeded(523);
    let (ames, analyst) = (city.joins("Ames"), city.joins("Analyst 1"));
    let region = city.joins("Region partner 1");
    let day = ames.today().day;
    let trend = TrendForm {
        from: day,
        until: day,
        area: "Stores along the west end".into(),
        method: TheftMethod::PushOut,
        goods: ["razors".to_owned(), "baby formula".to_owned()].into(),
        times: Some(6),
        note: Some("A full cart, through the garden door.".into()),
        helps: Some("Keep the garden door closed after six.".into()),
    };
    ames.refuses(Command::Problems(Problems::AddTrend { trend: trend.clone() }));
    let id: RecordId = ask(&analyst, Problems::AddTrend { trend: trend.clone() });
    let theirs: RecordId = ask(&region, Problems::AddTrend { trend });
    let visit = ames.logs("Talked about the crosswalk");
    let form = ProblemForm { title: Some("Speeding by the school".into()), ..ProblemForm::default() };
    let problem: RecordId = ask(&ames, Problems::Begin { problem: form });
    city.settles(&[&ames, &analyst, &region]);
    let rows: Vec<TrendNoteRow> = ask(&region, Problems::Trends);
    assert_eq!(rows.len(), 2, "both agencies read both");
    let agency = |id: RecordId| rows.iter().find(|row| row.trend == id).unwrap();
    assert_eq!(agency(id).record.agency, "St. Louis Park Police Department");
    assert_eq!(agency(theirs).record.agency, "Region partner 1");
    assert_eq!((agency(id).may_withdraw, agency(theirs).may_withdraw), (false, true));
    region.refuses(Command::Problems(Problems::WithdrawTrend { trend: id }));
    ask::<()>(&region, Problems::WithdrawTrend { trend: theirs });
    for refused in [Command::Problems(Problems::All), Command::Problems(Problems::One { problem })] {
        region.refuses(refused);
    }
    assert!(!region.has(visit), "no visit of the city is on a partner's device");
    let read: Vec<TrendNoteRow> = ask(&ames, Problems::Trends);
    assert!(!read.is_empty(), "officers read what the region sees");
}
