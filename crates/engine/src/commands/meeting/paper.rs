//! The pack as a page that prints: what the custodian's timer lays into a folder every week.

use chrono::NaiveDate;

use super::page::{STYLE, bars, escaped, map, table};
use super::places::name_of;
use super::table::told;
use crate::directory::Directory;
use crate::door::{WeeklyPack, WeeklyPaper};
use crate::{Engine, Refusal};

type Rows = Vec<Vec<String>>;

impl Engine {
    pub(super) fn weekly_paper(&self, week: Option<NaiveDate>) -> Result<WeeklyPaper, Refusal> {
        let pack = self.weekly_pack(week)?;
        let html = html(&*self.directory()?, &pack);
        Ok(WeeklyPaper { name: format!("week-{}", pack.from), html, csv: pack.csv })
    }
}

fn html(directory: &Directory, pack: &WeeklyPack) -> String {
    let title = format!("Weekly information meeting, {}", days(pack.from, pack.until));
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{STYLE}</style></head>\
         <body><h1>{0}</h1><p class=\"soft\">{1}. Put together {2}.{3}</p>",
        escaped(&title),
        escaped(&pack.agency),
        pack.made.with_timezone(&directory.zone).format("%B %-d, %Y, %H:%M"),
        if pack.is_over { "" } else { " The week is not over: nothing is compared yet." },
    );
    let mut section = |head: &str, body: String| {
        page.push_str(&format!("<section><h2>{}</h2>{body}</section>", escaped(head)));
    };
    let weeks: Vec<(String, u32)> =
        pack.weeks.iter().map(|week| (week.monday.format("%b %-d").to_string(), week.visits)).collect();
    let say: Vec<String> = weeks.iter().map(|(day, count)| format!("{day}: {count}")).collect();
    let say = format!("Visits by week. {}", say.join(", "));
    section("Visits, twelve weeks", bars(&weeks, &say));
    section("Topics against the four weeks before", topics(pack));
    section("Coverage", coverage(pack));
    section("Places that wait", waiting(directory, pack));
    section("Neighborhoods", neighborhoods(pack));
    section("Follow-ups that are late", stale(directory, pack));
    section("Events", events(directory, pack));
    section("Problems", problems(directory, pack));
    section("Referrals", referrals(pack));
    section("Time off the beat", pulled(directory, pack));
    section("Retail crime in the region", retail(pack));
    section("How to read this", how(pack));
    page.push_str("</body></html>");
    page
}

fn topics(pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .topics
        .iter()
        .map(|row| {
            let mean = format!("{:.1}", row.mean_before);
            vec![row.label.clone(), told(row.change).to_owned(), row.now.to_string(), mean]
        })
        .collect();
    table(
        &["Topic", "What that says", "This week", "Mean before"],
        2,
        &rows,
        "No visit of these weeks names a topic.",
    )
}

fn coverage(pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .districts
        .iter()
        .flat_map(|district| {
            district.kinds.iter().map(|kind| {
                let seen = format!("{} of {}", kind.visited, kind.places);
                let counts = [kind.visits, kind.people, kind.gaps].map(|count| count.to_string());
                [vec![district.name.clone(), spoken(kind.kind.word()), seen], counts.to_vec()].concat()
            })
        })
        .collect();
    let heads = ["District", "Kind of place", "Visited", "Visits", "People reached", "Waiting too long"];
    table(&heads, 2, &rows, "No place is known yet.")
}

fn waiting(directory: &Directory, pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .gaps
        .iter()
        .map(|gap| {
            let days = gap.days.map_or_else(|| "never".to_owned(), |days| days.to_string());
            let place = gap.district.as_deref().map_or_else(String::new, |code| name_of(directory, code));
            vec![gap.name.clone(), place, days, gap.given.to_string()]
        })
        .collect();
    let shown = format!(
        "<p>{} places wait longer than their kind is given; {} are listed.</p>",
        pack.gap_count,
        rows.len()
    );
    let say = format!("Map of the districts with {} places that wait.", rows.len());
    let heads = ["Place", "District", "Days since a visit", "Given"];
    format!("{shown}{}{}", map(directory, &pack.gaps, &say), table(&heads, 2, &rows, "None."))
}

fn neighborhoods(pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .neighborhoods
        .iter()
        .map(|row| {
            let seen = format!("{} of {}", row.visited, row.places);
            vec![row.name.clone(), seen, row.visits.to_string(), row.before.to_string()]
        })
        .collect();
    let heads = ["Neighborhood", "Places visited", "Visits", "Visits, four weeks before"];
    table(&heads, 1, &rows, "The city names no neighborhoods.")
}

fn stale(directory: &Directory, pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .stale
        .iter()
        .map(|row| {
            let place = row
                .place_name
                .clone()
                .or_else(|| row.district.as_deref().map(|code| name_of(directory, code)));
            vec![row.promise.clone(), place.unwrap_or_default(), row.due.to_string(), row.days.to_string()]
        })
        .collect();
    let shown = format!("<p>{} are open and late; {} are listed.</p>", pack.stale_count, rows.len());
    format!("{shown}{}", table(&["Promise", "Where", "Due", "Days late"], 2, &rows, "None."))
}

fn events(directory: &Directory, pack: &WeeklyPack) -> String {
    let rows = |all: &[crate::door::EventRow]| -> Rows {
        let row = |row: &crate::door::EventRow| {
            let begins = row.starts.with_timezone(&directory.zone).format("%a %b %-d, %H:%M").to_string();
            vec![row.name.clone(), row.whereabouts.clone().unwrap_or_default(), begins, row.heads.to_string()]
        };
        all.iter().map(row).collect()
    };
    let heads = ["Event", "Where", "Begins", "Heads counted"];
    let held = table(&heads, 2, &rows(&pack.events), "None this week.");
    let coming = table(
        &heads[..3],
        2,
        &rows(&pack.coming).into_iter().map(|row| row[..3].to_vec()).collect::<Rows>(),
        "None.",
    );
    format!("{held}<p><strong>The week after</strong></p>{coming}")
}

fn problems(directory: &Directory, pack: &WeeklyPack) -> String {
    let states: Vec<String> =
        pack.states.iter().map(|state| format!("{} {}", state.count, state.state)).collect();
    let rows: Rows = pack
        .problems
        .iter()
        .map(|row| {
            let place = row.district.as_deref().map_or_else(String::new, |code| name_of(directory, code));
            let review = row.review.map(|day| day.to_string()).unwrap_or_default();
            vec![row.title.clone(), place, spoken(row.state.word()), row.since.to_string(), review]
        })
        .collect();
    let heads = ["Problem", "District", "State", "Since", "Review"];
    format!("<p>{}</p>{}", escaped(&states.join(", ")), table(&heads, 3, &rows, "None is worked on."))
}

fn referrals(pack: &WeeklyPack) -> String {
    let Some(counts) = pack.referrals else {
        return "<p class=\"soft\">Not counted: your role reads no referrals.</p>".to_owned();
    };
    let of = if counts.all { "" } else { " Only those that whoever made this page belongs to." };
    format!(
        "<p>{} open, {} of them overdue; {} ended since the week began.{of}</p>",
        counts.open, counts.overdue, counts.ended
    )
}

fn pulled(directory: &Directory, pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .abstractions
        .iter()
        .map(|row| {
            let place = row.district.as_deref().map_or_else(String::new, |code| name_of(directory, code));
            let what = spoken(row.kind.word());
            vec![what, place, row.times.to_string(), row.minutes.to_string()]
        })
        .collect();
    table(&["For", "District", "Times", "Minutes"], 2, &rows, "Nobody wrote any down.")
}

fn retail(pack: &WeeklyPack) -> String {
    let rows: Rows = pack
        .retail
        .iter()
        .map(|row| {
            let goods = row.record.goods.iter().cloned().collect::<Vec<_>>().join(", ");
            let how = spoken(row.record.method.word());
            vec![row.record.area.clone(), how, goods, row.record.agency.clone()]
        })
        .collect();
    table(
        &["Where", "How", "What goes", "Told by"],
        4,
        &rows,
        "No agency wrote a trend down about this week.",
    )
}

fn how(pack: &WeeklyPack) -> String {
    format!(
        "<p>A topic counts a visit that was about it: what officers heard, not what was reported as crime. More or \
         fewer is told where chance would do as much once in a hundred times, by the exact comparison of two Poisson \
         counts (Przyborowski and Wilenski, 1940). Under {} mentions in the five weeks nothing is told.</p>\
         <p>No figure here is by officer.</p>",
        pack.fewest
    )
}

/// A word of a record as people read it: `push_out` is “Push out”.
fn spoken(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + &letters.as_str().replace('_', " ")
}

fn days(from: NaiveDate, until: NaiveDate) -> String {
    format!("{} to {}", from.format("%B %-d"), until.format("%B %-d, %Y"))
}
