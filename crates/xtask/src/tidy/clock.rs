//! Whether clock and chance stay arguments: clippy's bans are in place, and few may lift them.

use serde::Deserialize;

use super::{Problem, Rule};
use crate::tidy::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "clock",
    why: "code that is told the time and the dice gives the same result for the same input, so every failure replays",
    find,
};

/// What clippy.toml has to ban.
const BANNED: &[&str] = &[
    "std::time::SystemTime::now",
    "std::time::Instant::now",
    "chrono::Utc::now",
    "chrono::Local::now",
    "uuid::Uuid::now_v7",
    "uuid::Uuid::new_v4",
    "rand::random",
    "std::thread::sleep",
];

/// The hosts: whoever runs for real reads the clock, in one file each.
const CLOCKS: &[&str] = &[
    "crates/engine/src/clock.rs",
    "server/src/clock.rs",
    "mobile-shell/desktop/src/clock.rs",
    "bindings/ffi/src/clock.rs",
];

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Clippy {
    #[serde(default)]
    disallowed_methods: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    path: String,
    #[serde(default)]
    reason: String,
}

fn find(tree: &Tree) -> Vec<Problem> {
    let mut problems = bans(tree.text("clippy.toml"));
    problems.extend(tree.files.iter().filter(|file| !may_lift(file)).flat_map(lifted));
    problems
}

fn bans(clippy: Option<&str>) -> Vec<Problem> {
    let Some(clippy) = clippy.and_then(|text| toml::from_str::<Clippy>(text).ok()) else {
        return vec![Problem::new(
            "clippy.toml",
            "is not there or is no TOML; it holds the bans on clock and chance",
        )];
    };
    let banned = |path: &str| clippy.disallowed_methods.iter().find(|ban| ban.path == path);
    BANNED
        .iter()
        .filter(|path| banned(path).is_none_or(|ban| ban.reason.is_empty()))
        .map(|path| Problem::new("clippy.toml", format!("does not ban `{path}` with a reason")))
        .collect()
}

fn may_lift(file: &File) -> bool {
    file.is_test() || file.path.starts_with("crates/xtask/") || CLOCKS.contains(&file.path.as_str())
}

fn lifted(file: &File) -> Vec<Problem> {
    let lines = file
        .lines()
        .filter(|(_, line)| file.extension() == "rs" && line.contains("clippy::disallowed_methods"));
    lines
        .map(|(n, _)| {
            let what = format!("lifts the ban on clock and chance; only {} may", CLOCKS.join(", "));
            Problem::new(format!("{}:{n}", file.path), what)
        })
        .collect()
}

#[cfg(test)]
mod tests;
