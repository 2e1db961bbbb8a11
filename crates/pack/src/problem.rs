//! What is wrong with a pack, where, and what to do about it.

use std::fmt;

use serde::Serialize;

use crate::Pack;

/// Whether a pack can be used as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It cannot: [`crate::read`] refuses the pack.
    Error,
    /// It can, but it is probably not what the city meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong or doubtful. Reads `places.csv:17: error: what; what to do`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file of the pack.
    pub file: String,
    /// The line in it, from 1; none when it is about the whole file.
    pub line: Option<u32>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub do_this: String,
}

impl Problem {
    /// Whether the pack is refused for it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: {}; {}", self.severity, self.what, self.do_this)
    }
}

/// Why a pack was refused: everything found, errors and warnings, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", one_a_line(.0))]
pub struct Problems(pub Vec<Problem>);

/// What a check of a pack found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The city's name; empty when the pack does not say.
    pub city: String,
    /// What was found and how many: places, members, …
    pub found: Vec<(&'static str, usize)>,
    /// Everything wrong or doubtful, in the order of files and lines.
    pub problems: Vec<Problem>,
}

impl Report {
    pub(crate) fn of(pack: &Pack, problems: Vec<Problem>) -> Self {
        let found = vec![
            ("districts", pack.districts.len()),
            ("neighborhoods", pack.city.neighborhoods.len()),
            ("places", pack.places.len()),
            ("members", pack.members.len()),
            ("assignments", pack.assignments.len()),
            ("programs", pack.programs.len()),
            ("partners", pack.partners.len()),
            ("roles", pack.roles.len()),
        ];
        Self { city: pack.city.name.clone(), found, problems }
    }

    /// How many errors there are. None: the pack can be used.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let city = if self.city.is_empty() { "a city without a name" } else { &self.city };
        let found: Vec<String> = self.found.iter().map(|(what, count)| format!("{count} {what}")).collect();
        writeln!(f, "{city}: {}", found.join(", "))?;
        write!(f, "errors: {}, warnings: {}", self.errors(), self.warnings())
    }
}

fn one_a_line(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}
