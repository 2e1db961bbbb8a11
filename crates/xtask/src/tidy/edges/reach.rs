//! What a crate can reach, and the shortest way there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::Deserialize;

use crate::tidy::tree::Tree;

/// Who uses whom, ours and others', by name. Versions of one crate are taken together, which can only
/// find too much, never too little.
pub(super) struct Reach(BTreeMap<String, BTreeSet<String>>);

#[derive(Deserialize)]
struct Lock {
    #[serde(default)]
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Reach {
    /// Of the whole workspace.
    pub(super) fn of(tree: &Tree) -> Reach {
        let mut uses = BTreeMap::<String, BTreeSet<String>>::new();
        let lock = tree.text("Cargo.lock").and_then(|text| toml::from_str::<Lock>(text).ok());
        for locked in lock.into_iter().flat_map(|lock| lock.package) {
            // `name`, or `name version` where there are several.
            let names =
                locked.dependencies.iter().filter_map(|used| used.split(' ').next()).map(str::to_owned);
            uses.entry(locked.name).or_default().extend(names);
        }
        // The lock file mixes in what our tests use; the manifests do not.
        for krate in &tree.crates {
            let names = krate.uses.iter().filter(|used| !used.is_dev()).map(|used| used.name.clone());
            uses.insert(krate.name.clone(), names.collect());
        }
        Reach(uses)
    }

    /// The shortest way from one crate to another, both included.
    pub(super) fn path(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut seen = BTreeSet::from([from]);
        let mut ways = VecDeque::from([vec![from]]);
        while let Some(way) = ways.pop_front() {
            for next in way.last().and_then(|last| self.0.get(*last)).into_iter().flatten() {
                if next == to {
                    return Some(way.into_iter().chain([to]).map(str::to_owned).collect());
                }
                if seen.insert(next) {
                    ways.push_back(way.iter().copied().chain([next.as_str()]).collect());
                }
            }
        }
        None
    }
}
