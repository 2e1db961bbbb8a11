//! The records that a request finds, a page at a time: visits, promises, not-public notes, places.

use std::str::FromStr;

use document::JsonMap;
use ids::{RecordId, UnixMs};
use model::{Asked, RecordKind};
use seal::public::Right;
use serde_json::Value;
use store::lists::{Asking, Looking, Reader, RequestLine};

use super::looking;
use crate::directory::Directory;
use crate::{Engine, Refusal, bad_field};

/// The kinds that a request is answered from, in the order in which they are listed.
pub(super) const SECTIONS: [RecordKind; 4] =
    [RecordKind::Visit, RecordKind::FollowUp, RecordKind::VisitNote, RecordKind::Place];

/// Where a page ended: the section, and the place in its order; none for its beginning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    section: usize,
    after: Option<(i64, RecordId)>,
}

/// A record with its place in the order of its section.
type InOrder = (i64, RecordId);

/// A page of records, and where the next begins.
pub(super) struct Page {
    pub records: Vec<(RecordKind, RecordId)>,
    pub next: Option<Cursor>,
}

impl Engine {
    /// The next records that are found, at most `limit`.
    pub(super) fn page_for_request(
        &self,
        reader: &Reader<'_>,
        directory: &Directory,
        asked: &Asked,
        mut cursor: Cursor,
        limit: u32,
    ) -> Result<Page, Refusal> {
        let looking = looking(asked, directory)?;
        let identity = self.identity()?;
        let mut records = vec![];
        while let Some(kind) = SECTIONS.get(cursor.section).copied() {
            let room = limit.saturating_sub(u32::try_from(records.len()).unwrap_or(u32::MAX));
            if room == 0 {
                return Ok(Page { records, next: Some(cursor) });
            }
            let may_read = self.roster().may(identity.id(), identity.space(kind.space()), Right::Read);
            let mut found = if may_read {
                self.section(reader, kind, (asked, &looking), cursor.after, room + 1)?
            } else {
                vec![]
            };
            let more = found.len() > room as usize;
            found.truncate(room as usize);
            let last = found.last().copied();
            records.extend(found.into_iter().map(|(_, record)| (kind, record)));
            if more {
                let next = Some(Cursor { after: last, ..cursor });
                return Ok(Page { records, next });
            }
            cursor = Cursor { section: cursor.section + 1, after: None };
        }
        Ok(Page { records, next: None })
    }

    fn section(
        &self,
        reader: &Reader<'_>,
        kind: RecordKind,
        (asked, looking): (&Asked, &Looking<'_>),
        after: Option<InOrder>,
        limit: u32,
    ) -> Result<Vec<InOrder>, Refusal> {
        let in_order = |lines: Vec<RequestLine>| {
            lines.into_iter().map(|line| (line.recorded.0, line.record)).collect::<Vec<_>>()
        };
        let asking = || Asking {
            looking: looking.clone(),
            after: after.map(|(moment, record)| (UnixMs(moment), record)),
        };
        Ok(match kind {
            RecordKind::Visit => {
                let looking = Looking { after: after.map(|(n, _)| n), ..looking.clone() };
                let page = reader.find(&looking, limit, &self.marks.highest())?;
                page.visits.into_iter().map(|line| (line.n, line.record)).collect()
            }
            RecordKind::FollowUp => in_order(reader.promises_asked_for(&asking(), limit)?),
            RecordKind::VisitNote => in_order(reader.notes_asked_for(&asking(), limit)?),
            _ => places(reader, asked, after, limit)?,
        })
    }
}

/// Places have no day, officer, topic or case: they are found by name, address, note and district,
/// or when one is asked for. A few hundred, looked through.
fn places(
    reader: &Reader<'_>,
    asked: &Asked,
    after: Option<InOrder>,
    limit: u32,
) -> Result<Vec<InOrder>, Refusal> {
    let other = asked.topic.is_some()
        || asked.officer.is_some()
        || asked.case_number.is_some()
        || asked.from.is_some()
        || asked.until.is_some();
    if other {
        return Ok(vec![]);
    }
    let words: Vec<String> = asked
        .text
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut found = vec![];
    for record in reader.every_place()? {
        let is_next = after.is_none_or(|(_, last)| record > last);
        if !is_next || asked.place.is_some_and(|place| place != record) {
            continue;
        }
        let place = reader.whole(record)?.json;
        let in_district = asked
            .district
            .as_ref()
            .is_none_or(|code| place.get("district").and_then(Value::as_str) == Some(code.as_str()));
        if in_district && says(&place, &words) {
            found.push((0, record));
        }
        if found.len() >= limit as usize {
            break;
        }
    }
    Ok(found)
}

/// Whether every word stands somewhere in the texts of a record.
fn says(record: &JsonMap, words: &[String]) -> bool {
    fn texts(value: &Value, into: &mut String) {
        match value {
            Value::String(text) => {
                into.push('\n');
                into.push_str(&text.to_lowercase());
            }
            Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
            _ => {}
        }
    }
    let mut all = String::new();
    record.values().for_each(|value| texts(value, &mut all));
    words.iter().all(|word| all.contains(word.as_str()))
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = SECTIONS.get(self.section).map_or("", |kind| kind.word());
        match self.after {
            Some((place, record)) => write!(f, "{kind}:{place}:{record}"),
            None => f.write_str(kind),
        }
    }
}

impl FromStr for Cursor {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let parsed = || {
            let mut parts = text.splitn(3, ':');
            let kind = parts.next()?;
            let section = SECTIONS.iter().position(|section| section.word() == kind)?;
            let after = match (parts.next(), parts.next()) {
                (None, None) => None,
                (Some(place), Some(record)) => Some((place.parse().ok()?, record.parse().ok()?)),
                _ => return None,
            };
            Some(Self { section, after })
        };
        parsed()
            .ok_or_else(|| bad_field("after", "That is no page.", "Pass back the `next` of the page before."))
    }
}
