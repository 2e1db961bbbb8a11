//! Invented casework: the social worker's cases and what officers asked, a crisis request, diversions, and
//! call-outs of chaplains.
//!
//! Small on purpose: each case, request and call-out opens a space of its own, and the demonstration has to
//! start fast. Nobody in it is a person.

use std::path::Path;

use chrono::{Days, TimeDelta};
use engine::{Clock, Link};
use serde_json::{Value, json};

use super::evenings::{Turned, blocking};
use super::invite_all::complete;
use crate::home::Home;
use crate::trouble::Trouble;

/// What each writes; then everybody who wrote is connected once, so that all spaces are open.
pub(super) async fn is_done(folder: &Path) -> Result<(), Trouble> {
    let at = |name: &str| folder.join(name);
    let (officer, worker) = (at("officer-1"), at("social-worker-1"));
    blocking(move || officers(&Turned::open(&officer)?)).await?;
    syncs(&at("officer-1")).await?;
    syncs(&worker).await?;
    let (chaplain, juvenile) = (at("chaplain-1"), at("juvenile-officer-1"));
    let social = worker.clone();
    blocking(move || cases(&Turned::open(&social)?)).await?;
    blocking(move || diversions(&Turned::open(&juvenile)?)).await?;
    syncs(&worker).await?;
    syncs(&at("juvenile-officer-1")).await?;
    syncs(&chaplain).await?;
    blocking(move || call_outs(&Turned::open(&chaplain)?)).await?;
    syncs(&at("chaplain-1")).await
}

async fn syncs(folder: &Path) -> Result<(), Trouble> {
    let home = Home::open_with(folder, Clock::system(), false)?;
    let link = Link::start(home.engine.clone())?;
    complete(&home.engine).await?;
    link.finish().await;
    Ok(())
}

/// An officer asks the social worker, records a crisis, and calls a chaplain.
fn officers(officer: &Turned) -> Result<(), Trouble> {
    let now = officer.now;
    let asked = [
        (9, "Person 11", "Calls twice a night and talks about the neighbors. Lives alone."),
        (3, "Person 12", "Sleeps in the stairwell of the library. Said he would talk to somebody."),
        (0, "Person 13", "Third call about the same quarrel. His mother would like to speak with you."),
    ];
    for (days, person, reason) in asked {
        officer.at(now - TimeDelta::days(days) - TimeDelta::hours(2));
        officer.ask("reviews", "ask_for", json!({"person": person, "reason": reason}))?;
    }
    officer.at(now - TimeDelta::hours(5));
    let crisis = json!({"case_number": "26-004711", "patient": "Person 14", "provider": "Clinic 2, on-call nurse",
        "necessity": "Her safety on the roof", "told": "Calms down when somebody speaks of her dog."});
    officer.ask("crisis", "record", json!({"form": crisis}))?;
    let calls = [
        (26, "hospital", "Hospital 1, family room", "The family speaks Spanish."),
        (
            3,
            "death_notification",
            "Station, front desk; an officer goes along",
            "Two adults. A neighbor is with them.",
        ),
    ];
    for (hours, kind, whereabouts, need) in calls {
        officer.at(now - TimeDelta::hours(hours));
        officer.ask("chaplains", "call", json!({"kind": kind, "whereabouts": whereabouts, "need": need}))?;
    }
    officer.at(now);
    Ok(())
}

/// Cases at every stage: one of a request, some that are due, one that is closed.
fn cases(worker: &Turned) -> Result<(), Trouble> {
    let (now, today) = (worker.now, worker.now.date_naive());
    let requests = worker.ask("reviews", "requests", json!({}))?;
    let oldest = requests.as_array().and_then(|rows| rows.last()).map(|row| row["request"].clone());
    let city = worker.ask_plainly(json!({"do": "city"}))?;
    let people = city["people"].as_array().cloned().unwrap_or_default();
    let officer =
        people.iter().find(|person| person["role"] == "officer").map(|person| person["member"].clone());
    let begun = [
        (8, "Person 11", oldest, "Call the daughter\nAn appointment with the clinic", 1),
        (20, "Person 21", None, "A bed for the next two weeks", 0),
        (12, "Person 22", None, "Food support\nHelp with the rent", 9),
        (33, "Person 23", None, "Somebody to talk to every week", 0),
    ];
    for (days, person, request, goals, next) in begun {
        let began = now - TimeDelta::days(days);
        worker.at(began);
        // Said on the day it began: within the weeks of the model.
        let next_review = today + Days::new(next);
        let next_review = next_review.min(began.date_naive() + Days::new(27));
        let mut form = json!({"person": person, "goals": goals, "next_review": next_review,
            "needs": "Was known to the patrol; nobody had time to sit down."});
        match request {
            Some(request) => form["request"] = request,
            None => form["asked_by"] = officer.clone().unwrap_or_default(),
        }
        let case = worker.ask("reviews", "begin", json!({"form": form}))?;
        for (after, way, note) in
            [(1, "tried", "Nobody opened."), (3, "visit", "Drank coffee; will think about it.")]
        {
            worker.at(began + TimeDelta::days(after));
            worker.ask("reviews", "contact", json!({"review": case, "way": way, "note": note}))?;
        }
        if days == 33 {
            let end = json!({"review": case, "outcome": "connected", "ended": "Goes to a group every week."});
            worker.ask("reviews", "close", end)?;
        }
    }
    worker.at(now);
    Ok(())
}

/// One to decide, one that is under way, one that the program does not take.
fn diversions(officer: &Turned) -> Result<(), Trouble> {
    let (now, today) = (officer.now, officer.now.date_naive());
    let children = [
        ("Child 31", 15, "misdemeanor", 0),
        ("Child 32", 13, "petty_misdemeanor", 0),
        ("Child 33", 16, "misdemeanor", 1),
    ];
    for (n, (child, age, offence, findings)) in (0..).zip(children) {
        officer.at(now - TimeDelta::days(2 + n * 9));
        let form = json!({"child": child, "age": age, "offence": offence, "case_number": format!("26-00{}", 5200 + n),
            "prior_diversions": 0, "prior_findings": findings});
        let diversion = officer.ask("diversions", "begin", json!({"form": form}))?;
        if n == 1 {
            let agreed = json!({"diversion": diversion, "guardian": "Guardian 32", "reach": "952-555-0132", "agreed": true});
            officer.ask("diversions", "guardian", agreed)?;
            let decided = json!({"diversion": diversion, "divert": true, "due": today + Days::new(59),
                "conditions": "16 hours of service\nTen weeks of meetings with the program"});
            officer.ask("diversions", "decide", decided)?;
        }
    }
    officer.at(now);
    Ok(())
}

/// The chaplain went to the first call; the second waits.
fn call_outs(chaplain: &Turned) -> Result<(), Trouble> {
    let (now, today) = (chaplain.now, chaplain.now.date_naive());
    let calls = chaplain.ask("chaplains", "all", json!({}))?;
    let Some(first) = calls.as_array().and_then(|calls| calls.iter().find(|call| call["kind"] == "hospital"))
    else {
        return Ok(());
    };
    let leave = json!({"say": "leave", "follow_up": "Call the family", "due": today + Days::new(2)});
    let steps: [(i64, Value); 3] =
        [(25, json!({"say": "accept"})), (24, json!({"say": "arrive"})), (22, leave)];
    for (hours, step) in steps {
        chaplain.at(now - TimeDelta::hours(hours));
        chaplain.ask("chaplains", "step", json!({"call": first["call"], "step": step}))?;
    }
    chaplain.at(now);
    Ok(())
}
