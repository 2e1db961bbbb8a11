//! `places.csv` and `neighborhoods.csv`: the places that officers visit, and where each lies.

mod position;

use model::{District, Place, PlaceKind, geometry};

use crate::findings::{At, Findings};
use crate::nearest;
use crate::rows::{Columns, Row, once_each, rows};
use crate::sources::{NEIGHBORHOODS, PLACES, Sources};

/// 1,500 metres: centres in St. Louis Park are 460 to 840 m from the next one, no place over 960 m from one.
const NEAR: f64 = 1_500.0;

/// A neighborhood and its approximate centre, `(lat, lon)`.
pub(crate) struct Neighborhood {
    pub(crate) name: String,
    pub(crate) centre: Option<(f64, f64)>,
}

/// The neighborhoods, in the order of the file.
pub(crate) fn neighborhoods(sources: &Sources, findings: &mut Findings) -> Vec<Neighborhood> {
    let columns = Columns { must: &["name"], may: &["lat", "lon"] };
    let rows = rows(sources, NEIGHBORHOODS, &columns, findings);
    let found: Vec<(At, Neighborhood)> = rows
        .iter()
        .filter_map(|row| {
            let name = row.name("name", findings)?;
            let centre = position::read(row, findings);
            Some((row.at, Neighborhood { name, centre }))
        })
        .collect();
    once_each(found, |it| it.name.clone(), "neighborhood", findings)
}

/// The places, in the order of the file. An empty district is filled from the boundaries `in_force`, an
/// empty neighborhood with the one whose centre is nearest.
pub(crate) fn read(
    sources: &Sources,
    in_force: &[District],
    neighborhoods: &[Neighborhood],
    findings: &mut Findings,
) -> Vec<Place> {
    let columns =
        Columns { must: &["name", "kind"], may: &["address", "lat", "lon", "neighborhood", "district"] };
    let rows = rows(sources, PLACES, &columns, findings);
    let found: Vec<(At, Place)> = rows
        .iter()
        .filter_map(|row| {
            let name = row.name("name", findings);
            let kind = kind(row, findings);
            let at = position::read(row, findings);
            let district = district(row, at, in_force, findings);
            let neighborhood = neighborhood(row, at, neighborhoods, findings);
            let (lat, lon) = at.unzip();
            let address = row.optional("address");
            let named = Place::named(name?, kind);
            let place = Place { address, lat, lon, district, neighborhood, ..named };
            Some((row.at, place))
        })
        .collect();
    once_each(found, |it| it.name.clone(), "place", findings)
}

fn kind(row: &Row<'_>, findings: &mut Findings) -> PlaceKind {
    let kind = PlaceKind::from(row.text("kind").to_lowercase());
    if let PlaceKind::Unknown(word) = &kind {
        let known = PlaceKind::ALL.iter().map(PlaceKind::word);
        findings.error(row.at, format!("unknown kind “{word}”"), nearest::advice(word, known));
    }
    kind
}

fn district(
    row: &Row<'_>,
    at: Option<(f64, f64)>,
    in_force: &[District],
    findings: &mut Findings,
) -> Option<String> {
    let named = row.optional("district");
    let holding = at.and_then(|at| geometry::district_at(in_force, at)).map(|district| district.code.clone());
    // Without districts, that has been reported already.
    if !in_force.is_empty() {
        let known: Vec<&str> = in_force.iter().map(|district| district.code.as_str()).collect();
        match (&named, &holding) {
            (Some(named), _) if !known.contains(&named.as_str()) => {
                let do_this = nearest::advice(named, known);
                findings.error(row.at, format!("unknown district “{named}”"), do_this);
            }
            (Some(named), Some(holding)) if named != holding => {
                let what = format!("it says district {named} and lies in district {holding}");
                findings.warning(row.at, what, "correct lat and lon, or leave district empty");
            }
            (_, None) if at.is_some() => position::outside(row, at, in_force, findings),
            (None, None) if row.text("lat").is_empty() && row.text("lon").is_empty() => {
                let do_this = "give lat and lon, or the district";
                findings.warning(row.at, "it will be in no district's list", do_this);
            }
            _ => {}
        }
    }
    named.or(holding)
}

fn neighborhood(
    row: &Row<'_>,
    at: Option<(f64, f64)>,
    neighborhoods: &[Neighborhood],
    findings: &mut Findings,
) -> Option<String> {
    if let Some(named) = row.optional("neighborhood") {
        let known: Vec<&str> = neighborhoods.iter().map(|it| it.name.as_str()).collect();
        if !known.is_empty() && !known.contains(&named.as_str()) {
            let do_this = match nearest::nearest(&named, &known) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("add it to {NEIGHBORHOODS}, or leave it empty"),
            };
            findings.error(row.at, format!("unknown neighborhood “{named}”"), do_this);
        }
        return Some(named);
    }
    let at = at?;
    let away = |it: &Neighborhood| it.centre.map(|centre| (geometry::metres(at, centre), it.name.clone()));
    let nearest = neighborhoods.iter().filter_map(away).min_by(|a, b| a.0.total_cmp(&b.0))?;
    (nearest.0 <= NEAR).then_some(nearest.1)
}
