//! Trends against figures made in another way: from what the test itself logged, with the calendar of the
//! zone and by throwing coins, over a change of clocks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::America::Chicago;
use engine::door::{AnalystExport, Command, Meeting, NewVisit, PlaceRow, TrendsView};
use ids::RecordId;
use model::trend::Change;
use rand::RngExt;
use rand::seq::IndexedRandom;
use testkit::{City, Device};

const TOPICS: &[&str] = &["traffic", "scams", "noise"];

struct Logged {
    started: DateTime<Utc>,
    place: PlaceRow,
    topics: BTreeSet<String>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn trends(device: &Device, topic: Option<&str>) -> TrendsView {
    let week = Some(day("2026-05-20"));
    device.ask(Command::Meeting(Meeting::Trends { week, topic: topic.map(str::to_owned), district: None }))
}

/// Twelve weeks from 2 March on: clocks go forward on the 8th.
fn a_spring(city: &mut City, device: &Device) -> Vec<Logged> {
    let places: Vec<PlaceRow> = device.places().into_iter().take(8).collect();
    let begin = "2026-03-02T06:00:00Z".parse::<DateTime<Utc>>().unwrap();
    let mut all = vec![];
    for n in 0..420 {
        let rng = city.random();
        let started = begin + TimeDelta::minutes(rng.random_range(0..12 * 7 * 24 * 60 - 120));
        let place = places.choose(rng).unwrap().clone();
        let mut topics: BTreeSet<String> =
            rng.random_bool(0.5).then(|| (*TOPICS.choose(rng).unwrap()).to_owned()).into_iter().collect();
        // One place hears of noise nearly always; the last week is full of scams.
        if place.place == places[3].place && n % 4 != 0 {
            topics.insert("noise".into());
        }
        if started > begin + TimeDelta::days(77) && n % 3 != 0 {
            topics.insert("scams".into());
        }
        device.logs_visit(NewVisit {
            place: Some(place.place),
            started: Some(started),
            topics: topics.clone(),
            ..NewVisit::default()
        });
        all.push(Logged { started, place, topics });
    }
    all
}

/// The chance of `least` or more of `all`, by throwing a coin once after the other.
fn thrown(least: u32, all: u32, share: f64) -> f64 {
    let mut chances = vec![1.0];
    for _ in 0..all {
        let mut next = vec![0.0; chances.len() + 1];
        for (n, chance) in chances.iter().enumerate() {
            next[n] += chance * (1.0 - share);
            next[n + 1] += chance * share;
        }
        chances = next;
    }
    chances[least as usize..].iter().sum()
}

#[test]
fn trends_are_what_another_count_gives() {
    let mut city = City::seeded(541);
    let (ames, analyst) = (city.joins("Ames"), city.joins("Analyst 1"));
    let all = a_spring(&mut city, &ames);
    city.settles(&[&ames, &analyst]);
    let view = trends(&analyst, None);
    assert_eq!((view.from, view.until, view.is_over), (day("2026-03-02"), day("2026-05-24"), true));
    assert_eq!(view.visits as usize, all.len());

    // By week and topic.
    let mut topics: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut hours = vec![vec![0; 8]; 7];
    for one in &all {
        let there = one.started.with_timezone(&Chicago);
        let week = (there.date_naive() - view.from).num_days() / 7;
        for topic in &one.topics {
            topics.entry(topic).or_insert_with(|| vec![0; 12])[usize::try_from(week).unwrap()] += 1;
        }
        hours[there.weekday().num_days_from_monday() as usize][there.hour() as usize / 3] += 1;
    }
    assert_eq!(view.hours, hours, "by the clock on the wall, before and after it went forward");
    assert_eq!(view.topics.len(), topics.len());
    for row in &view.topics {
        let weeks = &topics[row.topic.as_str()];
        assert_eq!(&row.weeks, weeks, "{}", row.topic);
        let (now, before) = (weeks[11], weeks[7..11].iter().sum::<u32>());
        let told = match (now, before) {
            (now, before) if now + before < 20 => Change::TooFew,
            (now, before) if thrown(now, now + before, 0.2) <= 0.005 => Change::More,
            (now, before) if 1.0 - thrown(now + 1, now + before, 0.2) <= 0.005 => Change::Fewer,
            _ => Change::NoClearChange,
        };
        assert_eq!(row.change, told, "{} {weeks:?}", row.topic);
    }
    let change = |topic: &str| view.topics.iter().find(|row| row.topic == topic).unwrap().change;
    assert_eq!((change("scams"), change("traffic")), (Change::More, Change::NoClearChange));

    // By place: the pairs that stand out, and no others.
    let mut found: Vec<(RecordId, String)> =
        view.targets.iter().map(|row| (row.place, row.topic.clone())).collect();
    found.sort();
    let mut expected = vec![];
    let places: BTreeSet<RecordId> = all.iter().map(|one| one.place.place).collect();
    let asked = f64::from(u32::try_from(places.len() * topics.len()).unwrap());
    for place in &places {
        let visits = all.iter().filter(|one| one.place.place == *place).count();
        for topic in topics.keys() {
            let of = |one: &&Logged| one.topics.contains(*topic);
            let here = all.iter().filter(of).filter(|one| one.place.place == *place).count();
            let everywhere = all.iter().filter(of).count();
            let share = visits as f64 / all.len() as f64;
            let chance = thrown(u32::try_from(here).unwrap(), u32::try_from(everywhere).unwrap(), share);
            if here >= 5 && everywhere >= 20 && chance <= 0.01 / asked {
                expected.push((*place, (*topic).to_owned()));
            }
        }
    }
    assert_eq!(found, expected);
    assert_eq!(expected.len(), 1, "the place that hears of noise");

    // About one topic, its hours are of its visits alone.
    let noise = trends(&analyst, Some("noise"));
    let about = all.iter().filter(|one| one.topics.contains("noise")).count();
    assert_eq!((noise.visits as usize, noise.too_few), (about, false));
    assert_eq!(noise.hours.iter().flatten().sum::<u32>() as usize, about);
}

#[test]
fn an_export_holds_public_fields_and_nobody() {
    let mut city = City::seeded(542);
    let (ames, analyst) = (city.joins("Ames"), city.joins("Analyst 1"));
    let partner = city.joins("Partner 1");
    let place = ames.places()[0].clone();
    ames.logs_visit(NewVisit {
        place: Some(place.place),
        topics: ["scams".to_owned()].into(),
        note: Some("=2+2 and a public word".into()),
        private_note: Some("not for anybody".into()),
        case_number: Some("26-000123".into()),
        ..NewVisit::default()
    });
    city.settles(&[&ames, &analyst]);
    let until = ames.today().day;
    let ask =
        Command::Meeting(Meeting::Export { from: until.checked_sub_days(Days::new(7)).unwrap(), until });
    let export: AnalystExport = analyst.ask(ask.clone());
    assert_eq!((export.visits, export.places), (1, 1));
    let lines: Vec<&str> = export.csv.lines().collect();
    assert_eq!(
        lines[0],
        "week,day,weekday,hour,district,neighborhood,kind,topics,people_reached,place,lat,lon"
    );
    assert!(lines[1].starts_with("2026-06-08,2026-06-10,Wednesday,10,"), "{}", lines[1]);
    for hidden in ["Officer", "public word", "not for anybody", "26-000123", &ames.member().to_string()] {
        assert!(!export.csv.contains(hidden) && !export.geojson.contains(hidden), "{hidden}");
    }
    let map: serde_json::Value = serde_json::from_str(&export.geojson).unwrap();
    let point = &map["features"][0];
    assert_eq!(point["properties"]["mentions"]["Scams and fraud"], 1);
    assert_eq!(point["geometry"]["coordinates"][0].as_f64(), place.lon, "longitude first, as GeoJSON has it");
    assert!(export.left_out.iter().any(|line| line.starts_with("officers")));
    let longer = Command::Meeting(Meeting::Export { from: day("2020-01-01"), until });
    assert!(analyst.refuses(longer).say.contains("more than a year"));
    partner.refuses(ask);
}
