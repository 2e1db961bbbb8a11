//! Invented referrals: one on its way to a one-way partner, one that a partner works on, one that waits for
//! the person's word, one that was declined, and of a colleague one that is late and one at the clinician's.
//!
//! Nothing in them could be told of anybody: the needs are as general as a flyer's.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use engine::door::Command;
use engine::{Clock, Link};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::evenings::{Turned, blocking};
use super::invite_all::complete;
use crate::home::Home;
use crate::trouble::Trouble;

const WORKER: &str = "social-worker-1";

/// Writes them on two officers' devices, sends them, and lets the social worker begin.
pub(super) async fn are_under_way(folder: &Path) -> Result<(), Trouble> {
    let (first, second) = (folder.join("officer-1"), folder.join("officer-2"));
    let written = (first.clone(), second.clone());
    blocking(move || {
        of_officer_1(&Turned::open(&written.0)?)?;
        of_officer_2(&Turned::open(&written.1)?)
    })
    .await?;
    let mut links = vec![];
    for at in [&folder.join("custodian-1"), &first, &second] {
        let home = Home::open_with(at, Clock::system(), false)?;
        links.push(Link::start(home.engine.clone())?);
        complete(&home.engine).await?;
    }
    let worker = Home::open_with(&folder.join(WORKER), Clock::system(), false)?;
    links.push(Link::start(worker.engine.clone())?);
    goes_on(&worker).await?;
    complete(&worker.engine).await?;
    for link in links {
        link.finish().await;
    }
    Ok(())
}

fn of_officer_1(officer: &Turned) -> Result<(), Trouble> {
    let now = officer.now;
    officer.at(now - TimeDelta::days(3));
    let worked_on = begins(
        officer,
        "Social worker 1",
        "Lives alone since the spring; would like company and help with papers.",
    )?;
    agrees(officer, &worked_on, now - TimeDelta::days(1))?;
    officer.at(now - TimeDelta::days(2));
    let declined = begins(officer, "Teacher 1", "Asked about English classes in the evening.")?;
    step(officer, &declined, json!({"to": "offered", "next": "Ask again at the next visit", "due": now}))?;
    step(officer, &declined, json!({"to": "declined", "because": "Has found a class nearer to work."}))?;
    officer.at(now - TimeDelta::minutes(25));
    let sent = begins(
        officer,
        "Advocate 1",
        "Would like to talk to somebody about being safe at home. Best reached in the mornings.",
    )?;
    agrees(officer, &sent, now + TimeDelta::minutes(20))?;
    officer.at(now - TimeDelta::minutes(10));
    begins(officer, "Clinician 1", "Has not slept for days and asked whom to talk to.")?;
    Ok(())
}

fn of_officer_2(officer: &Turned) -> Result<(), Trouble> {
    let now = officer.now;
    officer.at(now - TimeDelta::days(4));
    begins(officer, "Chaplain 2", "Grieves; would like a visit of somebody who listens.")?;
    officer.at(now - TimeDelta::hours(3));
    let low = begins(officer, "Clinician 1", "Very low since losing work; would like to talk this week.")?;
    agrees(officer, &low, now + TimeDelta::hours(5))
}

/// A draft, to ask about within half an hour.
fn begins(officer: &Turned, partner: &str, reason: &str) -> Result<Value, Trouble> {
    let partners = officer.ask("referrals", "partners", json!({}))?;
    let found = partners.as_array().into_iter().flatten().find(|row| row["name"] == partner);
    let partner = found.map(|row| row["member"].clone());
    let partner = partner.ok_or_else(|| Trouble::Said("a partner of the pack takes no referrals".into()))?;
    let due = moment(officer) + TimeDelta::minutes(30);
    let next = "Ask them whether they want it";
    officer.ask("referrals", "begin", json!({"partner": partner, "reason": reason, "next": next, "due": due}))
}

/// The person agrees, and it is sent.
fn agrees(officer: &Turned, referral: &Value, due: DateTime<Utc>) -> Result<(), Trouble> {
    let scope = "Name, number, and what is written above";
    let agree = json!({"referral": referral, "scope": scope, "alone": true, "next": "Send it", "due": due});
    officer.ask("referrals", "agree", agree)?;
    step(officer, referral, json!({"to": "sent", "next": "Call them", "due": due}))
}

fn step(officer: &Turned, referral: &Value, mut with: Value) -> Result<(), Trouble> {
    with["referral"] = referral.clone();
    officer.ask("referrals", "step", with).map(|_| ())
}

fn moment(officer: &Turned) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(officer.home.engine.now().0).unwrap_or_default()
}

/// The social worker takes on what has arrived. Nothing, when nothing did within ten seconds: the
/// demonstration shows it as sent then.
async fn goes_on(worker: &Home) -> Result<(), Trouble> {
    let mut changes = worker.engine.listen();
    let arrives = async {
        loop {
            let inbox: Value = ask(worker, json!({"ask": "inbox"}))?;
            if let Some(row) = inbox["fresh"].get(0) {
                return Ok::<_, Trouble>(row["referral"].clone());
            }
            let _ = timeout(Duration::from_millis(200), changes.recv()).await;
        }
    };
    let Ok(referral) = timeout(Duration::from_secs(10), arrives).await else { return Ok(()) };
    let referral = referral?;
    let due = Clock::system().now().0 + 86_400_000;
    let due = DateTime::from_timestamp_millis(due).unwrap_or_default();
    for (to, next) in
        [("received", "Read it"), ("accepted", "Call them"), ("contacting", "Call again in the evening")]
    {
        ask(worker, json!({"ask": "step", "referral": referral, "to": to, "next": next, "due": due}))?;
    }
    Ok(())
}

fn ask(at: &Home, mut with: Value) -> Result<Value, Trouble> {
    with["do"] = "referrals".into();
    let command: Command = serde_json::from_value(with).map_err(|error| Trouble::Said(error.to_string()))?;
    Ok(at.engine.call(command)?)
}
