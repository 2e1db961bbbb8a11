//! Explorers: an evening with two advisors' phones, hours that somebody approves, a ride-along and its gate.

use chrono::{Months, TimeDelta};
use engine::door::{
    AdultForm, AdultRow, AwardsView, Command, ExplorerForm, ExplorerRow, Explorers, Letter, PairingRow,
    RideRow, RideStep, SessionForm, SessionView,
};
use ids::{MemberId, RecordId};
use model::hours::Way;
use model::youth::{AdultPaper, Barred, HoursColumn, Paper, Standing};
use model::{Awards, SessionKind};
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Explorers) -> T {
    device.ask(Command::Explorers(ask))
}

fn refuses(device: &Device, ask: Explorers) -> String {
    device.refuses(Command::Explorers(ask)).say
}

/// An Explorer of half a year with everything in order.
fn admits(device: &Device, name: &str) -> RecordId {
    let day = device.today().day;
    let explorer = ExplorerForm {
        name: Some(name.into()),
        joined: day.checked_sub_months(Months::new(6)),
        consent_until: Some(day.checked_add_months(Months::new(6))),
        training_until: Some(day.checked_add_months(Months::new(6))),
        registered_until: Some(day.checked_add_months(Months::new(6))),
        member: None,
        left: None,
    };
    ask(device, Explorers::Admit { explorer })
}

/// An adult whose papers are good for half a year.
fn registers(device: &Device, member: MemberId) {
    let day = device.today().day;
    let adult = AdultForm {
        registration: Some("Binder 3, page 12".into()),
        registered_until: Some(day.checked_add_months(Months::new(6))),
        training_until: Some(day.checked_add_months(Months::new(6))),
        checked: Some(day.checked_sub_months(Months::new(6))),
        left: None,
    };
    ask::<()>(device, Explorers::RegisterAdult { member, adult });
}

/// Whoever is written down counts when their papers are good on the day, and not before.
fn two_registered_adults(first: &Device, second: &Device, session: RecordId) {
    let not_registered = || {
        let view: SessionView = ask(second, Explorers::Session { session });
        assert_eq!(view.row.too_few_adults, !view.row.not_registered.is_empty());
        view.row.not_registered
    };
    assert_eq!(not_registered(), ["Advisor 1", "Advisor 2"], "names alone do not count");
    assert!(refuses(second, Explorers::Approve { session }).contains("registered adults"));
    registers(second, first.member());
    registers(second, second.member());
    assert_eq!(not_registered(), [] as [&str; 0]);

    // A training that has ended takes one of the two away, and the list says whose.
    let day = second.today().day;
    let ended = |until| AdultForm { training_until: Some(until), ..AdultForm::default() };
    let change = |until| Explorers::RegisterAdult { member: first.member(), adult: ended(until) };
    ask::<()>(second, change(day.pred_opt()));
    assert_eq!(not_registered(), ["Advisor 1"]);
    let adults: Vec<AdultRow> = ask(second, Explorers::Adults);
    let told: Vec<_> = adults.iter().map(|row| (row.name.as_str(), row.counts)).collect();
    assert_eq!(told, [("Advisor 1", false), ("Advisor 2", true)]);
    assert_eq!(adults[0].papers[&AdultPaper::Training], Standing::Missing);
    assert_eq!(adults[0].registration.as_deref(), Some("Binder 3, page 12"), "the rest stays");
    ask::<()>(second, change(Some(day)));
    let adults: Vec<AdultRow> = ask(second, Explorers::Adults);
    assert_eq!(adults[0].papers[&AdultPaper::Training], Standing::EndsSoon, "good on its last day");
    assert_eq!(not_registered(), [] as [&str; 0]);
    let nobody = MemberId::from_bytes([9; 16]);
    let stranger = Explorers::RegisterAdult { member: nobody, adult: AdultForm::default() };
    assert!(refuses(second, stranger).contains("nobody of the agency"));
}

fn attends(device: &Device, session: RecordId, explorer: RecordId, way: Way) {
    ask::<()>(device, Explorers::Attend { session, explorer, way, at: None });
}

fn row(device: &Device, name: &str) -> ExplorerRow {
    ask::<Vec<ExplorerRow>>(device, Explorers::Roster).into_iter().find(|row| row.name == name).unwrap()
}

/// Approved hours alone go to a school; an award counts service alone, and only when the city wants one.
fn the_letter_and_the_awards(second: &Device, seven: RecordId) {
    let day = second.today().day;
    let letter: Letter = ask(second, Explorers::Letter { explorer: seven, from: day, until: day });
    let told: Vec<_> = letter.lines.iter().map(|line| (line.column, line.seconds)).collect();
    assert_eq!(told, [(HoursColumn::Training, 7200), (HoursColumn::RideAlong, 4 * 3600)]);
    assert_eq!((letter.hours.training, letter.hours.ride_along, letter.left_out), (7200, 4 * 3600, 0));
    assert!(
        refuses(second, Explorers::Letter { explorer: seven, from: day, until: day.pred_opt().unwrap() })
            .contains("after the last")
    );

    let view: AwardsView = ask(second, Explorers::Awards);
    assert!(!view.awards.on && view.awards.levels.is_empty(), "off unless somebody turns it on");
    assert_eq!(row(second, "Explorer 7").awards, []);
    let empty = Awards { on: true, levels: vec![] };
    assert!(refuses(second, Explorers::SetAwards { awards: empty }).contains("empty"));
    let awards = Awards { on: true, levels: view.proposal };
    ask::<AwardsView>(second, Explorers::SetAwards { awards });
    let standing = &row(second, "Explorer 7").awards;
    assert!(
        standing.iter().all(|one| one.missing == i64::from(one.level.hours) * 3600),
        "training is no service"
    );
}

#[test]
fn explorers_story() {
    let mut city = City::seeded(421);
    let (mut first, mut second) = (city.joins("Advisor 1"), city.joins("Advisor 2"));
    let ames = city.joins("Ames");
    let (seven, eight) = (admits(&first, "Explorer 7"), admits(&first, "Explorer 8"));
    let starts = first.moment();
    let session = SessionForm {
        name: Some("Traffic stops, part 2".into()),
        kind: Some(SessionKind::Training),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        adults: Some([first.member()].into()),
        called_off: None,
    };
    let session: RecordId = ask(&first, Explorers::AddSession { session });
    city.settles(&[&first, &second]);

    // No coverage in the range's basement: both phones take attendance, one Explorer on both.
    first.offline();
    second.offline();
    attends(&first, session, seven, Way::In);
    attends(&second, session, seven, Way::In);
    attends(&second, session, eight, Way::In);
    city.clock().passes(2 * 3600);
    attends(&first, session, seven, Way::Out);
    second.stops().starts();
    first.online();
    second.online();
    city.settles(&[&first, &second]);
    let view: SessionView = ask(&second, Explorers::Session { session });
    let told: Vec<_> =
        view.attendance.iter().map(|row| (row.name.as_str(), row.seconds, row.unclear)).collect();
    assert_eq!(told, [("Explorer 7", 7200, false), ("Explorer 8", 0, true)]);

    // Hours count once somebody has approved them, with two adults and nothing unclear.
    assert!(refuses(&second, Explorers::Approve { session }).contains("adults"));
    let adults = Some([first.member(), second.member()].into());
    let change = SessionForm { adults, ..SessionForm::default() };
    ask::<SessionView>(&second, Explorers::EditSession { session, change });
    two_registered_adults(&first, &second, session);
    assert!(refuses(&second, Explorers::Approve { session }).contains("Explorer 8"));
    attends(&second, session, eight, Way::Out);
    assert_eq!(row(&second, "Explorer 7").hours.unapproved, 7200);
    ask::<SessionView>(&second, Explorers::Approve { session });
    city.settles(&[&first, &second]);
    let hours = row(&first, "Explorer 7").hours;
    assert_eq!((hours.training, hours.service, hours.unapproved), (7200, 0, 0));
    let late = Explorers::Attend { session, explorer: seven, way: Way::In, at: None };
    assert!(refuses(&first, late).contains("approved"), "what was approved stays");

    // The gate: everything that bars a ride is told at once, and nobody leaves until it is right.
    let day = first.today().day;
    // A guardian takes the consent back: the day is emptied.
    let change = ExplorerForm { consent_until: Some(None), ..ExplorerForm::default() };
    ask::<()>(&first, Explorers::Change { explorer: seven, change });
    assert_eq!(row(&first, "Explorer 7").papers[&Paper::Consent], Standing::Missing);
    let starts = first.moment();
    let ends = starts + TimeDelta::hours(3);
    let plan = |officer, starts, ends| Explorers::PlanRide { explorer: seven, officer, starts, ends };
    let said = refuses(&first, plan(second.member(), starts, ends));
    assert!(said.contains("on patrol"), "an advisor is no officer: {said}");
    let last_month = starts - TimeDelta::days(30);
    let said = refuses(&first, plan(ames.member(), last_month, last_month + TimeDelta::hours(3)));
    assert!(
        said.contains("over"),
        "no ride is planned for a day on which the papers were still good: {said}"
    );
    let ride: RecordId = ask(&first, plan(ames.member(), starts, ends));
    let leave = Explorers::Ride { ride, step: RideStep::Leave };
    let rides: Vec<RideRow> = ask(&first, Explorers::Rides);
    assert_eq!(rides[0].barred, [Barred::Paper { paper: Paper::Consent }, Barred::NotApproved]);
    let said = refuses(&first, leave.clone());
    assert!(said.contains("consent") && said.contains("approved"), "{said}");
    let consent_until = Some(Some(day + TimeDelta::days(60)));
    let change = ExplorerForm { consent_until, ..ExplorerForm::default() };
    ask::<()>(&first, Explorers::Change { explorer: seven, change });
    ask::<RideRow>(&first, Explorers::Ride { ride, step: RideStep::Approve });
    let another = starts + TimeDelta::days(40);
    let early: RecordId = ask(&first, plan(ames.member(), another, another + TimeDelta::hours(3)));
    ask::<RideRow>(&first, Explorers::Ride { ride: early, step: RideStep::Approve });
    let leaves = Explorers::Ride { ride: early, step: RideStep::Leave };
    let said = refuses(&first, leaves);
    assert!(said.contains("planned for"), "a ride of another day is not begun today: {said}");
    ask::<RideRow>(&first, Explorers::Ride { ride: early, step: RideStep::CallOff });
    ask::<RideRow>(&first, leave);
    city.clock().passes(4 * 3600);
    city.settles(&[&first, &second]);
    let rides: Vec<RideRow> = ask(&second, Explorers::Rides);
    let out = rides.iter().find(|row| row.ride == ride).unwrap();
    assert!(out.overdue, "an hour late, and somebody has to look");
    let back = RideStep::Return { calls: "Alarm, false.".into(), report: "I learned a lot.".into() };
    let row: RideRow = ask(&second, Explorers::Ride { ride, step: back });
    assert!(!row.overdue);
    assert_eq!(self::row(&second, "Explorer 7").hours.ride_along, 4 * 3600);
    let pairings: Vec<PairingRow> = ask(&second, Explorers::Pairings);
    assert_eq!((pairings[0].officer.as_str(), pairings[0].rides, pairings[0].late), ("Officer 1", 1, 1));
    second.rebuilds();

    the_letter_and_the_awards(&second, seven);

    // Nobody else reads a word of it.
    for ask in
        [Explorers::Roster, Explorers::Sessions, Explorers::Rides, Explorers::Pairings, Explorers::Awards]
    {
        ames.refuses(Command::Explorers(ask));
    }
}
