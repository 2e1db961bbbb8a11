//! Where problems are gathered while a pack is read.

use std::collections::BTreeMap;

use crate::problem::{Problem, Severity};

/// A file of one mistake made everywhere says so 100 times, not 50,000 times.
const MOST_PER_FILE: u32 = 100;

/// A place in the pack: a file and, when known, a line from 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    pub(crate) file: &'static str,
    pub(crate) line: Option<u32>,
}

impl At {
    pub(crate) fn file(file: &'static str) -> Self {
        Self { file, line: None }
    }

    pub(crate) fn line(file: &'static str, line: u32) -> Self {
        Self { file, line: Some(line) }
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    problems: Vec<Problem>,
    per_file: BTreeMap<&'static str, u32>,
}

impl Findings {
    pub(crate) fn error(&mut self, at: At, what: impl Into<String>, do_this: impl Into<String>) {
        self.add(at, Severity::Error, what.into(), do_this.into());
    }

    pub(crate) fn warning(&mut self, at: At, what: impl Into<String>, do_this: impl Into<String>) {
        self.add(at, Severity::Warning, what.into(), do_this.into());
    }

    /// All of them, in the order of files and lines.
    pub(crate) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        self.problems
    }

    fn add(&mut self, at: At, severity: Severity, what: String, do_this: String) {
        let count = self.per_file.entry(at.file).or_default();
        *count += 1;
        let (line, severity, what, do_this) = match (*count).cmp(&MOST_PER_FILE) {
            std::cmp::Ordering::Less => (at.line, severity, what, do_this),
            // An error, so that no error hides behind a hundred warnings.
            std::cmp::Ordering::Equal => (
                None,
                Severity::Error,
                format!("{MOST_PER_FILE} problems or more, of which only the first are shown"),
                "mend these and check again".to_owned(),
            ),
            std::cmp::Ordering::Greater => return,
        };
        self.problems.push(Problem { file: at.file.to_owned(), line, severity, what, do_this });
    }
}
