//! What a map program gets wrong: `districts.geojson`.

use serde_json::json;

use super::{Copy, line_of};

/// A pack whose districts are squares of one degree, one a line from line 2, with these rings.
fn drawn(rings: &[serde_json::Value]) -> Vec<String> {
    let features = rings.iter().enumerate().map(|(index, ring)| {
        let properties = json!({ "code": (index + 1).to_string(), "name": "District", "year": 2026 });
        let geometry = json!({ "type": "Polygon", "coordinates": [ring] });
        json!({ "type": "Feature", "properties": properties, "geometry": geometry }).to_string()
    });
    let text = features.collect::<Vec<_>>().join(",\n");
    let text = format!("{{\"type\": \"FeatureCollection\", \"features\": [\n{text}\n]}}");
    complaints(&Copy::new().holding("districts.geojson", text.as_bytes()))
}

fn complaints(copy: &Copy) -> Vec<String> {
    let problems = copy.checked().problems.into_iter();
    problems.filter(|it| it.file == "districts.geojson").map(|it| it.to_string()).collect()
}

fn square(west: f64, side: f64) -> serde_json::Value {
    let east = west + side;
    json!([[west, 0.0], [east, 0.0], [east, side], [west, side], [west, 0.0]])
}

#[test]
fn neighbors_share_an_edge_and_no_ground() {
    assert_eq!(drawn(&[square(0.0, 1.0), square(1.0, 1.0)]), [""; 0]);
    // Two programs rounded the shared edge differently: a sliver, not an overlap.
    assert_eq!(drawn(&[square(0.0, 1.0), square(0.9999, 1.0)]), [""; 0]);
    let overlapping =
        "error: district 2 overlaps district 1; redraw them so that they share an edge and no ground";
    assert_eq!(drawn(&[square(0.0, 1.0), square(0.5, 1.0)]), [format!("districts.geojson:3: {overlapping}")]);
    assert_eq!(drawn(&[square(0.0, 9.0), square(0.0, 1.0)]), [format!("districts.geojson:3: {overlapping}")]);
}

#[test]
fn a_ring_is_closed_and_does_not_cross_itself() {
    let open = json!([[0, 0], [1, 0], [1, 1], [0, 1]]);
    let bow_tie = json!([[5, 0], [6, 1], [6, 0], [5, 1], [5, 0]]);
    let line = json!([[8, 0], [9, 0], [8, 0]]);
    assert_eq!(
        drawn(&[open, bow_tie, line]),
        [
            "districts.geojson:2: error: the boundary is not closed; repeat the first point at the end",
            "districts.geojson:3: error: the boundary crosses itself or encloses nothing; redraw it as one loop",
            "districts.geojson:4: error: the boundary has fewer than three corners; draw it again",
        ]
    );
}

#[test]
fn metres_of_a_local_grid_are_no_degrees() {
    let grid =
        json!([[470_000, 4_970_000], [470_100, 4_970_000], [470_100, 4_970_100], [470_000, 4_970_000]]);
    assert_eq!(
        drawn(&[grid]),
        [
            "districts.geojson:2: error: the boundary is not in degrees of longitude and latitude; export it as WGS 84, longitude first"
        ]
    );
}

#[test]
fn a_district_without_its_properties_is_found_by_the_line_it_begins_on() {
    let line = line_of("districts.geojson", "\"code\": \"3\"") - 2;
    let said = complaints(&Copy::new().with("districts.geojson", "\"code\": \"3\"", "\"code\": 3"));
    assert_eq!(
        said,
        [format!(
            "districts.geojson:{line}: error: the property code is not a text; add \"code\": \"…\" to its properties, in quotes"
        )]
    );
    let said = complaints(&Copy::new().with("districts.geojson", "\"code\": \"3\"", "\"code\": \"2\""));
    assert!(
        said[0].starts_with(&format!("districts.geojson:{line}: error: district 2 of 2026 stands on line")),
        "{said:?}"
    );
}

#[test]
fn districts_of_another_year_are_not_in_force() {
    let said = complaints(&Copy::new().with("pack.toml", "year = 2026", "year = 2027"));
    assert_eq!(
        said,
        [
            "districts.geojson: error: no district is of the year 2027; draw the districts of 2027, or correct year in pack.toml"
        ]
    );
}

#[test]
fn what_is_no_geojson_says_what_to_export() {
    let said = |text: &str| complaints(&Copy::new().holding("districts.geojson", text.as_bytes())).join("\n");
    assert!(said("{\n\n  \"type\": }").starts_with("districts.geojson:3: error: it is not JSON"));
    assert!(said("[]").contains("error: it is not a FeatureCollection"));
    assert!(said("{\"type\":\"FeatureCollection\",\"features\":[]}").contains("it holds 0 districts"));
    assert!(
        said("{\"type\":\"FeatureCollection\",\"features\":[\n7,\n{}]}")
            .contains(":2: error: it is not a GeoJSON")
    );
}
