//! Every crate is built once: what tests ask of a shared library, programs ask of it too.
//!
//! Cargo builds a library once for each set of its features. When only a test turns one on, the tests
//! and the demo build that library, and everything above it, each for themselves.

use std::collections::BTreeSet;

use super::{Problem, Rule};
use crate::tidy::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "once",
    why: "a feature that only tests turn on builds the house twice, in minutes and in gigabytes: docs/adr/0014",
    find,
};

fn find(tree: &Tree) -> Vec<Problem> {
    // A crate may stand here more than once: what builds programs is built apart from what is in them.
    let shared: BTreeSet<&str> = tree.built.programs.iter().map(|line| parted(line).0).collect();
    tree.built
        .with_tests
        .difference(&tree.built.programs)
        .map(|line| parted(line))
        .filter(|(name, _)| shared.contains(name))
        .map(|(name, features)| {
            let what = format!(
                "only tests build {name} with `{features}`: name the features in [workspace.dependencies]"
            );
            Problem::new("Cargo.toml", what)
        })
        .collect()
}

/// Name and version, and the features: `serde@1.0.229 derive,std`.
fn parted(line: &str) -> (&str, &str) {
    line.split_once(' ').unwrap_or((line, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_only_tests_turn_on_is_told_if_programs_use_the_crate() {
        let tree = Tree::of(&[]).with_built(
            "rustix@1.1.6 fs,std\nserde@1.0.229 derive",
            "rustix@1.1.6 fs,process,std\nserde@1.0.229 derive\nproptest@1.12.0 std\nserde@2.0.0 std",
        );
        let told = find(&tree);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].what.starts_with("only tests build rustix@1.1.6 with `fs,process,std`"), "{told:?}");
    }
}
