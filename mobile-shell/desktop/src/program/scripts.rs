//! Commands for scripts: call, sync, address, pack check.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use engine::Link;
use engine::door::{Command, Link as LinkState, SyncStatus};
use serde::Deserialize;
use tokio::time::timeout;

use super::say;
use crate::desk::HOST_FILE;
use crate::home::{At, Home, House};
use crate::http;
use crate::trouble::{Trouble, doing};

pub(super) const COMMANDS: &str = "Commands (each is {\"do\": NAME, …}; ids and texts are JSON strings):
  whoami  city  today  drafts  conflicts  sync_status
  log_visit         {\"visit\": {\"place\": ID, \"people_reached\": 5, \"note\": \"…\"}}
  visit             {\"visit\": ID}
  edit_visit        {\"visit\": ID, \"seen\": HEADS, \"change\": {\"people_reached\": 6}}
  withdraw_visit    {\"visit\": ID, \"because\": \"…\"}
  places            {\"district\": \"1\", \"kind\": \"park\", \"text\": \"oak\"}
  place             {\"place\": ID}
  add_place         {\"place\": {\"name\": \"…\", \"kind\": \"park\", \"here\": {\"lat\": 44.95, \"lon\": -93.35}}}
  edit_place        {\"place\": ID, \"change\": {\"closed\": true}}
  where_am_i        {\"here\": {\"lat\": 44.95, \"lon\": -93.35}}
  add_follow_up     {\"follow_up\": {\"promise\": \"…\", \"due\": \"2026-12-01\"}}
  settle_follow_up  {\"follow_up\": ID, \"state\": \"kept\"}
  search            {\"query\": {\"text\": \"parking\", \"district\": \"2\"}}
  coverage          {\"from\": \"2026-06-01\", \"until\": \"2026-06-30\"}
  sync_records      {\"which\": \"on_this_device\"}
  settle_conflict   {\"record\": ID, \"field\": \"people_reached\", \"choice\": CHOICE}
  history           {\"record\": ID}
  keep_draft  drop_draft
  upkeep            {\"ask\": \"duplicates\"}, {\"ask\": \"merge\", \"place\": ID, \"into\": ID},
                    {\"ask\": \"import\", \"what\": \"places\", \"table\": CSV, \"write\": false},
                    {\"ask\": \"export_table\", \"what\": \"cad_numbers\"}
  awareness         {\"ask\": \"tips\"}, {\"ask\": \"given\"}, {\"ask\": \"feed\"}
  damage_read       what became of a damaged database was read, and is told no longer";

/// Where a running desk can be asked.
#[derive(Deserialize)]
struct Running {
    port: u16,
    token: String,
}

fn running(file: &Path) -> Option<Running> {
    serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()
}

/// Asks the desk that has the person's folder.
pub(super) async fn ask_desk(at: &At, path: &str, body: &str) -> Result<String, Trouble> {
    let folder = at.folder()?;
    let desk =
        running(&folder.join("desk.json")).ok_or_else(|| Trouble::InUse(folder.display().to_string()))?;
    http::post(desk.port, path, Some(&desk.token), body).await
}

/// A desk gives addresses out locked or not: an address is no unlock.
pub(super) async fn address(at: &At) -> Result<ExitCode, Trouble> {
    if !at.data.is_dir() || House::hold(&at.data).is_ok() {
        return Err(Trouble::Said(
            "no desk is running in this folder; start one with `porchlight desk`".into(),
        ));
    }
    let desk =
        running(&at.data.join(HOST_FILE)).ok_or_else(|| Trouble::InUse(at.data.display().to_string()))?;
    say(&http::post(desk.port, "/address", Some(&desk.token), "").await?);
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn call(at: &At, command: &str) -> Result<ExitCode, Trouble> {
    let home = match Home::enrolled(at) {
        Ok(home) => Some(home),
        Err(Trouble::InUse(_)) => None,
        Err(trouble) => return Err(trouble),
    };
    let mut all_done = true;
    for command in lines_of(command) {
        let command = &command.map_err(doing("reading commands"))?;
        if command.trim().is_empty() {
            continue;
        }
        let reply = match &home {
            Some(home) => home.engine.call_json(command),
            None => ask_desk(at, "/call", command).await?,
        };
        all_done &= reply.starts_with("{\"ok\"");
        say(&reply);
    }
    Ok(if all_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The command, or with `-` each line of standard input as it comes.
fn lines_of(command: &str) -> Box<dyn Iterator<Item = std::io::Result<String>>> {
    if command == "-" {
        return Box::new(std::io::stdin().lines());
    }
    Box::new(std::iter::once(Ok(command.to_owned())))
}

pub(super) async fn sync(at: &At, within: u64) -> Result<ExitCode, Trouble> {
    let home = Home::enrolled(at)?;
    let link = Link::start(home.engine.clone())?;
    complete(&home, Duration::from_secs(within)).await?;
    let live = status(&home)?.link;
    link.finish().await;
    tell(&SyncStatus { link: live, ..status(&home)? });
    home.close();
    Ok(ExitCode::SUCCESS)
}

/// Waits until nothing is left to sync, on a folder that is connected.
pub(super) async fn complete(home: &Home, within: Duration) -> Result<(), Trouble> {
    let mut changes = home.engine.listen();
    let complete = async {
        loop {
            let status = status(home)?;
            match &status.link {
                LinkState::Live if status.on_this_device == 0 => return Ok(()),
                LinkState::Refused { why } => return Err(Trouble::Said(why.clone())),
                _ => {}
            }
            // Lagging behind is fine: the status is read anew.
            let _ = timeout(Duration::from_millis(500), changes.recv()).await;
        }
    };
    match timeout(within, complete).await {
        Ok(complete) => complete,
        Err(_) => {
            tell(&status(home)?);
            Err(Trouble::Said(format!(
                "not everything was synced within {} seconds; nothing is lost, try again",
                within.as_secs()
            )))
        }
    }
}

pub(super) fn status(home: &Home) -> Result<SyncStatus, Trouble> {
    let status = home.engine.call(Command::SyncStatus)?;
    serde_json::from_value(status).map_err(|error| Trouble::Said(error.to_string()))
}

pub(super) fn tell(status: &SyncStatus) {
    let link = match &status.link {
        LinkState::Offline { why } => format!("offline: {why}"),
        LinkState::Refused { why } => format!("refused: {why}"),
        LinkState::Connecting => "connecting".into(),
        LinkState::CatchingUp => format!("catching up, {} entries to come", status.to_come),
        LinkState::Live => "live: nothing is missing".into(),
    };
    say(&format!("link            {link}"));
    say(&format!("on this device  {}", status.on_this_device));
    say(&format!("held by relay   {}", status.held_by_relay));
    say(&format!("seen by others  {}", status.seen_by_others));
    if status.refused + status.set_aside > 0 {
        say(&format!("refused         {}\nset aside       {}", status.refused, status.set_aside));
    }
    if let Some(seconds) = status.clock_ahead_s {
        say(&format!(
            "clock           {seconds} seconds ahead of the relay's; corrected in what is recorded"
        ));
    }
    if let Some(notice) = &status.notice {
        say(&format!("notice          {notice}"));
    }
    if let Some(damage) = &status.damage {
        say(&format!("damage          {damage}"));
    }
}

pub(super) fn check_pack(path: &Path) -> ExitCode {
    let report = pack::check(path);
    say(report.to_string().trim_end());
    if report.errors() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
