//! An event as incident command sees it: what the forms say besides who was there and what they did.

use std::collections::{BTreeMap, BTreeSet};

use ids::RecordId;
use serde::{Deserialize, Serialize};

use crate::words::CheckInLocation;

/// One for each event, the same on every device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Incident {
    /// The event.
    pub event: RecordId,
    /// The incident number, as dispatch or the county gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The state that the people are from, as two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Where people check in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<CheckInLocation>,
    /// The branch that is assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The division.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// The group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The staging area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staging_area: Option<String>,
    /// Who holds which position, `WORD NAME`, by the words of [`POSITIONS`].
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub positions: BTreeSet<String>,
    /// Special instructions, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub instructions: Vec<String>,
    /// Radio channels, `NAME: CHANNEL`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub channels: BTreeSet<String>,
    /// A roll-call is due after so many minutes; as usual unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll_call_every: Option<u16>,
}

impl Incident {
    /// The same id on every device.
    pub fn id(event: RecordId) -> RecordId {
        RecordId::derived(event.as_bytes(), "incident")
    }

    /// An event of which nothing is written down yet.
    pub const fn new(event: RecordId) -> Self {
        Self {
            event,
            number: None,
            state: None,
            location: None,
            branch: None,
            division: None,
            group: None,
            staging_area: None,
            positions: BTreeSet::new(),
            instructions: vec![],
            channels: BTreeSet::new(),
            roll_call_every: None,
        }
    }

    /// Who holds which position. Two leads may have written two names: both stand there.
    pub fn held(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut held: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (word, name) in self.positions.iter().filter_map(|text| text.split_once(' ')) {
            held.entry(word).or_default().push(name);
        }
        held
    }
}

/// A section of the organization, as a block of ICS 203.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Incident Commander and command staff.
    Command,
    /// Agency and organization representatives.
    Agencies,
    /// Planning.
    Planning,
    /// Logistics.
    Logistics,
    /// Operations.
    Operations,
    /// Finance and administration.
    Finance,
}

/// Every position of ICS 203: its word in records, what the form calls it, its section.
pub const POSITIONS: &[(&str, &str, Section)] = &[
    ("incident_commander", "IC/UCs", Section::Command),
    ("deputy_commander", "Deputy", Section::Command),
    ("safety_officer", "Safety Officer", Section::Command),
    ("information_officer", "Public Information Officer", Section::Command),
    ("liaison_officer", "Liaison Officer", Section::Command),
    ("agency_representative", "Agency Representative", Section::Agencies),
    ("planning_chief", "Chief", Section::Planning),
    ("planning_deputy", "Deputy", Section::Planning),
    ("resources_unit", "Resources Unit", Section::Planning),
    ("situation_unit", "Situation Unit", Section::Planning),
    ("documentation_unit", "Documentation Unit", Section::Planning),
    ("demobilization_unit", "Demobilization Unit", Section::Planning),
    ("technical_specialists", "Technical Specialists", Section::Planning),
    ("logistics_chief", "Chief", Section::Logistics),
    ("logistics_deputy", "Deputy", Section::Logistics),
    ("support_director", "Support Branch Director", Section::Logistics),
    ("supply_unit", "Supply Unit", Section::Logistics),
    ("facilities_unit", "Facilities Unit", Section::Logistics),
    ("ground_support_unit", "Ground Support Unit", Section::Logistics),
    ("service_director", "Service Branch Director", Section::Logistics),
    ("communications_unit", "Communications Unit", Section::Logistics),
    ("medical_unit", "Medical Unit", Section::Logistics),
    ("food_unit", "Food Unit", Section::Logistics),
    ("operations_chief", "Chief", Section::Operations),
    ("operations_deputy", "Deputy", Section::Operations),
    ("staging_manager", "Staging Area", Section::Operations),
    ("branch_director", "Branch Director", Section::Operations),
    ("division_supervisor", "Division/Group Supervisor", Section::Operations),
    ("air_director", "Air Operations Branch Director", Section::Operations),
    ("finance_chief", "Chief", Section::Finance),
    ("finance_deputy", "Deputy", Section::Finance),
    ("time_unit", "Time Unit", Section::Finance),
    ("procurement_unit", "Procurement Unit", Section::Finance),
    ("claims_unit", "Compensation/Claims Unit", Section::Finance),
    ("cost_unit", "Cost Unit", Section::Finance),
];
