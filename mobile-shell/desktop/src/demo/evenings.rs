//! Invented evenings of the programs: volunteers at two events, and the Explorers' Tuesdays.
//!
//! Small on purpose: the demonstration has to start fast, and two evenings show every screen.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Months, TimeDelta, Utc};
use engine::{Clock, Link};
use serde_json::{Value, json};

use super::invite_all::complete;
use crate::home::Home;
use crate::trouble::Trouble;

const LEAD: &str = "cert-lead-1";
const SKILLS: [&str; 4] = ["first aid", "ham radio", "Somali", "chain saw"];

/// What is on the calendar, and the Explorers' weeks: before everybody syncs.
pub(super) async fn are_planned(folder: &Path) -> Result<(), Trouble> {
    let (officer, advisor) = (folder.join("officer-1"), folder.join("advisor-1"));
    blocking(move || {
        events(&Turned::open(&officer)?)?;
        tuesdays(&Turned::open(&advisor)?)
    })
    .await
}

/// The events, as the lead of the volunteers lives them: after the calendar has arrived.
pub(super) async fn take_place(folder: &Path) -> Result<(), Trouble> {
    let lead = folder.join(LEAD);
    let written = lead.clone();
    blocking(move || volunteers(&Turned::open(&written)?)).await?;
    let home = Home::open_with(&lead, Clock::system(), false)?;
    let link = Link::start(home.engine.clone())?;
    complete(&home.engine).await?;
    link.finish().await;
    Ok(())
}

pub(super) async fn blocking(
    work: impl FnOnce() -> Result<(), Trouble> + Send + 'static,
) -> Result<(), Trouble> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Trouble::Said(error.to_string()))?
}

/// A device whose clock is turned to when things happened.
pub(super) struct Turned {
    pub(super) home: Home,
    clock: Arc<AtomicI64>,
    pub(super) now: DateTime<Utc>,
}

impl Turned {
    pub(super) fn open(folder: &Path) -> Result<Self, Trouble> {
        let now = Clock::system().now();
        let clock = Arc::new(AtomicI64::new(now.0));
        let reading = clock.clone();
        let manual = Clock::manual(move || engine::UnixMs(reading.load(Ordering::Relaxed)));
        let now = DateTime::from_timestamp_millis(now.0).unwrap_or_default();
        Ok(Self { home: Home::open_with(folder, manual, false)?, clock, now })
    }

    pub(super) fn at(&self, moment: DateTime<Utc>) {
        self.clock.store(moment.timestamp_millis(), Ordering::Relaxed);
    }

    pub(super) fn ask(&self, program: &str, question: &str, mut with: Value) -> Result<Value, Trouble> {
        with["do"] = program.into();
        with["ask"] = question.into();
        self.ask_plainly(with)
    }

    pub(super) fn ask_plainly(&self, command: Value) -> Result<Value, Trouble> {
        let command = serde_json::from_value(command).map_err(|error| Trouble::Said(error.to_string()))?;
        Ok(self.home.engine.call(command)?)
    }
}

fn events(officer: &Turned) -> Result<(), Trouble> {
    let now = officer.now;
    let planned = [
        ("Parktacular parade", "Shelter 1, 3700 Invented Avenue", now - TimeDelta::minutes(100), 4),
        ("Flood watch on the creek", "Parking lot B, 6 Invented Street", now - TimeDelta::days(4), 3),
    ];
    for (name, whereabouts, starts, hours) in planned {
        let ends = starts + TimeDelta::hours(hours);
        let event = json!({"name": name, "whereabouts": whereabouts, "starts": starts, "ends": ends});
        officer.ask("outreach", "add_event", json!({"event": event}))?;
    }
    Ok(())
}

fn volunteers(lead: &Turned) -> Result<(), Trouble> {
    let now = lead.now;
    let today = now.date_naive();
    lead.at(now - TimeDelta::days(60));
    for (n, skill) in (1..=12).zip(SKILLS.iter().cycle()) {
        let group = match n {
            11 => "reserve",
            12 => "chaplain",
            _ => "cert",
        };
        let mut form = json!({"name": format!("Volunteer {n}"), "group": group, "skills": [skill],
            "contact": {"phone": format!("952-555-01{n:02}")}});
        // One whose paper is still missing.
        if n != 9 {
            form["registered"] = json!(today - Months::new(n));
            form["evidence"] = json!(format!("Folder {}", 100 + n));
        }
        lead.ask("volunteers", "register", json!({"volunteer": form}))?;
    }
    let from = now - TimeDelta::days(7);
    let events = lead.ask("outreach", "events", json!({"from": from}))?;
    let id = |name: &str| {
        let found = events.as_array().into_iter().flatten().find(|row| row["name"] == name);
        found.map(|row| row["event"].clone()).unwrap_or_default()
    };
    let roster = lead.ask("volunteers", "roster", json!({}))?;
    let badges: Vec<Value> =
        roster.as_array().into_iter().flatten().map(|row| row["badge"].clone()).collect();
    flood_watch(lead, &id("Flood watch on the creek"), &badges)?;
    parade(lead, &id("Parktacular parade"), &badges)
}

/// Over, and everybody has checked out but one.
fn flood_watch(lead: &Turned, event: &Value, badges: &[Value]) -> Result<(), Trouble> {
    let began = lead.now - TimeDelta::days(4);
    for (minutes, all) in [(0, &badges[..6.min(badges.len())]), (170, &badges[..5.min(badges.len())])] {
        for (n, badge) in (0..).zip(all) {
            lead.at(began + TimeDelta::minutes(minutes + n));
            lead.ask("volunteers", "scan", json!({"event": event, "badge": badge}))?;
        }
    }
    Ok(())
}

/// Under way: eight people, two teams, two assignments, a roll-call, the log.
fn parade(lead: &Turned, event: &Value, badges: &[Value]) -> Result<(), Trouble> {
    let began = lead.now - TimeDelta::minutes(95);
    let mut here = vec![];
    for (n, badge) in (0..).zip(badges.iter().take(8)) {
        lead.at(began + TimeDelta::minutes(n));
        let scanned = lead.ask("volunteers", "scan", json!({"event": event, "badge": badge}))?;
        here.push(scanned["check_in"].clone());
    }
    let walk_up = json!({"name": "Walk-up 1", "home": "Neighborhood", "prefers": "medical"});
    lead.ask("volunteers", "come", json!({"event": event, "who": {"walk_up": walk_up}}))?;
    lead.at(began + TimeDelta::minutes(15));
    for (four, (what, place)) in
        here.chunks_exact(4).zip([("Close the street", "1st Invented Street"), ("Water table", "Shelter 1")])
    {
        let [leader, one, two, three] = four else { continue };
        let form =
            json!({"leader": leader, "members": [one, two, three], "pairs": [[leader, one], [two, three]]});
        let team = lead.ask("volunteers", "team", json!({"event": event, "form": form}))?;
        let task = json!({"event": event, "team": team, "what": what, "whereabouts": place});
        lead.ask("volunteers", "task", task)?;
    }
    lead.at(began + TimeDelta::minutes(30));
    let call = lead.ask("volunteers", "call_roll", json!({"event": event, "trigger": "timer"}))?;
    let board = lead.ask("volunteers", "board", json!({"event": event}))?;
    let all: Vec<&Value> =
        board["here"].as_array().into_iter().flatten().map(|row| &row["check_in"]).collect();
    lead.ask("volunteers", "answered", json!({"roll_call": call, "who": all}))?;
    lead.ask("volunteers", "close_roll", json!({"roll_call": call}))?;
    lead.ask("volunteers", "log", json!({"event": event, "text": "Light rain; the parade goes on."}))?;
    if let Some(last) = here.last() {
        lead.at(lead.now - TimeDelta::minutes(20));
        lead.ask("volunteers", "stamp", json!({"check_in": last, "way": "out"}))?;
    }
    let positions = json!({"incident_commander": "Supervisor 1", "safety_officer": "Volunteer 2"});
    let change = json!({"number": "26-0611", "state": "MN", "location": "staging_area", "positions": positions,
        "channels": ["Command: CERT 1"], "instructions": "Stay in pairs."});
    lead.ask("volunteers", "edit_incident", json!({"event": event, "change": change}))?;
    Ok(())
}

fn tuesdays(advisor: &Turned) -> Result<(), Trouble> {
    let now = advisor.now;
    let today = now.date_naive();
    let ask = |question: &str, with: Value| advisor.ask("explorers", question, with);
    let city = advisor.home.engine.call(engine::door::Command::City)?;
    let member = |name: &str| {
        let all = city["people"].as_array().into_iter().flatten();
        all.filter(|person| person["name"] == name)
            .map(|person| person["member"].clone())
            .next()
            .unwrap_or_default()
    };
    advisor.at(now - TimeDelta::days(200));
    let mut explorers = vec![];
    for n in 1..=8 {
        // One consent ends soon, one training has ended.
        let consent = today + if n == 3 { TimeDelta::days(12) } else { TimeDelta::days(200) };
        let training = today + if n == 5 { TimeDelta::days(-3) } else { TimeDelta::days(160) };
        // One has a device and reads their own page on it.
        let member = if n == 7 { member("Explorer 7") } else { Value::Null };
        let form = json!({"name": format!("Explorer {n}"), "member": member, "joined": today - Months::new(6 + n),
            "consent_until": consent, "training_until": training, "registered_until": today + TimeDelta::days(120)});
        explorers.push(ask("admit", json!({"explorer": form}))?);
    }
    let adults = [member("Advisor 1"), member("Advisor 2")];
    for (n, adult) in adults.iter().enumerate() {
        let form = json!({"registration": format!("Binder 3, page {}", n + 1), "checked": today - TimeDelta::days(400),
            "registered_until": today + TimeDelta::days(120), "training_until": today + TimeDelta::days(20)});
        ask("register_adult", json!({"member": adult, "adult": form}))?;
    }
    let evenings = [
        ("Radio traffic", "training", 21, true),
        ("Food drive", "service", 14, true),
        ("Traffic stops, part 1", "training", 7, true),
        ("Traffic stops, part 2", "training", 0, false),
    ];
    for (name, kind, days, is_over) in evenings {
        let starts = now - TimeDelta::days(days) - TimeDelta::minutes(40);
        let ends = starts + TimeDelta::hours(2);
        // Tonight the second adult is still missing.
        let there = if is_over { &adults[..] } else { &adults[..1] };
        advisor.at(starts);
        let form = json!({"name": name, "kind": kind, "starts": starts, "ends": ends, "adults": there});
        let session = ask("add_session", json!({"session": form}))?;
        let come = if is_over { 7 } else { 3 };
        for (n, explorer) in (0..).zip(explorers.iter().take(come)) {
            let attend = |way: &str, at: DateTime<Utc>| {
                ask("attend", json!({"session": session, "explorer": explorer, "way": way, "at": at}))
            };
            advisor.at(now);
            attend("in", starts + TimeDelta::minutes(n))?;
            if is_over {
                attend("out", ends - TimeDelta::minutes(n))?;
            }
        }
        if is_over {
            ask("approve", json!({"session": session}))?;
        }
    }
    rides(advisor, &explorers, &member)
}

/// One that came back late, one that something bars.
fn rides(advisor: &Turned, explorers: &[Value], member: &impl Fn(&str) -> Value) -> Result<(), Trouble> {
    let ask = |question: &str, with: Value| advisor.ask("explorers", question, with);
    let now = advisor.now;
    let plan = |explorer: &Value, officer: &str, starts: DateTime<Utc>| {
        let ends = starts + TimeDelta::hours(3);
        ask(
            "plan_ride",
            json!({"explorer": explorer, "officer": member(officer), "starts": starts, "ends": ends}),
        )
    };
    let [first, .., last] = explorers else { return Ok(()) };
    let starts = now - TimeDelta::days(40);
    advisor.at(starts);
    let ride = plan(first, "Officer 1", starts)?;
    ask("ride", json!({"ride": ride, "step": "approve"}))?;
    ask("ride", json!({"ride": ride, "step": "leave"}))?;
    advisor.at(starts + TimeDelta::minutes(200));
    let back = json!({"return": {"calls": "Alarm, false.\nDirected patrol.", "report": "I learned how a call is taken."}});
    ask("ride", json!({"ride": ride, "step": back}))?;
    advisor.at(now);
    plan(last, "Officer 2", now + TimeDelta::days(1))?;
    Ok(())
}
