//! Problems at every step, time off the beat, and trends of retail crime: what the weekly meeting looks at.

use chrono::{DateTime, TimeDelta, Utc};
use engine::Engine;
use engine::door::{
    AbstractionForm, AbstractionKind, Command, PlaceKind, PlaceRow, ProblemForm, ProblemState, Problems,
    RecordId, TheftMethod, TrendForm,
};

use super::season::ask;
use crate::trouble::Trouble;

/// What it is called, district, topic; then what was written under each step, as far as it has come.
type Story = (&'static str, &'static str, &'static str, PlaceKind, &'static [&'static str]);

const STORIES: &[Story] = &[
    (
        "Cars opened at the trailhead lot",
        "1",
        "vehicle_theft",
        PlaceKind::Park,
        &[
            "Two or three cars a month, weekday mornings, bags left on the seat.\nWalkers told officers at four visits.",
            "The lot cannot be seen from the road. Most who park there come once and read no sign.\nNobody has counted before.",
            "Signs at head height at the trail, hedge cut back by public works, a stop at nine on weekdays.",
            "Eleven in the twelve weeks before, two in the eight since. Signs were up within a week.",
        ],
    ),
    (
        "Speeding past the school at dismissal",
        "2",
        "traffic",
        PlaceKind::School,
        &[
            "Staff and parents at most visits since spring.\nBetween three and half past three.",
            "The speed trailer: one in five above 30. The crossing cannot be seen for parked cars.",
            "No parking within 60 feet of the crossing; the trailer stays until the break.",
        ],
    ),
    (
        "Carts pushed out of two stores",
        "3",
        "retail_theft",
        PlaceKind::Business,
        &[
            "About twice a week, late afternoon, full carts through the garden doors.",
            "Both doors are unwatched after five; both stores sell what sells again.",
        ],
    ),
    (
        "Noise on the basketball court after ten",
        "4",
        "noise",
        PlaceKind::Park,
        &["Three callers on one street, and the same on Thursdays only."],
    ),
];
const STATES: [ProblemState; 4] =
    [ProblemState::Scanning, ProblemState::Analysis, ProblemState::Response, ProblemState::Assessment];

/// What for, in which district, days ago, minutes.
const PULLED: &[(AbstractionKind, &str, i64, u32)] = &[
    (AbstractionKind::Court, "1", 3, 150),
    (AbstractionKind::Transport, "2", 4, 95),
    (AbstractionKind::Training, "3", 8, 240),
    (AbstractionKind::Guarding, "2", 9, 180),
    (AbstractionKind::Court, "4", 10, 120),
    (AbstractionKind::Equipment, "1", 12, 40),
    (AbstractionKind::HelpingOut, "4", 16, 210),
];

/// Writes all of it; `turns` sets the clock to when a thing was written down.
pub(super) fn write(
    engine: &Engine,
    now: DateTime<Utc>,
    turns: &dyn Fn(DateTime<Utc>),
) -> Result<(), Trouble> {
    for (n, story) in (0..).zip(STORIES) {
        problem(engine, now - TimeDelta::days(75 - 9 * n), turns, story)?;
    }
    for (kind, district, days, minutes) in PULLED {
        turns(now - TimeDelta::days(*days));
        let abstraction = AbstractionForm {
            kind: kind.clone(),
            district: Some((*district).to_owned()),
            started: None,
            minutes: *minutes,
            note: None,
        };
        ask::<RecordId>(engine, Command::Problems(Problems::Abstract { abstraction }))?;
    }
    turns(now);
    let today = now.date_naive();
    let trend = TrendForm {
        from: today - TimeDelta::days(10),
        until: today - TimeDelta::days(3),
        area: "Larger stores along the west end".to_owned(),
        method: TheftMethod::PushOut,
        goods: ["razors", "baby formula", "power tools"].map(str::to_owned).into(),
        times: Some(9),
        note: Some(
            "Full carts through garden doors between four and seven, a car waiting close by.".to_owned(),
        ),
        helps: Some("One door after five; a cart that locks; a greeting at the door.".to_owned()),
    };
    ask::<RecordId>(engine, Command::Problems(Problems::AddTrend { trend }))?;
    Ok(())
}

fn problem(
    engine: &Engine,
    begun: DateTime<Utc>,
    turns: &dyn Fn(DateTime<Utc>),
    (title, district, topic, kind, texts): &Story,
) -> Result<(), Trouble> {
    turns(begun);
    let text = |n: usize| texts.get(n).map(|text| (*text).to_owned());
    let form = ProblemForm {
        title: Some((*title).to_owned()),
        district: Some((*district).to_owned()),
        topic: Some((*topic).to_owned()),
        scanning: text(0),
        analysis: text(1),
        response: text(2),
        assessment: text(3),
        goal: (texts.len() > 2).then(|| "Half as often as in the twelve weeks before".to_owned()),
        review: Some(Some(engine.today_plus(u64::try_from(70 + texts.len()).unwrap_or(70)))),
        ..ProblemForm::default()
    };
    let problem: RecordId = ask(engine, Command::Problems(Problems::Begin { problem: form }))?;
    let places = Command::Places {
        district: Some((*district).to_owned()),
        kind: Some(kind.clone()),
        text: None,
        here: None,
        limit: Some(200),
    };
    // Places that the season's visits come to.
    let visited = ask::<Vec<PlaceRow>>(engine, places)?;
    for place in visited.into_iter().filter(|place| place.place.as_bytes()[15] % 3 != 0).take(4) {
        let tie = Problems::Tie { problem, record: place.place, tied: true };
        ask::<serde_json::Value>(engine, Command::Problems(tie))?;
    }
    for (n, to) in (1..).zip(STATES.into_iter().skip(1).take(texts.len() - 1)) {
        turns(begun + TimeDelta::days(10 * n));
        let step = Problems::Step { problem, to, outcome: None };
        ask::<serde_json::Value>(engine, Command::Problems(step))?;
    }
    Ok(())
}
