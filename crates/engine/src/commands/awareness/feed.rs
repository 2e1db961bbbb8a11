//! What the city may show of what is done. Whole weeks that are over, whole districts, counts that are not
//! small; programs by their name. No place, no hour, no text that anybody typed, and nothing of a person:
//! what is not made of counts and of words of the pack is not in it.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use ids::{AgencyId, RecordId, UnixMs};
use model::summary::{Count, Counts, suppress};
use model::{Event, EventState, RecordKind};

use super::given::monday;
use super::{is_timely, writing};
use crate::directory::{Directory, utc};
use crate::door::{Feed, FeedItem, FeedQuery};
use crate::{Engine, Refusal, bad_field};

const WEEKS: u32 = 8;
const MOST_WEEKS: u32 = 52;
/// A week is told when nobody can be met any more where it says that somebody was.
const DELAY_DAYS: u32 = 3;
/// Fewer visits or people could be told by those who know the street.
const FEWER_THAN: u32 = 10;
const NEVER_BELOW: u32 = 5;

/// What a feed is made with.
struct Making<'a> {
    directory: &'a Directory,
    agency: AgencyId,
    fewer_than: u32,
    delay_days: u64,
    kept_back: u32,
}

impl Engine {
    pub(super) fn feed(&self, query: &FeedQuery) -> Result<Feed, Refusal> {
        self.may_read("patrol", "make the public feed")?;
        self.may_read("outreach", "make the public feed")?;
        let weeks = query.weeks.unwrap_or(WEEKS);
        let (delay_days, fewer_than) =
            (query.delay_days.unwrap_or(DELAY_DAYS), query.fewer_than.unwrap_or(FEWER_THAN));
        check(query, weeks, delay_days, fewer_than)?;
        let (directory, now) = (self.directory()?, self.now());
        let agency = self.identity()?.agency;
        let mut making =
            Making { directory: &directory, agency, fewer_than, delay_days: delay_days.into(), kept_back: 0 };
        let today = directory.day(now);
        let mut items = vec![];
        let this_week = monday(today);
        for back in 1..=u64::from(weeks) {
            let Some(week) = this_week.checked_sub_days(Days::new(7 * back)) else { break };
            if making.published(week, 7) > utc(now) {
                continue;
            }
            items.extend(self.week(&mut making, week)?);
        }
        items.extend(making.tips_of(today));
        items.sort_by(|a, b| b.published.cmp(&a.published).then(a.id.cmp(&b.id)));
        let city = directory.city.as_ref();
        let title = city.map(|city| format!("{}: out in the community", city.agency)).unwrap_or_default();
        let about = "What officers and volunteers did, by week and district. Small numbers are not shown.";
        let page = writing::Page { title: &title, about, home: query.home_page.as_deref(), items: &items };
        let (json, rss) = (page.json()?, page.rss());
        Ok(Feed { json, rss, title, items, kept_back: making.kept_back })
    }

    /// What was done in the week that begins on `week`.
    fn week(&self, making: &mut Making<'_>, week: NaiveDate) -> Result<Option<FeedItem>, Refusal> {
        let directory = making.directory;
        let last = week.checked_add_days(Days::new(6)).unwrap_or(week);
        let (begin, end) = (directory.begin(week), directory.end(last));
        let mut by_district: BTreeMap<Option<String>, Count> =
            directory.districts.iter().map(|it| (Some(it.code.clone()), Count::default())).collect();
        let mut by_topic: BTreeMap<String, Count> = BTreeMap::new();
        let mut programs: BTreeMap<String, (u32, i64)> = BTreeMap::new();
        self.store.read(|reader| {
            reader.each_visit(begin, end, |visit| {
                let count = Count { visits: 1, people: visit.people };
                *by_district.entry(visit.district).or_default() += count;
                for topic in visit.topics {
                    *by_topic.entry(topic).or_default() += count;
                }
            })?;
            for (_, event) in reader.entries_between::<Event>(RecordKind::Event, begin, end)? {
                let was_held = event.ends <= utc(UnixMs(end.0)) && event.state != EventState::CalledOff;
                // What an event is called, somebody has typed; what its program is called, the city has.
                let program =
                    event.program.filter(|name| directory.programs.iter().any(|it| it.name == *name));
                if let Some(program) = program.filter(|_| was_held) {
                    let held = programs.entry(program).or_default();
                    *held = (held.0 + 1, held.1 + event.heads.values().sum::<i64>());
                }
            }
            Ok::<_, Refusal>(())
        })?;
        let mut text = making.districts(&by_district);
        text.extend(making.topics(&by_topic));
        text.extend(making.programs(&programs));
        if text.is_empty() {
            return Ok(None);
        }
        Ok(Some(FeedItem {
            id: making.id(&format!("week {week}")),
            title: format!("The week of {}", week.format("%B %-d, %Y")),
            text,
            published: making.published(week, 7),
        }))
    }
}

impl Making<'_> {
    /// A line for each district, and the sum where it gives no small number away.
    fn districts(&mut self, counted: &BTreeMap<Option<String>, Count>) -> Vec<String> {
        let counts = Counts { columns: 1, cells: counted.values().copied().collect() };
        let shown = suppress(&counts, self.fewer_than);
        self.kept_back = self.kept_back.saturating_add(shown.suppressed);
        let name = |code: &Option<String>| {
            let known =
                self.directory.districts.iter().find(|district| Some(&district.code) == code.as_ref());
            known.map_or_else(|| "Elsewhere in the city".to_owned(), |district| district.name.clone())
        };
        let names = counted.keys().map(name).chain(["All of the city".to_owned()]);
        let cells = shown.rows.iter().map(|row| row.first().copied().flatten());
        let lines = names.zip(cells).filter_map(|(name, count)| {
            let Count { visits, people } = count.filter(|count| count.visits > 0)?;
            let people = if people > 0 { format!(", about {people} people met") } else { String::new() };
            Some(format!("{name}: {visits} visits{people}."))
        });
        lines.collect()
    }

    /// The topics that were talked about often, the most frequent first.
    fn topics(&mut self, counted: &BTreeMap<String, Count>) -> Option<String> {
        let topics = self.directory.city.as_ref().map(|city| city.topics.as_slice()).unwrap_or_default();
        let (often, seldom): (Vec<_>, Vec<_>) =
            counted.iter().partition(|(_, count)| count.visits >= self.fewer_than);
        self.kept_back = self.kept_back.saturating_add(u32::try_from(seldom.len()).unwrap_or(u32::MAX));
        let mut often: Vec<(u32, &str)> = often
            .into_iter()
            .filter_map(|(word, count)| {
                let topic = topics.iter().find(|topic| topic.word == *word)?;
                Some((count.visits, topic.label.as_str()))
            })
            .collect();
        often.sort_by_key(|(visits, label)| (std::cmp::Reverse(*visits), *label));
        let labels: Vec<&str> = often.into_iter().take(5).map(|(_, label)| label).collect();
        (!labels.is_empty()).then(|| format!("Talked about most: {}.", labels.join(", ")))
    }

    fn programs(&mut self, held: &BTreeMap<String, (u32, i64)>) -> Vec<String> {
        let mut lines = vec![];
        for (program, (events, heads)) in held {
            let came = match u32::try_from(*heads) {
                Ok(heads) if heads >= self.fewer_than => format!(", {heads} people came"),
                Ok(0) | Err(_) => String::new(),
                Ok(_) => {
                    self.kept_back = self.kept_back.saturating_add(1);
                    String::new()
                }
            };
            let times = if *events == 1 { "once".to_owned() } else { format!("{events} times") };
            lines.push(format!("{program}: {times}{came}."));
        }
        lines
    }

    /// The tips of this month, as one item: the city's words, to be told on.
    fn tips_of(&self, today: NaiveDate) -> Option<FeedItem> {
        let city = self.directory.city.as_ref()?;
        let seasonal: Vec<_> = city
            .tips
            .iter()
            .filter(|tip| !tip.months.is_empty() && is_timely(tip, today.month()))
            .map(|tip| format!("{}: {}", tip.label, tip.says))
            .collect();
        let first = today.with_day(1)?;
        (!seasonal.is_empty()).then(|| FeedItem {
            id: self.id(&format!("tips {}", first.format("%Y-%m"))),
            title: format!("Tips for {}", first.format("%B %Y")),
            text: seasonal,
            published: utc(self.directory.begin(first)),
        })
    }

    /// The same id on every device that makes the item.
    fn id(&self, name: &str) -> String {
        format!("urn:uuid:{}", RecordId::derived(self.agency.as_bytes(), &format!("feed {name}")))
    }

    /// When something that took `days` from `day` on may be told.
    fn published(&self, day: NaiveDate, days: u64) -> DateTime<Utc> {
        let after = day.checked_add_days(Days::new(days + self.delay_days)).unwrap_or(day);
        utc(self.directory.begin(after))
    }
}

fn check(query: &FeedQuery, weeks: u32, delay_days: u32, fewer_than: u32) -> Result<(), Refusal> {
    if !(1..=MOST_WEEKS).contains(&weeks) {
        return Err(bad_field("weeks", "A feed tells of 1 to 52 weeks.", "Give a number of weeks."));
    }
    if !(1..=365).contains(&delay_days) {
        return Err(bad_field(
            "delay_days",
            "A week is told a day after its end at the earliest.",
            "Give a number of days from 1 on; 3 is usual.",
        ));
    }
    if !(NEVER_BELOW..=1_000).contains(&fewer_than) {
        return Err(bad_field(
            "fewer_than",
            "Counts below 5 are never told.",
            "Give a number from 5 on; 10 is usual.",
        ));
    }
    let is_page = |page: &String| {
        let rest = page.strip_prefix("https://").or_else(|| page.strip_prefix("http://"));
        rest.is_some_and(|rest| !rest.is_empty()) && page.len() <= 300 && !page.contains(char::is_whitespace)
    };
    if query.home_page.as_ref().is_some_and(|page| !is_page(page)) {
        return Err(bad_field(
            "home_page",
            "That is no address of a page.",
            "Write it whole, such as https://city.example/police.",
        ));
    }
    Ok(())
}
