//! Latitude and longitude in a row: both or neither, on the globe, not swapped, not in another county.

use model::{District, geometry};

use crate::findings::Findings;
use crate::rows::Row;

/// `(lat, lon)` in degrees, WGS 84.
pub(crate) fn read(row: &Row<'_>, findings: &mut Findings) -> Option<(f64, f64)> {
    match (row.text("lat"), row.text("lon")) {
        ("", "") => None,
        ("", _) | (_, "") => {
            findings.error(row.at, "only one of lat and lon is there", "fill in both, or neither");
            None
        }
        (lat, lon) => {
            let lat = degrees(row, "lat", lat, findings);
            let lon = degrees(row, "lon", lon, findings);
            lat.zip(lon)
        }
    }
}

/// Says why a point is in no district: swapped, or simply elsewhere.
pub(crate) fn outside(
    row: &Row<'_>,
    at: Option<(f64, f64)>,
    districts: &[District],
    findings: &mut Findings,
) {
    let swapped = at.map(|(lat, lon)| (lon, lat));
    if swapped.is_some_and(|swapped| geometry::district_at(districts, swapped).is_some()) {
        findings.error(row.at, "lat and lon are swapped", "lat is degrees north, lon is degrees east");
    } else if at.is_some_and(|(lat, _)| lat.abs() > 90.0) {
        let what = format!("lat {} is not on the globe", row.text("lat"));
        findings.error(row.at, what, "write degrees between -90 and 90");
    } else {
        let do_this = "correct lat and lon; west of Greenwich lon is negative";
        findings.warning(row.at, "it lies outside all districts", do_this);
    }
}

fn degrees(row: &Row<'_>, column: &str, text: &str, findings: &mut Findings) -> Option<f64> {
    let Some(degrees) = text.parse::<f64>().ok().filter(|degrees| degrees.is_finite()) else {
        let what = format!("{column} “{text}” is not a number");
        findings.error(row.at, what, "write degrees with a point, such as 44.9483");
        return None;
    };
    // Of lat too, for now: a longitude in its column is a swap, which shows once both are known.
    if degrees.abs() > 180.0 {
        let what = format!("{column} {text} is not on the globe");
        findings.error(row.at, what, "write degrees: lat between -90 and 90, lon between -180 and 180");
        return None;
    }
    Some(degrees)
}
