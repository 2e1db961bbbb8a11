//! A city's configuration: load it, check it, and the St. Louis Park pack.
//!
//! A pack is a folder that a city edits with a text editor and a spreadsheet: see `docs/pack.md`.
//! Knows no store, no clock and no network; the only thing it reads is a pack's folder.
//!
//! Reading never stops at the first problem: what is sound becomes a [`Pack`], what is not becomes a
//! [`Problem`] with its file, its line and what to do. [`read`] gives the pack only when no error is left.

mod assemble;
mod districts;
mod findings;
mod lines;
mod nearest;
mod outreach;
mod people;
mod places;
mod problem;
mod records;
mod rows;
mod settings;
mod sources;
mod st_louis_park;

use std::collections::BTreeMap;
use std::path::Path;

use model::retention::Schedule;
use model::roles::{Part, Rights};
use model::{City, District, Member, Partner, Place, Program};

pub use problem::{Problem, Problems, Report, Severity};
pub use records::{district_id, member_id, records};
pub use st_louis_park::st_louis_park;

/// What a city configures.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// The city's settings, its neighborhoods included.
    pub city: City,
    /// Role, then space, then what the role may do there.
    pub roles: BTreeMap<String, BTreeMap<String, Rights>>,
    /// Role, then template, then what the role may be in spaces that are opened again and again.
    pub parts: BTreeMap<String, BTreeMap<String, Part>>,
    /// Retention class, then how long it is kept.
    pub retention: BTreeMap<String, Schedule>,
    /// The people of the agency.
    pub members: Vec<Member>,
    /// The districts, of every year in the pack.
    pub districts: Vec<District>,
    /// Who holds which district in which year.
    pub assignments: Vec<PackAssignment>,
    /// The places that officers visit, each with its district and neighborhood filled in.
    pub places: Vec<Place>,
    /// The programs of outreach.
    pub programs: Vec<Program>,
    /// The organizations that people are referred to.
    pub partners: Vec<Partner>,
}

/// Who holds a district in a year, by name: ids exist only once there is an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackAssignment {
    /// The name as it stands in `members.csv`.
    pub member_name: String,
    /// The district's code.
    pub district: String,
    /// The year.
    pub year: u16,
}

/// The pack in `folder`, when nothing in it is wrong. Warnings do not stand in the way.
pub fn read(folder: &Path) -> Result<Pack, Problems> {
    let (pack, problems) = assemble::from_folder(folder);
    if problems.iter().any(Problem::is_error) { Err(Problems(problems)) } else { Ok(pack) }
}

/// Everything that is wrong or doubtful with the pack in `folder`, and how much was found in it.
pub fn check(folder: &Path) -> Report {
    let (pack, problems) = assemble::from_folder(folder);
    Report::of(&pack, problems)
}

#[cfg(test)]
mod tests;
