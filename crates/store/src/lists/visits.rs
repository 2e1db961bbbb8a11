//! Visits: of a day, of a place, found by words and facets; always the latest first.

use std::collections::BTreeSet;

use ids::{MemberId, RecordId, UnixMs};
use rusqlite::{Row, ToSql};

use super::{Reader, Searcher};
use crate::StoreError;
use crate::documents::{cursor, space_id};
use crate::local::LOCALLY;
use crate::read_model::first_number;
use crate::standing::{Standing, Watermarks, standing};
use crate::words::{Facet, question, typed};

/// A visit in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitLine {
    /// Sorts by time; where the next page begins.
    pub n: i64,
    /// The record.
    pub record: RecordId,
    /// The known place.
    pub place: Option<RecordId>,
    /// The place's name, or what the spot was called.
    pub place_name: String,
    /// Word of its kind.
    pub kind: String,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// When it began.
    pub started: UnixMs,
    /// Who made it.
    pub officers: BTreeSet<MemberId>,
    /// Word of its origin.
    pub origin: String,
    /// Approximately.
    pub people: Option<u32>,
    /// Words of the pack.
    pub topics: Vec<String>,
    /// First paragraph.
    pub note: Option<String>,
    /// Word of its state.
    pub state: String,
    /// It has values to settle.
    pub conflict: bool,
    /// How far it has come.
    pub standing: Standing,
}

/// What to look for; everything given must hold.
#[derive(Debug, Clone, Default)]
pub struct Looking<'a> {
    /// Words; the last may be unfinished.
    pub text: &'a str,
    /// At this place.
    pub place: Option<RecordId>,
    /// About this topic.
    pub topic: Option<&'a str>,
    /// In this district.
    pub district: Option<&'a str>,
    /// At places of this kind.
    pub kind: Option<&'a str>,
    /// Made by this member.
    pub officer: Option<MemberId>,
    /// With exactly this case number.
    pub case_number: Option<&'a str>,
    /// From this moment.
    pub from: Option<UnixMs>,
    /// Before this moment.
    pub before: Option<UnixMs>,
    /// Only visits below this `n`: the page after.
    pub after: Option<i64>,
}

impl Looking<'_> {
    /// What is chosen, for the word index; the place apart, since several may be one.
    pub(super) fn facets(&self) -> Vec<Facet<'_>> {
        let chosen = [
            self.topic.map(Facet::Topic),
            self.district.map(Facet::District),
            self.kind.map(Facet::Kind),
            self.officer.map(Facet::Officer),
            self.case_number.map(Facet::Case),
        ];
        chosen.into_iter().flatten().collect()
    }
}

/// A page of visits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitPage {
    /// The visits, the latest first.
    pub visits: Vec<VisitLine>,
    /// The `after` of the next page; none on the last.
    pub next: Option<i64>,
}

const COLUMNS: &str = "v.n, v.record, coalesce(m.survivor, v.place), coalesce(p.name, v.spot, ''), v.kind, v.district, v.neighborhood,
    v.started, v.officers, v.origin, v.people, v.topics, v.note, v.state, v.conflict, d.space, d.seq, d.waiting,
    d.waiting > 0 AND EXISTS (SELECT 1 FROM outbox o WHERE o.record = v.record AND o.refused IS NOT NULL)";
const JOINS: &str = "JOIN document d ON d.record = v.record LEFT JOIN place m ON m.record = v.place
    LEFT JOIN place p ON p.record = coalesce(m.survivor, v.place)";

/// So many places at most join in for one typed word.
const PLACES_A_WORD: u32 = 24;

impl Searcher<'_> {
    /// Finds visits: one question to the word index, or the latest when nothing is asked.
    pub fn find(
        &self,
        looking: &Looking<'_>,
        limit: u32,
        marks: &Watermarks,
    ) -> Result<VisitPage, StoreError> {
        let words = typed(looking.text);
        let places = words.iter().map(|word| self.places_named(word)).collect::<Result<Vec<_>, _>>()?;
        let facets = looking.facets();
        let at = looking.place.map(|place| self.one_place(place)).transpose()?.unwrap_or_default();
        let from = looking.from.map_or(i64::MIN, lowest);
        let before = looking.before.map_or(i64::MAX, lowest).min(looking.after.unwrap_or(i64::MAX));
        let wanted = limit + 1;
        let mut visits = match question(&words, &places, &at, &facets) {
            Some(asked) => {
                let sql = format!(
                    "SELECT {COLUMNS}, {LOCALLY} FROM (SELECT rowid AS n FROM visit_words WHERE visit_words MATCH ?1
                         AND rowid >= ?2 AND rowid < ?3 ORDER BY rowid DESC LIMIT ?4) w
                     JOIN visit v ON v.n = w.n {JOINS} ORDER BY v.n DESC"
                );
                self.lines(&sql, &[&asked, &from, &before, &wanted], marks)?
            }
            None => {
                let sql = format!(
                    "SELECT {COLUMNS}, {LOCALLY} FROM visit v {JOINS} WHERE v.n >= ?1 AND v.n < ?2 ORDER BY v.n DESC LIMIT ?3"
                );
                self.lines(&sql, &[&from, &before, &wanted], marks)?
            }
        };
        let more = visits.len() > limit as usize;
        visits.truncate(limit as usize);
        let next = visits.last().map(|last| last.n).filter(|_| more);
        Ok(VisitPage { visits, next })
    }
}

impl Reader<'_> {
    /// The latest visits that stand at a place, and at those that were merged with it.
    pub fn visits_at(
        &self,
        place: RecordId,
        limit: u32,
        marks: &Watermarks,
    ) -> Result<Vec<VisitLine>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, {LOCALLY} FROM visit v {JOINS} WHERE v.place = ?1 AND v.state = 'logged'
             ORDER BY v.started DESC LIMIT ?2"
        );
        let places = self.one_place(place)?;
        let mut all = vec![];
        for place in &places {
            all.extend(self.lines(&sql, &[place.as_bytes(), &limit], marks)?);
        }
        if places.len() > 1 {
            all.sort_by_key(|line| std::cmp::Reverse((line.started, line.n)));
            all.truncate(limit as usize);
        }
        Ok(all)
    }

    /// The visits from a moment until before another, of one district or of all.
    pub fn visits_between(
        &self,
        from: UnixMs,
        before: UnixMs,
        district: Option<&str>,
        marks: &Watermarks,
    ) -> Result<Vec<VisitLine>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, {LOCALLY} FROM visit v {JOINS} WHERE v.n >= ?1 AND v.n < ?2 AND (?3 IS NULL OR v.district = ?3)
             ORDER BY v.n DESC LIMIT 200"
        );
        self.lines(&sql, &[&lowest(from), &lowest(before), &district], marks)
    }

    /// Some visits by their ids.
    pub fn visit(&self, record: RecordId, marks: &Watermarks) -> Result<Option<VisitLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS}, {LOCALLY} FROM visit v {JOINS} WHERE v.record = ?1");
        Ok(self.lines(&sql, &[record.as_bytes()], marks)?.pop())
    }

    fn lines(
        &self,
        sql: &str,
        bound: &[&dyn ToSql],
        marks: &Watermarks,
    ) -> Result<Vec<VisitLine>, StoreError> {
        let mut query = self.connection().prepare_cached(sql)?;
        let mut rows = query.query(bound)?;
        let mut lines = vec![];
        while let Some(row) = rows.next()? {
            lines.push(line(row, marks)?);
        }
        Ok(lines)
    }

    /// Places whose name or address has a word that begins like `word`, and those that are one with them.
    fn places_named(&self, word: &str) -> Result<Vec<RecordId>, StoreError> {
        if word.chars().count() < 2 {
            return Ok(vec![]);
        }
        let mut query = self.connection().prepare_cached(
            "WITH named AS (SELECT record, survivor FROM place
                WHERE ' ' || name || ' ' || coalesce(address, '') LIKE ?1 LIMIT ?2)
             SELECT record FROM named
             UNION SELECT survivor FROM named WHERE survivor IS NOT NULL
             UNION SELECT q.record FROM named JOIN place q ON q.survivor = coalesce(named.survivor, named.record)
             LIMIT ?2",
        )?;
        let rows = query
            .query_map((format!("% {word}%"), PLACES_A_WORD), |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn line(row: &Row<'_>, marks: &Watermarks) -> Result<VisitLine, StoreError> {
    let space = space_id(row.get_ref(15)?.as_blob().unwrap_or_default())?;
    let seq = row.get::<_, Option<i64>>(16)?.map(cursor);
    Ok(VisitLine {
        n: row.get(0)?,
        record: RecordId::from_bytes(row.get(1)?),
        place: row.get::<_, Option<[u8; 16]>>(2)?.map(RecordId::from_bytes),
        place_name: row.get(3)?,
        kind: row.get(4)?,
        district: row.get(5)?,
        neighborhood: row.get(6)?,
        started: UnixMs(row.get(7)?),
        officers: serde_json::from_str(row.get_ref(8)?.as_str().unwrap_or_default()).unwrap_or_default(),
        origin: row.get(9)?,
        people: row.get(10)?,
        topics: serde_json::from_str(row.get_ref(11)?.as_str().unwrap_or_default()).unwrap_or_default(),
        note: row.get(12)?,
        state: row.get(13)?,
        conflict: row.get(14)?,
        standing: standing(row.get(17)?, row.get(18)?, row.get(19)?, seq, space, marks),
    })
}

/// The least `n` of a visit that began at `moment` or later.
pub(super) fn lowest(moment: UnixMs) -> i64 {
    first_number(moment.0.div_euclid(1000))
}
