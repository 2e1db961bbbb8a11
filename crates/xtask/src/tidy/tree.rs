//! What the rules look at: the files that git has or would add, and the crates' own edges.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;

use crate::failure::Failure;
use crate::run::Run;
use crate::workspace::Workspace;

/// The kept inputs of the fuzz targets: some of them are text, and all of them as they must be.
const CORPUS: &str = "tests/fuzz/corpus/";

/// The repository as the rules see it.
pub(super) struct Tree {
    /// Every text file, sorted by path.
    pub(super) files: Vec<File>,
    /// The workspace's crates.
    pub(super) crates: Vec<Crate>,
    /// What cargo builds of all crates.
    pub(super) built: Built,
}

/// A text file.
pub(super) struct File {
    /// From the root, with `/` on every system.
    pub(super) path: String,
    /// All of it.
    pub(super) text: String,
}

/// A crate of the workspace.
#[derive(Debug, Deserialize)]
pub(super) struct Crate {
    pub(super) name: String,
    #[serde(rename = "dependencies")]
    pub(super) uses: Vec<Use>,
}

/// One line of a crate's `[dependencies]`.
#[derive(Debug, Deserialize)]
pub(super) struct Use {
    pub(super) name: String,
    /// `dev`, `build`, or nothing.
    kind: Option<String>,
}

/// Every crate that is built, ours and others', with its features: `serde@1.0.229 derive,std`.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// For the programs alone.
    pub(super) programs: BTreeSet<String>,
    /// For the programs and the tests.
    pub(super) with_tests: BTreeSet<String>,
}

impl Built {
    fn read(workspace: &Workspace) -> Result<Built, Failure> {
        let tree = |edges| {
            let args = ["tree", "--workspace", "--prefix", "none", "--format", "{p} {f}", "--edges", edges];
            Ok::<_, Failure>(lines(&Run::cargo(&args, &workspace.root).read()?))
        };
        Ok(Built { programs: tree("normal,build")?, with_tests: tree("normal,build,dev")? })
    }
}

/// Each crate once; cargo marks with a star whose own tree it has printed before.
fn lines(text: &str) -> BTreeSet<String> {
    text.lines().map(|line| line.trim_end_matches(" (*)").replacen(" v", "@", 1)).collect()
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
}

impl Tree {
    /// Reads it from this machine.
    pub(super) fn read(workspace: &Workspace) -> Result<Tree, Failure> {
        let listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        let mut files = Vec::new();
        for path in Run::new("git", &listed, &workspace.root).read()?.split_terminator('\0') {
            let at = workspace.root.join(path);
            // Deleted but not yet committed, or a link to elsewhere; what parsers are fed is data.
            if !at.is_file() || at.is_symlink() || path.starts_with(CORPUS) {
                continue;
            }
            // What is not UTF-8, or holds a zero byte, is data.
            if let Ok(text) = String::from_utf8(fs::read(&at).map_err(Failure::at(&at))?)
                && !text.contains('\0')
            {
                files.push(File { path: path.to_owned(), text });
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let metadata =
            Run::cargo(&["metadata", "--no-deps", "--format-version", "1"], &workspace.root).read()?;
        let metadata: Metadata = serde_json::from_str(&metadata).map_err(|because| {
            Failure::Said(format!("`cargo metadata` gave something unexpected: {because}"))
        })?;
        Ok(Tree { files, crates: metadata.packages, built: Built::read(workspace)? })
    }

    /// The text of one file.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }
}

impl File {
    /// The last part of the path.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// What follows the last dot of the name.
    pub(super) fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Whether a program wrote it.
    pub(super) fn is_generated(&self) -> bool {
        self.path.split('/').any(|part| part.split('.').next() == Some("generated"))
    }

    /// Whether it is test code, which may do what code may not.
    pub(super) fn is_test(&self) -> bool {
        self.name() == "tests.rs" || self.path.split('/').any(|part| part == "tests" || part == "testkit")
    }

    /// Whether it holds the house rules, which name what they forbid.
    pub(super) fn is_rule(&self) -> bool {
        self.path.starts_with("crates/xtask/src/tidy")
    }

    /// Whether people write it as code.
    pub(super) fn is_code(&self) -> bool {
        const CODE: &[&str] = &["rs", "ts", "js", "mjs", "svelte", "css", "sql", "kt", "swift", "py"];
        CODE.contains(&self.extension()) && !self.is_generated()
    }

    /// Its lines with their numbers, from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(before, line)| (before + 1, line))
    }
}

impl Use {
    /// Whether only the crate's tests use it.
    pub(super) fn is_dev(&self) -> bool {
        self.kind.as_deref() == Some("dev")
    }
}

#[cfg(test)]
impl Tree {
    /// A tree for a test.
    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Tree { files: files.iter().map(file).collect(), crates: Vec::new(), built: Built::default() }
    }

    /// With what is built for the programs, and for the programs and the tests.
    pub(super) fn with_built(mut self, programs: &str, with_tests: &str) -> Tree {
        self.built = Built { programs: lines(programs), with_tests: lines(with_tests) };
        self
    }

    /// With a crate that uses these; a name after `dev:` is used by its tests only.
    pub(super) fn with_crate(mut self, name: &str, uses: &[&str]) -> Tree {
        let one = |used: &&str| match used.strip_prefix("dev:") {
            Some(name) => Use { name: name.to_owned(), kind: Some("dev".to_owned()) },
            None => Use { name: (*used).to_owned(), kind: None },
        };
        self.crates.push(Crate { name: name.to_owned(), uses: uses.iter().map(one).collect() });
        self
    }
}
