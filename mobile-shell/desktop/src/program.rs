//! The commands of the program, and their help.

mod custodian;
mod doctor;
mod enrolment;
mod feed;
mod log;
mod scripts;
mod trust;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::home::At;
use crate::trouble::Trouble;
use crate::{demo, desk};

/// The field log of community policing.
///
/// Every visit is saved on this device first, with or without signal, and reaches the others through
/// a relay that cannot read it.
#[derive(Debug, Parser)]
#[command(name = "porchlight", version, after_help = EXAMPLES)]
pub(crate) struct Program {
    #[command(subcommand)]
    task: Task,
}

const EXAMPLES: &str = "Try it:
  porchlight demo                         a relay and a desk for each role on this computer
  porchlight demo --once                  the main job through real processes, told in the shell

At work:
  porchlight join --data ~/patrol CODE    enrol this computer with the code of your administrator
  porchlight desk --data ~/patrol         open the screens; a new folder asks for a person first
  porchlight call --data ~/patrol '{\"do\":\"today\"}'
  porchlight doctor --data ~/patrol       what is wrong, and what to do";

#[derive(Debug, Subcommand)]
enum Task {
    /// Shows Porchlight on this computer: a relay, a desk for each role, a season of visits.
    Demo(demo::Options),
    /// Opens the screens on a loopback address: of one person's folder, or of a computer that several
    /// people share, each with a lock, keys and drafts of their own. A new folder begins by adding a
    /// person.
    Desk {
        #[command(flatten)]
        at: At,
        /// Lock after so many minutes without anybody at the screens, at most 720 (a shift in a
        /// vehicle). Sleep locks all the same.
        #[arg(long, value_name = "MINUTES", env = "PORCHLIGHT_IDLE_MINUTES", default_value = "30", value_parser = desk::minutes)]
        idle_minutes: std::time::Duration,
        /// Open the screens of a folder whose key lies open without asking anybody: for a demonstration
        /// or a script. Without this the desk has its person set a PIN or passphrase first.
        #[arg(long)]
        unlocked: bool,
        /// The port on 127.0.0.1; 0 takes a free one.
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// A `.pmtiles` file with the city's map, if there is one.
        #[arg(long, value_name = "FILE")]
        basemap: Option<PathBuf>,
        /// The address that others reach this computer at when it shares at an event without coverage. Left
        /// out, it is found out; needed on a computer that is on several networks.
        #[arg(long, value_name = "ADDRESS", env = "PORCHLIGHT_SHARE_ADDRESS")]
        share_address: Option<std::net::IpAddr>,
        /// The port of the demo's switch.
        #[arg(long, hide = true)]
        demo_switch: Option<u16>,
    },
    /// Prints a new one-time address of a desk that is running.
    Address {
        #[command(flatten)]
        at: At,
    },
    /// Does one command, given as JSON, and prints the answer as JSON.
    ///
    /// The same door as the screens. Asks a desk that is running, else opens the folder itself.
    /// Exits 0 when the command was done, 1 when it was refused.
    #[command(after_help = scripts::COMMANDS)]
    Call {
        #[command(flatten)]
        at: At,
        /// The command, such as '{"do":"today"}'; `-` reads one command a line from standard input.
        command: String,
    },
    /// Connects, syncs until nothing is left, and tells how it stands.
    Sync {
        #[command(flatten)]
        at: At,
        /// Give up after so many seconds.
        #[arg(long, default_value_t = 60)]
        within: u64,
    },
    /// Founds an agency at a relay: this folder becomes its first administrator's.
    Found(enrolment::FoundOptions),
    /// Makes an invite code for a member, then waits for the device and has its characters compared.
    ///
    /// The code goes to standard output, everything else beside it. Without a terminal it only prints
    /// the code; let the device in with `porchlight approve`.
    Invite {
        #[command(flatten)]
        at: At,
        /// The member's name as the directory has it.
        member: String,
        /// Let the device in without comparing: only when it is in your own hands.
        #[arg(long)]
        let_in: bool,
        /// Wait for the device for so many seconds.
        #[arg(long, default_value_t = 600)]
        within: u64,
    },
    /// Lets the device in that shows these eight characters.
    Approve {
        #[command(flatten)]
        at: At,
        /// The characters on the new device's screen, such as 7K2M-XQ4T.
        characters: String,
        /// Send the device away instead.
        #[arg(long)]
        decline: bool,
        /// Wait for the device for so many seconds.
        #[arg(long, default_value_t = 60)]
        within: u64,
    },
    /// Brings a lost agency back with the recovery kit, read from standard input.
    Recover {
        #[command(flatten)]
        at: At,
        /// The relay's address: with the words of the kit, or when the relay has moved.
        #[arg(long, value_name = "URL")]
        relay: Option<String>,
    },
    /// Enrols this folder with an invite code.
    Join {
        #[command(flatten)]
        at: At,
        /// The code; `-` reads it from standard input.
        code: String,
    },
    /// Runs the custodian's node, without screens: keeps up, compacts, keeps a copy of its store.
    Custodian(custodian::CustodianOptions),
    /// Puts a copy that the custodian's node made back into a folder that has its key.
    Restore {
        #[command(flatten)]
        at: At,
        /// The copy.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// Writes the public feed for the city's web page: feed.json (JSON Feed 1.1) and feed.xml (RSS 2.0).
    ///
    /// Counts of whole weeks and districts, small ones kept back; no place, no hour, nothing that somebody
    /// typed. Each file is replaced as a whole, so a web server may serve the folder.
    Feed(feed::FeedOptions),
    /// A city's configuration.
    Pack {
        #[command(subcommand)]
        task: PackTask,
    },
    /// Looks at a folder and says what is wrong and what to do.
    Doctor {
        #[command(flatten)]
        at: At,
    },
}

#[derive(Debug, Subcommand)]
enum PackTask {
    /// Tells what is wrong with a pack, line by line. Exits 1 when something is.
    Check {
        /// The pack's folder.
        path: PathBuf,
    },
}

/// Runs the program.
pub(crate) fn run(program: Program) -> ExitCode {
    log::begin();
    match perform(program.task) {
        Ok(code) => code,
        Err(trouble) => {
            say_error(&format!("porchlight: {trouble}"));
            ExitCode::from(2)
        }
    }
}

fn perform(task: Task) -> Result<ExitCode, Trouble> {
    match task {
        Task::Demo(options) => on_runtime(demo::run(options)),
        Task::Desk { at, idle_minutes, unlocked, port, basemap, share_address, demo_switch } => {
            let ui = desk::find_ui();
            if !ui.join("index.html").exists() {
                say_error(
                    "the screens are not built: run `cargo xtask ui`. Commands and sync work without them.",
                );
            }
            at.may_begin()?;
            at.trust_relay_ca()?;
            let (data, idle_after) = (at.data, idle_minutes);
            let demo = demo_switch;
            let options =
                desk::Options { data, idle_after, unlocked, port, ui, basemap, demo, share_address };
            on_runtime(async {
                desk::run(options, |address| say(&format!("open {address}"))).await?;
                Ok(ExitCode::SUCCESS)
            })
        }
        Task::Address { at } => on_runtime(scripts::address(&at)),
        Task::Call { at, command } => on_runtime(scripts::call(&at, &command)),
        Task::Sync { at, within } => on_runtime(scripts::sync(&at, within)),
        Task::Found(options) => on_runtime(enrolment::found(options)),
        Task::Invite { at, member, let_in, within } => {
            on_runtime(trust::invite(&at, &member, let_in, within))
        }
        Task::Approve { at, characters, decline, within } => {
            on_runtime(trust::approve(&at, &characters, decline, within))
        }
        Task::Recover { at, relay } => on_runtime(trust::recover(&at, relay.as_deref())),
        Task::Join { at, code } => on_runtime(enrolment::join(&at, &code)),
        Task::Restore { at, from } => custodian::restore(&at, &from),
        Task::Custodian(options) => on_runtime(custodian::run(options)),
        Task::Feed(options) => on_runtime(feed::write(options)),
        Task::Pack { task: PackTask::Check { path } } => Ok(scripts::check_pack(&path)),
        Task::Doctor { at } => doctor::look(&at),
    }
}

fn on_runtime(work: impl Future<Output = Result<ExitCode, Trouble>>) -> Result<ExitCode, Trouble> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(crate::trouble::doing("starting"))?.block_on(work)
}

/// Prints a line for a person or a script.
#[allow(clippy::print_stdout, reason = "the one place that prints")]
pub(crate) fn say(line: &str) {
    use std::io::Write;
    // A reader that has gone away is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
    let _ = std::io::stdout().flush();
}

/// Prints a line beside the output.
pub(crate) fn say_error(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
}
