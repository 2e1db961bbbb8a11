//! The custodian's questions: what is due for disposal, what a request finds, what goes out, and
//! summary data.

use engine::door::{
    Asked, Audience, Command, Dimension, Export, ExportRequest, RequestFound, RetentionQueue, SummaryQuery,
    SummaryTable,
};
use serde_json::json;

use crate::city::City;
use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms};
use crate::{Plan, Trouble};

pub(crate) fn measure(plan: &Plan, city: &City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let times = if plan.quick { 50 } else { 200 };
    retention(times, city, report, size)?;
    requests(times, city, report, size)?;
    let mut took = vec![];
    // A table has 120 columns at most: of a million visits, the last nine years.
    let from = chrono::DateTime::from_timestamp_millis(city.now_ms - 9 * 365 * 86_400_000);
    for columns in [None, Some(Dimension::Month)].into_iter().cycle().take(times.min(20)) {
        let from = from.map(|at| at.date_naive());
        let query = SummaryQuery { rows: Dimension::Topic, columns, from, until: None, fewer_than: None };
        let watch = Watch::start();
        let _: SummaryTable = city.dorn.ask(Command::SummaryData { query })?;
        took.push(ms(watch.read()));
    }
    report.spread("summary_of_everything_ms", size, &Row::of(took));
    Ok(())
}

/// Pages through the queue from its beginning, as a custodian does.
fn retention(times: usize, city: &City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let (mut took, mut after, mut shown) = (vec![], None, 0);
    let mut old_enough = 0;
    // 3 s each at a million records.
    for _ in 0..times.min(40) {
        let watch = Watch::start();
        let queue: RetentionQueue =
            city.dorn.ask(Command::RetentionQueue { class: None, after, limit: None })?;
        took.push(ms(watch.read()));
        shown += queue.rows.len();
        old_enough = queue.classes.iter().map(|class| class.old_enough).sum();
        after = queue.next;
    }
    let took = Row::of(took);
    report.figure("retention_queue_ms_p99", size, took.at(99.0));
    report.spread("retention_queue_ms", size, &took);
    report.detail(&format!("retention_queue{size}"), json!({ "old_enough": old_enough, "shown": shown }));
    Ok(())
}

fn requests(times: usize, city: &City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let officer = city.authors.first().map(|author| author.member);
    let place = city.stuff.places.first().map(|place| place.place);
    let questions = [
        ("words", Asked { text: Some("gift card".into()), ..Asked::default() }),
        ("words_of_none", Asked { text: Some("xylophone".into()), ..Asked::default() }),
        ("officer", Asked { officer, ..Asked::default() }),
        ("place", Asked { place, ..Asked::default() }),
    ];
    for (name, asked) in questions {
        let mut took = vec![];
        let mut found = 0;
        for _ in 0..times.min(50) {
            let asked = asked.clone();
            let watch = Watch::start();
            let page: RequestFound =
                city.dorn.ask(Command::FindForRequest { asked, after: None, limit: None })?;
            took.push(ms(watch.read()));
            found = page.rows.len();
        }
        report.spread(&format!("request_by_{name}_ms"), size, &Row::of(took));
        report.detail(&format!("request_by_{name}{size}"), json!({ "found": found }));
    }
    // A quarter: of all years there may be more than one disclosure may hold.
    let quarter = chrono::DateTime::from_timestamp_millis(city.now_ms - 90 * 86_400_000);
    let asked = Asked { place, from: quarter.map(|at| at.date_naive()), ..Asked::default() };
    let request = ExportRequest {
        asked,
        chosen: vec![],
        audience: Audience::Anybody,
        purpose: "For measuring".into(),
        reference: None,
        authority: None,
    };
    let watch = Watch::start();
    let export: Export = city.dorn.ask(Command::ExportRequest { request })?;
    let given: u32 = export.cover.counts.iter().map(|count| count.given).sum();
    report.detail(
        &format!("export_of_a_place{size}"),
        json!({ "ms": ms(watch.read()).round(), "records": given }),
    );
    Ok(())
}
