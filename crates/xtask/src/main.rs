//! One way to do each thing with this repository: `cargo xtask --help` lists them.
//!
//! Knows where things are and which programs do the work; knows nothing of what Porchlight records.
//! Whoever clones the repository needs Rust, Node and a JDK; what else is missing, `setup` brings.

#![allow(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]
#![allow(clippy::disallowed_methods, reason = "timing the parts of a test run needs the real clock")]

mod bench;
mod bindings;
mod codegen;
mod demo;
mod failure;
mod fuzz;
mod run;
mod screens;
mod setup;
mod stamp;
mod suite;
mod tidy;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use workspace::Workspace;

/// One way to do each thing with this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Brings what is missing on this machine: Debian packages and the screens' npm packages.
    Setup,
    /// Shows Porchlight at work: a relay and several devices, with invented people.
    Demo {
        /// Handed on to `porchlight demo`; `cargo xtask demo -- --help` lists them.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Checks everything, part by part, each timed.
    Test {
        /// Only this part; may be given more than once.
        #[arg(long, value_name = "PART")]
        only: Vec<String>,
        /// Lists the parts and what each needs; runs none.
        #[arg(long)]
        list: bool,
    },
    /// Feeds the parsers with bytes that are nearly right, and keeps what harms them.
    Fuzz {
        /// How long at each target.
        #[arg(long, default_value_t = 10, value_name = "SECONDS")]
        seconds: u32,
        /// Only these; all when none is named.
        targets: Vec<String>,
    },
    /// Checks the house rules that no other tool knows: edges, openings, lengths, SQL, words.
    Tidy,
    /// Builds the screens, unless nothing changed since the last time.
    Ui,
    /// Writes the TypeScript types of the door from the Rust ones.
    Codegen {
        /// Changes nothing; fails when the types in the tree are not the ones that Rust gives.
        #[arg(long)]
        check: bool,
    },
    /// Trains the dictionary that envelopes are packed with; the same records give the same bytes.
    Dictionary,
    /// Measures, and prints the figures as a table.
    Bench {
        /// Handed on to the bench program: `--quick`, and the parts to measure.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
}

fn main() -> ExitCode {
    match perform(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        // The summary of the parts already said it, and has the last line.
        Err(Failure::Parts) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<(), Failure> {
    let workspace = Workspace::find();
    match task {
        Task::Setup => setup::everything(&workspace),
        Task::Demo { args } => demo::show(&workspace, &args),
        Task::Test { list: true, .. } => suite::list(),
        Task::Test { only, list: false } => suite::run(&workspace, &only),
        Task::Fuzz { seconds, targets } => fuzz::run(&workspace, seconds, &targets),
        Task::Tidy => tidy::check(&workspace),
        Task::Ui => screens::build(&workspace),
        Task::Codegen { check: true } => codegen::check(&workspace),
        Task::Codegen { check: false } => codegen::write(&workspace),
        Task::Dictionary => bench::dictionary(&workspace),
        Task::Bench { args } => bench::measure(&workspace, &args),
    }
}
