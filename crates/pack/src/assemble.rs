//! From texts to a pack: reads every file, then what files say about each other.
//!
//! Whatever is wrong goes to the findings; the pack holds what could be read all the same, so that
//! one mistake does not hide the next.

use std::path::Path;

use model::City;

use crate::findings::Findings;
use crate::problem::Problem;
use crate::sources::Sources;
use crate::{Pack, districts, outreach, people, places, settings};

/// What could be read in `folder`, and everything wrong with it.
pub(crate) fn from_folder(folder: &Path) -> (Pack, Vec<Problem>) {
    let mut findings = Findings::default();
    let sources = Sources::in_folder(folder, &mut findings);
    from_sources(&sources, findings)
}

/// What could be read in `sources`, and everything wrong with them.
pub(crate) fn from_sources(sources: &Sources, mut findings: Findings) -> (Pack, Vec<Problem>) {
    let noted = &mut findings;
    let settings = settings::read(sources, noted);
    let districts = districts::read(sources, settings.city.year, noted);
    let neighborhoods = places::neighborhoods(sources, noted);
    let in_force: Vec<_> =
        districts.iter().filter(|district| district.year == settings.city.year).cloned().collect();
    let places = places::read(sources, &in_force, &neighborhoods, noted);
    let partners = outreach::partners(sources, noted);
    let given = people::Given { roles: &settings.roles, parts: &settings.parts, partners: &partners };
    let members = people::members(sources, &given, noted);
    let assignments = people::assignments(sources, &members, &districts, noted);
    let pack = Pack {
        city: City {
            neighborhoods: neighborhoods.into_iter().map(|neighborhood| neighborhood.name).collect(),
            roles: settings.roles.clone(),
            parts: settings.parts.clone(),
            retention: settings.retention.clone(),
            ..settings.city
        },
        roles: settings.roles,
        parts: settings.parts,
        retention: settings.retention,
        members,
        districts,
        assignments,
        places,
        programs: outreach::programs(sources, noted),
        partners,
    };
    (pack, findings.into_problems())
}
