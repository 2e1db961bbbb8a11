//! The St. Louis Park pack itself, and the records it makes.

use std::collections::{BTreeMap, BTreeSet};

use ids::{AgencyId, RecordId};
use model::{Assignment, City, District, Member, Partner, Place, PlaceKind, Program, RecordKind, geometry};
use serde_json::Value;

use super::original;
use crate::{check, member_id, read, records, st_louis_park};

const AGENCY: AgencyId = AgencyId::from_bytes([7; 16]);

#[test]
fn nothing_is_wrong_with_it_and_the_built_in_copy_is_the_folder() {
    let report = check(original());
    assert_eq!((report.errors(), report.warnings()), (0, 0), "{report}");
    assert_eq!(read(original()).unwrap(), st_louis_park());
}

#[test]
fn it_is_large_enough_for_a_demo() {
    let pack = st_louis_park();
    let count = |kind: PlaceKind| pack.places.iter().filter(|place| place.kind == kind).count();
    assert_eq!(count(PlaceKind::School), 10);
    assert_eq!(count(PlaceKind::Park), 23);
    assert_eq!(count(PlaceKind::Neighborhood), 36);
    assert!(count(PlaceKind::Daycare) >= 12 && count(PlaceKind::Business) >= 150);
    assert_eq!(pack.city.neighborhoods.len(), 36);
    assert!(pack.partners.iter().any(|partner| partner.name == "Cornerstone" && partner.one_way));
}

#[test]
fn every_district_has_three_officers_and_work_for_them() {
    let pack = st_louis_park();
    for district in &pack.districts {
        let held = pack.assignments.iter().filter(|it| it.district == district.code && it.year == 2026);
        assert_eq!(held.count(), 3);
        let shops = pack.places.iter().filter(|place| {
            place.kind == PlaceKind::Business && place.district.as_ref() == Some(&district.code)
        });
        assert!(shops.count() >= 35, "{}", district.name);
    }
}

#[test]
fn every_place_lies_in_one_district_and_a_neighborhood() {
    let pack = st_louis_park();
    for place in &pack.places {
        let at = (place.lat.unwrap(), place.lon.unwrap());
        let holding = pack
            .districts
            .iter()
            .filter(|district| geometry::district_at(std::slice::from_ref(*district), at).is_some());
        assert_eq!(holding.count(), 1, "{}", place.name);
        assert!(place.district.is_some() && place.neighborhood.is_some(), "{}", place.name);
    }
}

#[test]
fn there_is_no_gap_between_the_districts() {
    let districts = st_louis_park().districts;
    // A grid of about 100 m over the middle of the city, clear of its outer edge.
    for north in 0..=40 {
        for east in 0..=55 {
            let at = (44.9271 + f64::from(north) * 0.0009, -93.3853 + f64::from(east) * 0.0009);
            assert!(geometry::district_at(&districts, at).is_some(), "{at:?}");
        }
    }
}

#[test]
fn what_is_invented_says_so() {
    let pack = st_louis_park();
    assert!(pack.city.invented.is_some());
    assert!(pack.districts.iter().all(|district| district.name.ends_with("(invented boundary)")));
    let invented = |place: &&Place| matches!(place.kind, PlaceKind::Business | PlaceKind::Daycare);
    assert!(pack.places.iter().filter(invented).all(|place| place.name.ends_with(" (invented)")));
    // Short enough for a list on a phone.
    assert!(pack.places.iter().all(|place| place.name.chars().count() <= 40));
    let numbered =
        |member: &Member| member.name.split(' ').next_back().is_some_and(|it| it.parse::<u8>().is_ok());
    assert!(pack.members.iter().all(numbered));
}

#[test]
fn a_pack_loaded_twice_makes_the_same_records() {
    let pack = st_louis_park();
    let once = records(&pack, AGENCY);
    assert_eq!(once, records(&pack, AGENCY));
    let ids: BTreeSet<RecordId> = once.iter().map(|(id, _, _)| *id).collect();
    assert_eq!(ids.len(), once.len());
    let elsewhere = records(&pack, AgencyId::from_bytes([8; 16]));
    assert!(elsewhere.iter().all(|(id, _, _)| !ids.contains(id)));
}

/// These ids are in the databases of cities: a change here would make every place a second time.
#[test]
fn ids_stay_what_they_were_in_the_first_release() {
    let pack = st_louis_park();
    let records = records(&pack, AGENCY);
    let first = |kind| records.iter().find(|(_, it, _)| *it == kind).map(|(id, _, _)| id.to_string());
    assert_eq!(first(RecordKind::City).unwrap(), RecordId::derived(&[7; 16], "city ").to_string());
    assert_eq!(member_id(AGENCY, "Officer 12").to_string(), "0a539817-322c-5dbf-b1d4-3e1fb2cb74f2");
    assert_eq!(first(RecordKind::District).unwrap(), "b6e32536-8c06-539e-9bbf-6c09bff9d112");
    assert_eq!(first(RecordKind::Assignment).unwrap(), "b1e66964-e459-59bc-9566-3ec44b9c1c92");
    assert_eq!(first(RecordKind::Place).unwrap(), "d30b90cd-192f-5293-b4ad-d6addce2400a");
}

#[test]
fn every_record_reads_back_and_an_assignment_names_its_member() {
    let pack = st_louis_park();
    let mut counts: BTreeMap<RecordKind, usize> = BTreeMap::new();
    for (id, kind, value) in records(&pack, AGENCY) {
        *counts.entry(kind).or_default() += 1;
        match kind {
            RecordKind::City => assert_eq!(back::<City>(value), pack.city),
            RecordKind::Member => assert!(pack.members.contains(&back(value))),
            RecordKind::District => assert!(pack.districts.contains(&back::<District>(value))),
            RecordKind::Place => assert!(pack.places.contains(&back::<Place>(value))),
            RecordKind::Program => assert!(pack.programs.contains(&back::<Program>(value))),
            RecordKind::Partner => assert!(pack.partners.contains(&back::<Partner>(value))),
            RecordKind::Assignment => {
                let assignment: Assignment = back(value);
                assert_eq!(assignment.id(), id);
                assert!(pack.members.iter().any(|it| member_id(AGENCY, &it.name) == assignment.member));
            }
            other => panic!("{other:?} is no record of the directory"),
        }
    }
    assert_eq!(counts[&RecordKind::Place], pack.places.len());
    assert_eq!(counts[&RecordKind::Assignment], 12);
}

fn back<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}
