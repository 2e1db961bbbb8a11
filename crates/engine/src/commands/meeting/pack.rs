//! What stands in the pack of a week.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use ids::{RecordId, UnixMs};
use model::problems::STEPS;
use model::trend::FEWEST;
use model::weekly::{Tally, WEEKS, topic_trend};
use model::{
    Abstraction, AbstractionKind, Event, EventState, Problem, ProblemState, RecordKind, Referral, TrendNote,
};
use store::lists::{Reader, StaleLine};

use super::places::{districts, gaps, many, neighborhoods};
use super::read::{label_of, tally};
use super::span::Span;
use super::table;
use crate::directory::{Directory, utc};
use crate::door::{
    AbstractionSum, EventRow, ProblemRow, ReferralCounts, StaleRow, StateCount, TopicRow, WeekRow, WeeklyPack,
};
use crate::{Engine, Refusal};

/// So many places and promises are listed; the rest is counted.
const LISTED: usize = 60;
/// No event is longer.
const LONGEST_DAYS: i64 = 31;

impl Engine {
    pub(super) fn weekly_pack(&self, week: Option<NaiveDate>) -> Result<WeeklyPack, Refusal> {
        self.may_read("patrol", "look at the week")?;
        let directory = self.directory()?;
        let span = Span::of(&directory, self.now(), week)?;
        let last_day = span.last_day(&directory);
        let mut pack = self.store.read(|reader| {
            let tally = tally(reader, &span)?;
            let places = reader.places_as_of(span.as_of())?;
            let waiting = gaps(&directory, &span, &places);
            let (stale_count, stale) = reader.stale(last_day, u32::MAX)?;
            let events = events_of(reader, &span)?;
            let abstractions =
                reader.entries_between::<Abstraction>(RecordKind::Abstraction, span.begin(), span.end())?;
            let problems = reader.all_entries::<Problem>(RecordKind::Problem)?;
            let problems: Vec<ProblemRow> = problems
                .iter()
                .map(|(id, problem)| self.problem_row(&directory, *id, problem))
                .filter(|row| row.state != ProblemState::Closed || is_in(&span, row.since))
                .collect();
            Ok::<_, Refusal>(WeeklyPack {
                agency: directory.city.as_ref().map(|city| city.agency.clone()).unwrap_or_default(),
                from: span.monday(),
                until: span.sunday(),
                is_over: span.is_over,
                made: utc(self.now()),
                weeks: weeks(&span, &tally, &events, &abstractions),
                districts: districts(&directory, &tally, &places, &waiting, &stale),
                neighborhoods: neighborhoods(&directory, &tally, &places),
                gap_count: many(waiting.len()),
                gaps: waiting.into_iter().take(LISTED).collect(),
                stale: stale.into_iter().filter_map(|line| stale_row(line, last_day)).take(LISTED).collect(),
                stale_count,
                coming: self.event_rows(reader, &directory, &events, |week| week == WEEKS)?,
                events: self.event_rows(reader, &directory, &events, |week| week + 1 == WEEKS)?,
                referrals: self.referral_counts(reader, &span)?,
                states: states(&problems),
                problems,
                topics: topics(&directory, &tally, span.is_over),
                fewest: FEWEST,
                abstractions: abstraction_sums(&span, &abstractions),
                retail: self.retail_of(reader, &span)?,
                csv: String::new(),
                file: format!("week-{}.csv", span.monday()),
            })
        })?;
        pack.csv = table::text(&directory, &pack)?;
        Ok(pack)
    }

    fn event_rows(
        &self,
        reader: &Reader<'_>,
        directory: &Directory,
        events: &[(usize, RecordId, Event)],
        of: impl Fn(usize) -> bool,
    ) -> Result<Vec<EventRow>, Refusal> {
        let those = events.iter().filter(|(week, ..)| of(*week));
        those
            .map(|(_, id, event)| {
                // Who is on duty is in the calendar; the meeting looks at what came of it.
                let row = self.event_row(reader, directory, *id, event)?;
                Ok(EventRow { staff: vec![], mine: false, ..row })
            })
            .collect()
    }

    fn referral_counts(&self, reader: &Reader<'_>, span: &Span) -> Result<Option<ReferralCounts>, Refusal> {
        let (roster, me) = (self.roster(), self.member()?);
        let template = RecordKind::Referral.space();
        let Some(part) = roster.part(me, template).filter(|part| part.read) else { return Ok(None) };
        let all = reader.all_entries::<Referral>(RecordKind::Referral)?;
        let count =
            |holds: &dyn Fn(&Referral) -> bool| many(all.iter().filter(|(_, one)| holds(one)).count());
        let now = utc(self.now());
        let begun = utc(span.begin_of_last());
        Ok(Some(ReferralCounts {
            open: count(&|one| !model::referrals::is_over(&one.state)),
            overdue: count(&|one| model::referrals::is_overdue(one, now)),
            ended: count(&|one| one.closed.is_some_and(|at| at >= begun)),
            all: part.always,
        }))
    }

    fn retail_of(&self, reader: &Reader<'_>, span: &Span) -> Result<Vec<crate::door::TrendNoteRow>, Refusal> {
        let all = reader.all_entries::<TrendNote>(RecordKind::TrendNote)?;
        let touches = |note: &TrendNote| note.from <= span.sunday() && note.until >= span.monday();
        let those = all.into_iter().filter(|(_, note)| touches(note) && !note.withdrawn);
        those.map(|(id, note)| self.trend_row(id, note)).collect()
    }
}

/// Events that were not called off, with the week each began in: twelve for the one after.
fn events_of(reader: &Reader<'_>, span: &Span) -> Result<Vec<(usize, RecordId, Event)>, Refusal> {
    let after = UnixMs(span.end().0 + TimeDelta::days(7).num_milliseconds());
    let first = UnixMs(span.begin().0 - TimeDelta::days(LONGEST_DAYS).num_milliseconds());
    let all = reader.entries_between::<Event>(RecordKind::Event, first, after)?;
    let week = |event: &Event| {
        let begins = UnixMs(event.starts.timestamp_millis());
        if begins >= span.end() { Some(WEEKS) } else { span.week_of(begins) }
    };
    let those = all.into_iter().filter(|(_, event)| event.state != EventState::CalledOff);
    Ok(those.filter_map(|(id, event)| Some((week(&event)?, id, event))).collect())
}

fn weeks(
    span: &Span,
    tally: &Tally,
    events: &[(usize, RecordId, Event)],
    abstractions: &[(RecordId, Abstraction)],
) -> Vec<WeekRow> {
    let row = |(week, monday): (usize, &NaiveDate)| {
        let here = || events.iter().filter(move |(of, ..)| *of == week);
        let pulled = abstractions.iter().filter(|(_, one)| span.week_at(one.started) == Some(week));
        WeekRow {
            monday: *monday,
            visits: tally.all[week].visits,
            people: tally.all[week].people,
            events: many(here().count()),
            heads: here().flat_map(|(_, _, event)| event.heads.values()).sum(),
            minutes: pulled.map(|(_, one)| one.minutes).sum(),
        }
    };
    span.mondays.iter().enumerate().map(row).collect()
}

/// The topics that were mentioned, most of the last week first.
pub(super) fn topics(directory: &Directory, tally: &Tally, is_over: bool) -> Vec<TopicRow> {
    let row = |(topic, weeks): (&String, &[u32; WEEKS])| {
        let trend = topic_trend(weeks, is_over);
        TopicRow {
            topic: topic.clone(),
            label: label_of(directory, topic),
            weeks: weeks.to_vec(),
            now: trend.now,
            mean_before: trend.mean_before,
            change: trend.change,
        }
    };
    let mut rows: Vec<TopicRow> = tally.topics.iter().map(row).collect();
    let all = |row: &TopicRow| row.weeks.iter().sum::<u32>();
    rows.sort_by(|a, b| (b.now, all(b), &a.label).cmp(&(a.now, all(a), &b.label)));
    rows
}

fn states(problems: &[ProblemRow]) -> Vec<StateCount> {
    let count = |state: &ProblemState| many(problems.iter().filter(|row| row.state == *state).count());
    STEPS.iter().map(|state| StateCount { count: count(state), state: state.clone() }).collect()
}

fn is_in(span: &Span, day: NaiveDate) -> bool {
    (span.monday()..=span.sunday()).contains(&day)
}

fn stale_row(line: StaleLine, last_day: NaiveDate) -> Option<StaleRow> {
    let due: NaiveDate = line.due.parse().ok()?;
    let days = (last_day - due).num_days();
    Some(StaleRow {
        follow_up: line.record,
        promise: line.promise,
        due,
        days: u32::try_from(days).unwrap_or(0),
        district: line.district,
        place_name: line.place_name,
    })
}

/// By what for and district, the longest first. Nobody is named in an abstraction.
fn abstraction_sums(span: &Span, all: &[(RecordId, Abstraction)]) -> Vec<AbstractionSum> {
    let mut sums: BTreeMap<(AbstractionKind, Option<String>), (u32, u32)> = BTreeMap::new();
    for (_, one) in all.iter().filter(|(_, one)| span.week_at(one.started) == Some(WEEKS - 1)) {
        let sum = sums.entry((one.kind.clone(), one.district.clone())).or_default();
        *sum = (sum.0 + 1, sum.1.saturating_add(one.minutes));
    }
    let row = |((kind, district), (times, minutes))| AbstractionSum { kind, district, times, minutes };
    let mut rows: Vec<AbstractionSum> = sums.into_iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.minutes));
    rows
}
