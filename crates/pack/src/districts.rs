//! `districts.geojson`: where each district lies, in which year.

mod features;
mod shapes;

use geojson::{Feature, GeometryValue};
use model::District;

use crate::findings::{At, Findings};
use crate::sources::{DISTRICTS, Sources};

/// The districts of every year in the file. Those with a doubtful boundary are in it too, and reported.
pub(crate) fn read(sources: &Sources, year: u16, findings: &mut Findings) -> Vec<District> {
    let Some(text) = sources.text(DISTRICTS) else {
        return Vec::new();
    };
    let features = features::read(text, findings);
    let found: Vec<(At, District)> =
        features.iter().filter_map(|(at, feature)| Some((*at, district(*at, feature, findings)?))).collect();
    for (index, (at, one)) in found.iter().enumerate() {
        let same = |(_, other): &&(At, District)| other.code == one.code && other.year == one.year;
        if let Some((first, _)) = found[..index].iter().find(same) {
            let line = first.line.unwrap_or_default();
            let what = format!("district {} of {} stands on line {line} already", one.code, one.year);
            findings.error(*at, what, "delete one of them, or correct its code or year");
        }
    }
    shapes::check(&found, findings);
    if !features.is_empty() && year != 0 && found.iter().all(|(_, district)| district.year != year) {
        let do_this = format!("draw the districts of {year}, or correct year in pack.toml");
        findings.error(At::file(DISTRICTS), format!("no district is of the year {year}"), do_this);
    }
    found.into_iter().map(|(_, district)| district).collect()
}

fn district(at: At, feature: &Feature, findings: &mut Findings) -> Option<District> {
    let code = text(at, feature, "code", findings);
    let name = text(at, feature, "name", findings);
    let year = feature.property("year").and_then(serde_json::Value::as_u64);
    let year = year.and_then(|year| u16::try_from(year).ok()).filter(|year| (2000..=2200).contains(year));
    if year.is_none() {
        findings.error(at, "the property year is not a year", "add \"year\": 2026 to its properties");
    }
    let boundary = boundary(at, feature, findings);
    Some(District { code: code?, name: name?, year: year?, boundary: boundary? })
}

fn text(at: At, feature: &Feature, key: &str, findings: &mut Findings) -> Option<String> {
    let value = feature.property(key).and_then(serde_json::Value::as_str).map(str::trim);
    let text = value.filter(|text| !text.is_empty());
    if text.is_none() {
        let do_this = format!("add \"{key}\": \"…\" to its properties, in quotes");
        findings.error(at, format!("the property {key} is not a text"), do_this);
    }
    text.map(str::to_owned)
}

fn boundary(at: At, feature: &Feature, findings: &mut Findings) -> Option<Vec<[f64; 2]>> {
    let Some(GeometryValue::Polygon { coordinates: rings }) = feature.geometry.as_ref().map(|it| &it.value)
    else {
        findings.error(at, "it is not a Polygon", "draw each district as one polygon in one piece");
        return None;
    };
    if rings.len() > 1 {
        let do_this = "draw it without holes; what lies in a hole counts as inside";
        findings.warning(at, "the polygon has holes, which are ignored", do_this);
    }
    let ring = rings.first()?;
    Some(
        ring.iter()
            .filter_map(|point| Some([*point.as_slice().first()?, *point.as_slice().get(1)?]))
            .collect(),
    )
}
