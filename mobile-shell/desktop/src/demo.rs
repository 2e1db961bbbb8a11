//! The demonstration: a relay and fourteen people's desks on this computer, with invented visits.
//!
//! Everything runs as it would in a city: a relay process that cannot read, one process a desk, each
//! with its own sealed store. Only the season of visits is invented.

mod casework;
mod city;
mod evenings;
mod invite_all;
mod once;
mod problems;
mod processes;
mod programs;
mod referrals;
mod season;
mod switch;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use engine::{Clock, UnixMs};

use crate::desk::told_to_stop;
use crate::program::say;
use crate::trouble::Trouble;
use processes::{Desk, Relay};
use switch::Switch;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Play the main job through real processes without a browser, tell what each device holds, and
    /// exit 0 only if all of it held.
    #[arg(long)]
    once: bool,
    /// Keep the demonstration's data here and use what is there; a new folder each time unless told.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Ports on 127.0.0.1: this one for the first desk, the next thirteen for the others; 0 takes free ones.
    #[arg(long, default_value_t = 0)]
    port_base: u16,
    /// A `.pmtiles` file with a map to show under the districts.
    #[arg(long, value_name = "FILE")]
    basemap: Option<PathBuf>,
}

/// As shells tell it: ended by Ctrl-C.
const INTERRUPTED: u8 = 130;

/// Who sits at a desk in the demonstration: folder and name in the pack. The custodian keeps the records
/// and the administrator founded the agency: two people, as it should be at work.
const DESKS: &[(&str, &str)] = &[
    ("officer-1", "Officer 1"),
    ("officer-2", "Officer 2"),
    ("supervisor-1", "Supervisor 1"),
    ("custodian-1", "Custodian 1"),
    ("admin", "Admin 1"),
    ("cert-lead-1", "CERT lead 1"),
    ("advisor-1", "Advisor 1"),
    ("advocate-1", "Advocate 1"),
    ("social-worker-1", "Social worker 1"),
    ("clinician-1", "Clinician 1"),
    ("chaplain-1", "Chaplain 1"),
    ("juvenile-officer-1", "Juvenile officer 1"),
    ("analyst-1", "Analyst 1"),
    ("explorer-7", "Explorer 7"),
];

pub(crate) async fn run(options: Options) -> Result<ExitCode, Trouble> {
    let given = options.dir.is_some();
    let folder = options.dir.clone().unwrap_or_else(new_folder);
    let result = if options.once {
        unless_told_to_stop(once::play(&folder)).await.unwrap_or(Ok(INTERRUPTED.into()))
    } else {
        show(&folder, &options).await
    };
    if !given {
        // The demonstration's own folder, made above and named after this process.
        let _ = std::fs::remove_dir_all(&folder);
    }
    result
}

fn new_folder() -> PathBuf {
    std::env::temp_dir().join(format!("porchlight-demo-{}", std::process::id()))
}

/// Tells what is being done, and how long it took.
pub(crate) struct Progress {
    began: UnixMs,
    step: u32,
    steps: u32,
}

impl Progress {
    pub(crate) fn of(steps: u32) -> Self {
        Self { began: Clock::system().now(), step: 0, steps }
    }

    pub(crate) fn step(&mut self, what: &str) {
        self.step += 1;
        let (seconds, tenths) = {
            let passed = Clock::system().now().0 - self.began.0;
            (passed / 1000, passed % 1000 / 100)
        };
        say(&format!("[{}/{}] {seconds:>3}.{tenths} s  {what}", self.step, self.steps));
    }
}

/// What the work comes to; none when it was stopped before. Dropped work kills its processes.
async fn unless_told_to_stop<T>(work: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        done = work => Some(done),
        () = told_to_stop() => None,
    }
}

async fn show(folder: &Path, options: &Options) -> Result<ExitCode, Trouble> {
    let Some(opened) = unless_told_to_stop(open(folder, options)).await else {
        return Ok(INTERRUPTED.into());
    };
    let (switch, desks) = opened?;
    told_to_stop().await;
    for desk in desks {
        desk.stop().await;
    }
    switch.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// Starts everything, and tells where it is.
async fn open(folder: &Path, options: &Options) -> Result<(Switch, Vec<Desk>), Trouble> {
    let mut progress = Progress::of(4);
    let new = !folder.join("admin").exists();
    progress.step("starting a relay that cannot read");
    let relay = Relay::start(folder).await?;
    if new {
        progress.step("founding the agency with the St. Louis Park pack, enrolling 19 people");
        city::found(folder, &relay).await?;
        progress.step("inventing a season of visits, evenings and a night out, and syncing them");
        evenings::are_planned(folder).await?;
        season::play(folder).await?;
        evenings::take_place(folder).await?;
        referrals::are_under_way(folder).await?;
        casework::is_done(folder).await?;
    } else {
        progress.step("using what is in the folder");
        progress.step("no new visits");
    }
    progress.step("opening their desks");
    let switch = Switch::start(relay).await?;
    let mut desks = vec![];
    // A folder of an earlier version has fewer people.
    let there: Vec<_> = DESKS.iter().filter(|(name, _)| folder.join(name).exists()).collect();
    for (n, (name, _)) in (0..).zip(&there) {
        let port = if options.port_base == 0 { 0 } else { options.port_base + n };
        desks.push(Desk::start(&folder.join(name), port, switch.port(), options.basemap.as_deref()).await?);
    }
    say("\nEach address works once, in a browser on this computer:\n");
    for ((_, name), desk) in there.iter().zip(&desks) {
        say(&format!("  {name:<14} {}", desk.address));
    }
    say("\nUnplug and replug the relay with the switch on each screen. For another address:");
    for (name, _) in &there {
        say(&format!("  porchlight address --data {}", folder.join(name).display()));
    }
    say("\nCtrl-C ends the demonstration.");
    Ok((switch, desks))
}
