//! What a city says about people who are helped: the social worker's cases, and children kept out of court.

use model::diversion::DiversionRules;
use model::reviews::ReviewRules;

use super::table::Table;
use super::words;
use crate::findings::Findings;

/// More would be no short-term model.
const MOST_WEEKS: u16 = 52;

/// When the social worker looks at a case again.
pub(crate) fn reviews(top: &Table<'_>, findings: &mut Findings) -> Option<ReviewRules> {
    let table = top.table("case_reviews", findings)?;
    table.only(&["next_review_weeks"], findings);
    let next_review_weeks = table.must_number("next_review_weeks", 1..=MOST_WEEKS, findings);
    Some(ReviewRules { next_review_weeks })
}

/// Who can be kept out of court, and what is proposed to them.
pub(crate) fn diversion(top: &Table<'_>, findings: &mut Findings) -> Option<DiversionRules> {
    let table = top.table("diversion", findings)?;
    let keys = ["program", "youngest", "oldest", "offences", "prior_diversions", "prior_findings", "weeks"];
    table.only(&[&keys[..], &["conditions"]].concat(), findings);
    let mut age = |key: &str| u8::try_from(table.must_number(key, 0..=20, findings)).unwrap_or_default();
    let (youngest, oldest) = (age("youngest"), age("oldest"));
    if youngest > oldest {
        let (what, do_this) = ("is more than diversion.oldest", "swap the two ages");
        table.wrong("youngest", what, do_this, findings);
    }
    let offences = words::words(&table, "offences", "word", findings);
    if offences.is_empty() {
        table.missing("offences", "add [[diversion.offences]] with word and label for each class", findings);
    }
    let conditions = table.text("conditions", findings).unwrap_or_default();
    let conditions = conditions.lines().map(str::trim).filter(|line| !line.is_empty());
    Some(DiversionRules {
        program: table.must_text("program", findings),
        youngest,
        oldest,
        offences,
        prior_diversions: table.must_number("prior_diversions", 0..=20, findings),
        prior_findings: table.must_number("prior_findings", 0..=20, findings),
        weeks: table.number("weeks", 1..=MOST_WEEKS, findings),
        conditions: conditions.map(str::to_owned).collect(),
    })
}
