//! The records that a request finds, a page at a time: visits, promises, not-public notes, places, then what
//! belongs to happenings.

use std::str::FromStr;
use std::sync::LazyLock;

use document::JsonMap;
use ids::{RecordId, UnixMs};
use model::{Asked, Audience, RecordKind};
use seal::public::Right;
use serde_json::Value;
use store::lists::{Asking, Looking, Reader, RequestLine, Searcher};

use super::filed::Filed;
use super::looking;
use crate::directory::Directory;
use crate::{Engine, Refusal, bad_field};

/// The kinds that a request is answered from, in the order in which they are listed.
pub(super) fn sections() -> &'static [RecordKind] {
    static ALL: LazyLock<Vec<RecordKind>> = LazyLock::new(|| {
        let first = [RecordKind::Visit, RecordKind::FollowUp, RecordKind::VisitNote, RecordKind::Place];
        // Children's records are given out of their own partition, and never found among adults'.
        let apart = |kind: &RecordKind| kind.space() != "juvenile";
        let filed = RecordKind::ALL.iter().copied().filter(|kind| kind.filed().is_some()).filter(apart);
        // What is shown nowhere goes out on no request either: a court's order is answered by hand.
        let filed = filed.filter(|kind| *kind != RecordKind::ShieldedAddress);
        first.into_iter().chain(filed).collect()
    });
    &ALL
}

/// Where a page ended: the section, and the place in its order; none for its beginning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    section: usize,
    after: Option<(i64, RecordId)>,
}

/// A record with its place in the order of its section.
pub(super) type InOrder = (i64, RecordId);

/// What is looked for, and who will be given what is found: none for the custodian, who looks through it.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub asked: &'a Asked,
    pub audience: Option<&'a Audience>,
}

/// A page of records, and where the next begins.
pub(super) struct Page {
    pub records: Vec<(RecordKind, RecordId)>,
    pub next: Option<Cursor>,
}

impl Engine {
    /// The next records that are found, at most `limit`.
    pub(super) fn page_for_request(
        &self,
        reader: &Searcher<'_>,
        directory: &Directory,
        wanted: Wanted<'_>,
        mut cursor: Cursor,
        limit: u32,
    ) -> Result<Page, Refusal> {
        let looking = looking(wanted.asked, directory)?;
        let mut records = vec![];
        while let Some(kind) = sections().get(cursor.section).copied() {
            let room = limit.saturating_sub(u32::try_from(records.len()).unwrap_or(u32::MAX));
            if room == 0 {
                return Ok(Page { records, next: Some(cursor) });
            }
            let mut found = if self.may_look_through(kind)? {
                let filed = Filed { reader, directory, asked: wanted.asked, audience: wanted.audience };
                self.section(&filed, kind, &looking, cursor.after, room + 1)?
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

    /// The spaces that hold kinds which a request is answered from, and that this device may not read.
    pub(super) fn not_looked_through(&self) -> Result<Vec<String>, Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let mut spaces: Vec<String> = vec![];
        for kind in sections() {
            let is_open = roster.space(identity.space(kind.space())).is_some();
            let name = kind.space().to_owned();
            if is_open && !self.may_look_through(*kind)? && !spaces.contains(&name) {
                spaces.push(name);
            }
        }
        Ok(spaces)
    }

    fn may_look_through(&self, kind: RecordKind) -> Result<bool, Refusal> {
        let identity = self.identity()?;
        Ok(self.roster().may(identity.id(), identity.space(kind.space()), Right::Read))
    }

    fn section(
        &self,
        filed: &Filed<'_>,
        kind: RecordKind,
        looking: &Looking<'_>,
        after: Option<InOrder>,
        limit: u32,
    ) -> Result<Vec<InOrder>, Refusal> {
        let (reader, asked) = (filed.reader, filed.asked);
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
            RecordKind::Place => places(reader, asked, after, limit)?,
            kind => filed.found(kind, after, limit)?,
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
    let words = words_of(asked);
    let mut found = vec![];
    for record in reader.every_place()? {
        let is_next = after.is_none_or(|(_, last)| record > last);
        if !is_next || asked.place.is_some_and(|place| place != record) {
            continue;
        }
        let place = reader.whole(record)?.json;
        if place.contains_key("shielded") {
            continue;
        }
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

/// The words that are asked for.
pub(super) fn words_of(asked: &Asked) -> Vec<String> {
    let texts = asked.text.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    texts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether every word stands somewhere in the texts of a record.
pub(super) fn says(record: &JsonMap, words: &[String]) -> bool {
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
        let kind = sections().get(self.section).map_or("", |kind| kind.word());
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
            let section = sections().iter().position(|section| section.word() == kind)?;
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
