//! What a request for records is answered from besides visits: promises, not-public notes; and the
//! open promises that a new district year hands over.

use chrono::NaiveDate;
use ids::{MemberId, RecordId, UnixMs};
use rusqlite::ToSql;

use super::{Looking, Reader, Searcher};
use crate::StoreError;
use crate::words::{question, typed};

/// What is looked for among promises and notes: as among visits, except for the kind.
#[derive(Debug, Clone, Default)]
pub struct Asking<'a> {
    /// What is looked for. `after` is not used.
    pub looking: Looking<'a>,
    /// Only what was written down before this place in the order of moments, the latest first.
    pub after: Option<(UnixMs, RecordId)>,
}

/// A promise or a note that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestLine {
    /// The record.
    pub record: RecordId,
    /// When it was written down.
    pub recorded: UnixMs,
}

/// An open promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPromise {
    /// The record.
    pub record: RecordId,
    /// The place it concerns.
    pub place: Option<RecordId>,
    /// The district it was made in.
    pub district: Option<String>,
    /// Who keeps it.
    pub owner: MemberId,
    /// By which day.
    pub due: NaiveDate,
}

/// What a promise or a note has by itself; everything else it has by its visit.
struct Own {
    from: &'static str,
    words: &'static str,
    officer: Option<&'static str>,
    place: Option<&'static str>,
    district: Option<&'static str>,
}

const PROMISES: Own = Own {
    from: "follow_up r",
    words: "r.promise || ' ' || coalesce(r.outcome, '')",
    officer: Some("r.owner"),
    place: Some("r.place"),
    district: Some("r.district"),
};
const NOTES: Own = Own { from: "visit_note r", words: "r.note", officer: None, place: None, district: None };

impl Searcher<'_> {
    /// Promises, open or settled, the latest written down first.
    pub fn promises_asked_for(
        &self,
        asking: &Asking<'_>,
        limit: u32,
    ) -> Result<Vec<RequestLine>, StoreError> {
        self.asked_for(&PROMISES, asking, limit)
    }

    /// Not-public notes, the latest written down first.
    pub fn notes_asked_for(&self, asking: &Asking<'_>, limit: u32) -> Result<Vec<RequestLine>, StoreError> {
        self.asked_for(&NOTES, asking, limit)
    }

    fn asked_for(&self, own: &Own, asking: &Asking<'_>, limit: u32) -> Result<Vec<RequestLine>, StoreError> {
        let looking = &asking.looking;
        let mut of_visit =
            Looking { topic: looking.topic, case_number: looking.case_number, ..Looking::default() };
        let officer = looking.officer.map(|id| *id.as_bytes());
        let mut bound: Vec<Box<dyn ToSql>> = vec![];
        let mut conditions: Vec<String> = vec![];
        let mut at_places = None;
        let mut holds = |condition: String, value: Box<dyn ToSql>| {
            bound.push(value);
            conditions.push(condition.replace('?', &format!("?{}", bound.len())));
        };
        let places = looking.place.map(|place| self.one_place(place)).transpose()?.unwrap_or_default();
        match (own.place, looking.place) {
            (Some(column), Some(_)) => {
                // Ids as they are written in SQL: as many as are one place.
                let blobs: Vec<String> =
                    places.iter().map(|place| format!("x'{}'", place.uuid().simple())).collect();
                at_places = Some(format!("{column} IN ({})", blobs.join(", ")));
            }
            _ => of_visit.place = looking.place,
        }
        match (own.officer, officer) {
            (Some(column), Some(officer)) => holds(format!("{column} = ?"), Box::new(officer)),
            _ => of_visit.officer = looking.officer,
        }
        match (own.district, looking.district) {
            (Some(column), Some(district)) => holds(format!("{column} = ?"), Box::new(district.to_owned())),
            _ => of_visit.district = looking.district,
        }
        for word in typed(looking.text) {
            // Words of letters and digits: no sign in them means anything to LIKE.
            holds(format!("{} LIKE ?", own.words), Box::new(format!("%{word}%")));
        }
        if let Some(from) = looking.from {
            holds("r.recorded >= ?".into(), Box::new(from.0));
        }
        if let Some(before) = looking.before {
            holds("r.recorded < ?".into(), Box::new(before.0));
        }
        let at = of_visit.place.map(|_| places).unwrap_or_default();
        if let Some(asked) = question(&[], &[], &at, &of_visit.facets()) {
            let visits = "r.visit IN (SELECT v.record FROM visit_words w JOIN visit v ON v.n = w.rowid
                WHERE visit_words MATCH ?)";
            holds(visits.into(), Box::new(asked));
        }
        let (moment, record) = asking.after.unwrap_or((UnixMs(i64::MAX), RecordId::from_bytes([0; 16])));
        holds("r.recorded <= ?".into(), Box::new(moment.0));
        conditions.extend(at_places);
        let last = bound.len();
        bound.push(Box::new(*record.as_bytes()));
        bound.push(Box::new(limit));
        let sql = format!(
            "SELECT r.record, r.recorded FROM {} WHERE {} AND (r.recorded, r.record) < (?{last}, ?{})
             ORDER BY r.recorded DESC, r.record DESC LIMIT ?{}",
            own.from,
            conditions.join(" AND "),
            last + 1,
            last + 2
        );
        let mut query = self.connection().prepare_cached(&sql)?;
        let rows = query.query_map(rusqlite::params_from_iter(bound.iter()), |row| {
            Ok(RequestLine { record: RecordId::from_bytes(row.get(0)?), recorded: UnixMs(row.get(1)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Reader<'_> {
    /// Every place, also those that are closed, by its id.
    pub fn every_place(&self) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection().prepare_cached("SELECT record FROM place ORDER BY record")?;
        let rows = query.query_map([], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every open promise, the first due first.
    pub fn open_promises(&self) -> Result<Vec<OpenPromise>, StoreError> {
        let mut query = self.connection().prepare_cached(
            "SELECT record, place, district, owner, due FROM follow_up WHERE state = 'open' ORDER BY due, record",
        )?;
        let mut rows = query.query([])?;
        let mut promises = vec![];
        while let Some(row) = rows.next()? {
            let due = row.get_ref(4)?.as_str().unwrap_or_default().parse();
            promises.push(OpenPromise {
                record: RecordId::from_bytes(row.get(0)?),
                place: row.get::<_, Option<[u8; 16]>>(1)?.map(RecordId::from_bytes),
                district: row.get(2)?,
                owner: MemberId::from_bytes(row.get(3)?),
                due: due.map_err(|_| StoreError::Malformed("day"))?,
            });
        }
        Ok(promises)
    }
}
