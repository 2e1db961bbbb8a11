//! A crisis: a provider tells an officer something for it. It is used once, the patient is told of it, and
//! nobody but the officer and the custodian has it (Minn. Stat. 144.294).

use engine::door::{Command, Crisis, CrisisForm, CrisisRow, CrisisTold, CrisisView, ViewLog};
use ids::{RecordId, SpaceId};
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Crisis) -> T {
    device.ask(Command::Crisis(ask))
}

fn refuses(device: &Device, ask: Crisis) -> String {
    device.refuses(Command::Crisis(ask)).say
}

fn form() -> CrisisForm {
    CrisisForm {
        case_number: "26-004711".into(),
        patient: "Person 3".into(),
        provider: "Clinic 2, on-call nurse".into(),
        necessity: "Her safety on the bridge".into(),
        told: Some("Calms down when somebody speaks of her dog.".into()),
        asked: None,
    }
}

fn uses(request: RecordId, what: &str) -> Crisis {
    Crisis::Use { request, what: what.into() }
}

#[test]
fn crisis_request_story() {
    let mut city = City::seeded(541);
    let (mut ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    ames.offline();
    let unsaid = CrisisForm { provider: " ".into(), ..form() };
    assert!(refuses(&ames, Crisis::Record { form: unsaid }).contains("who told"));
    let request: RecordId = ask(&ames, Crisis::Record { form: form() });
    let view: CrisisView = ask(&ames, Crisis::One { request });
    assert!(view.has_told && view.may_use && view.may_tell && view.row.patient_to_be_told && view.row.waits);
    let shown = serde_json::to_string(&view).unwrap();
    assert!(!shown.contains("dog"), "what was told is shown when it is used, and not before");

    let told: CrisisTold = ask(&ames, uses(request, "Spoke with her\non the bridge"));
    assert_eq!(told.told, ["Calms down when somebody speaks of her dog."]);
    assert_eq!(told.view.uses[0].what, "Spoke with her on the bridge");
    let again = refuses(&ames, uses(request, "For the report"));
    assert!(again.contains("Officer 1") && again.contains("no other use"), "{again}");
    ames.stops().starts();
    assert!(refuses(&ames, uses(request, "For the report")).contains("no other use"));

    // The patient was told, or there is a reason; one of the two, once.
    let patient = |informed: Option<&str>, not_informed: Option<&str>| Crisis::Patient {
        request,
        informed: informed.map(str::to_owned),
        not_informed: not_informed.map(str::to_owned),
    };
    assert!(refuses(&ames, patient(None, None)).contains("how the patient was told"));
    assert!(refuses(&ames, patient(Some("In person"), Some("She slept"))).contains("or why not"));
    let view: CrisisView = ask(&ames, patient(Some("In person, at the hospital"), None));
    assert!(!view.row.patient_to_be_told && view.informed.is_some());
    assert!(refuses(&ames, patient(None, Some("She slept"))).contains("has been said"));

    ames.online();
    let rows = |device: &Device| ask::<Vec<CrisisRow>>(device, Crisis::All);
    dorn.until("the custodian keeps the record", |dorn| rows(dorn).len() == 1);
    assert!(
        refuses(&dorn, uses(request, "For a request")).contains("may not"),
        "who keeps it does not use it"
    );
    ask::<CrisisView>(&dorn, Crisis::One { request });
    let log: ViewLog = dorn.ask(Command::ViewLog { record: Some(request), member: None, limit: None });
    assert!(log.lines.iter().any(|line| line.name == "Custodian 1"), "and is seen looking");
    let space = SpaceId::own(ames.whoami().agency, "crisis_request", request);
    for outside in [&baker, city.admin()] {
        assert!(outside.engine().store().read(|reader| reader.records_in(space)).unwrap().is_empty());
        assert!(!outside.engine().reads(space));
        outside.refuses(Command::Crisis(Crisis::One { request }));
    }
    assert!(refuses(city.admin(), Crisis::All).contains("may not"));
    ames.rebuilds();
}

#[test]
fn two_devices_of_one_officer_that_use_it_at_once_are_found_out() {
    let mut city = City::seeded(542);
    let (mut car, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let mut phone = city.joins("Ames");
    let request: RecordId = ask(&car, Crisis::Record { form: form() });
    phone.until("it is on the phone too", |phone| !ask::<Vec<CrisisRow>>(phone, Crisis::All).is_empty());
    car.offline();
    phone.offline();
    ask::<CrisisTold>(&car, uses(request, "Spoke with her"));
    city.clock().passes(60);
    ask::<CrisisTold>(&phone, uses(request, "Wrote it into a report"));
    car.online();
    phone.online();
    dorn.until("the custodian sees both", |dorn| {
        ask::<Vec<CrisisRow>>(dorn, Crisis::All).iter().any(|row| row.used_twice)
    });
    let view: CrisisView = ask(&dorn, Crisis::One { request });
    assert_eq!(view.uses.len(), 2);
}
