//! The pack of the weekly information meeting: the same on every device, whoever was off line in between,
//! and equal to what a plain count over the same visits gives.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::America::Chicago;
use engine::door::{
    AbstractionForm, Command, Counted, EventForm, Meeting, NewFollowUp, NewVisit, Outreach, PlaceRow,
    ProblemForm, Problems, TrendForm, WeeklyPack, WeeklyPaper,
};
use ids::RecordId;
use model::trend::Change;
use model::{AbstractionKind, EventState, TheftMethod};
use rand::RngExt;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};
use testkit::{City, Device};

const TOPICS: &[&str] = &["traffic", "scams", "noise", "retail_theft"];

/// What somebody logged, as the test keeps it: the plain count is made of these.
struct Logged {
    started: DateTime<Utc>,
    place: PlaceRow,
    topics: BTreeSet<String>,
    people: u32,
}

fn pack(device: &Device) -> WeeklyPack {
    device.ask(Command::Meeting(Meeting::Pack { week: None }))
}

fn monday(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An hour of a day in St. Louis Park.
fn at(day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    Chicago.from_local_datetime(&day.and_hms_opt(hour, minute, 0).unwrap()).unwrap().to_utc()
}

fn logs(device: &Device, one: &Logged) -> RecordId {
    device.logs_visit(NewVisit {
        place: Some(one.place.place),
        started: Some(one.started),
        topics: one.topics.clone(),
        people_reached: Some(one.people),
        ..NewVisit::default()
    })
}

/// Visits of the weeks from 4 May to 7 June, scams much more often in the last; and some just outside.
fn invented(city: &mut City, places: &[PlaceRow]) -> Vec<Logged> {
    let mut all = vec![];
    for n in 0..140 {
        let week = n / 28;
        let day = monday("2026-05-04").checked_add_days(Days::new(7 * week + n % 7)).unwrap();
        let rng = city.random();
        let mut topics: BTreeSet<String> = BTreeSet::new();
        topics.extend(rng.random_bool(0.6).then(|| (*TOPICS.choose(rng).unwrap()).to_owned()));
        if n % 28 < if week == 4 { 26 } else { 5 } {
            topics.insert("scams".into());
        }
        let place = places.choose(rng).unwrap().clone();
        let started = at(day, rng.random_range(0..24), rng.random_range(0..60));
        all.push(Logged { started, place, topics, people: rng.random_range(0..9) });
    }
    // The edges of the week: its first and its last minute, and the minutes around it.
    for (day, hour, minute) in
        [("2026-06-01", 0, 0), ("2026-06-07", 23, 59), ("2026-05-31", 23, 59), ("2026-06-08", 0, 0)]
    {
        let (place, started) = (places[0].clone(), at(monday(day), hour, minute));
        all.push(Logged { started, place, topics: [].into(), people: 1 });
    }
    all
}

/// Whether a visit fell into the week of a Monday, told by the calendar on the wall.
fn is_in(one: &Logged, week: NaiveDate) -> bool {
    let day = one.started.with_timezone(&Chicago).date_naive();
    day >= week && day < week.checked_add_days(Days::new(7)).unwrap()
}

#[test]
fn weekly_pack_story() {
    let mut city = City::seeded(531);
    let (mut ames, mut baker, cruz) = (city.joins("Ames"), city.joins("Baker"), city.joins("Cruz"));
    let (dorn, analyst, partner) = (city.joins("Dorn"), city.joins("Analyst 1"), city.joins("Partner 1"));
    let places = ames.places();
    let known: Vec<PlaceRow> = places.iter().take(6).cloned().collect();
    let all = invented(&mut city, &known);

    // The calendar, and what is worked on.
    let week = monday("2026-06-01");
    let starts = at(monday("2026-06-04"), 18, 0);
    let event = EventForm {
        name: Some("Basketball in the Park, week 1".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        state: Some(EventState::Over),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    let title = Some("Speeding by the school".into());
    let problem = ProblemForm { title, district: Some("2".into()), ..ProblemForm::default() };
    cruz.ask::<RecordId>(Command::Problems(Problems::Begin { problem }));
    city.settles(&[&ames, &baker, &cruz, &dorn, &analyst]);

    // Both officers are out of coverage for the rest of it, and one phone dies.
    ames.offline();
    baker.offline();
    let mut withdrawn = vec![];
    for (n, one) in all.iter().enumerate() {
        let device = if n % 2 == 0 { &ames } else { &baker };
        withdrawn.push((logs(device, one), n % 2));
    }
    ames.withdraws(withdrawn[138].0, "Written down twice");
    let counts = |device: &Device, by| -> i64 {
        let word = "teens".into();
        device.ask(Command::Outreach(Outreach::Count { event, what: Counted::Heads, word, by }))
    };
    counts(&ames, 14);
    counts(&baker, 9);
    let abstraction = AbstractionForm {
        kind: AbstractionKind::Transport,
        district: Some("1".into()),
        started: Some(at(monday("2026-06-05"), 21, 0)),
        minutes: 95,
        note: None,
    };
    baker.ask::<RecordId>(Command::Problems(Problems::Abstract { abstraction }));
    let promise = NewFollowUp {
        visit: None,
        place: Some(known[1].place),
        owner: None,
        due: monday("2026-05-29"),
        promise: "Bring the traffic counts".into(),
    };
    baker.ask::<RecordId>(Command::AddFollowUp { follow_up: promise });
    ames.stops().starts();
    ames.online();
    baker.online();
    refers(&ames, "Partner 1");
    let trend = TrendForm {
        from: monday("2026-06-02"),
        until: monday("2026-06-06"),
        area: "Stores along the west end".into(),
        method: TheftMethod::SelfCheckout,
        goods: [].into(),
        times: None,
        note: None,
        helps: None,
    };
    analyst.ask::<RecordId>(Command::Problems(Problems::AddTrend { trend }));
    city.settles(&[&ames, &baker, &cruz, &dorn, &analyst]);
    dorn.until("the custodian has the referral", |dorn| {
        pack(dorn).referrals.is_some_and(|counts| counts.open == 1)
    });

    // One tap: the week that is over, the same for everybody who reads the patrol's space.
    let told = pack(&cruz);
    assert_eq!((told.from, told.until, told.is_over), (week, monday("2026-06-07"), true));
    let stands: Vec<&Logged> =
        all.iter().enumerate().filter(|(n, _)| *n != 138).map(|(_, one)| one).collect();
    equals_a_plain_count(&told, &stands, &places);
    for device in [&ames, &baker, &dorn, &analyst] {
        let mut other = pack(device);
        (other.referrals, other.made, other.csv) = (told.referrals, told.made, told.csv.clone());
        for row in &mut other.retail {
            row.may_withdraw = told.retail[0].may_withdraw;
        }
        assert_eq!(other, told, "{}", device.whoami().name);
    }
    assert_eq!((told.events[0].heads, told.weeks[11].heads, told.weeks[11].minutes), (23, 23, 95));
    assert_eq!((told.stale_count, told.stale[0].days), (1, 9), "late at the end of the week, not today");
    assert_eq!((told.problems.len(), told.states[0].count), (1, 1));
    assert_eq!((told.abstractions[0].minutes, told.retail.len()), (95, 1));
    assert_eq!(pack(&analyst).referrals, None, "an analyst reads no referral and counts none");
    let (of_dorn, of_ames) = (pack(&dorn).referrals.unwrap(), pack(&ames).referrals.unwrap());
    assert_eq!((of_dorn.all, of_dorn.open, of_dorn.overdue), (true, 1, 0));
    assert!(!of_ames.all, "an officer counts the referrals they belong to, and is told so");

    // No figure is by officer, and nobody's name is in it; not on paper either.
    let paper: WeeklyPaper = dorn.ask(Command::Meeting(Meeting::Paper { week: None }));
    for text in [serde_json::to_string(&told).unwrap(), paper.html.clone(), paper.csv.clone()] {
        assert!(!text.contains("Officer ") && !text.contains(&ames.member().to_string()));
    }
    assert_eq!(paper.name, "week-2026-06-01");
    assert!(paper.html.contains("Speeding by the school") && paper.html.contains("counter(pages)"));
    assert!(paper.csv.contains("Topic,Mentions,Mean of the four weeks before,What that says"));

    // A week that is not over compares nothing; whoever reads no visits has no pack.
    let now = Command::Meeting(Meeting::Pack { week: Some(cruz.today().day) });
    let running: WeeklyPack = cruz.ask(now.clone());
    assert!(!running.is_over && running.topics.iter().all(|row| row.change == Change::NotOver));
    partner.refuses(now);
    cruz.rebuilds();
    assert_eq!(WeeklyPack { made: told.made, ..pack(&cruz) }, told);
}

/// By JSON, so that a referral that says more one day is begun all the same.
fn refers(officer: &Device, partner: &str) {
    let ask = |command: Value| -> Value { officer.ask(serde_json::from_value(command).unwrap()) };
    let partners = ask(json!({"do": "referrals", "ask": "partners"}));
    let member = partners.as_array().unwrap().iter().find(|row| row["name"] == partner).unwrap();
    ask(json!({"do": "referrals", "ask": "begin", "partner": member["member"],
        "reason": "Needs somebody to talk to", "next": "Ask them", "due": "2026-07-01T12:00:00Z"}));
}

fn equals_a_plain_count(told: &WeeklyPack, all: &[&Logged], places: &[PlaceRow]) {
    for row in &told.weeks {
        let here: Vec<&&Logged> = all.iter().filter(|one| is_in(one, row.monday)).collect();
        assert_eq!(row.visits as usize, here.len(), "week of {}", row.monday);
        assert_eq!(row.people, here.iter().map(|one| one.people).sum::<u32>());
    }
    let here: Vec<&&Logged> = all.iter().filter(|one| is_in(one, told.from)).collect();
    for district in &told.districts {
        for kind in &district.kinds {
            let of = |place: &PlaceRow| place.district == district.district && place.kind == kind.kind;
            let visits = here.iter().filter(|one| of(&one.place));
            assert_eq!(kind.visits as usize, visits.clone().count());
            let visited: BTreeSet<RecordId> = visits.map(|one| one.place.place).collect();
            assert_eq!(kind.visited as usize, visited.len());
            assert_eq!(kind.places as usize, places.iter().filter(|place| of(place)).count());
        }
    }
    let sum = |of: fn(&engine::door::PackKind) -> u32| -> u32 {
        told.districts.iter().flat_map(|district| &district.kinds).map(of).sum()
    };
    assert_eq!(
        (sum(|kind| kind.visits), sum(|kind| kind.places) as usize),
        (told.weeks[11].visits, places.len())
    );
    assert_eq!(sum(|kind| kind.gaps), told.gap_count);
    let mut topics: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for one in all {
        let before =
            (1..=4).any(|weeks| is_in(one, told.from.checked_sub_days(Days::new(7 * weeks)).unwrap()));
        for topic in &one.topics {
            let counts = topics.entry(topic).or_default();
            counts[0] += u32::from(is_in(one, told.from));
            counts[1] += u32::from(before);
        }
    }
    assert_eq!(told.topics.len(), topics.len());
    for row in &told.topics {
        let [now, before] = topics[row.topic.as_str()];
        assert_eq!((row.now, row.mean_before), (now, f64::from(before) / 4.0), "{}", row.topic);
    }
    let scams = told.topics.iter().find(|row| row.topic == "scams").unwrap();
    assert_eq!(scams.change, Change::More, "{scams:?}");
}
