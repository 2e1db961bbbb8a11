//! How long each retention class is kept, as the city's schedule says: no years are invented here.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use model::Begins;
use model::fields::{FIELDS, Retention};
use model::retention::{Period, Schedule, events};

use super::table::Table;
use crate::findings::Findings;
use crate::nearest;

/// Every key of a period.
const KEYS: [&str; 6] = ["years", "months", "days", "after", "schedule", "citation"];

/// Classes that came after packs were in use.
const LATER: [Retention; 4] =
    [Retention::CaseReviews, Retention::CrisisRequests, Retention::Juvenile, Retention::Chaplaincy];

/// How long each class below `[retention]` is kept.
pub(crate) fn read(top: &Table<'_>, findings: &mut Findings) -> BTreeMap<String, Schedule> {
    let Some(table) = top.table("retention", findings) else {
        top.missing("retention", "add a table [retention] with a line for each class", findings);
        return BTreeMap::new();
    };
    let classes = classes();
    let known: Vec<&str> = classes.iter().map(|class| class.word()).collect();
    table.only(&known, findings);
    // Packs from before a class was there say nothing of it: never due, as with a sentence.
    let said = classes.iter().filter(|class| !LATER.contains(*class) || table.has(class.word()));
    let schedules = said.map(|class| {
        let word = class.word();
        let schedule = match table.is_table(word).then(|| table.table(word, findings)).flatten() {
            Some(period) => Schedule::Period(period_of(*class, &table, &period, findings)),
            None => Schedule::Words(table.must_text(word, findings)),
        };
        (word.to_owned(), schedule)
    });
    schedules.collect()
}

fn period_of(class: Retention, classes: &Table<'_>, period: &Table<'_>, findings: &mut Findings) -> Period {
    period.only(&KEYS, findings);
    let mut number = |key: &str, range: RangeInclusive<u16>| {
        if period.has(key) { period.must_number(key, range, findings) } else { 0 }
    };
    let (years, months, days) =
        (number("years", 1..=200), number("months", 1..=2400), number("days", 1..=36500));
    if ["years", "months", "days"].iter().all(|key| !period.has(key)) {
        let do_this =
            "add years = a number, or months, or days; or write a sentence in quotes instead of the table";
        classes.wrong(class.word(), "says no period", do_this, findings);
    }
    Period {
        years,
        months,
        days,
        after: after(class, period, findings),
        schedule: period.must_text("schedule", findings),
        citation: period.must_text("citation", findings),
    }
}

/// The event that a period runs from.
fn after(class: Retention, period: &Table<'_>, findings: &mut Findings) -> Begins {
    let after = Begins::from(period.must_text("after", findings));
    let allowed: Vec<&str> = events(class).iter().map(Begins::word).collect();
    if !after.word().is_empty() && !allowed.contains(&after.word()) {
        let (what, do_this) = match &after {
            Begins::Unknown(word) => (
                format!("“{word}” is no event that a period runs from"),
                nearest::advice(word, allowed.iter().copied()),
            ),
            known => (
                format!("records of the class {} are not dated when they are {known}", class.word()),
                format!("write after = \"{}\"", allowed.join("\" or \"")),
            ),
        };
        findings.error(period.at("after"), what, do_this);
    }
    after
}

/// The classes that the table of fields names, each once.
fn classes() -> Vec<Retention> {
    let mut classes: Vec<Retention> = FIELDS.iter().map(|field| field.retention).collect();
    classes.sort();
    classes.dedup();
    classes
}
