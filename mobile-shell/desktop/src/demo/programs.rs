//! What the department does with people, invented: groups with their meetings and promises, a calendar,
//! and a night out of 130 parties that begins when the demonstration does, planned and ready to drive.
//!
//! Written on the supervisor's device, as at work; everybody else gets it with the sync.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use engine::door::{
    CityView, Command, Counted, CrewForm, CrewRow, EventForm, EventState, FollowUpState, GroupForm, HostForm,
    MemberId, NewFollowUp, NightOut, Outreach, PartyForm, PlaceKind, PlaceRow, RecordId,
};
use engine::{Clock, Engine, UnixMs};

use super::problems;
use super::season::ask;
use crate::home::Home;
use crate::trouble::Trouble;

const PARTIES: usize = 130;
const NIGHT_OUT: &str = "National Night Out";
/// 17:45 to 21:00.
const EVENING_MIN: i64 = 195;
const WISHES: &[&str] = &["fire truck", "bike registration", "squad car to look at", "ice cream"];

/// Groups of the seed page, by the names they have among the programs: after how many days they are due,
/// days since the last meeting, days to the next (none, when nobody has planned one).
const GROUPS: &[(&str, u16, i64, Option<i64>)] = &[
    ("Citizens' Police Academy", 200, 45, Some(12)),
    ("Human rights commission (HRC)", 45, 52, None),
    ("Multicultural advisory committee (MAC)", 45, 24, Some(6)),
    ("Police advisory commission (PAC)", 35, 20, Some(9)),
    ("St. Louis Park Adult Options in Education", 60, 31, Some(19)),
    ("New Americans Academy", 90, 97, None),
    ("Neighborhood associations", 30, 11, Some(3)),
    ("Retail business associations", 60, 40, Some(26)),
    ("New driver education", 120, 66, Some(33)),
];
const PROMISES: &[&str] = &[
    "Bring the traffic counts of the last quarter",
    "Send the flyer in Somali and Spanish",
    "Ask public works about the lamps on the path",
    "Bring an officer who speaks Russian",
    "Tell when the next class begins",
];
/// Name, program, days from today, hours it lasts, heads that were counted: adults, teens, children.
const EVENTS: &[(&str, &str, i64, i64, [i32; 3])] = &[
    ("Skateapalooza", "Skateapalooza", -41, 4, [60, 118, 74]),
    ("Safety camp", "Safety camp", -26, 6, [22, 9, 87]),
    ("Fishing with a Cop", "Fishing with a Cop", -18, 3, [31, 12, 55]),
    ("Basketball in the Park, week 3", "Basketball in the Park", -7, 2, [14, 46, 8]),
    ("Basketball in the Park, week 4", "Basketball in the Park", 0, 3, [0, 0, 0]),
    ("Coffee with a Cop", "Coffee with a Cop", 2, 2, [0, 0, 0]),
    ("Backpacks for Kids", "Backpacks for Kids", 8, 4, [0, 0, 0]),
    ("Basketball in the Park, week 5", "Basketball in the Park", 7, 2, [0, 0, 0]),
    ("IFTAR dinner", "IFTAR dinner", 16, 3, [0, 0, 0]),
    ("Toys for Tots", "Toys for Tots", 29, 5, [0, 0, 0]),
];

/// Writes all of it on the device in this folder.
pub(super) fn write(folder: &Path) -> Result<(), Trouble> {
    let now = Clock::system().now();
    let turned = Arc::new(AtomicI64::new(now.0));
    let reading = turned.clone();
    let clock = Clock::manual(move || UnixMs(reading.load(Ordering::Relaxed)));
    let home = Home::open_with(folder, clock, false)?;
    let stage = Stage { engine: &home.engine, now: moment(now), turned: &turned };
    let city: CityView = ask(stage.engine, Command::City)?;
    let people = people(&city);
    groups(&stage, &city, &people)?;
    events(&stage, &people)?;
    problems::write(stage.engine, stage.now, &|at| stage.turns(at))?;
    night_out(&stage)
}

/// The device, and the clock that is turned to when a thing was written down.
struct Stage<'a> {
    engine: &'a Engine,
    now: DateTime<Utc>,
    turned: &'a AtomicI64,
}

impl Stage<'_> {
    /// As far as the day of this moment has come: nobody writes down what is to come before today.
    fn turns(&self, at: DateTime<Utc>) {
        self.turned.store(at.min(self.now).timestamp_millis(), Ordering::Relaxed);
    }

    fn outreach<T: serde::de::DeserializeOwned>(&self, asked: Outreach) -> Result<T, Trouble> {
        ask(self.engine, Command::Outreach(asked))
    }

    fn night_out<T: serde::de::DeserializeOwned>(&self, asked: NightOut) -> Result<T, Trouble> {
        ask(self.engine, Command::NightOut(asked))
    }
}

fn groups(stage: &Stage<'_>, city: &CityView, people: &[MemberId]) -> Result<(), Trouble> {
    for (n, (name, due, last, next)) in GROUPS.iter().enumerate() {
        let about = city.programs.iter().find(|program| program.name == *name);
        let liaisons = people.iter().cycle().skip(n * 2).take(1 + n % 2).copied();
        let group = GroupForm {
            name: Some((*name).to_owned()),
            about: about.and_then(|program| program.about.clone()),
            liaisons: Some(liaisons.clone().collect()),
            due_after_days: Some(*due),
            closed: None,
        };
        stage.turns(stage.now - TimeDelta::days(120));
        let group: RecordId = stage.outreach(Outreach::AddGroup { group })?;
        for days in [Some(-*last), *next].into_iter().flatten() {
            let starts = stage.now + TimeDelta::days(days);
            let form = EventForm {
                name: Some(format!("{name}: meeting")),
                group: Some(Some(group)),
                whereabouts: Some("City Hall, community room".to_owned()),
                starts: Some(starts),
                ends: Some(starts + TimeDelta::minutes(90)),
                staff: Some(liaisons.clone().collect()),
                state: Some(if days < 0 { EventState::Over } else { EventState::Planned }),
                debrief: (days < 0).then(|| "Good questions; more chairs next time.".to_owned()),
                ..EventForm::default()
            };
            stage.turns(starts);
            let meeting: RecordId = stage.outreach(Outreach::AddEvent { event: form })?;
            if days < 0 {
                promise(stage, meeting, n, people)?;
            }
        }
    }
    Ok(())
}

/// Two promises in three groups: one that was kept, one that is open.
fn promise(stage: &Stage<'_>, meeting: RecordId, n: usize, people: &[MemberId]) -> Result<(), Trouble> {
    if n % 3 == 2 {
        return Ok(());
    }
    // Due from today on: a season's late promises would drown those of the visits.
    stage.turns(stage.now);
    for (which, is_kept) in [(n, true), (n + 1, false)] {
        let follow_up = NewFollowUp {
            promise: PROMISES[which % PROMISES.len()].to_owned(),
            due: stage.engine.today_plus(14 + u64::try_from(n).unwrap_or(0)),
            owner: people.get(n % people.len().max(1)).copied(),
            visit: Some(meeting),
            place: None,
        };
        let promise: RecordId = ask(stage.engine, Command::AddFollowUp { follow_up })?;
        if is_kept {
            let outcome = Some("Done at the next meeting.".to_owned());
            let settle = Command::SettleFollowUp { follow_up: promise, state: FollowUpState::Kept, outcome };
            ask::<serde_json::Value>(stage.engine, settle)?;
        }
    }
    Ok(())
}

fn events(stage: &Stage<'_>, people: &[MemberId]) -> Result<(), Trouble> {
    let parks = places(stage, PlaceKind::Park)?;
    for (n, (name, program, days, hours, heads)) in EVENTS.iter().enumerate() {
        let starts = stage.now + TimeDelta::days(*days) - TimeDelta::minutes(30);
        let is_over = *days < 0;
        let form = EventForm {
            name: Some((*name).to_owned()),
            program: Some((*program).to_owned()),
            place: parks.get(n % parks.len().max(1)).map(|park| park.place),
            starts: Some(starts),
            ends: Some(starts + TimeDelta::hours(*hours)),
            staff: Some(people.iter().cycle().skip(n % 4).take(2).copied().collect()),
            with: Some(["Parks and Recreation".to_owned()].into()),
            expected: Some(80),
            plan: Some("Bring the stickers and the bike registration forms.".to_owned()),
            debrief: is_over.then(|| "Worked well; a second table for registrations would help.".to_owned()),
            state: Some(match days {
                0 => EventState::Underway,
                _ if is_over => EventState::Over,
                _ => EventState::Planned,
            }),
            ..EventForm::default()
        };
        stage.turns(starts);
        let event: RecordId = stage.outreach(Outreach::AddEvent { event: form })?;
        for (word, by) in ["adults", "teens", "children"].into_iter().zip(*heads).filter(|(_, by)| *by > 0) {
            let what = Counted::Heads;
            stage.outreach::<i64>(Outreach::Count { event, what, word: word.to_owned(), by })?;
        }
    }
    Ok(())
}

/// Parties beside the pack's businesses, whose addresses are invented; every third has somebody to ring.
fn night_out(stage: &Stage<'_>) -> Result<(), Trouble> {
    let starts = stage.now + TimeDelta::minutes(10);
    let event = EventForm {
        name: Some(NIGHT_OUT.to_owned()),
        program: Some(NIGHT_OUT.to_owned()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::minutes(EVENING_MIN)),
        plan: Some(
            "Invented for the demonstration: the evening begins when the demonstration does.".to_owned(),
        ),
        ..EventForm::default()
    };
    stage.turns(stage.now - TimeDelta::days(3));
    let event: RecordId = stage.outreach(Outreach::AddEvent { event })?;
    let beside = places(stage, PlaceKind::Business)?;
    let parties: Vec<PartyForm> = beside
        .iter()
        .filter_map(|place| Some((place.address.as_deref()?.split_once(' ')?, place.lat?, place.lon?)))
        .filter_map(|((number, street), lat, lon)| Some((number.parse::<u32>().ok()?, street, lat, lon)))
        .take(PARTIES)
        .enumerate()
        .map(|(n, (number, street, lat, lon))| PartyForm {
            address: format!("{} {street}", number + 6),
            lat: lat + 0.000_9,
            lon,
            // Some begin later and some end earlier, as people write it on the form.
            from: (n % 5 == 1).then(|| starts + TimeDelta::minutes(45)),
            until: (n % 7 == 2).then(|| starts + TimeDelta::minutes(150)),
            wishes: WISHES.get(n % 9).map(|wish| (*wish).to_owned()).into_iter().collect(),
            host: (n % 3 == 0).then(|| HostForm {
                name: format!("Host {}", n + 1),
                phone: Some(format!("952-555-01{:02}", n % 100)),
                email: None,
            }),
        })
        .collect();
    stage.night_out::<Vec<RecordId>>(NightOut::AddParties { event, parties })?;
    let crews: Vec<CrewRow> = stage.night_out(NightOut::Crews { event })?;
    let chosen = crews.into_iter().filter(|row| row.chosen);
    let crews =
        chosen.map(|row| CrewForm { officer: row.officer, district: row.district, here: None }).collect();
    stage.night_out::<serde_json::Value>(NightOut::Plan { event, crews, stay: None })?;
    Ok(())
}

fn places(stage: &Stage<'_>, kind: PlaceKind) -> Result<Vec<PlaceRow>, Trouble> {
    let all = Command::Places { district: None, kind: Some(kind), text: None, here: None, limit: Some(500) };
    ask(stage.engine, all)
}

/// Those who go to events: the officers, in the order of their names.
fn people(city: &CityView) -> Vec<MemberId> {
    let mut officers: Vec<_> = city.people.iter().filter(|person| person.role == "officer").collect();
    officers.sort_by_key(|person| (person.name.len(), person.name.clone()));
    officers.into_iter().map(|person| person.member).collect()
}

fn moment(at: UnixMs) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default()
}
