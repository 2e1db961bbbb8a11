//! A form asks about what does not belong into public, and lets it be saved all the same.

use engine::door::{CarefulRow, Command, NewPlace, PlaceKind, Upkeep};
use model::careful::Personal;
use testkit::City;

#[test]
fn what_looks_like_a_person_is_asked_about_and_what_the_city_knows_is_not() {
    let mut city = City::seeded(541);
    let ames = city.joins("Ames");
    let asks = |text: &str| {
        let texts = [("note".to_owned(), text.to_owned())].into();
        let rows: Vec<CarefulRow> = ames.ask(Command::Upkeep(Upkeep::Careful { texts }));
        rows.into_iter().map(|row| (row.what, row.text)).collect::<Vec<_>>()
    };
    assert_eq!(
        asks("Spoke with Exa Mpleson, 952-555-0142, born 3/14/1985."),
        [
            (Personal::Name, "Exa Mpleson".to_owned()),
            (Personal::Phone, "952-555-0142".to_owned()),
            (Personal::BirthDate, "3/14/1985".to_owned()),
        ]
    );
    assert_eq!(asks("Zorba Kebab wants a loading zone."), [(Personal::Name, "Zorba Kebab".to_owned())]);
    let place = NewPlace {
        name: "Zorba Kebab House".into(),
        kind: PlaceKind::Business,
        address: None,
        here: None,
        neighborhood: None,
        district: None,
        note: None,
    };
    ames.ask::<ids::RecordId>(Command::AddPlace { place });
    assert_eq!(asks("Zorba Kebab wants a loading zone."), [], "a place that is known is no person");
    let places = ames.places();
    for place in &places {
        assert_eq!(asks(&format!("Stopped at {} today.", place.name)), [], "{}", place.name);
    }
    assert_eq!(asks("Officer 1 and Supervisor 1 came by."), []);
    // A question, no refusal: it is saved.
    assert!(!ames.logs("Spoke with Exa Mpleson.").to_string().is_empty());
}
