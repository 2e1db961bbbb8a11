//! How many came to which event, by group of people: for a report, never by name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::{Event, EventState, RecordKind};

use super::events::PEOPLE;
use crate::commands::requests::{csv_text, inert};
use crate::directory::Directory;
use crate::door::{HeadCountRow, HeadCounts};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn head_counts(&self, from: NaiveDate, until: NaiveDate) -> Result<HeadCounts, Refusal> {
        self.may_read("outreach", "look at head counts")?;
        if until < from {
            return Err(bad_field(
                "until",
                "The last day is before the first.",
                "Correct one of the two days.",
            ));
        }
        let directory = self.directory()?;
        let (begin, end) = (directory.begin(from), directory.end(until));
        let mut all: Vec<(RecordId, Event)> = self
            .store
            .read(|reader| reader.entries_between(RecordKind::Event, begin, end).map_err(Refusal::from))?;
        all.retain(|(_, event)| event.state != EventState::CalledOff);
        let people = people(&all);
        let row = |(event, record): (RecordId, Event)| HeadCountRow {
            event,
            name: record.name,
            program: record.program,
            starts: record.starts,
            sum: record.heads.values().sum(),
            heads: record.heads,
        };
        let rows: Vec<HeadCountRow> = all.into_iter().map(row).collect();
        let mut sums: BTreeMap<String, i64> = people.iter().map(|word| (word.clone(), 0)).collect();
        for (word, count) in rows.iter().flat_map(|row| &row.heads) {
            *sums.entry(word.clone()).or_default() += count;
        }
        let csv = csv_text(&table(&directory, &people, &rows))?;
        Ok(HeadCounts { sum: sums.values().sum(), people, sums, rows, csv })
    }
}

/// The usual groups of people first, then what this city counts besides.
fn people(all: &[(RecordId, Event)]) -> Vec<String> {
    let counted: BTreeSet<&String> = all.iter().flat_map(|(_, event)| event.heads.keys()).collect();
    let others = counted.into_iter().filter(|word| !PEOPLE.contains(&word.as_str())).cloned();
    PEOPLE.iter().map(|word| (*word).to_owned()).chain(others).collect()
}

fn table(directory: &Directory, people: &[String], rows: &[HeadCountRow]) -> Vec<Vec<String>> {
    let names = ["day", "event", "program"].map(str::to_owned);
    let header =
        names.into_iter().chain(people.iter().map(|word| inert(word.clone()))).chain(["sum".to_owned()]);
    let day = |starts: DateTime<Utc>| starts.with_timezone(&directory.zone).date_naive().to_string();
    let line = |row: &HeadCountRow| {
        let what = [day(row.starts), inert(row.name.clone()), inert(row.program.clone().unwrap_or_default())];
        let heads = people.iter().map(|word| row.heads.get(word).unwrap_or(&0).to_string());
        what.into_iter().chain(heads).chain([row.sum.to_string()]).collect()
    };
    std::iter::once(header.collect()).chain(rows.iter().map(line)).collect()
}
