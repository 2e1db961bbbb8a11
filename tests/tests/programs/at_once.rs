//! Several hands on one screen, and a screen that asks again: what is asked in the same moment is all written
//! down, once, and nobody's answer takes back another's.

use chrono::{Days, Months, TimeDelta};
use engine::door::{
    Board, Command, Crisis, CrisisForm, CrisisView, EventForm, ExplorerForm, Explorers, Outreach,
    ProblemForm, ProblemView, Problems, ReviewForm, ReviewView, Reviews, SessionForm, Upkeep, VolunteerForm,
    Volunteers, WalkUp, Who,
};
use ids::RecordId;
use model::hours::Way;
use model::{Attendance, ContactWay, ProblemState, RecordKind, SessionKind, VolunteerGroup};
use serde_json::Value;
use testkit::{City, Device};

/// Does all of it at once; every one must work.
fn all_at_once(device: &Device, commands: impl IntoIterator<Item = Command>) {
    for answer in device.asks_at_once(commands.into_iter().collect()) {
        answer.expect("each is done");
    }
}

fn parade(device: &Device) -> RecordId {
    let starts = device.moment();
    let ends = Some(starts + TimeDelta::hours(4));
    let event = EventForm { name: Some("Parade".into()), starts: Some(starts), ends, ..EventForm::default() };
    device.ask(Command::Outreach(Outreach::AddEvent { event }))
}

fn walks_up(device: &Device, event: RecordId, number: u32) -> RecordId {
    let walk_up = WalkUp { name: format!("Walk-up {number}"), ..WalkUp::default() };
    device.ask(Command::Volunteers(Volunteers::Come { event, who: Who::WalkUp(walk_up) }))
}

#[test]
fn stamps_and_answers_at_an_event() {
    let mut city = City::seeded(551);
    let (cruz, lead, second) = (city.joins("Cruz"), city.joins("CERT lead 1"), city.joins("CERT lead 2"));
    let event = parade(&cruz);
    let volunteer = VolunteerForm {
        name: Some("Volunteer 1".into()),
        group: Some(VolunteerGroup::Cert),
        ..VolunteerForm::default()
    };
    let volunteer: RecordId = lead.ask(Command::Volunteers(Volunteers::Register { volunteer }));
    city.settles(&[&cruz, &lead, &second]);

    // By name, six taps on one that does not answer: they came once.
    let come = || Command::Volunteers(Volunteers::Come { event, who: Who::Volunteer(volunteer) });
    all_at_once(&lead, (0..6).map(|_| come()));
    let board = |device: &Device| -> Board { device.ask(Command::Volunteers(Volunteers::Board { event })) };
    assert_eq!(board(&lead).here[0].stamps.len(), 1);

    // Six stamps that somebody writes down from a list.
    let check_in = walks_up(&lead, event, 1);
    let began = lead.moment();
    city.clock().passes(3600);
    let stamp = |n: i64| Volunteers::Stamp {
        check_in,
        way: if n % 2 == 0 { Way::In } else { Way::Out },
        at: Some(began + TimeDelta::minutes(n)),
    };
    all_at_once(&lead, (1..=6).map(|n| Command::Volunteers(stamp(n))));
    let stamps = |device: &Device| {
        let board = board(device);
        let mut rows = board.here.iter().chain(&board.gone);
        rows.find(|row| row.check_in == check_in).unwrap().stamps.clone()
    };
    let all = stamps(&lead);
    assert_eq!(all.len(), 7);
    let undo = |stamp: &String| Volunteers::Unstamp { check_in, stamp: stamp.clone() };
    all_at_once(&lead, all[3..].iter().map(|stamp| Command::Volunteers(undo(stamp))));
    assert_eq!(stamps(&lead), all[..3]);

    // A roll-call: nobody who answered is looked for.
    let who: Vec<RecordId> = (2..8).map(|number| walks_up(&lead, event, number)).collect();
    let call: RecordId =
        lead.ask(Command::Volunteers(Volunteers::CallRoll { event, trigger: "weather".into() }));
    let answers = |one: RecordId| Volunteers::Answered { roll_call: call, who: [one].into() };
    all_at_once(&lead, who.into_iter().map(|one| Command::Volunteers(answers(one))));
    assert_eq!(board(&lead).roll_calls[0].answered.len(), 6);
    city.settles(&[&cruz, &lead, &second]);
    assert_eq!((stamps(&second), board(&second).roll_calls[0].answered.len()), (all[..3].to_vec(), 6));
    lead.rebuilds();
}

#[test]
fn attendance_of_one_explorer() {
    let mut city = City::seeded(552);
    let (first, second) = (city.joins("Advisor 1"), city.joins("Advisor 2"));
    let day = first.today().day;
    let explorer = ExplorerForm {
        name: Some("Explorer 7".into()),
        joined: day.checked_sub_months(Months::new(6)),
        ..ExplorerForm::default()
    };
    let explorer: RecordId = first.ask(Command::Explorers(Explorers::Admit { explorer }));
    let starts = first.moment();
    let session = SessionForm {
        name: Some("Traffic stops".into()),
        kind: Some(SessionKind::Training),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        adults: None,
        called_off: None,
    };
    let session: RecordId = first.ask(Command::Explorers(Explorers::AddSession { session }));
    city.clock().passes(3600);
    let attend = |n: i64| Explorers::Attend {
        session,
        explorer,
        way: if n % 2 == 0 { Way::In } else { Way::Out },
        at: Some(starts + TimeDelta::minutes(n)),
    };
    all_at_once(&first, (0..6).map(|n| Command::Explorers(attend(n))));
    city.settles(&[&first, &second]);
    for device in [&first, &second] {
        let found = device
            .engine()
            .store()
            .read(|reader| reader.entries_of::<Attendance>(session, RecordKind::Attendance));
        let stamps: Vec<usize> = found.unwrap().iter().map(|(_, one)| one.stamps.len()).collect();
        assert_eq!(stamps, [6]);
    }
}

#[test]
fn ties_steps_and_places_that_are_two() {
    let mut city = City::seeded(553);
    let ames = city.joins("Ames");
    let places: Vec<RecordId> = ames.places().into_iter().map(|row| row.place).take(7).collect();
    let problem = ProblemForm {
        title: Some("Converters at the ramp".into()),
        scanning: Some("Every other Friday night.".into()),
        ..ProblemForm::default()
    };
    let problem: RecordId = ames.ask(Command::Problems(Problems::Begin { problem }));
    let tie = |record, tied| Command::Problems(Problems::Tie { problem, record, tied });
    let view = || -> ProblemView { ames.ask(Command::Problems(Problems::One { problem })) };
    all_at_once(&ames, places[..6].iter().map(|place| tie(*place, true)));
    assert_eq!(view().tied.len(), 6);
    all_at_once(&ames, places[..4].iter().map(|place| tie(*place, false)));
    assert_eq!(view().tied.len(), 2);
    let step = Problems::Step { problem, to: ProblemState::Analysis, outcome: None };
    let answers = ames.asks_at_once((0..4).map(|_| Command::Problems(step.clone())).collect());
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!((done, view().record.stamps.len()), (1, 2), "it came there once; the others are told");

    let apart = |from: &RecordId| Command::Upkeep(Upkeep::Apart { place: places[0], from: *from });
    all_at_once(&ames, places[1..].iter().map(apart));
    let whole = ames.engine().store().read(|reader| reader.whole(places[0])).unwrap();
    assert_eq!(whole.json["apart"].as_array().map(Vec::len), Some(6));
}

#[test]
fn contacts_of_a_case() {
    let mut city = City::seeded(554);
    let worker = city.joins("Social worker 1");
    let review = ReviewForm {
        person: Some("Person 1".into()),
        goals: Some("A bed by Friday".into()),
        asked_by: Some(worker.member()),
        next_review: worker.today().day.checked_add_days(Days::new(14)),
        ..ReviewForm::default()
    };
    let review: RecordId = worker.ask(Command::Reviews(Reviews::Begin { form: review }));
    let contact =
        |n: u32| Reviews::Contact { review, way: ContactWay::Visit, note: format!("Visit {n}"), at: None };
    all_at_once(&worker, (0..6).map(|n| Command::Reviews(contact(n))));
    let view: ReviewView = worker.ask(Command::Reviews(Reviews::One { review }));
    assert_eq!(view.contacts.len(), 6);
}

#[test]
fn what_was_told_in_a_crisis_is_shown_to_one_of_them() {
    let mut city = City::seeded(555);
    let ames = city.joins("Ames");
    for number in 0..4 {
        let form = CrisisForm {
            case_number: format!("26-00471{number}"),
            patient: "Person 3".into(),
            provider: "Clinic 2, on-call nurse".into(),
            necessity: "Her safety on the bridge".into(),
            told: Some("Calms down when somebody speaks of her dog.".into()),
            asked: None,
        };
        let request: RecordId = ames.ask(Command::Crisis(Crisis::Record { form }));
        let used = |n: u32| Command::Crisis(Crisis::Use { request, what: format!("Hand {n}") });
        let answers = ames.asks_at_once((0..4).map(used).collect());
        let told: Vec<&Value> = answers.iter().flatten().collect();
        assert_eq!(told.len(), 1, "the law allows one use");
        let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
        assert!(refused.into_iter().all(|refused| refused.say.contains("no other use")));
        let view: CrisisView = ames.ask(Command::Crisis(Crisis::One { request }));
        assert_eq!(view.uses.len(), 1, "and it stands in the record");
        assert_eq!(Value::from(view.uses[0].what.as_str()), told[0]["view"]["uses"][0]["what"]);
    }
}
