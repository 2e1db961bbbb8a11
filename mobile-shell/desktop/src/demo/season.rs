//! A season of invented visits: plausible, repeatable, and labelled as invented by the pack.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use engine::door::{City, CityView, Command, NewFollowUp, NewVisit, PlaceRow, Whoami};
use engine::{Clock, Engine, Link};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, IteratorRandom};
use rand::{RngExt, SeedableRng};
use serde::de::DeserializeOwned;

use super::city::PEOPLE;
use super::invite_all::complete;
use super::programs;
use crate::home::Home;
use crate::trouble::Trouble;

const DAYS: i64 = 84;
const DAY_MS: i64 = 86_400_000;

/// Notes with no names in them, as a public note should be.
const NOTES: &[&str] = &[
    "Stopped in during the lunch hour. Staff asked about parking on the side street.",
    "Walked the aisles with the manager on duty. Back door lock has been repaired since last time.",
    "Read with the after-school group. They asked for a squad car visit next month.",
    "Talked with people at the playground about bike registration.",
    "Morning drop-off was busy; cars double-parked near the crosswalk.",
    "Staff report fewer packages going missing since the new cameras.",
    "Met two dog walkers who asked about lights on the path.",
    "Crosswalk paint has worn off; said we would pass it on to public works.",
    "Quiet. Left leaflets at the counter.",
    "Coffee with regulars. Main topic was speeding on the through road.",
    "Checked in after last week's break-in nearby; owner has questions about lighting.",
    "Basketball game on the west court, about a dozen players. Kids asked for new nets.",
];
const PROMISES: &[&str] = &[
    "Bring bike registration forms",
    "Ask public works about the crosswalk paint",
    "Come back with crime prevention leaflets",
    "Tell the manager what the traffic study found",
    "Arrange a squad car visit for the children",
];

/// Writes the season on every officer's device and syncs it.
pub(super) async fn play(folder: &Path) -> Result<(), Trouble> {
    for (n, (name, _)) in (0..).zip(PEOPLE) {
        let home = folder.join(name);
        if name.starts_with("officer") {
            tokio::task::spawn_blocking(move || write(&home, 100 + n))
                .await
                .map_err(|e| Trouble::Said(e.to_string()))??;
        }
    }
    let home = folder.join("supervisor-1");
    tokio::task::spawn_blocking(move || programs::write(&home))
        .await
        .map_err(|e| Trouble::Said(e.to_string()))??;
    // Everybody has everybody's visits before the desks open.
    for (name, _) in PEOPLE.iter().chain(PEOPLE) {
        let home = Home::open_with(&folder.join(name), Clock::system(), false)?;
        let link = Link::start(home.engine.clone())?;
        complete(&home.engine).await?;
        link.finish().await;
    }
    Ok(())
}

/// Each visit is logged at its own time: the device's clock is turned back and runs through the season.
fn write(folder: &Path, seed: u64) -> Result<(), Trouble> {
    let now = Clock::system().now();
    let turned = Arc::new(AtomicI64::new(now.0));
    let reading = turned.clone();
    let clock = Clock::manual(move || engine::UnixMs(reading.load(Ordering::Relaxed)));
    let home = Home::open_with(folder, clock, false)?;
    let engine = &home.engine;
    let mut rng = StdRng::seed_from_u64(seed);
    let me: Whoami = ask(engine, Command::Whoami)?;
    let view: CityView = ask(engine, Command::City)?;
    let city = view.city.ok_or_else(|| Trouble::Said("the directory has not arrived".into()))?;
    let district = me.districts.first().cloned();
    let all = Command::Places { district, kind: None, text: None, here: None, limit: Some(500) };
    let places: Vec<PlaceRow> = ask(engine, all)?;
    for day in (0..DAYS).rev() {
        // Three shifts in five; a place in three of a district stays unvisited, so some are due.
        for stop in 0..rng.random_range(0..5) {
            let at = now.0 - day * DAY_MS - rng.random_range(1..6) * 3_600_000 + stop * 1_500_000;
            turned.store(at.min(now.0 - 60_000), Ordering::Relaxed);
            let Some(place) =
                places.iter().filter(|place| place.place.as_bytes()[15] % 3 != 0).choose(&mut rng)
            else {
                continue;
            };
            ask::<serde_json::Value>(
                engine,
                Command::LogVisit { visit: visit(place, &city, engine, day, &mut rng) },
            )?;
        }
    }
    Ok(())
}

fn visit(place: &PlaceRow, city: &City, engine: &Engine, day: i64, rng: &mut StdRng) -> NewVisit {
    let how_many = rng.random_range(0..3);
    let topics = city.topics.sample(rng, how_many).map(|topic| topic.word.clone()).collect();
    let materials = if rng.random_bool(0.2) { city.materials.choose(rng) } else { None };
    let language = if rng.random_bool(0.1) { city.languages.choose(rng) } else { None };
    // Promises of the last two weeks are still open.
    let follow_up = rng.random_bool(0.08).then(|| NewFollowUp {
        promise: PROMISES.choose(rng).copied().unwrap_or_default().to_owned(),
        due: engine.today_plus(rng.random_range(2..14)),
        owner: None,
        visit: None,
        place: Some(place.place),
    });
    NewVisit {
        place: Some(place.place),
        people_reached: rng.random_bool(0.8).then(|| rng.random_range(1..25)),
        topics,
        materials: materials.map(|material| material.word.clone()).into_iter().collect(),
        tips: tip(place, city, day).into_iter().collect(),
        language: language.map(|language| language.word.clone()),
        note: rng.random_bool(0.7).then(|| NOTES.choose(rng).copied().unwrap_or_default().to_owned()),
        private_note: rng
            .random_bool(0.05)
            .then(|| "Staff asked not to be named; call before the next visit.".to_owned()),
        follow_up: follow_up.filter(|_| day < 20),
        ..NewVisit::default()
    }
}

/// The tip that was given, at every sixth visit or so: told by the day and the place, not by chance, so that
/// the season stays the same.
fn tip(place: &PlaceRow, city: &City, day: i64) -> Option<String> {
    let number = usize::try_from(day + i64::from(place.place.as_bytes()[14])).ok()?;
    let tip = city.tips.get(number.checked_div(6)? % city.tips.len().max(1))?;
    (number % 6 == 0).then(|| tip.word.clone())
}

pub(super) fn ask<T: DeserializeOwned>(engine: &Engine, command: Command) -> Result<T, Trouble> {
    serde_json::from_value(engine.call(command)?).map_err(|error| Trouble::Said(error.to_string()))
}
