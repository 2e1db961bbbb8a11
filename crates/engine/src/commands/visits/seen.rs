//! Which versions a person had on the screen: of the visit, and of each of its not-public notes.
//!
//! One text, so that a screen passes it back without knowing what is in it: the visit's heads, then
//! `;RECORD:HEADS` for each note.

use std::str::FromStr;

use document::Heads;
use ids::RecordId;

use crate::{Refusal, bad_field};

/// Each not-public note with the version of it that was shown.
pub(super) type NoteVersions = Vec<(RecordId, String)>;

/// The versions, as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub visit: String,
    pub notes: NoteVersions,
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.visit)?;
        self.notes.iter().try_for_each(|(record, heads)| write!(f, ";{record}:{heads}"))
    }
}

impl FromStr for Seen {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let mut parts = text.split(';');
        let visit = parts.next().unwrap_or_default().to_owned();
        version(&visit)?;
        let notes = parts.map(|part| {
            let (record, heads) = part.split_once(':').ok_or_else(no_version)?;
            version(heads)?;
            Ok((record.parse().map_err(|_| no_version())?, heads.to_owned()))
        });
        Ok(Self { visit, notes: notes.collect::<Result<_, Refusal>>()? })
    }
}

/// The version that a screen had open.
pub(in crate::commands) fn version(text: &str) -> Result<Heads, Refusal> {
    text.parse().map_err(|_| no_version())
}

fn no_version() -> Refusal {
    bad_field("seen", "That is not a version of a record.", "Pass back the `heads` of the view.")
}
