//! One bakery that two officers wrote down without coverage: found, merged, added to under its old name,
//! merged the other way round by somebody else, and taken apart again.

use std::collections::BTreeMap;

use engine::door::{
    Command, Coverage, DuplicatePair, Found, Here, NewFollowUp, NewPlace, NewVisit, PlaceChange, PlaceKind,
    PlaceView, SearchQuery, Upkeep, VisitRow,
};
use ids::RecordId;
use testkit::{City, Device};

const HERE: Here = Here { lat: 44.9483, lon: -93.3480 };
const BESIDE: Here = Here { lat: 44.9487, lon: -93.3481 };

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Upkeep) -> T {
    device.ask(Command::Upkeep(ask))
}

fn adds(device: &Device, name: &str, here: Here) -> RecordId {
    let place = NewPlace {
        name: name.into(),
        kind: PlaceKind::Business,
        address: None,
        here: Some(here),
        district: None,
        neighborhood: None,
        note: None,
    };
    device.ask(Command::AddPlace { place })
}

fn view(device: &Device, place: RecordId) -> PlaceView {
    device.ask(Command::Place { place })
}

fn pairs(device: &Device) -> Vec<DuplicatePair> {
    let all: Vec<DuplicatePair> = ask(device, Upkeep::Duplicates { limit: None });
    all.into_iter().filter(|pair| pair.first.name.contains("Bakery")).collect()
}

fn visits(device: &Device, place: RecordId) -> Vec<RecordId> {
    let query = SearchQuery { place: Some(place), ..SearchQuery::default() };
    let found: Found = device.ask(Command::Search { query });
    found.visits.iter().map(|row: &VisitRow| row.visit).collect()
}

fn businesses(device: &Device) -> u32 {
    let coverage: Coverage = device.ask(Command::Coverage { from: None, until: None });
    coverage.rows.iter().filter(|row| row.kind == PlaceKind::Business).map(|row| row.places).sum()
}

#[test]
fn duplicates_story() {
    let mut city = City::seeded(501);
    let (mut ames, mut baker, mut cruz) = (city.joins("Ames"), city.joins("Baker"), city.joins("Cruz"));
    ames.offline();
    baker.offline();
    let first = adds(&ames, "Test Kitchen Bakery", HERE);
    city.clock().passes(60);
    let second = adds(&baker, "The Test Kitchen Bakry Bakery", BESIDE);
    let by_ames = ames.logs_visit(NewVisit { place: Some(first), ..NewVisit::default() });
    let due = baker.today().day + chrono::Days::new(3);
    let promise =
        NewFollowUp { promise: "A camera check".into(), due, owner: None, visit: None, place: None };
    let by_baker =
        baker.logs_visit(NewVisit { place: Some(second), follow_up: Some(promise), ..NewVisit::default() });
    let there = businesses(&cruz);
    ames.online();
    baker.online();
    city.settles(&[&ames, &baker, &cruz]);

    // Everybody is shown the same pair, with how alike and how far.
    assert_eq!(businesses(&cruz), there + 2);
    let found = pairs(&cruz);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].first.place, found[0].second.place), (first, second));
    assert!(found[0].alike >= 88 && found[0].metres.is_some_and(|metres| (30.0..60.0).contains(&metres)));
    assert_eq!(pairs(&ames), found.clone(), "the same on every device");

    // Cruz merges. Baker has no coverage, knows nothing of it and goes on with the bakery as it was.
    baker.offline();
    let merged: PlaceView = ask(&cruz, Upkeep::Merge { place: second, into: first });
    assert_eq!((merged.place, merged.merged.len(), merged.visits.len()), (first, 1, 2));
    assert_eq!(pairs(&cruz), [], "asked once");
    let later = baker.logs_visit(NewVisit { place: Some(second), ..NewVisit::default() });
    let note = PlaceChange { note: Some("Knock at the back.".into()), ..PlaceChange::default() };
    baker.ask::<PlaceView>(Command::EditPlace { place: second, seen: None, change: note });
    assert_eq!(view(&baker, second).merged, [], "on Baker's phone it is a place still");
    baker.online();
    city.settles(&[&ames, &baker, &cruz]);
    for device in [&ames, &baker, &cruz] {
        let (place, old) = (view(device, first), view(device, second));
        assert_eq!(place.place, old.place, "who asks for the one gets the other");
        assert_eq!(place.visits.len(), 3, "a late visit follows");
        assert_eq!(place.follow_ups.len(), 1, "and the promise");
        assert_eq!(place.follow_ups[0].place_name.as_deref(), Some("Test Kitchen Bakery"));
        let late: BTreeMap<_, _> = [("note".to_owned(), serde_json::json!(["Knock at the back."]))].into();
        assert_eq!(place.merged[0].late, late, "a late edit is told and can be taken over");
        assert_eq!(place.merged[0].by.as_deref(), Some("Supervisor 1"));
        let mut found = visits(device, second);
        found.sort();
        let mut all = [by_ames, by_baker, later];
        all.sort();
        assert_eq!(found, all);
        assert_eq!(visits(device, first).len(), 3);
        assert_eq!(businesses(device), there + 1, "counted once");
        assert!(device.visit(by_baker).place_name == "Test Kitchen Bakery");
        assert!(device.finds("bakry").contains(&by_ames), "the old name finds all of it");
        let rows = device.places();
        assert!(rows.iter().any(|row| row.place == first) && !rows.iter().any(|row| row.place == second));
        device.rebuilds();
    }

    // A form that was begun before is saved to the place that stands.
    let change = PlaceChange { address: Some(Some("3700 Monterey Drive".into())), ..PlaceChange::default() };
    let edited: PlaceView = baker.ask(Command::EditPlace { place: second, seen: None, change });
    assert_eq!((edited.place, edited.record.address.as_deref()), (first, Some("3700 Monterey Drive")));

    // Both of them merge a third, without coverage, into different places: that is shown and settled.
    let third = adds(&cruz, "Bakery of the Test Kitchen", HERE);
    let fourth = adds(&cruz, "Elm Cafe", HERE);
    city.settles(&[&ames, &baker, &cruz]);
    ames.offline();
    cruz.offline();
    ask::<PlaceView>(&ames, Upkeep::Merge { place: third, into: first });
    ask::<PlaceView>(&cruz, Upkeep::Merge { place: third, into: fourth });
    ames.online();
    cruz.online();
    city.settles(&[&ames, &baker, &cruz]);
    let conflicts = ames.conflicts();
    assert_eq!(
        conflicts.iter().map(|it| (it.record, it.field.as_str())).collect::<Vec<_>>(),
        [(third, "merged_into")]
    );
    let shown = view(&ames, third).place;
    assert_eq!(view(&cruz, third).place, shown, "until then it is the same everywhere");
    assert_eq!(view(&ames, third).conflicts[0].values, conflicts[0].values, "and is said at the place");
    let right =
        conflicts[0].values.iter().find(|value| value.value == first.to_string().as_str()).expect("a value");
    let (record, field, choice) = (third, "merged_into".to_owned(), right.choice.clone());
    ames.ask::<()>(Command::SettleConflict { record, field, choice });
    city.settles(&[&ames, &baker, &cruz]);
    assert_eq!(view(&cruz, third).place, first);

    // The other way round by somebody else, at the same time: a ring, and one of them stands everywhere.
    let fifth = adds(&cruz, "Corner Store", BESIDE);
    city.settles(&[&ames, &baker, &cruz]);
    baker.offline();
    cruz.offline();
    ask::<PlaceView>(&baker, Upkeep::Merge { place: fifth, into: fourth });
    ask::<PlaceView>(&cruz, Upkeep::Merge { place: fourth, into: fifth });
    baker.online();
    cruz.online();
    city.settles(&[&ames, &baker, &cruz]);
    let stands = view(&ames, fifth).place;
    assert_eq!(stands, fourth.min(fifth));
    for device in [&ames, &baker, &cruz] {
        assert_eq!((view(device, fourth).place, view(device, fifth).place), (stands, stands));
        device.rebuilds();
    }

    // They were two after all.
    let apart: PlaceView = ask(&ames, Upkeep::Unmerge { place: second });
    assert_eq!(
        (apart.place, apart.visits.len(), apart.record.note.as_slice()),
        (second, 2, &["Knock at the back.".to_owned()][..])
    );
    assert_eq!(view(&ames, first).visits.len(), 1);
    assert_eq!(pairs(&ames).len(), 1, "and are asked about");
    ask::<()>(&ames, Upkeep::Apart { place: second, from: first });
    city.settles(&[&ames, &baker, &cruz]);
    assert_eq!(pairs(&baker), [], "but not again");
}

#[test]
fn what_cannot_be_merged_says_why() {
    let mut city = City::seeded(502);
    let ames = city.joins("Ames");
    let analyst = city.joins("Analyst 1");
    let (one, other) = (adds(&ames, "Oak Books", HERE), adds(&ames, "Oak Books", BESIDE));
    city.settles(&[&ames, &analyst]);
    let refused = |device: &Device, ask| device.refuses(Command::Upkeep(ask)).say;
    assert!(refused(&ames, Upkeep::Merge { place: one, into: one }).contains("one place already"));
    assert!(refused(&ames, Upkeep::Unmerge { place: one }).contains("not merged"));
    assert!(refused(&analyst, Upkeep::Merge { place: one, into: other }).contains("may not"));
    ask::<PlaceView>(&ames, Upkeep::Merge { place: other, into: one });
    assert!(refused(&ames, Upkeep::Merge { place: one, into: other }).contains("one place already"));
}
