//! Looking at a not-public record leaves a line that the custodian reads, and nobody else.

use engine::door::{Command, ErrorCode, NewVisit, ViewLog};
use testkit::City;

#[test]
fn the_custodian_knows_who_looked_at_a_note_and_why() {
    let mut city = City::seeded(121);
    let (ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let place = ames.places()[0].place;
    let visit = ames.logs_visit(NewVisit {
        place: Some(place),
        note: Some("A visit.".into()),
        private_note: Some("What only patrol may read.".into()),
        ..NewVisit::default()
    });
    city.settles(&[&ames, &baker, &dorn]);
    let note = baker.visit(visit).private_note.unwrap().record;
    baker.visit(visit);
    baker.ask::<()>(Command::SayWhy { record: note, because: "Follow-up on the fence".into() });
    let log = |dorn: &testkit::Device| {
        dorn.ask::<ViewLog>(Command::ViewLog { record: Some(note), member: None, limit: None })
    };
    dorn.until("the looks arrive", |dorn| log(dorn).lines.iter().any(|line| line.why.is_some()));
    let seen = log(&dorn);
    assert!(!seen.broken);
    let of_baker: Vec<_> = seen.lines.iter().filter(|line| line.name == "Officer 2").collect();
    assert_eq!(of_baker.len(), 2, "a screen that refreshes is one look; the reason is a line of its own");
    assert_eq!(of_baker[0].why.as_deref(), Some("Follow-up on the fence"));
    assert!(of_baker[0].title.as_ref().unwrap().starts_with("Not-public note"));
    let asked = Command::ViewLog { record: None, member: None, limit: None };
    assert_eq!(baker.refuses(asked).code, ErrorCode::NotAllowed);
}

#[test]
fn whoever_comes_back_every_few_minutes_looks_again() {
    let mut city = City::seeded(124);
    let (ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let place = Some(ames.places()[0].place);
    let private_note = Some("What only patrol may read.".into());
    let visit = ames.logs_visit(NewVisit { place, private_note, ..NewVisit::default() });
    city.settles(&[&ames, &baker, &dorn]);
    for _ in 0..4 {
        baker.visit(visit);
        city.clock().passes(10 * 60);
    }
    let looks = |dorn: &testkit::Device| {
        let log: ViewLog = dorn.ask(Command::ViewLog { record: None, member: None, limit: None });
        log.lines.iter().filter(|line| line.name == "Officer 2").count()
    };
    dorn.until("the looks arrive", |dorn| looks(dorn) >= 2);
    city.settles(&[&baker, &dorn]);
    assert_eq!(
        looks(&dorn),
        2,
        "four times in half an hour are one look for each quarter of one that was begun"
    );
}

#[test]
fn the_custodian_looks_under_their_own_eyes_too() {
    let mut city = City::seeded(123);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let place = ames.places()[0].place;
    let visit = ames.logs_visit(NewVisit {
        place: Some(place),
        private_note: Some("What the custodian may read as well.".into()),
        ..NewVisit::default()
    });
    city.settles(&[&ames, &dorn]);
    dorn.visit(visit);
    let log: ViewLog = dorn.ask(Command::ViewLog { record: None, member: None, limit: None });
    let names: Vec<_> = log.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!((names, log.broken), (vec!["Custodian 1"], false));
}

#[test]
fn a_visit_without_a_note_leaves_no_line() {
    let mut city = City::seeded(122);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let visit = ames.logs("Nothing to hide.");
    ames.visit(visit);
    city.settles(&[&ames, &dorn]);
    let log: ViewLog = dorn.ask(Command::ViewLog { record: None, member: None, limit: None });
    assert_eq!(log.lines, []);
}
