//! Saving a visit durably, against one plain SQLite insert on the same disk at the same time.

use engine::door::{Command, NewVisit};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, IteratorRandom};
use rand::{RngExt, SeedableRng};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::city::City;
use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms, own_cpu_ms};
use crate::{Plan, Trouble};

/// The log is looked at after so many saves, before the first checkpoint begins it anew.
const COUNTED: i64 = 64;

/// The two take turns, so that a busy disk or processor slows both. Both sync the disk at each commit.
pub(crate) fn measure(plan: &Plan, city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    // Closing folds the write-ahead log in: what is in it then, the saves have written.
    city.ames.close(&city.runtime);
    city.ames.open_again()?;
    let log = city.ames.folder().join("porchlight.db-wal");
    let plain = plain(&city.ames.folder().join("plain.db"))?;
    let mut rng = StdRng::seed_from_u64(11);
    let (mut saves, mut inserts, mut worked) = (vec![], vec![], vec![]);
    for n in 0..if plan.quick { 500 } else { 2000 } {
        let visit = visit(city, &mut rng)?;
        let row = serde_json::to_string(&visit)?;
        let note = visit.note.clone();
        let (watch, before) = (Watch::start(), own_cpu_ms()?);
        let id: Value = city.ames.engine()?.call(Command::LogVisit { visit })?;
        saves.push(ms(watch.read()));
        worked.push(own_cpu_ms()? - before);
        let watch = Watch::start();
        plain
            .prepare_cached("INSERT INTO visit (id, started, visit, note) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id.as_str(), city.now_ms + n, row, note])?;
        inserts.push(ms(watch.read()));
        if n == COUNTED - 1 {
            // A frame of the log is a page and 24 bytes.
            let pages = std::fs::metadata(&log)?.len() as f64 / 4120.0 / COUNTED as f64;
            report.detail(&format!("pages_a_save{size}"), json!((pages * 10.0).round() / 10.0));
        }
    }
    let (saves, inserts) = (Row::of(saves), Row::of(inserts));
    report.figure("save_ms_p50", size, saves.median());
    report.figure("save_ratio", size, saves.median() / inserts.median());
    report.spread("save_ms", size, &saves);
    report.spread("save_cpu_ms", size, &Row::of(worked));
    report.spread("plain_insert_ms", size, &inserts);
    Ok(())
}

/// A plain database, no encryption, with the same durability.
fn plain(at: &std::path::Path) -> Result<Connection, Trouble> {
    if at.exists() {
        std::fs::remove_file(at)?;
    }
    let plain = Connection::open(at)?;
    plain.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000;
         CREATE TABLE visit (id TEXT PRIMARY KEY, started INTEGER NOT NULL, visit TEXT NOT NULL, note TEXT)",
    )?;
    Ok(plain)
}

/// What an officer fills in: a known place, people reached, a topic or two, a note.
pub(crate) fn visit(city: &City, rng: &mut StdRng) -> Result<NewVisit, Trouble> {
    let place = city.stuff.places.choose(rng).ok_or("the pack has no places")?;
    let how_many = rng.random_range(1..3);
    Ok(NewVisit {
        place: Some(place.place),
        people_reached: Some(rng.random_range(1..25)),
        topics: city.stuff.topics.iter().cloned().sample(rng, how_many).into_iter().collect(),
        note: Some(city.stuff.sentences.note(rng)),
        ..NewVisit::default()
    })
}
