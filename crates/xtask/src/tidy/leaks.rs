//! Whether something of the machine that a file was written on has stayed in it.
//!
//! Lock files are looked at for where packages come from, and for nothing else.

use serde_json::Value;

use super::{Problem, Rule};
use crate::tidy::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "leaks",
    why: "a path or host of one machine does not work on the next, and says more about its owner than it should",
    find,
};

/// Folders at the root of a machine that a path in the repository must not start with.
const FOLDERS: &[&str] = &["home", "root", "tmp", "work", "Users"];

/// Registries, in two halves so that this file does not name them either.
const REGISTRIES: &[(&str, &str)] = &[
    ("registry", "npmjs.org"),
    ("index", "crates.io"),
    ("static", "crates.io"),
    ("files", "pythonhosted.org"),
    ("repo", "maven.apache.org"),
    ("repo1", "maven.org"),
];

/// The one place that crates may come from, as `Cargo.lock` writes it.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

const NPMRC: &str = "mobile-shell/ui/.npmrc";
const NO_HOSTS: &str = "omit-lockfile-registry-resolved=true";

fn find(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in &tree.files {
        match file.name() {
            "Cargo.lock" => problems.extend(crates_from_elsewhere(file)),
            "package-lock.json" => problems.extend(packages_with_hosts(file)),
            _ if file.is_rule() => {}
            _ => problems.extend(of_a_machine(file)),
        }
    }
    let uses_npm = tree.files.iter().any(|file| file.name() == "package-lock.json");
    if uses_npm && !tree.text(NPMRC).is_some_and(|text| text.lines().any(|line| line == NO_HOSTS)) {
        problems.push(Problem::new(
            NPMRC,
            format!("does not say `{NO_HOSTS}`, so the lock file will name hosts"),
        ));
    }
    problems
}

fn of_a_machine(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, line) in file.lines() {
        let at = || format!("{}:{number}", file.path);
        if let Some(folder) = FOLDERS.iter().find(|folder| has_path(line, folder)) {
            problems.push(Problem::new(
                at(),
                format!("names a path under /{folder}; make it relative or an argument"),
            ));
        }
        for (host, domain) in REGISTRIES {
            if line.contains(&format!("{host}.{domain}")) {
                problems.push(Problem::new(at(), "names a registry's host; leave the choice to the machine"));
            }
        }
        let chooses = match file.name() {
            ".npmrc" => line.contains("registry="),
            "config.toml" => line.starts_with("[source") || line.starts_with("[registr"),
            _ => false,
        };
        if chooses {
            problems.push(Problem::new(at(), "chooses a registry; leave the choice to the machine"));
        }
    }
    problems
}

/// Whether a path under `/folder/` begins in the line. In `docs/home/` and `example.org/home/` it does not.
fn has_path(line: &str, folder: &str) -> bool {
    line.match_indices(&format!("/{folder}/")).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-~*/})$".contains(letter))
    })
}

fn crates_from_elsewhere(file: &File) -> Vec<Problem> {
    let sources =
        file.lines().filter_map(|(n, line)| Some((n, line.strip_prefix("source = ")?.trim_matches('"'))));
    sources
        .filter(|(_, source)| *source != CRATES)
        .map(|(n, _)| {
            Problem::new(format!("{}:{n}", file.path), "a crate comes from elsewhere than crates.io")
        })
        .collect()
}

fn packages_with_hosts(file: &File) -> Vec<Problem> {
    let Ok(lock) = serde_json::from_str::<Value>(&file.text) else {
        return vec![Problem::new(&file.path, "is no JSON; write it anew with `npm install`")];
    };
    let packages = lock.get("packages").and_then(Value::as_object);
    let named = packages.into_iter().flatten().filter(|(_, package)| {
        package.get("resolved").and_then(Value::as_str).is_some_and(|from| from.contains("://"))
    });
    named
        .map(|(name, _)| {
            Problem::new(&file.path, format!("`{name}` names the host it came from; see {NPMRC}"))
        })
        .collect()
}

#[cfg(test)]
mod tests;
