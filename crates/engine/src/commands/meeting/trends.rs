//! Topics by week, weekday, hour and place.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate, Timelike};
use ids::{RecordId, UnixMs};
use model::trend::{FEWEST, FEWEST_AT_A_PLACE, stands_out};
use model::weekly::Tally;
use store::lists::{PlaceLine, SeenRow};

use super::pack::topics;
use super::places::many;
use super::read::{Topics, label_of, seen};
use super::span::Span;
use crate::directory::{Directory, utc};
use crate::door::{TargetRow, TrendsView};
use crate::{Engine, Refusal, bad_field};

/// Bands of three hours: one of an hour would scatter a week's visits into ones and twos.
const BAND_HOURS: usize = 3;
/// So many places are shown.
const TARGETS: usize = 40;

impl Engine {
    pub(super) fn trends(
        &self,
        week: Option<NaiveDate>,
        topic: Option<&str>,
        district: Option<&str>,
    ) -> Result<TrendsView, Refusal> {
        self.may_read("patrol", "look at trends")?;
        let directory = self.directory()?;
        if let Some(code) = district.filter(|code| directory.districts.iter().all(|one| one.code != *code)) {
            let say = format!("There is no district {code} this year.");
            return Err(bad_field("district", say, "Choose one of the list."));
        }
        let span = Span::of(&directory, self.now(), week)?;
        let (mut tally, mut words) = (Tally::default(), Topics::default());
        let mut patterns = Patterns::default();
        let places = self.store.read(|reader| {
            reader.each_seen(span.begin(), span.end(), |row| {
                let Some(week) = span.week_of(row.started) else { return };
                if district.is_some_and(|code| row.district != Some(code)) {
                    return;
                }
                let mentioned = words.of(row.topics);
                tally.add(&seen(week, &row, mentioned));
                patterns.add(&directory, &row, mentioned, topic);
            })?;
            Ok::<_, Refusal>(reader.places_as_of(span.as_of())?)
        })?;
        let targets = patterns.targets(&directory, &places, topic);
        Ok(TrendsView {
            from: span.mondays[0],
            until: span.sunday(),
            is_over: span.is_over,
            mondays: span.mondays.to_vec(),
            topics: topics(&directory, &tally, span.is_over),
            visits: patterns.visits,
            too_few: patterns.visits < FEWEST,
            hours: patterns.hours.iter().map(|day| day.to_vec()).collect(),
            targets,
            fewest: FEWEST,
            fewest_at_a_place: FEWEST_AT_A_PLACE,
        })
    }
}

/// What is tallied besides weeks.
#[derive(Default)]
struct Patterns {
    /// By weekday from Monday on, then by band.
    hours: [[u32; 24 / BAND_HOURS]; 7],
    visits: u32,
    /// Visits of all topics, everywhere and by place.
    all_visits: u32,
    at: HashMap<RecordId, u32>,
    /// Mentions by topic: everywhere, and by place.
    mentions: BTreeMap<String, (u32, HashMap<RecordId, u32>)>,
}

impl Patterns {
    fn add(&mut self, directory: &Directory, row: &SeenRow<'_>, mentioned: &[String], only: Option<&str>) {
        self.all_visits += 1;
        if let Some(place) = row.place {
            *self.at.entry(place).or_default() += 1;
        }
        for topic in mentioned {
            let (all, places) = self.mentions.entry(topic.clone()).or_default();
            *all += 1;
            if let Some(place) = row.place {
                *places.entry(place).or_default() += 1;
            }
        }
        if only.is_none_or(|only| mentioned.iter().any(|topic| topic == only)) {
            self.visits += 1;
            let (weekday, band) = when(directory, row.started);
            if let Some(count) = self.hours.get_mut(weekday).and_then(|day| day.get_mut(band)) {
                *count += 1;
            }
        }
    }

    /// Every pair of a place and a topic is asked, so each has to be that much surer.
    fn targets(&self, directory: &Directory, places: &[PlaceLine], only: Option<&str>) -> Vec<TargetRow> {
        let asked = many(self.at.len()).saturating_mul(many(self.mentions.len()));
        let mut rows = vec![];
        for (topic, (all, here)) in
            self.mentions.iter().filter(|(topic, _)| only.is_none_or(|only| only == *topic))
        {
            for place in places {
                let (Some(count), Some(visits)) = (here.get(&place.record), self.at.get(&place.record))
                else {
                    continue;
                };
                if stands_out(*count, *all, *visits, self.all_visits, asked) {
                    let share = f64::from(*visits) / f64::from(self.all_visits.max(1));
                    rows.push(TargetRow {
                        place: place.record,
                        name: place.name.clone(),
                        kind: place.kind.clone().into(),
                        district: place.district.clone(),
                        lat: place.at.map(|at| at.0),
                        lon: place.at.map(|at| at.1),
                        label: label_of(directory, topic),
                        topic: topic.clone(),
                        here: *count,
                        all: *all,
                        visits: *visits,
                        expected: share * f64::from(*all),
                    });
                }
            }
        }
        rows.sort_by(|a, b| (b.here, &a.name, &a.topic).cmp(&(a.here, &b.name, &b.topic)));
        rows.truncate(TARGETS);
        rows
    }
}

/// Weekday from Monday on, and band of hours, in the city's zone.
fn when(directory: &Directory, at: UnixMs) -> (usize, usize) {
    let there = utc(at).with_timezone(&directory.zone);
    (there.weekday().num_days_from_monday() as usize, there.hour() as usize / BAND_HOURS)
}
