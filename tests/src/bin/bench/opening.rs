//! From a closed store to the first list.

use engine::door::{Command, TodayView};

use crate::Trouble;
use crate::city::City;
use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms};

const REPEATS: usize = 15;

/// Opens the store with its key, verifies the roster, reads the directory, and lists today.
pub(crate) fn measure(city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let mut took = vec![];
    for _ in 0..REPEATS {
        city.ames.close(&city.runtime);
        let watch = Watch::start();
        city.ames.open_again()?;
        let today: TodayView = city.ames.ask(Command::Today { district: None, here: None })?;
        took.push(ms(watch.read()));
        if today.visits.is_empty() || today.due.is_empty() {
            return Err("today's list is empty; nothing was measured".into());
        }
    }
    let took = Row::of(took);
    report.figure("open_ms", size, took.median());
    report.spread("open_ms_of_15", size, &took);
    Ok(())
}
