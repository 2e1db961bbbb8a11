//! Points on the map: what is one, and which neighborhood it lies in.

use crate::door::Here;
use crate::{Engine, Refusal, bad_field};

/// A place's neighborhood speaks for a point this near.
const SAME_NEIGHBORHOOD_M: f64 = 400.0;

/// Refuses what is no point: out of range, infinite, not a number.
pub(super) fn degrees(field: &'static str, lat: f64, lon: f64) -> Result<(), Refusal> {
    if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
        return Ok(());
    }
    Err(bad_field(field, "That is no point on the map.", "Give latitude and longitude in degrees."))
}

/// A point, as `(lat, lon)`.
pub(super) fn point(here: Here) -> Result<(f64, f64), Refusal> {
    degrees("here", here.lat, here.lon).map(|()| (here.lat, here.lon))
}

/// The same for a question that may come without one.
pub(super) fn maybe(here: Option<Here>) -> Result<(), Refusal> {
    here.map_or(Ok(()), |here| point(here).map(|_| ()))
}

impl Engine {
    /// The neighborhood of the nearest place that has one. A pack knows neighborhoods by name and by
    /// their places, not by boundaries.
    pub(super) fn neighborhood_at(&self, here: Here) -> Result<Option<String>, Refusal> {
        let near = self.places(None, None, None, Some(here), None)?;
        let near = near.into_iter().filter(|place| place.metres.is_some_and(|m| m <= SAME_NEIGHBORHOOD_M));
        Ok(near.filter_map(|place| place.neighborhood).next())
    }
}
