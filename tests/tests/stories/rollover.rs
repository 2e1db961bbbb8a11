//! The turn of a district year, with people out of coverage in the middle of it.

use engine::door::{
    CityView, Command, ErrorCode, FollowUpRow, HistoryLine, NewAssignment, NewFollowUp, PlaceRow, PlaceView,
    YearPlan,
};
use ids::{MemberId, RecordId};
use model::FollowUpState;
use testkit::{City, Device};

fn member(device: &Device, name: &str) -> MemberId {
    let city: CityView = device.ask(Command::City);
    city.people.into_iter().find(|person| person.name == name).expect("a member of the pack").member
}

/// Officers 1 and 4 change districts, the others stay.
fn next_year(device: &Device) -> Vec<NewAssignment> {
    let districts = [
        ("Officer 4", "1"),
        ("Officer 2", "1"),
        ("Officer 1", "2"),
        ("Officer 5", "2"),
        ("Officer 7", "3"),
        ("Officer 10", "4"),
    ];
    let assigned = districts
        .map(|(name, district)| NewAssignment { member: member(device, name), district: district.into() });
    assigned.to_vec()
}

fn in_district(device: &Device, code: &str) -> PlaceRow {
    device.places().into_iter().find(|place| place.district.as_deref() == Some(code)).expect("a place there")
}

fn promises(device: &Device, what: &str, place: RecordId) -> RecordId {
    let due = device.today().day + chrono::Days::new(30);
    let follow_up = NewFollowUp { promise: what.into(), due, owner: None, visit: None, place: Some(place) };
    device.ask(Command::AddFollowUp { follow_up })
}

fn promise_at(device: &Device, place: RecordId, promise: RecordId) -> FollowUpRow {
    let place: PlaceView = device.ask(Command::Place { place });
    place.follow_ups.into_iter().find(|row| row.follow_up == promise).expect("an open promise")
}

fn plan(device: &Device, year: u16, assignments: Vec<NewAssignment>) -> YearPlan {
    device.ask(Command::PlanYear { year, assignments })
}

fn rolls_over(device: &Device, year: u16, assignments: Vec<NewAssignment>) -> YearPlan {
    device.ask(Command::RollOver { year, assignments })
}

#[test]
fn promises_go_to_the_next_officer_also_those_made_out_of_coverage_meanwhile() {
    let mut city = City::seeded(95);
    let (mut ames, mut dorn) = (city.joins("Ames"), city.joins("Dorn"));
    city.settles(&[&ames, &dorn]);
    let place = in_district(&ames, "1").place;
    let known = promises(&ames, "Bring forms", place);
    let settled = promises(&ames, "Call back", place);
    city.settles(&[&ames, &dorn]);

    ames.offline();
    let unheard = promises(&ames, "Promised in the tunnel", place);
    let (state, outcome) = (FollowUpState::Kept, Some("Called back.".to_owned()));
    ames.ask::<FollowUpRow>(Command::SettleFollowUp { follow_up: settled, state, outcome });

    dorn.offline();
    let before = dorn.engine().store().heads().unwrap();
    let planned = plan(&dorn, 2027, next_year(&dorn));
    assert_eq!(dorn.engine().store().heads().unwrap(), before, "a plan changes nothing");
    assert_eq!(planned.hand_overs.len(), 2);
    assert!(planned.hand_overs.iter().all(|row| row.from == "Officer 1" && row.to.is_some()));
    let first = &planned.districts[0];
    assert_eq!(
        (first.after.as_slice(), first.taken_over),
        (["Officer 2".to_owned(), "Officer 4".to_owned()].as_slice(), 2)
    );
    assert!(planned.same_boundaries && planned.unassigned.is_empty() && planned.moved_places.is_empty());
    let done = rolls_over(&dorn, 2027, next_year(&dorn));
    assert_eq!(done, planned, "what was planned is what is done");

    ames.online();
    dorn.online();
    city.settles(&[&ames, &dorn]);
    for device in [&ames, &dorn] {
        assert_eq!(device.conflicts(), [], "an owner and an outcome are two fields");
        let view: CityView = device.ask(Command::City);
        assert_eq!((view.city.unwrap().year, view.districts.len()), (2027, 4));
        assert_ne!(promise_at(device, place, known).owner, "Officer 1");
        assert_eq!(promise_at(device, place, unheard).owner, "Officer 1", "nobody knew of it");
    }
    assert_eq!(ames.whoami().districts, ["2"]);
    let lines: Vec<HistoryLine> = ames.ask(Command::History { record: known });
    assert_eq!(
        lines.last().map(|line| line.author.as_str()),
        Some("Officer 1"),
        "who promised stays in the history"
    );
    assert_eq!(
        (lines[0].author.as_str(), lines[0].fields.as_slice()),
        ("Custodian 1", ["owner".to_owned()].as_slice())
    );

    let again = rolls_over(&dorn, 2027, vec![]);
    assert_eq!(again.hand_overs.iter().map(|row| row.follow_up).collect::<Vec<_>>(), [unheard]);
    city.settles(&[&ames, &dorn]);
    assert_ne!(promise_at(&ames, place, unheard).owner, "Officer 1");
    let nothing = rolls_over(&dorn, 2027, vec![]);
    assert_eq!((nothing.hand_overs.len(), nothing.staying), (0, 2), "done twice is done once");
}

#[test]
fn two_custodians_who_turn_the_year_at_once_agree() {
    let mut city = City::seeded(96);
    let (ames, mut dorn, mut desk) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Dorn"));
    let place = in_district(&ames, "1").place;
    let promise = promises(&ames, "Bring forms", place);
    city.settles(&[&ames, &dorn, &desk]);
    dorn.offline();
    desk.offline();
    let one = rolls_over(&dorn, 2027, next_year(&dorn));
    let other = rolls_over(&desk, 2027, next_year(&desk));
    assert_eq!(one, other);
    dorn.online();
    desk.online();
    city.settles(&[&ames, &dorn, &desk]);
    for device in [&ames, &dorn, &desk] {
        assert_eq!(device.conflicts(), []);
        let view: CityView = device.ask(Command::City);
        assert_eq!(view.districts.len(), 4, "one record for each district, whoever made it");
        assert_eq!(view.districts[0].officers, ["Officer 2", "Officer 4"]);
        assert_eq!(Some(promise_at(device, place, promise).owner), one.hand_overs[0].to);
    }
}

#[test]
fn a_border_that_was_drawn_anew_moves_places_and_their_promises() {
    let mut city = City::configured(97, |pack| {
        let mut next: Vec<model::District> =
            pack.districts.iter().filter(|it| it.year == 2026).cloned().collect();
        let (first, second) = (next[0].boundary.clone(), next[1].boundary.clone());
        (next[0].boundary, next[1].boundary) = (second, first);
        pack.districts.extend(next.into_iter().map(|it| model::District { year: 2027, ..it }));
    });
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let place = in_district(&ames, "1").place;
    let promise = promises(&ames, "Bring forms", place);
    city.settles(&[&ames, &dorn]);
    let done = rolls_over(&dorn, 2027, next_year(&dorn));
    assert!(!done.same_boundaries);
    let moved = done.moved_places.iter().find(|moved| moved.place == place).expect("it moved");
    assert_eq!((moved.from.as_deref(), moved.to.as_deref()), (Some("1"), Some("2")));
    assert_eq!((done.hand_overs.len(), done.staying), (0, 1), "officer 1 goes where the place goes");
    city.settles(&[&ames, &dorn]);
    let row = promise_at(&ames, place, promise);
    assert_eq!((row.owner.as_str(), row.record.district.as_deref()), ("Officer 1", Some("2")));
    let today: engine::door::TodayView = ames.ask(Command::Today { district: Some("2".into()), here: None });
    assert!(today.due.iter().any(|row| row.place == place));
}

#[test]
fn a_year_is_turned_by_those_who_write_the_directory_and_one_at_a_time() {
    let mut city = City::seeded(98);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let roll_over = |year, assignments| Command::RollOver { year, assignments };
    assert_eq!(ames.refuses(roll_over(2027, vec![])).code, ErrorCode::NotAllowed);
    assert_eq!(
        city.admin().refuses(roll_over(2027, vec![])).code,
        ErrorCode::NotAllowed,
        "no promises of others"
    );
    for year in [2025, 2028, 0, u16::MAX] {
        assert_eq!(dorn.refuses(roll_over(year, vec![])).field.as_deref(), Some("year"));
    }
    let nowhere = NewAssignment { member: ames.whoami().member, district: "9".into() };
    let nobody = NewAssignment { member: MemberId::from_bytes([9; 16]), district: "1".into() };
    for assignment in [nowhere, nobody] {
        assert_eq!(dorn.refuses(roll_over(2027, vec![assignment])).field.as_deref(), Some("assignments"));
    }
    let unassigned = plan(&dorn, 2027, vec![]).unassigned;
    assert_eq!(unassigned, ["1", "2", "3", "4"], "told before it is done");
}
