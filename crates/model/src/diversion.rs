//! Who can be kept out of court: each thing that the city's pack asks, and its answer.
//!
//! Pure: the pack's rules come in as they are, and the answers are kept with what was asked, so that a pack
//! that changes later changes no decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Diversion, Topic};

/// What a city asks before a child is diverted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct DiversionRules {
    /// Who takes the children: “Northern Star Juvenile Diversion”.
    pub program: String,
    /// From this age on.
    pub youngest: u8,
    /// To this age.
    pub oldest: u8,
    /// The classes of offence that can be diverted.
    pub offences: Vec<Topic>,
    /// At most so many earlier diversions.
    pub prior_diversions: u16,
    /// At most so many earlier findings of a court.
    pub prior_findings: u16,
    /// So many weeks it takes, as a proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u16>,
    /// What the child does, as a proposal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub conditions: Vec<String>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DiversionRule")]
pub enum Rule {
    /// How old the child was.
    Age,
    /// The class of the offence.
    Offence,
    /// Earlier diversions.
    PriorDiversions,
    /// Earlier findings of a court.
    PriorFindings,
}

/// A thing that was asked, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "DiversionCheck")]
pub struct Check {
    /// What was asked.
    pub rule: Rule,
    /// What the pack wanted then.
    pub wanted: String,
    /// What the answer was.
    pub answer: String,
    /// Whether that is enough.
    pub holds: bool,
}

/// What is known of the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// How old they were.
    pub age: u8,
    /// The class of the offence, by the pack's word; any other word is none of its classes.
    pub offence: &'a str,
    /// Earlier diversions.
    pub prior_diversions: u16,
    /// Earlier findings of a court.
    pub prior_findings: u16,
}

/// Every check with its answer, in the order of the rules.
pub fn checks(known: Known<'_>, rules: &DiversionRules) -> Vec<Check> {
    let offence = rules.offences.iter().find(|class| class.word == known.offence);
    let classes: Vec<&str> = rules.offences.iter().map(|class| class.label.as_str()).collect();
    let at_most = |rule, most: u16, count: u16| Check {
        rule,
        wanted: if most == 0 { "none".to_owned() } else { format!("at most {most}") },
        answer: if count == 0 { "none".to_owned() } else { count.to_string() },
        holds: count <= most,
    };
    vec![
        Check {
            rule: Rule::Age,
            wanted: format!("{} to {}", rules.youngest, rules.oldest),
            answer: known.age.to_string(),
            holds: (rules.youngest..=rules.oldest).contains(&known.age),
        },
        Check {
            rule: Rule::Offence,
            wanted: classes.join(", "),
            answer: offence.map_or_else(|| "none of these".to_owned(), |class| class.label.clone()),
            holds: offence.is_some(),
        },
        at_most(Rule::PriorDiversions, rules.prior_diversions, known.prior_diversions),
        at_most(Rule::PriorFindings, rules.prior_findings, known.prior_findings),
    ]
}

/// Why a child cannot be diverted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barred<'a> {
    /// These checks do not hold.
    Checks(Vec<&'a Check>),
    /// Whoever speaks for the child has not agreed.
    NoGuardian,
}

/// Whether this child may be diverted: every check holds, and whoever speaks for the child agrees.
pub fn may_divert(record: &Diversion) -> Result<(), Barred<'_>> {
    let fails: Vec<&Check> = record.checks.iter().filter(|check| !check.holds).collect();
    // Nothing that was checked is nothing that holds.
    if !fails.is_empty() || record.checks.is_empty() {
        return Err(Barred::Checks(fails));
    }
    if record.guardian_agreed.is_none() { Err(Barred::NoGuardian) } else { Ok(()) }
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DiversionStage")]
pub enum Stage {
    /// Somebody has to decide.
    Undecided,
    /// The child does what was agreed.
    Diverted,
    /// The child is not diverted.
    NotDiverted,
    /// It is over.
    Over,
}

/// How far a diversion is.
pub fn stage(record: &Diversion) -> Stage {
    match record {
        Diversion { diverted: None, .. } => Stage::Undecided,
        Diversion { diverted: Some(false), .. } => Stage::NotDiverted,
        Diversion { closed: None, .. } => Stage::Diverted,
        Diversion { .. } => Stage::Over,
    }
}

/// Whether the day by which everything was to be done is past.
pub fn is_overdue(record: &Diversion, today: NaiveDate) -> bool {
    stage(record) == Stage::Diverted && record.due.is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests;
