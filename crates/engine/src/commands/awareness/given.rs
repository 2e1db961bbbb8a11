//! How often tips and leaflets were handed over, by week and district: at visits, and counted at events.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use model::{Event, RecordKind};
use store::lists::Handed;

use crate::commands::days;
use crate::commands::requests::{csv_text, inert};
use crate::directory::Directory;
use crate::door::{GivenRow, GivenTable};
use crate::{Engine, Refusal};

/// Twelve weeks: a season.
const DAYS: u64 = 83;

/// A thing that is handed over: whether it is a tip, and its word.
type Thing = (bool, String);
/// Visits and pieces.
type Counts = (u32, u32);

impl Engine {
    pub(super) fn handed_over(
        &self,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Result<GivenTable, Refusal> {
        self.may_read("patrol", "count what was handed over")?;
        days::period(from, until)?;
        let directory = self.directory()?;
        let until = until.unwrap_or_else(|| directory.day(self.now()));
        let from = from.unwrap_or_else(|| until.checked_sub_days(Days::new(DAYS)).unwrap_or(until));
        days::period(Some(from), Some(until))?;
        let labels = labels(&directory);
        let mut counts: BTreeMap<(NaiveDate, Option<String>, Thing), Counts> = BTreeMap::new();
        let (begin, end) = (directory.begin(from), directory.end(until));
        let reads_events = self.may_read("outreach", "count at events").is_ok();
        self.store.search(|reader| {
            for (tip, word) in labels.keys() {
                let handed = if *tip { Handed::Tip(word) } else { Handed::Material(word) };
                for (started, district) in reader.times_given(&handed, begin, end)? {
                    let week = monday(directory.day(started));
                    counts.entry((week, district, (*tip, word.clone()))).or_default().0 += 1;
                }
            }
            if !reads_events {
                return Ok::<_, Refusal>(());
            }
            for (_, event) in reader.entries_between::<Event>(RecordKind::Event, begin, end)? {
                let week = monday(event.starts.with_timezone(&directory.zone).date_naive());
                for (word, pieces) in &event.handed_out {
                    let pieces = u32::try_from(*pieces).unwrap_or(0);
                    let counted =
                        counts.entry((week, event.district.clone(), (false, word.clone()))).or_default();
                    counted.1 = counted.1.saturating_add(pieces);
                }
            }
            Ok(())
        })?;
        let mut sums: BTreeMap<Thing, Counts> = BTreeMap::new();
        let row = |week, district, (tip, word): &Thing, (visits, pieces): Counts| GivenRow {
            week,
            district,
            tip: *tip,
            label: labels.get(&(*tip, word.clone())).unwrap_or(word).clone(),
            word: word.clone(),
            visits,
            pieces,
        };
        let mut rows = vec![];
        for ((week, district, thing), counted) in counts.into_iter().rev() {
            let sum = sums.entry(thing.clone()).or_default();
            *sum = (sum.0.saturating_add(counted.0), sum.1.saturating_add(counted.1));
            rows.push(row(Some(week), district, &thing, counted));
        }
        let mut sums: Vec<GivenRow> =
            sums.iter().map(|(thing, counted)| row(None, None, thing, *counted)).collect();
        sums.sort_by_key(|row| std::cmp::Reverse((row.visits, row.pieces)));
        let csv = csv(&rows)?;
        Ok(GivenTable { from, until, rows, sums, csv })
    }
}

/// What people read, by what stands in records.
pub(super) fn labels(directory: &Directory) -> BTreeMap<Thing, String> {
    let Some(city) = &directory.city else { return BTreeMap::new() };
    let materials = city.materials.iter().map(|it| ((false, it.word.clone()), it.label.clone()));
    let tips = city.tips.iter().map(|it| ((true, it.word.clone()), it.label.clone()));
    materials.chain(tips).collect()
}

/// The Monday of a day's week.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

fn csv(rows: &[GivenRow]) -> Result<String, Refusal> {
    let head = ["week", "district", "what", "word", "label", "visits", "pieces at events"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for row in rows {
        lines.push(vec![
            row.week.map(|day| day.to_string()).unwrap_or_default(),
            inert(row.district.clone().unwrap_or_default()),
            if row.tip { "tip" } else { "leaflet" }.to_owned(),
            inert(row.word.clone()),
            inert(row.label.clone()),
            row.visits.to_string(),
            row.pieces.to_string(),
        ]);
    }
    csv_text(&lines)
}
