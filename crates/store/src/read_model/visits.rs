//! Rows and words of visits, and their not-public notes.

use ids::RecordId;
use model::{Visit, VisitNote};
use rusqlite::{Connection, OptionalExtension, params};

use super::words;
use crate::StoreError;
use crate::words::Facet;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    visit: &Visit,
    conflict: bool,
) -> Result<(), StoreError> {
    let second = visit.started.timestamp();
    let (words, facets) = words_of(visit);
    let print = fingerprint(&words, &facets);
    let old: Option<(i64, i64)> = tx
        .prepare_cached("SELECT n, words FROM visit WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let stays = old.filter(|(n, _)| n >> 20 == first_number(second) >> 20);
    if let (Some((n, _)), None) = (old, stays) {
        tx.prepare_cached("DELETE FROM visit WHERE n = ?1")?.execute([n])?;
        words::forget(tx, n)?;
    }
    let n = match stays {
        Some((n, _)) => n,
        None => number(tx, record, second)?,
    };
    tx.prepare_cached(include_str!("write_visit.sql"))?.execute(params![
        n,
        record.as_bytes(),
        visit.place.map(|id| *id.as_bytes()),
        visit.spot.as_ref().map(|spot| spot.label.clone().unwrap_or_default()),
        visit.kind.word(),
        visit.district,
        visit.neighborhood,
        visit.started.timestamp_millis(),
        visit.recorded.timestamp_millis(),
        json(&visit.officers)?,
        visit.origin.word(),
        visit.people_reached,
        json(&visit.topics)?,
        visit.note.first(),
        visit.state.word(),
        conflict,
        print,
    ])?;
    // A corrected count leaves the words alone, the dearest part of a save.
    if stays.is_none_or(|(_, before)| before != print) {
        words::keep(tx, n, &words, &facets)?;
    }
    Ok(())
}

/// Takes a visit's row and words away.
pub(super) fn forget(tx: &Connection, record: RecordId) -> Result<(), StoreError> {
    let n: Option<i64> = tx
        .prepare_cached("SELECT n FROM visit WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    n.map_or(Ok(()), |n| words::forget(tx, n))?;
    tx.prepare_cached("DELETE FROM visit WHERE record = ?1")?.execute([record.as_bytes()])?;
    Ok(())
}

/// FNV-1a over words and facets: tells whether the word index holds them already. 64 bits: of a
/// visit's few versions no two share one.
fn fingerprint(words: &str, facets: &str) -> i64 {
    let bytes = words.bytes().chain([0]).chain(facets.bytes());
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    hash.cast_signed()
}

/// What can be found by typing, and what can be found by choosing.
fn words_of(visit: &Visit) -> (String, String) {
    let mut words = visit.note.join("\n");
    let spot = visit.spot.as_ref().and_then(|spot| spot.label.as_deref());
    for more in [spot, visit.case_number.as_deref(), visit.neighborhood.as_deref()].into_iter().flatten() {
        words.push('\n');
        words.push_str(more);
    }
    for topic in &visit.topics {
        words.push('\n');
        words.push_str(&topic.replace('_', " "));
    }
    let mut facets: Vec<String> = visit.topics.iter().map(|topic| Facet::Topic(topic).token()).collect();
    facets.extend(visit.materials.iter().map(|word| Facet::Material(word).token()));
    facets.extend(visit.tips.iter().map(|word| Facet::Tip(word).token()));
    facets.extend(visit.place.map(|place| Facet::Place(place).token()));
    facets.extend(visit.district.as_deref().map(|code| Facet::District(code).token()));
    facets.push(Facet::Kind(visit.kind.word()).token());
    facets.extend(visit.officers.iter().map(|officer| Facet::Officer(*officer).token()));
    facets.extend(visit.case_number.as_deref().map(|number| Facet::Case(number).token()));
    (words, facets.join(" "))
}

/// The visit's place in time: its second, then 20 bits of its id; the next free one after a collision.
fn number(tx: &Connection, record: RecordId, second: i64) -> Result<i64, StoreError> {
    let bytes = record.as_bytes();
    let low = (i64::from(bytes[13] & 0x0f) << 16) | (i64::from(bytes[14]) << 8) | i64::from(bytes[15]);
    let mut n = first_number(second) | low;
    let mut taken = tx.prepare_cached("SELECT 1 FROM visit WHERE n = ?1")?;
    while taken.exists([n])? {
        n += 1;
    }
    Ok(n)
}

/// The least number that a visit of this second can have.
pub(crate) fn first_number(second: i64) -> i64 {
    // 43 bits of seconds: until the year 280,000.
    second.clamp(-(1 << 42), 1 << 42) << 20
}

pub(super) fn write_note(
    tx: &Connection,
    record: RecordId,
    note: &VisitNote,
    conflict: bool,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO visit_note (record, visit, note, recorded) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (record) DO UPDATE SET visit = excluded.visit, note = excluded.note,
            recorded = excluded.recorded",
    )?
    .execute((
        record.as_bytes(),
        note.visit.as_bytes(),
        json(&note.note)?,
        note.recorded.timestamp_millis(),
    ))?;
    super::directory::write_conflict(tx, record, conflict)
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Malformed("list"))
}
