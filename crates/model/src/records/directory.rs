//! What everybody in the agency looks things up in.

use std::collections::{BTreeMap, BTreeSet};

use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::diversion::DiversionRules;
use crate::retention::Schedule;
use crate::reviews::ReviewRules;
use crate::roles::{Part, Rights};
use crate::words::PlaceKind;

/// A word of the pack that a visit can be about, and what the screen calls it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Topic {
    /// The word in records; never changes.
    pub word: String,
    /// What people read.
    pub label: String,
}

/// A tip of the pack: told at a door, printed in a feed. Public, so it is about no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Tip {
    /// The word in records; never changes.
    pub word: String,
    /// What people read.
    pub label: String,
    /// The tip itself, in a sentence or two.
    pub says: String,
    /// The leaflet that goes with it: the word of a material.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaflet: Option<String>,
    /// In which months it is timely, 1 to 12; all year when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub months: Vec<u32>,
}

/// The city's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct City {
    /// “St. Louis Park”.
    pub name: String,
    /// “St. Louis Park Police Department”.
    pub agency: String,
    /// The IANA name of the time zone days are counted in.
    pub zone: String,
    /// The year whose districts and assignments are in force.
    pub year: u16,
    /// After how many days without a visit a place of a kind is due.
    pub due_after_days: BTreeMap<String, u16>,
    /// What visits can be about.
    pub topics: Vec<Topic>,
    /// What can be left behind.
    pub materials: Vec<Topic>,
    /// What can be told at a door: tips, each in a sentence or two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Tip>>", optional)]
    pub tips: Vec<Tip>,
    /// Languages that can be needed, by ISO 639 code.
    pub languages: Vec<Topic>,
    /// The neighborhoods' names.
    pub neighborhoods: Vec<String>,
    /// What each role may do in each space.
    #[serde(default)]
    pub roles: BTreeMap<String, BTreeMap<String, Rights>>,
    /// What each role may be in spaces that are opened again and again.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, BTreeMap<String, Part>>>", optional)]
    pub parts: BTreeMap<String, BTreeMap<String, Part>>,
    /// After so many days without the relay a device locks itself and forgets its keys; never, when unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lease_days: Option<u16>,
    /// How long each retention class is kept. A class that is not in it is never due for disposal.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, Schedule>>", optional)]
    pub retention: BTreeMap<String, Schedule>,
    /// What is read to a person before they agree to be referred (Minn. Stat. 13.04 subd. 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub referral_notice: Option<String>,
    /// The same in other languages, for whoever does not read English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Notice>>", optional)]
    pub referral_notices: Vec<Notice>,
    /// For so many days somebody agrees to be referred, unless they say less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub consent_days: Option<u16>,
    /// Whom to call, at any hour.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Hotline>>", optional)]
    pub hotlines: Vec<Hotline>,
    /// Questions that the agency has brought in, and what follows from the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Screening>>", optional)]
    pub screenings: Vec<Screening>,
    /// How the social worker's cases go on; without it no day is too late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case_reviews: Option<ReviewRules>,
    /// Who can be kept out of court; without it nobody can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub diversion: Option<DiversionRules>,
    /// What in this pack is invented, in a sentence that the screens show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub invented: Option<String>,
}

/// A notice in another language than English, as the city has had it translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Notice {
    /// Which, by its ISO 639 code.
    pub language: String,
    /// What is read.
    pub says: String,
    /// Who has checked it as a speaker, and when; without that, screens say that nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reviewed: Option<String>,
}

/// A line that answers at any hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Hotline {
    /// What it is called.
    pub name: String,
    /// What is dialled: digits, spaces, `+` and `-`.
    pub number: String,
    /// When to call it, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub about: Option<String>,
}

/// A screening that the agency has brought in: how it is scored is said in [`crate::screening`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Screening {
    /// The word in records; never changes.
    pub word: String,
    /// What people read.
    pub title: String,
    /// Whose it is and what it is for.
    pub about: String,
    /// The questions, in the order they are asked.
    pub questions: Vec<Question>,
    /// What follows, the lowest first.
    pub results: Vec<ScreeningResult>,
}

/// A question that is answered with yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Question {
    /// The word in records; never changes.
    pub word: String,
    /// What is asked.
    pub text: String,
    /// What a yes adds to the score.
    pub weight: u16,
    /// A yes leads to the highest result, whatever the score.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub at_once: bool,
}

/// What follows from a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ScreeningResult {
    /// The word in records; never changes.
    pub word: String,
    /// From this score on.
    pub from: u16,
    /// What people read.
    pub label: String,
    /// What to do, in a sentence.
    pub advice: String,
}

/// A person enrolled by the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Member {
    /// “Officer 12” in packs that are invented.
    pub name: String,
    /// The pack's word for what the person is: officer, supervisor, admin, …
    pub role: String,
    /// The partner that the person works for, by its name, when it is not the agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub partner: Option<String>,
    /// Left the agency.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub left: bool,
}

/// A patrol district as bounded in one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct District {
    /// Short and stable over the years: “1”.
    pub code: String,
    /// “District 1”.
    pub name: String,
    /// The year it is bounded like this.
    pub year: u16,
    /// The outer ring, `[longitude, latitude]` in degrees, first point repeated at the end.
    pub boundary: Vec<[f64; 2]>,
}

/// Who holds a district in a year. Its id is derived from all three: see [`Assignment::id`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Assignment {
    /// Who.
    pub member: MemberId,
    /// The district's code.
    pub district: String,
    /// The year.
    pub year: u16,
}

impl Assignment {
    /// The same id on every device that makes this assignment.
    pub fn id(&self) -> ids::RecordId {
        let name = format!("assignment {} {}", self.district, self.year);
        ids::RecordId::derived(self.member.as_bytes(), &name)
    }
}

/// A place that officers visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Degrees north, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// The code of the district it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The neighborhood it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// What the next visitor should know, a paragraph each. Public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub note: Vec<String>,
    /// No longer there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub closed: bool,
    /// The place that this one was written down twice of: it stands for both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<RecordId>,
    /// Places that look like this one, and of which somebody has said that they are others.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub apart: BTreeSet<RecordId>,
    /// Its address is a participant's of Safe at Home: nothing of it is shown anywhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub shielded: bool,
}

impl Place {
    /// The place as everybody may see it: of one whose address is shielded, nothing, also where a late
    /// change put something into it again.
    pub fn shown(self) -> Self {
        if !self.shielded {
            return self;
        }
        Self { closed: true, shielded: true, ..Self::named(Self::NOT_SHOWN.to_owned(), PlaceKind::Other) }
    }

    /// A place of which nothing else is known.
    pub fn named(name: String, kind: PlaceKind) -> Self {
        Self {
            name,
            kind,
            address: None,
            lat: None,
            lon: None,
            district: None,
            neighborhood: None,
            note: vec![],
            closed: false,
            merged_into: None,
            apart: BTreeSet::new(),
            shielded: false,
        }
    }

    /// What a place is called whose address is shielded.
    pub const NOT_SHOWN: &str = "Not shown";
}

/// A program of outreach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Program {
    /// “Coffee with a Cop”.
    pub name: String,
    /// What it is, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub about: Option<String>,
}

/// An organization that people are referred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Partner {
    /// “Cornerstone”.
    pub name: String,
    /// What it does, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub about: Option<String>,
    /// Nothing about a person ever comes back from it (34 USC 12291(b)(2)).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub one_way: bool,
    /// Somebody may be referred to it without agreeing in a record of their own. Rare: the city's attorney says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub without_consent: bool,
}
