//! A visit at a spot that is no place: it lies in a district and a neighborhood all the same.

use engine::door::{Command, Found, Here, NewVisit, SearchQuery, WhereView};
use model::Spot;
use testkit::City;

#[test]
fn a_visit_at_a_spot_is_shown_and_found_by_its_district_and_neighborhood() {
    let mut city = City::seeded(91);
    let (ames, cruz) = (city.joins("Ames"), city.joins("Cruz"));
    let near = ames.places().into_iter().find(|place| place.neighborhood.is_some() && place.lat.is_some());
    let near = near.expect("a place with a neighborhood");
    // About 50 m to the north.
    let here = Here { lat: near.lat.unwrap() + 0.000_45, lon: near.lon.unwrap() };
    let spot = Spot { lat: here.lat, lon: here.lon, label: Some("Corner by the pond".into()) };
    let visit = ames.logs_visit(NewVisit { spot: Some(spot), ..NewVisit::default() });
    let around: WhereView = ames.ask(Command::WhereAmI { here });
    let record = ames.visit(visit).record;
    assert_eq!(record.district, around.district, "by the boundary around it, as the form has shown");
    assert_eq!(record.neighborhood, around.neighborhood);
    let (district, neighborhood) = (record.district.unwrap(), record.neighborhood.unwrap());

    city.settles(&[&ames, &cruz]);
    for device in [&ames, &cruz] {
        let found = |query: SearchQuery| device.ask::<Found>(Command::Search { query }).visits;
        let by_district = found(SearchQuery { district: Some(district.clone()), ..SearchQuery::default() });
        assert_eq!(by_district.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
        assert_eq!(by_district[0].neighborhood.as_ref(), Some(&neighborhood));
        assert_eq!(device.finds(&neighborhood), [visit]);
    }
}

#[test]
fn a_spot_outside_of_every_district_has_none() {
    let mut city = City::seeded(92);
    let ames = city.joins("Ames");
    let spot = Spot { lat: 45.5, lon: -93.348, label: None };
    let visit = ames.logs_visit(NewVisit { spot: Some(spot), ..NewVisit::default() });
    let record = ames.visit(visit).record;
    assert_eq!((record.district, record.neighborhood), (None, None));
}

#[test]
fn a_place_wins_over_a_spot() {
    let mut city = City::seeded(93);
    let ames = city.joins("Ames");
    let place = ames.places()[0].clone();
    let spot = Spot { lat: 45.5, lon: -93.348, label: None };
    let visit =
        ames.logs_visit(NewVisit { place: Some(place.place), spot: Some(spot), ..NewVisit::default() });
    let record = ames.visit(visit).record;
    assert_eq!((record.spot, record.district), (None, place.district));
}
