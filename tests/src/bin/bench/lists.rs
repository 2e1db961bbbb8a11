//! Today's list and search, as screens ask for them: one question after the other, none twice alike.

use chrono::{DateTime, Days};
use engine::door::{Command, Here, SearchQuery, TodayView};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

use crate::city::City;
use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms};
use crate::{Plan, Trouble};

/// Typed words, from the start of a word to a whole question; some stand in most notes, some in none.
const TYPED: &[&str] = &[
    "gra",
    "graffiti",
    "wall",
    "about",
    "ponds dog",
    "gift card",
    "catal",
    "scooters footpath",
    "custodian even",
    "snow ramp",
    "dismissal",
    "nothing further",
    "26-0",
    "north",
    "zebra",
    "the",
    "st",
    "alarm",
    "team spring",
    "night crew",
    "shoplifting cashier",
    "park",
    "school",
    "converter thefts",
    "wallet came back",
    "b",
    "window card",
];

pub(crate) fn measure(plan: &Plan, city: &City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let mut rng = StdRng::seed_from_u64(7);
    today(if plan.quick { 200 } else { 1000 }, city, &mut rng, report, size)?;
    search(if plan.quick { 300 } else { 2000 }, city, &mut rng, report, size)
}

fn today(
    times: usize,
    city: &City,
    rng: &mut StdRng,
    report: &mut Report,
    size: &str,
) -> Result<(), Trouble> {
    let mut took = vec![];
    for _ in 0..times {
        let district = ["1", "2", "3", "4"].choose(rng).map(|code| (*code).to_owned());
        let (lat, lon) = (44.93 + rng.random_range(0.0..0.04), -93.38 + rng.random_range(0.0..0.05));
        let here = rng.random_bool(0.8).then_some(Here { lat, lon });
        let watch = Watch::start();
        let answer = city.ames.engine()?.call(Command::Today { district, here })?;
        took.push(ms(watch.read()));
        let _: TodayView = serde_json::from_value(answer)?;
    }
    let took = Row::of(took);
    report.figure("today_ms_p99", size, took.at(99.0));
    report.spread("today_ms", size, &took);
    Ok(())
}

fn search(
    times: usize,
    city: &City,
    rng: &mut StdRng,
    report: &mut Report,
    size: &str,
) -> Result<(), Trouble> {
    let mut took = vec![];
    for _ in 0..times {
        let query = question(city, rng)?;
        let asked = query.clone();
        let watch = Watch::start();
        let answer = city.ames.engine()?.call(Command::Search { query })?;
        let found = answer.get("visits").and_then(Value::as_array).map_or(0, Vec::len);
        took.push((ms(watch.read()), found, asked));
    }
    took.sort_by(|a, b| b.0.total_cmp(&a.0));
    let found = took.iter().filter(|(_, found, _)| *found > 0).count();
    let slowest: Vec<Value> = took
        .iter()
        .take(8)
        .map(|(ms, found, asked)| json!({ "ms": ms, "found": found, "asked": serde_json::to_value(asked).ok() }))
        .collect();
    let row = Row::of(took.iter().map(|(ms, ..)| *ms).collect());
    report.figure("search_ms_p99", size, row.at(99.0));
    report.spread("search_ms", size, &row);
    report.detail(
        &format!("searches{size}"),
        json!({ "asked": times, "found_something": found, "slowest": slowest }),
    );
    Ok(())
}

/// Words, or what can be chosen, or both; sometimes within days, sometimes the second page.
fn question(city: &City, rng: &mut StdRng) -> Result<SearchQuery, Trouble> {
    let mut query = SearchQuery::default();
    let (typed, chosen) =
        *[(true, false), (true, true), (false, true)].choose(rng).ok_or("three ways to ask")?;
    if typed {
        query.text = TYPED.choose(rng).map(|text| (*text).to_owned());
    }
    if chosen {
        match rng.random_range(0..4) {
            0 => query.topic = city.stuff.topics.choose(rng).cloned(),
            1 => query.place = city.stuff.places.choose(rng).map(|place| place.place),
            2 => query.district = ["1", "2", "3", "4"].choose(rng).map(|code| (*code).to_owned()),
            _ => query.kind = city.stuff.places.choose(rng).map(|place| place.kind.clone()),
        }
    }
    if rng.random_bool(0.3) {
        let today =
            DateTime::from_timestamp_millis(city.now_ms).ok_or("a moment beyond the calendar")?.date_naive();
        query.from = today.checked_sub_days(Days::new(rng.random_range(2..300)));
        query.until = query.from.and_then(|from| from.checked_add_days(Days::new(rng.random_range(1..60))));
    }
    Ok(query)
}
