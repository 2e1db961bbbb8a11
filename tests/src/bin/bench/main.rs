//! Measures the field log: one growing city, real engines, a real relay process, one report.
//!
//! Knows no aim: it writes what it found to `target/bench/report.json`. The same agency grows from
//! ten thousand to a million visits, and each figure is taken at two sizes on the way; everything
//! gets to the devices as it does at work, sealed, over the relay, proved and merged.

#![allow(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]

mod appends;
mod author;
mod city;
mod dictionary;
mod first_sync;
mod growing;
mod line;
mod lists;
mod live;
mod night_out;
mod opening;
mod proxy;
mod records;
mod relay_process;
mod report;
mod save;
mod stopwatch;
mod trust;
mod visits;
mod weekly;

use std::path::{Path, PathBuf};

use city::City;
use report::Report;

/// Whatever goes wrong ends the run with its text.
type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// How much history, and how often each thing is measured.
struct Plan {
    /// Visits for first sync; then for everything else and first sync of the next size; then ten times that.
    sizes: [u64; 3],
    quick: bool,
    /// Only these parts; all when there is none.
    parts: Vec<String>,
}

impl Plan {
    fn of(args: &[String]) -> Self {
        let quick = args.iter().any(|arg| arg == "--quick");
        let sizes = if quick { [1_000, 10_000, 100_000] } else { [10_000, 100_000, 1_000_000] };
        Self {
            sizes,
            quick,
            parts: args.iter().filter(|arg| PARTS.contains(&arg.as_str())).cloned().collect(),
        }
    }

    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }
}

const PARTS: [&str; 10] =
    ["trust", "night_out", "first_sync", "open", "lists", "weekly", "records", "save", "live", "relay"];

fn main() -> Result<(), Trouble> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match &args[..] {
        [word, path] if word == "dictionary" => dictionary::train(Path::new(path)),
        _ if args.iter().all(|arg| arg == "--quick" || PARTS.contains(&arg.as_str())) => {
            measure(&Plan::of(&args))
        }
        _ => Err(format!(
            "usage: bench [--quick] [PART …] | bench dictionary FILE; parts: {}",
            PARTS.join(", ")
        )
        .into()),
    }
}

fn measure(plan: &Plan) -> Result<(), Trouble> {
    let folder = folder()?;
    let mut report = Report::begin(plan);
    if plan.wants("trust") {
        trust::measure(plan, &mut report)?;
    }
    if plan.wants("night_out") {
        night_out::measure(&mut report)?;
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let mut city = City::founded(&folder.join("city"), runtime.handle())?;
    let [small, middle, large] = plan.sizes;
    city.grow_to(small, &mut report)?;
    if plan.wants("first_sync") {
        first_sync::measure(&mut city, &mut report, "")?;
    }
    city.grow_to(middle, &mut report)?;
    if plan.wants("first_sync") {
        first_sync::measure(&mut city, &mut report, "_10x")?;
    }
    devices_and_relay(plan, &mut city, &mut report, "")?;
    city.grow_to(large, &mut report)?;
    devices_and_relay(plan, &mut city, &mut report, "_10x")?;
    let at = folder.join("report.json");
    report.write(&at)?;
    println!("written to {}", at.display());
    std::fs::remove_dir_all(folder.join("city"))?;
    Ok(())
}

/// Everything that is measured on devices that have the whole history.
fn devices_and_relay(plan: &Plan, city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    if plan.wants("open") {
        opening::measure(city, report, size)?;
    }
    if plan.wants("lists") {
        lists::measure(plan, city, report, size)?;
    }
    if plan.wants("weekly") {
        weekly::measure(plan, city, report, size)?;
    }
    if plan.wants("records") {
        records::measure(plan, city, report, size)?;
    }
    if plan.wants("save") {
        save::measure(plan, city, report, size)?;
    }
    if plan.wants("live") {
        live::measure(city, report, size)?;
    }
    if plan.wants("relay") {
        appends::measure(plan, city, report, size)?;
    }
    Ok(())
}

/// Beside the program, in the build's own folder: the same disk as everything that is compared.
fn folder() -> Result<PathBuf, Trouble> {
    let program = std::env::current_exe()?;
    let target = program.parent().and_then(Path::parent).ok_or("the program is not in a build folder")?;
    let folder = target.join("bench");
    if folder.join("city").exists() {
        std::fs::remove_dir_all(folder.join("city"))?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
