//! The pack of the weekly meeting, trends behind it: one tap, over everything that was ever logged.

use chrono::{DateTime, Days};
use engine::door::{Command, Meeting};
use serde_json::json;

use crate::city::City;
use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms};
use crate::{Plan, Trouble};

pub(crate) fn measure(plan: &Plan, city: &City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let today =
        DateTime::from_timestamp_millis(city.now_ms).ok_or("a moment beyond the calendar")?.date_naive();
    let (mut packs, mut trends) = (vec![], vec![]);
    for n in 0..if plan.quick { 12 } else { 40 } {
        // Another week each time: no answer is the one before.
        let week = today.checked_sub_days(Days::new(7 * (1 + n % 20)));
        let watch = Watch::start();
        let pack = city.ames.engine()?.call(Command::Meeting(Meeting::Pack { week }))?;
        packs.push(ms(watch.read()));
        let visits: u64 =
            pack["weeks"].as_array().into_iter().flatten().filter_map(|week| week["visits"].as_u64()).sum();
        if n == 0 {
            report.detail(&format!("weekly_pack{size}"), json!({ "visits_in_twelve_weeks": visits }));
        }
        let watch = Watch::start();
        city.ames.engine()?.call(Command::Meeting(Meeting::Trends { week, topic: None, district: None }))?;
        trends.push(ms(watch.read()));
    }
    let (packs, trends) = (Row::of(packs), Row::of(trends));
    report.figure("weekly_pack_ms", size, packs.at(99.0));
    report.spread("weekly_pack_ms_spread", size, &packs);
    report.figure("trends_ms", size, trends.at(99.0));
    report.spread("trends_ms_spread", size, &trends);
    Ok(())
}
