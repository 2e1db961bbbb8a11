//! From one officer's save to the other officer's store, both durable, over the relay.

use std::time::Duration;

use engine::door::{Changed, Command, VisitChange};
use ids::RecordId;
use tokio::sync::broadcast::Receiver;

use crate::Trouble;
use crate::city::City;
use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms};
use crate::visits;

const EDITS: u64 = 200;

/// The watch starts before the first device saves and stops when the second has committed.
pub(crate) fn measure(city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let runtime = city.runtime.clone();
    city.ames.plug(&runtime)?;
    city.dorn.plug(&runtime)?;
    let mut took = vec![];
    for n in 0..EDITS {
        let visit = visits::record(n, city.made_at(n, 0, city.first_size)?);
        let people = u32::try_from(n + city.visits % 9_973)?; // No value twice: an equal one makes no change.
        let change = VisitChange { people_reached: Some(Some(people)), ..VisitChange::default() };
        let mut heard = city.dorn.engine()?.listen();
        let watch = Watch::start();
        city.ames.engine()?.call(Command::EditVisit { visit, seen: None, change })?;
        runtime.block_on(hears_of(&mut heard, visit))?;
        took.push(ms(watch.read()));
        // People pause between two edits; the words about who has seen what come to rest meanwhile.
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(10)).await });
    }
    city.ames.unplug(&runtime);
    city.dorn.unplug(&runtime);
    let took = Row::of(took);
    report.figure("live_ms_p50", size, took.median());
    report.figure("live_ms_p99", size, took.at(99.0));
    report.spread("live_ms", size, &took);
    Ok(())
}

async fn hears_of(heard: &mut Receiver<Changed>, visit: RecordId) -> Result<(), Trouble> {
    let told = async {
        while !heard.recv().await?.records.contains(&visit) {}
        Ok(())
    };
    tokio::time::timeout(Duration::from_secs(5), told).await?
}
