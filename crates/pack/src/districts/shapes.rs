//! Whether boundaries are closed, simple, on the globe, and apart from each other.

use std::collections::BTreeSet;

use geo::{Area, BooleanOps, Validation};
use model::{District, geometry};

use crate::findings::{At, Findings};

/// 1,000 points: looking for a crossing compares each edge with each, and every phone holds the boundary.
const MOST_POINTS: usize = 1_000;

/// 1e-9 square degrees: ten square metres, less than a garage.
const SMALLEST: f64 = 1e-9;

/// Slivers along a shared edge that two map programs rounded differently stay under 1 % of a district.
const SLIVER: f64 = 0.01;

/// Reports every boundary that is not one, and every two districts of a year that overlap.
pub(crate) fn check(districts: &[(At, District)], findings: &mut Findings) {
    let sound: Vec<&(At, District)> =
        districts.iter().filter(|(at, district)| is_sound(*at, &district.boundary, findings)).collect();
    for (index, (_, one)) in sound.iter().enumerate() {
        for (at, other) in sound[index + 1..].iter().filter(|(_, other)| other.year == one.year) {
            // The same code twice has been reported, and of course it overlaps.
            if one.code != other.code && overlap(one, other) {
                let what = format!("district {} overlaps district {}", other.code, one.code);
                findings.error(*at, what, "redraw them so that they share an edge and no ground");
            }
        }
    }
}

fn is_sound(at: At, ring: &[[f64; 2]], findings: &mut Findings) -> bool {
    let points: BTreeSet<[u64; 2]> = ring.iter().map(|point| point.map(f64::to_bits)).collect();
    let fault = if ring.len() > MOST_POINTS {
        Some((format!("the boundary has more than {MOST_POINTS} points"), "simplify it in the map program"))
    } else if !ring.iter().all(|[lon, lat]| (-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat)) {
        let do_this = "export it as WGS 84, longitude first";
        Some(("the boundary is not in degrees of longitude and latitude".to_owned(), do_this))
    } else if points.len() < 3 {
        Some(("the boundary has fewer than three corners".to_owned(), "draw it again"))
    } else if ring.first() != ring.last() {
        let do_this = "repeat the first point at the end";
        Some(("the boundary is not closed".to_owned(), do_this))
    } else {
        let polygon = geometry::ring(ring);
        let crosses = !polygon.is_valid() || polygon.unsigned_area() < SMALLEST;
        crosses
            .then(|| ("the boundary crosses itself or encloses nothing".to_owned(), "redraw it as one loop"))
    };
    if let Some((what, do_this)) = &fault {
        findings.error(at, what, *do_this);
    }
    fault.is_none()
}

fn overlap(one: &District, other: &District) -> bool {
    let (one, other) = (geometry::ring(&one.boundary), geometry::ring(&other.boundary));
    let shared = one.intersection(&other).unsigned_area();
    shared > SLIVER * one.unsigned_area().min(other.unsigned_area())
}
