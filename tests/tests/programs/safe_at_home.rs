//! An address of a participant of Safe at Home: in no list, on no map, in no export, on no device that may
//! not see it; also when somebody without coverage writes it down again.

use engine::door::{
    Command, EventForm, Here, Leak, NewPlace, NewVisit, Outreach, PlaceChange, PlaceKind, PlaceView,
    ShieldedRow, Upkeep,
};
use ids::RecordId;
use model::RecordKind;
use testkit::{City, Device};

use crate::walk;

const ADDRESS: &str = "47110815 Quartzstone Lane";
const NAME: &str = "Quartzstone residence";
const HERE: Here = Here { lat: 44.951_234_5, lon: -93.352_345_6 };

fn shielded(device: &Device) -> Vec<ShieldedRow> {
    device.ask(Command::Upkeep(Upkeep::Shielded))
}

fn of(device: &Device, kept: RecordId) -> ShieldedRow {
    shielded(device).into_iter().find(|row| row.record == kept).expect("the address")
}

/// Whatever would tell the house.
fn marks() -> Vec<String> {
    ["quartzstone", "47110815", "44.951234", "93.352345"].map(str::to_owned).to_vec()
}

#[test]
fn safe_at_home() {
    let mut city = City::seeded(521);
    let (mut ames, cruz, dorn) = (city.joins("Ames"), city.joins("Cruz"), city.joins("Dorn"));
    let place = NewPlace {
        name: NAME.into(),
        kind: PlaceKind::Other,
        address: Some(ADDRESS.into()),
        here: Some(HERE),
        neighborhood: None,
        district: None,
        note: Some("Ring twice at 47110815.".into()),
    };
    let place: RecordId = ames.ask(Command::AddPlace { place });
    let twin = NewPlace {
        name: "House on Quartzstone".into(),
        kind: PlaceKind::Other,
        address: Some(ADDRESS.into()),
        here: None,
        neighborhood: None,
        district: None,
        note: None,
    };
    let twin: RecordId = ames.ask(Command::AddPlace { place: twin });
    ames.ask::<PlaceView>(Command::Upkeep(Upkeep::Merge { place: twin, into: place }));
    let visit = ames.logs_visit(NewVisit { place: Some(place), ..NewVisit::default() });
    city.settles(&[&ames, &cruz, &dorn]);
    assert!(!walk::found(&ames, &marks()).is_empty(), "the walk sees what is there");

    // Ames has no coverage and corrects the address, while it is being shielded.
    ames.offline();
    assert!(cruz.refuses(shield(place)).say.contains("may not"), "not everybody keeps these");
    let kept: RecordId = dorn.ask(shield(place));
    let change = PlaceChange {
        address: Some(Some(ADDRESS.to_uppercase())),
        note: Some("47110815 Quartzstone: ring three times.".into()),
        here: Some(HERE),
        ..PlaceChange::default()
    };
    ames.ask::<PlaceView>(Command::EditPlace { place, seen: None, change });
    ames.online();
    city.settles(&[&ames, &cruz, &dorn]);
    for device in [&ames, &cruz] {
        assert_eq!(walk::found(device, &marks()), Vec::<String>::new(), "on no screen, in no export");
        assert_eq!(device.visit(visit).place_name, model::Place::NOT_SHOWN, "the visit stands");
        assert!(device.refuses(Command::Upkeep(Upkeep::Shielded)).say.contains("may not"));
        device.rebuilds();
    }
    // Dorn sees it in the one list that is for it, and looking is written down.
    let only_here = walk::found_except(&dorn, &marks(), &["upkeep shielded"]);
    assert_eq!(only_here, Vec::<String>::new());
    let rows = shielded(&dorn);
    let rows: Vec<_> = rows.into_iter().filter(|row| row.place == Some(place)).collect();
    assert_eq!((rows.len(), rows[0].record, rows[0].address.as_deref()), (1, kept, Some(ADDRESS)));
    assert_eq!(
        (rows[0].name.as_deref(), rows[0].in_history, rows[0].leaks.as_slice()),
        (Some(NAME), true, &[][..])
    );
    let log: engine::door::ViewLog =
        dorn.ask(Command::ViewLog { record: Some(kept), member: None, limit: None });
    assert!(!log.lines.is_empty(), "a look is written down");
    let edit = PlaceChange { name: Some("Back".into()), ..PlaceChange::default() };
    assert!(ames.refuses(Command::EditPlace { place, seen: None, change: edit }).say.contains("not shown"));

    // Somebody who cannot know writes it down once more: the custodian is told where.
    let again = NewPlace {
        name: "Blue house".into(),
        kind: PlaceKind::Other,
        address: Some("47110815 quartzstone ln.".into()),
        here: None,
        neighborhood: None,
        district: None,
        note: None,
    };
    let again: RecordId = ames.ask(Command::AddPlace { place: again });
    let note = Some(format!("Checked on {ADDRESS} again."));
    let told = ames.logs_visit(NewVisit {
        place: ames.places().first().map(|it| it.place),
        note,
        ..NewVisit::default()
    });
    // Not the address, but what the house was called.
    let promised = engine::door::NewFollowUp {
        promise: format!("Go back to the {}", NAME.to_lowercase()),
        due: ames.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    let promised: RecordId = ames.ask(Command::AddFollowUp { follow_up: promised });
    let starts = cruz.moment();
    let event = EventForm {
        name: Some("Porch talk".into()),
        whereabouts: Some(format!("at {ADDRESS}")),
        starts: Some(starts),
        ends: Some(starts + chrono::TimeDelta::hours(1)),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    city.settles(&[&ames, &cruz, &dorn]);
    let mut leaks = of(&dorn, kept).leaks;
    leaks.sort_by_key(|leak| leak.kind);
    let leak = |record, kind, field: &str| Leak { record, kind, field: field.into() };
    assert_eq!(
        leaks,
        [
            leak(again, RecordKind::Place, "address"),
            leak(told, RecordKind::Visit, "note"),
            leak(promised, RecordKind::FollowUp, "promise"),
            leak(event, RecordKind::Event, "whereabouts"),
        ]
    );

    // Removed for good, history included: then it is on no device at all.
    let because = engine::door::Authority::Misfiled;
    dorn.ask::<serde_json::Value>(Command::Expunge { record: place, authority: because });
    city.settles(&[&ames, &cruz, &dorn]);
    ames.until("the place is gone", |device| device.engine().call(Command::Place { place }).is_err());
    dorn.until("its history is gone", |device| !of(device, kept).in_history);
    let end = Upkeep::EndShield { shielded: kept, because: "Moved away; the program told us.".into() };
    dorn.ask::<()>(Command::Upkeep(end));
    assert_eq!(of(&dorn, kept).leaks, [], "no longer looked for");
}

fn shield(place: RecordId) -> Command {
    Command::Upkeep(Upkeep::Shield { place: Some(place), address: None, here: None })
}
