//! A supervisor who holds no district looks after all of them.

use engine::door::{Command, NewFollowUp, NewVisit};
use testkit::City;

#[test]
fn somebody_without_a_district_sees_what_is_promised_in_all_of_them() {
    let mut city = City::seeded(94);
    let (ames, cruz) = (city.joins("Ames"), city.joins("Cruz"));
    let due = ames.today().day;
    let mut promised = vec![];
    for district in ["1", "2", "3"] {
        let place = ames.places().into_iter().find(|place| place.district.as_deref() == Some(district));
        let place = place.expect("a place in each district").place;
        let promise = format!("Come back to district {district}");
        let follow_up = NewFollowUp { promise: promise.clone(), due, owner: None, visit: None, place: None };
        ames.logs_visit(NewVisit { place: Some(place), follow_up: Some(follow_up), ..NewVisit::default() });
        promised.push((Some(district.to_owned()), promise));
    }
    city.settles(&[&ames, &cruz]);
    let today = cruz.today();
    assert_eq!(today.district, None);
    let mut seen: Vec<_> = today
        .follow_ups
        .into_iter()
        .map(|row| (row.record.district.clone(), row.record.promise.clone()))
        .collect();
    seen.sort();
    assert_eq!(seen, promised, "each with the district it is in");
    let of_two: engine::door::TodayView = cruz.ask(Command::Today { district: Some("2".into()), here: None });
    assert_eq!(of_two.follow_ups.len(), 1, "one district can be chosen");
}
