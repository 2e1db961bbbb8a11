//! Where a point lies: in which district, how far from a place.

use geo::{Distance, Haversine, Intersects, LineString, Point, Polygon};

use crate::District;

/// Metres between two `(lat, lon)` points in degrees, on a sphere (0.5 % is exact enough for a list).
pub fn metres(from: (f64, f64), to: (f64, f64)) -> f64 {
    Haversine.distance(Point::new(from.1, from.0), Point::new(to.1, to.0))
}

/// The district among `districts` whose boundary holds or touches `(lat, lon)`; the first one of several.
pub fn district_at(districts: &[District], (lat, lon): (f64, f64)) -> Option<&District> {
    let point = Point::new(lon, lat);
    districts.iter().find(|district| ring(&district.boundary).intersects(&point))
}

/// A boundary as a polygon.
pub fn ring(boundary: &[[f64; 2]]) -> Polygon {
    Polygon::new(LineString::from(boundary.iter().map(|&[lon, lat]| (lon, lat)).collect::<Vec<_>>()), vec![])
}

#[cfg(test)]
mod tests;
