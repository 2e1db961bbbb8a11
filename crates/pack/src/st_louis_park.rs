//! The pack of St. Louis Park, built in: the demo's city and the example that other cities copy.
//!
//! What is invented in it and what is approximate stands in its README.

use crate::Pack;
use crate::assemble::from_sources;
use crate::findings::Findings;
use crate::sources::{
    ASSIGNMENTS, DISTRICTS, MEMBERS, NEIGHBORHOODS, PARTNERS, PLACES, PROGRAMS, SETTINGS, Sources,
};

macro_rules! built_in {
    ($file:literal) => {
        include_str!(concat!("../packs/st-louis-park/", $file))
    };
}

/// The St. Louis Park pack. A test proves that a check finds nothing in it.
pub fn st_louis_park() -> Pack {
    let sources = Sources::built_in([
        (SETTINGS, built_in!("pack.toml")),
        (DISTRICTS, built_in!("districts.geojson")),
        (NEIGHBORHOODS, built_in!("neighborhoods.csv")),
        (PLACES, built_in!("places.csv")),
        (MEMBERS, built_in!("members.csv")),
        (ASSIGNMENTS, built_in!("assignments.csv")),
        (PROGRAMS, built_in!("programs.csv")),
        (PARTNERS, built_in!("partners.csv")),
    ]);
    from_sources(&sources, Findings::default()).0
}
