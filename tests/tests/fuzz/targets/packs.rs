//! A city's own files: TOML, CSV and GeoJSON that somebody edited, or an import from another program.
//!
//! The first byte says which file it is; the others are the built-in city's.

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::{magnitude, same};

/// The files of a pack, in the order of their numbers.
pub const FILES: [&str; 8] = [
    "pack.toml",
    "districts.geojson",
    "neighborhoods.csv",
    "places.csv",
    "members.csv",
    "assignments.csv",
    "programs.csv",
    "partners.csv",
];

/// Where the built-in city's are.
pub fn ours() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/pack/packs/st-louis-park"))
}

/// A copy of ours, in which one file at a time is another.
static COPY: LazyLock<Mutex<tempfile::TempDir>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    for file in FILES {
        // Of the places a few: they are most of the work.
        let text = std::fs::read_to_string(ours().join(file)).unwrap();
        let few: String = text.lines().take(if file == "places.csv" { 12 } else { usize::MAX }).fold(
            String::new(),
            |mut text, line| {
                text.push_str(line);
                text.push('\n');
                text
            },
        );
        std::fs::write(folder.path().join(file), few).unwrap();
    }
    Mutex::new(folder)
});

pub fn plays(bytes: &[u8]) -> Result<String, String> {
    let Some((number, content)) = bytes.split_first() else { return Ok("nothing".into()) };
    let file = FILES[usize::from(*number) % FILES.len()];
    let copy = COPY.lock().unwrap_or_else(PoisonError::into_inner);
    let path = copy.path().join(file);
    let before = std::fs::read(&path).map_err(|error| error.to_string())?;
    std::fs::write(&path, content).map_err(|error| error.to_string())?;
    let checked = checked(copy.path(), file, content);
    std::fs::write(&path, before).map_err(|error| error.to_string())?;
    checked
}

fn checked(folder: &std::path::Path, file: &str, content: &[u8]) -> Result<String, String> {
    let report = pack::check(folder);
    let lines = content.iter().filter(|&&byte| byte == b'\n').count() + 1;
    for problem in report.problems.iter().filter(|problem| problem.file == file) {
        if problem.line.is_some_and(|line| !(1..=lines).contains(&(line as usize))) {
            return Err(format!("{problem} is beyond the {lines} lines of the file"));
        }
    }
    same("whether it can be read", &pack::read(folder).is_ok(), &(report.errors() == 0))?;
    let mut told: Vec<String> = report
        .problems
        .iter()
        .map(|problem| {
            problem.do_this.chars().filter(|character| !character.is_ascii_digit()).take(40).collect()
        })
        .collect();
    told.sort();
    told.dedup();
    told.truncate(4);
    Ok(format!("{file} {told:?} {}", magnitude(report.problems.len())))
}
