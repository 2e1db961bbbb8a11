//! Who and where: what the screens need once.

use ids::{AgencyId, DeviceId, MemberId, RecordId};
use model::{City, Partner, Program};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who is using this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Whoami {
    /// The agency.
    pub agency: AgencyId,
    /// This device.
    pub device: DeviceId,
    /// The person.
    pub member: MemberId,
    /// The person's name; empty until the directory has arrived.
    pub name: String,
    /// The pack's word for the role.
    pub role: String,
    /// The districts the person holds this year, by code.
    pub districts: Vec<String>,
    /// The city's name; empty until the directory has arrived.
    pub city: String,
}

/// The city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CityView {
    /// Its settings; none until the directory has arrived.
    pub city: Option<City>,
    /// This year's districts.
    pub districts: Vec<DistrictView>,
    /// The people.
    pub people: Vec<PersonView>,
    /// The programs.
    pub programs: Vec<Program>,
    /// The partners.
    pub partners: Vec<Partner>,
}

/// A district.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DistrictView {
    /// Short and stable.
    pub code: String,
    /// “District 1”.
    pub name: String,
    /// The outer ring, `[longitude, latitude]`.
    pub boundary: Vec<[f64; 2]>,
    /// Who holds it this year: names.
    pub officers: Vec<String>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonView {
    /// The member.
    pub member: MemberId,
    /// The record, for editing.
    pub record: RecordId,
    /// The name.
    pub name: String,
    /// The pack's word for the role.
    pub role: String,
}
