//! `pack.toml`: the city's settings, its words, its roles, its retention.

mod casework;
mod referrals;
mod retention;
mod roles;
mod table;
mod words;

use std::collections::BTreeMap;

use model::City;
use model::retention::Schedule;
use model::roles::{Part, Rights};
use toml::de::DeTable;

use crate::findings::{At, Findings};
use crate::lines::Lines;
use crate::nearest;
use crate::sources::{SETTINGS, Sources};

use table::Table;

/// Every key at the top of the file.
const KEYS: &[&str] = &[
    "name",
    "agency",
    "zone",
    "year",
    "lease_days",
    "invented",
    "due_after_days",
    "topics",
    "materials",
    "tips",
    "languages",
    "referral_notice",
    "referral_notices",
    "consent_days",
    "hotlines",
    "screenings",
    "retention",
    "case_reviews",
    "diversion",
    "roles",
];

/// What stands in `pack.toml`. The neighborhoods come from their own file.
pub(crate) struct Settings {
    pub(crate) city: City,
    pub(crate) roles: BTreeMap<String, BTreeMap<String, Rights>>,
    pub(crate) parts: BTreeMap<String, BTreeMap<String, Part>>,
    pub(crate) retention: BTreeMap<String, Schedule>,
}

/// The settings; empty where the file says nothing that can be used.
pub(crate) fn read(sources: &Sources, findings: &mut Findings) -> Settings {
    let text = sources.text(SETTINGS);
    let lines = Lines::of(text.unwrap_or_default());
    let (table, faults) = DeTable::parse_recoverable(text.unwrap_or_default());
    for fault in &faults {
        let at = fault.span().map_or(At::file(SETTINGS), |span| At::line(SETTINGS, lines.line(span.start)));
        findings.error(at, fault.message().replace('\n', " "), "write it as TOML: key = \"value\"");
    }
    // A file that is missing or no TOML has been reported: no second wave about all that is not in it.
    let mut ignored = Findings::default();
    let findings = if text.is_none() || !faults.is_empty() { &mut ignored } else { findings };
    let top = Table::top(table.get_ref(), &lines);
    top.only(KEYS, findings);
    let city = City {
        name: top.must_text("name", findings),
        agency: top.must_text("agency", findings),
        zone: zone(&top, findings),
        year: top.must_number("year", 2000..=2200, findings),
        due_after_days: words::due_after_days(&top, findings),
        topics: words::words(&top, "topics", "word", findings),
        materials: words::words(&top, "materials", "word", findings),
        tips: vec![],
        languages: words::words(&top, "languages", "code", findings),
        neighborhoods: Vec::new(),
        lease_days: top.number("lease_days", 1..=365, findings),
        roles: BTreeMap::new(),
        parts: BTreeMap::new(),
        retention: BTreeMap::new(),
        referral_notice: top.text("referral_notice", findings),
        referral_notices: referrals::notices(&top, findings),
        consent_days: top.number("consent_days", 1..=365, findings),
        hotlines: referrals::hotlines(&top, findings),
        screenings: referrals::screenings(&top, findings),
        case_reviews: casework::reviews(&top, findings),
        diversion: casework::diversion(&top, findings),
        invented: top.text("invented", findings),
    };
    let tips = words::tips(&top, &city.materials, findings);
    let city = City { tips, ..city };
    let (roles, parts) = roles::read(&top, findings);
    Settings { city, roles, parts, retention: retention::read(&top, findings) }
}

fn zone(top: &Table<'_>, findings: &mut Findings) -> String {
    let zone = top.must_text("zone", findings);
    if !zone.is_empty() && zone.parse::<chrono_tz::Tz>().is_err() {
        let known: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
        let do_this = match nearest::nearest(&zone, &known) {
            Some(nearest) => format!("did you mean “{nearest}”?"),
            None => "use an IANA name such as America/Chicago".to_owned(),
        };
        findings.error(top.at("zone"), format!("unknown time zone “{zone}”"), do_this);
    }
    zone
}
