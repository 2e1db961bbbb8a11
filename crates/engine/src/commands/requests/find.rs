//! What a request finds, for the custodian to look through and choose from; and what was handed out.

use chrono::{DateTime, Utc};
use document::JsonMap;
use ids::{MemberId, RecordId};
use model::fields::{Class, Field, of};
use model::{Asked, Disclosure, RecordKind};
use seal::public::Right;
use serde_json::Value;
use store::lists::Reader;

use super::filed::moment_of;
use super::sections::Wanted;
use crate::commands::sync_status::title;
use crate::directory::Directory;
use crate::door::{DisclosureRow, RequestFound, RequestRow};
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn find_for_request(
        &self,
        asked: &Asked,
        after: Option<&str>,
        limit: Option<u32>,
    ) -> Result<RequestFound, Refusal> {
        self.may_keep_records("answer requests for records")?;
        let directory = self.directory()?;
        let cursor = after.map(str::parse).transpose()?.unwrap_or_default();
        let limit = limit.unwrap_or(50).clamp(1, 200);
        let not_looked_through = self.not_looked_through()?;
        let wanted = Wanted { asked, audience: None };
        self.store.search(|reader| {
            let page = self.page_for_request(reader, &directory, wanted, cursor, limit)?;
            let rows = page.records.into_iter().map(|(kind, record)| row(reader, &directory, kind, record));
            let rows = rows.collect::<Result<_, Refusal>>()?;
            Ok(RequestFound { rows, next: page.next.map(|next| next.to_string()), not_looked_through })
        })
    }

    pub(crate) fn disclosures(&self, limit: Option<u32>) -> Result<Vec<DisclosureRow>, Refusal> {
        self.may_with_records(Right::Read, "see what was handed out")?;
        let directory = self.directory()?;
        let all = self
            .store
            .read(|reader| Ok::<_, Refusal>(reader.directory::<Disclosure>(RecordKind::Disclosure)?))?;
        let mut rows: Vec<DisclosureRow> = all
            .into_iter()
            .map(|(disclosure, record)| DisclosureRow { disclosure, by: directory.name(record.by), record })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.record.recorded, row.disclosure)));
        rows.truncate(limit.unwrap_or(100).min(1_000) as usize);
        Ok(rows)
    }
}

fn row(
    reader: &Reader<'_>,
    directory: &Directory,
    kind: RecordKind,
    record: RecordId,
) -> Result<RequestRow, Refusal> {
    let json = reader.whole(record)?.json;
    let strictest = strictest(kind, &json);
    Ok(RequestRow {
        record,
        kind,
        title: title(reader, Some(kind), record),
        at: text(&json, moment_of(kind)).and_then(|at| at.parse::<DateTime<Utc>>().ok()),
        text: first_words(&json),
        district: text(&json, "district"),
        officers: officers(&json).map(|member| directory.name(member)).collect(),
        visit: text(&json, "visit").and_then(|visit| visit.parse().ok()),
        class: strictest.map_or(Class::Public, |field| field.class),
        citation: strictest.map(|field| field.citation.to_owned()).unwrap_or_default(),
    })
}

/// What a record says, in the first of its fields that say something.
fn first_words(json: &JsonMap) -> Option<String> {
    let line =
        ["promise", "what", "text", "about", "whereabouts"].into_iter().find_map(|name| text(json, name));
    let paragraph = |name: &str| Some(json.get(name)?.get(0)?.as_str()?.to_owned());
    line.or_else(|| ["note", "debrief", "plan", "report", "calls"].into_iter().find_map(paragraph))
}

fn text(json: &JsonMap, name: &str) -> Option<String> {
    json.get(name)?.as_str().map(str::to_owned)
}

/// Who made a visit, keeps a promise, was at an event.
fn officers(json: &JsonMap) -> impl Iterator<Item = MemberId> {
    let many = ["officers", "staff", "liaisons", "adults"].into_iter().filter_map(|name| json.get(name));
    let many = many.filter_map(Value::as_array).flatten();
    let one = ["owner", "officer", "by"].into_iter().filter_map(|name| json.get(name));
    many.chain(one).filter_map(|id| id.as_str()?.parse().ok())
}

/// The field of the strictest class among those that a record has; the first of several.
fn strictest(kind: RecordKind, json: &JsonMap) -> Option<&'static Field> {
    of(kind).filter(|field| json.contains_key(field.name)).fold(None, |strictest: Option<&Field>, field| {
        match strictest {
            Some(known) if known.class >= field.class => Some(known),
            _ => Some(field),
        }
    })
}
