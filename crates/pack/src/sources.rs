//! The files of a pack as texts: from a folder that a person edits, or built in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::findings::{At, Findings};

/// Settings, words, roles, retention.
pub(crate) const SETTINGS: &str = "pack.toml";
/// The boundaries.
pub(crate) const DISTRICTS: &str = "districts.geojson";
/// The neighborhoods and, if wanted, their approximate centres.
pub(crate) const NEIGHBORHOODS: &str = "neighborhoods.csv";
/// The places that officers visit.
pub(crate) const PLACES: &str = "places.csv";
/// The people.
pub(crate) const MEMBERS: &str = "members.csv";
/// Who holds which district.
pub(crate) const ASSIGNMENTS: &str = "assignments.csv";
/// The programs of outreach.
pub(crate) const PROGRAMS: &str = "programs.csv";
/// The organizations that people are referred to.
pub(crate) const PARTNERS: &str = "partners.csv";

/// Every file of a pack.
pub(crate) const FILES: [&str; 8] =
    [SETTINGS, DISTRICTS, NEIGHBORHOODS, PLACES, MEMBERS, ASSIGNMENTS, PROGRAMS, PARTNERS];

/// Stands for the folder where a file's name would.
const FOLDER: &str = "pack";

/// 4 MiB: some 50,000 places, ten times the businesses of a city of 50,000.
const LARGEST: u64 = 4 << 20;

/// The texts of a pack's files. What could not be read is not in it, and has been reported.
#[derive(Debug, Default)]
pub(crate) struct Sources(BTreeMap<&'static str, Cow<'static, str>>);

impl Sources {
    pub(crate) fn built_in(texts: [(&'static str, &'static str); 8]) -> Self {
        Self(texts.into_iter().map(|(file, text)| (file, Cow::Borrowed(text))).collect())
    }

    pub(crate) fn in_folder(folder: &Path, findings: &mut Findings) -> Self {
        // One complaint about the path, not eight about files that nobody has mislaid.
        if !folder.is_dir() {
            let what = if folder.exists() { "this is a file" } else { "there is no such folder" };
            findings.error(
                At::file(FOLDER),
                what,
                "give the folder that holds pack.toml; docs/pack.md tells more",
            );
            return Self::default();
        }
        let texts = FILES.into_iter().filter_map(|file| {
            let bytes = bytes(&folder.join(file), At::file(file), findings)?;
            Some((file, Cow::Owned(text(bytes, file, findings)?)))
        });
        Self(texts.collect())
    }

    /// The text of a file, without the byte order mark that spreadsheets put first.
    pub(crate) fn text(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

fn bytes(path: &Path, at: At, findings: &mut Findings) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // Limited while reading, not by the size the file claims.
    match File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)) {
        Ok(read) if read as u64 <= LARGEST => Some(bytes),
        Ok(_) => {
            let what = format!("it is larger than {} MiB", LARGEST >> 20);
            findings.error(at, what, "split off what is not needed, or simplify the boundaries");
            None
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            findings.error(at, "the file is missing", "create it: docs/pack.md says what goes in");
            None
        }
        Err(error) => {
            let what = format!("it cannot be read ({error})");
            findings.error(at, what, "check that it is a file and that you may open it");
            None
        }
    }
}

fn text(bytes: Vec<u8>, file: &'static str, findings: &mut Findings) -> Option<String> {
    String::from_utf8(bytes)
        .map_err(|error| {
            let sound = error.utf8_error().valid_up_to();
            let breaks = error.as_bytes().iter().take(sound).filter(|&&byte| byte == b'\n').count();
            let line = u32::try_from(breaks + 1).unwrap_or(u32::MAX);
            let do_this = "save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)";
            findings.error(At::line(file, line), "a letter here is not UTF-8", do_this);
        })
        .ok()
}
