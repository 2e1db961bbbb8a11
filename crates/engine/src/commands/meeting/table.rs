//! The pack as a table: a block for each section, every row as wide as the widest.

use model::trend::Change;

use super::places::name_of;
use crate::Refusal;
use crate::commands::requests::{csv_text, inert};
use crate::directory::Directory;
use crate::door::{EventRow, WeeklyPack};

type Row = Vec<String>;

/// The table.
pub(super) fn text(directory: &Directory, pack: &WeeklyPack) -> Result<String, Refusal> {
    let place = |code: &Option<String>| match code {
        Some(code) => name_of(directory, code),
        None => String::new(),
    };
    let mut rows: Vec<Row> =
        vec![line(["Week", &pack.from.to_string(), &pack.until.to_string()]), line(["Agency", &pack.agency])];
    let mut block = |head: &[&str], body: Vec<Row>| {
        rows.push(vec![]);
        rows.push(head.iter().map(|name| (*name).to_owned()).collect());
        rows.extend(body);
    };
    let weeks = pack.weeks.iter().map(|week| {
        let numbers = [
            week.visits.to_string(),
            week.people.to_string(),
            week.events.to_string(),
            week.heads.to_string(),
        ];
        [vec![week.monday.to_string()], numbers.to_vec(), vec![week.minutes.to_string()]].concat()
    });
    block(
        &["Week from", "Visits", "People reached", "Events", "Heads counted", "Minutes off the beat"],
        weeks.collect(),
    );
    let coverage = pack.districts.iter().flat_map(|district| {
        district.kinds.iter().map(|kind| {
            let counts = [kind.places, kind.visited, kind.visits, kind.people, kind.gaps];
            let of = [inert(district.name.clone()), kind.kind.word().to_owned()];
            of.into_iter().chain(counts.map(|count| count.to_string())).collect()
        })
    });
    block(
        &["District", "Kind", "Places", "Visited", "Visits", "People reached", "Waiting too long"],
        coverage.collect(),
    );
    let neighborhoods = pack.neighborhoods.iter().map(|row| {
        let counts = [row.places, row.visited, row.visits, row.before];
        std::iter::once(inert(row.name.clone())).chain(counts.map(|count| count.to_string())).collect()
    });
    block(
        &["Neighborhood", "Places", "Visited", "Visits", "Visits of the four weeks before"],
        neighborhoods.collect(),
    );
    let gaps = pack.gaps.iter().map(|gap| {
        let days = gap.days.map_or_else(|| "never visited".to_owned(), |days| days.to_string());
        let of = [place(&gap.district), gap.neighborhood.clone().unwrap_or_default()].map(inert);
        let name = [inert(gap.name.clone()), gap.kind.word().to_owned()];
        name.into_iter().chain(of).chain([days, gap.given.to_string()]).collect()
    });
    block(
        &["Place that waits", "Kind", "District", "Neighborhood", "Days since a visit", "Given days"],
        gaps.collect(),
    );
    let stale = pack.stale.iter().map(|row| {
        let texts = [row.promise.clone(), row.place_name.clone().unwrap_or_default(), place(&row.district)];
        texts.map(inert).into_iter().chain([row.due.to_string(), row.days.to_string()]).collect()
    });
    block(&["Follow-up that is late", "Place", "District", "Due", "Days late"], stale.collect());
    let events = [("this week", &pack.events), ("the week after", &pack.coming)];
    let events = events.into_iter().flat_map(|(when, all)| all.iter().map(move |row| event(when, row)));
    block(&["Event", "When", "Begins", "Heads counted", "State"], events.collect());
    if let Some(counts) = pack.referrals {
        let of = if counts.all { "all of the agency" } else { "those you belong to" };
        let numbers = [counts.open, counts.overdue, counts.ended].map(|count| count.to_string());
        block(
            &["Referrals", "Open", "Overdue", "Ended since the week began"],
            vec![std::iter::once(of.to_owned()).chain(numbers).collect()],
        );
    }
    let problems = pack.problems.iter().map(|row| {
        let review = row.review.map(|day| day.to_string()).unwrap_or_default();
        let of = [inert(row.title.clone()), place(&row.district), row.state.word().to_owned()];
        of.into_iter().chain([row.since.to_string(), review]).collect()
    });
    block(&["Problem", "District", "State", "Since", "Review"], problems.collect());
    let topics = pack.topics.iter().map(|row| {
        let mean = format!("{:.2}", row.mean_before);
        let head = [inert(row.label.clone()), row.now.to_string(), mean, told(row.change).to_owned()];
        head.into_iter().chain(row.weeks.iter().map(ToString::to_string)).collect()
    });
    let names = ["Topic", "Mentions", "Mean of the four weeks before", "What that says"].map(str::to_owned);
    let head: Row =
        names.into_iter().chain(pack.weeks.iter().map(|week| format!("from {}", week.monday))).collect();
    block(&head.iter().map(String::as_str).collect::<Vec<_>>(), topics.collect());
    let pulled = pack.abstractions.iter().map(|row| {
        vec![row.kind.word().to_owned(), place(&row.district), row.times.to_string(), row.minutes.to_string()]
    });
    block(&["Time off the beat for", "District", "Times", "Minutes"], pulled.collect());
    let retail = pack.retail.iter().map(|row| {
        let days = [row.record.from.to_string(), row.record.until.to_string()];
        let texts = [row.record.agency.clone(), row.record.area.clone()].map(inert);
        texts.into_iter().chain([row.record.method.word().to_owned()]).chain(days).collect()
    });
    block(&["Retail crime told by", "Where", "How", "From", "Until"], retail.collect());
    csv_text(&as_wide(rows))
}

/// What a comparison says, in words that stand on paper too.
pub(super) fn told(change: Change) -> &'static str {
    match change {
        Change::NotOver => "the week is not over",
        Change::TooFew => "too few to tell",
        Change::NoClearChange => "no clear change",
        Change::More => "more than chance explains",
        Change::Fewer => "fewer than chance explains",
    }
}

fn event(when: &str, row: &EventRow) -> Row {
    let begins = row.starts.to_rfc3339();
    vec![inert(row.name.clone()), when.to_owned(), begins, row.heads.to_string(), row.state.word().to_owned()]
}

fn line<const N: usize>(cells: [&str; N]) -> Row {
    cells.into_iter().map(|cell| inert(cell.to_owned())).collect()
}

fn as_wide(rows: Vec<Row>) -> Vec<Row> {
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let padded = |mut row: Row| {
        row.resize(widest, String::new());
        row
    };
    rows.into_iter().map(padded).collect()
}
