//! The custodian's node: a device that is always on, without screens.
//!
//! It keeps up with the relay, compacts records at rest, keeps a copy of its own store, and lays out the pack
//! of the weekly meeting. What is to be removed or released is for a person to decide, at the custodian's
//! screens.

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::ExitCode;
use std::time::Duration;

use engine::Link;
use engine::door::{Command, Meeting, WeeklyPaper};
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};

use super::say;
use crate::desk::told_to_stop;
use crate::home::{At, Home};
use crate::trouble::{Trouble, doing};

/// So many records at a time: a minute's work at most, between two looks at what else there is to do.
const AT_A_TIME: usize = 200;

/// How a custodian's node works.
#[derive(Debug, clap::Args)]
pub(crate) struct CustodianOptions {
    #[command(flatten)]
    at: At,
    /// Compact records every so many minutes.
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    every: u64,
    /// Keep a copy of the store in this folder, renewed each time: sealed with the same key.
    #[arg(long, value_name = "DIR")]
    backup: Option<PathBuf>,
    /// Lay the pack of the weekly meeting into this folder, as a page and as a table: of the last week that
    /// is over, renewed each time, since visits of that week may still arrive.
    #[arg(long, value_name = "DIR")]
    weekly: Option<PathBuf>,
    /// Do it once and end, for a timer of the system's.
    #[arg(long)]
    once: bool,
}

/// Runs the node until it is told to stop.
pub(super) async fn run(options: CustodianOptions) -> Result<ExitCode, Trouble> {
    let home = Home::enrolled(&options.at)?;
    let link = Link::start(home.engine.clone())?;
    let mut ticks = interval(Duration::from_secs(options.every.max(1) * 60));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // One for the whole run: who asks while it works is heard when the work is done.
    let mut stop = pin!(told_to_stop());
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            _ = ticks.tick() => {}
        }
        super::scripts::complete(&home, Duration::from_secs(300)).await?;
        let compacted = compact(&home).await?;
        if let Some(folder) = &options.backup {
            back_up(&home, folder).await?;
        }
        if let Some(folder) = &options.weekly {
            lay_out(&home, folder).await?;
        }
        say(&format!("compacted {compacted} records"));
        if options.once {
            break;
        }
    }
    link.finish().await;
    Ok(ExitCode::SUCCESS)
}

async fn compact(home: &Home) -> Result<usize, Trouble> {
    let mut compacted = 0;
    loop {
        let engine = home.engine.clone();
        let done = spawn_blocking(move || engine.compact(AT_A_TIME)).await;
        let done =
            done.map_err(|_| Trouble::Said("compacting was interrupted; it goes on next time".into()))??;
        compacted += done;
        if done < AT_A_TIME {
            return Ok(compacted);
        }
    }
}

async fn back_up(home: &Home, folder: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
    let (engine, to) = (home.engine.clone(), folder.join("porchlight.db"));
    let done = spawn_blocking(move || engine.back_up(&to)).await;
    Ok(done.map_err(|_| Trouble::Said("the backup was interrupted; it is made anew next time".into()))??)
}

/// The week's pack as two files, each whole or not at all: somebody may be printing the one before.
async fn lay_out(home: &Home, folder: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
    let engine = home.engine.clone();
    let made = spawn_blocking(move || engine.call(Command::Meeting(Meeting::Paper { week: None }))).await;
    let made =
        made.map_err(|_| Trouble::Said("the week's pack was interrupted; it is made next time".into()))??;
    let paper: WeeklyPaper =
        serde_json::from_value(made).map_err(|error| Trouble::Said(error.to_string()))?;
    for (end, text) in [("html", &paper.html), ("csv", &paper.csv)] {
        let file = folder.join(format!("{}.{end}", paper.name));
        let half = file.with_extension("half");
        std::fs::write(&half, text).map_err(doing(format!("writing {}", half.display())))?;
        std::fs::rename(&half, &file).map_err(doing(format!("writing {}", file.display())))?;
    }
    say(&format!("the weekly meeting: {}", folder.join(format!("{}.html", paper.name)).display()));
    Ok(())
}

/// Puts a copy of a store back into a folder that has its key and no database any more.
pub(super) fn restore(at: &At, from: &Path) -> Result<ExitCode, Trouble> {
    let database = at.data.join("porchlight.db");
    if database.exists() {
        return Err(Trouble::Said(format!(
            "{} is there already; move it away first, so that nothing is written over",
            database.display()
        )));
    }
    std::fs::create_dir_all(&at.data).map_err(doing(format!("making {}", at.data.display())))?;
    let half = at.data.join("porchlight.half");
    std::fs::copy(from, &half).map_err(doing(format!("copying {}", from.display())))?;
    std::fs::rename(&half, &database).map_err(doing(format!("writing {}", database.display())))?;
    let home = Home::enrolled(at)?;
    home.engine.was_restored()?;
    say("the store is back; `porchlight sync` fetches what came since");
    Ok(ExitCode::SUCCESS)
}
