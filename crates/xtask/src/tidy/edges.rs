//! Which crate may use which, and who is kept away from what, through however many hands.
//!
//! The edges come from `cargo metadata`, what lies behind other people's crates from `Cargo.lock`.
//! Dependencies of tests do not count: a test may know everything.

mod reach;
mod table;

use super::{Problem, Rule};
use crate::tidy::tree::Tree;
use reach::Reach;
use table::{MAY_USE, NEVER, ONLY, Own};

pub(super) const RULE: Rule = Rule {
    name: "edges",
    why: "a crate that does not know a thing cannot leak it, block on it or break with it; the table is in crates/xtask/src/tidy/edges/table.rs, a change of it needs a record in docs/adr",
    find,
};

fn find(tree: &Tree) -> Vec<Problem> {
    let mut problems = direct(tree);
    problems.extend(only(tree));
    problems.extend(never(tree));
    problems.extend(halves(tree));
    problems.extend(lints(tree));
    problems
}

/// Edges inside the workspace, against the table.
fn direct(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for krate in &tree.crates {
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == krate.name) else {
            problems.push(Problem::new(&krate.name, "is not in the table of edges; add what it may use"));
            continue;
        };
        for used in krate.uses.iter().filter(|used| !used.is_dev()) {
            let ours = tree.crates.iter().any(|other| other.name == used.name);
            if let (true, Own::These(allowed)) = (ours, may)
                && !allowed.contains(&used.name.as_str())
            {
                problems.push(Problem::new(&krate.name, format!("may not use {}", used.name)));
            }
        }
    }
    problems
}

/// Crates of others that only some of ours may name.
fn only(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (outside, allowed) in ONLY {
        for krate in tree.crates.iter().filter(|krate| !allowed.contains(&krate.name.as_str())) {
            if krate.uses.iter().any(|used| !used.is_dev() && used.name == *outside) {
                let what = format!("may not use {outside}; only {} may", allowed.join(" and "));
                problems.push(Problem::new(&krate.name, what));
            }
        }
    }
    problems
}

/// What may not even be reached through others.
fn never(tree: &Tree) -> Vec<Problem> {
    let reach = Reach::of(tree);
    let mut problems = Vec::new();
    for (krate, banned) in NEVER {
        for path in banned.iter().filter_map(|banned| reach.path(krate, banned)) {
            problems
                .push(Problem::new(*krate, format!("reaches what it must not know: {}", path.join(" -> "))));
        }
    }
    problems
}

/// The relay knows the public half of `seal` only.
fn halves(tree: &Tree) -> Vec<Problem> {
    let relay = tree.files.iter().filter(|file| file.path.starts_with("server/src/") && !file.is_test());
    relay
        .flat_map(|file| {
            file.lines().filter(|(_, line)| line.contains("seal::secret")).map(move |(n, _)| (file, n))
        })
        .map(|(file, n)| {
            Problem::new(format!("{}:{n}", file.path), "the relay holds no key: use seal::public")
        })
        .collect()
}

/// A crate that forgets `[lints] workspace = true` silently has no lints at all.
fn lints(tree: &Tree) -> Vec<Problem> {
    let manifests = tree.files.iter().filter(|file| file.path.ends_with("/Cargo.toml"));
    manifests
        .filter(|file| !file.text.contains("[lints]\nworkspace = true"))
        .map(|file| Problem::new(&file.path, "has no lints; add `[lints]` and `workspace = true` below it"))
        .collect()
}

#[cfg(test)]
mod tests;
