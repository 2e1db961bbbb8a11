//! Promises: the open ones of a person or a district, of a visit, at a place.

use chrono::NaiveDate;
use ids::{MemberId, RecordId};
use rusqlite::ToSql;

use super::Reader;
use crate::StoreError;
use crate::documents::{cursor, space_id};
use crate::local::LOCALLY;
use crate::standing::{Standing, Watermarks, standing};

/// Whose promises.
#[derive(Debug, Clone, Copy)]
pub enum FollowUpsOf<'a> {
    /// Open ones of a member or a district, due until a day.
    Open {
        /// The member.
        owner: MemberId,
        /// The district's code.
        district: Option<&'a str>,
        /// The day.
        until: NaiveDate,
    },
    /// Open ones of everybody, due until a day.
    AllOpen {
        /// The day.
        until: NaiveDate,
    },
    /// All that were made at a visit.
    Visit(RecordId),
    /// Open ones about a place, and about those that were merged with it.
    Place(RecordId),
    /// This one.
    One(RecordId),
}

/// A promise in a list; its fields are read from its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpLine {
    /// The record.
    pub record: RecordId,
    /// The place's name.
    pub place_name: Option<String>,
    /// It has values to settle.
    pub conflict: bool,
    /// How far it has come.
    pub standing: Standing,
}

impl Reader<'_> {
    /// Promises, the longest due first; at most 100.
    pub fn follow_ups(
        &self,
        of: FollowUpsOf<'_>,
        marks: &Watermarks,
    ) -> Result<Vec<FollowUpLine>, StoreError> {
        match of {
            FollowUpsOf::Open { owner, district, until } => {
                let condition = "f.state = 'open' AND f.due <= ?1 AND (f.owner = ?2 OR f.district = ?3)";
                self.follow_up_lines(condition, &[&until.to_string(), owner.as_bytes(), &district], marks)
            }
            FollowUpsOf::AllOpen { until } => {
                self.follow_up_lines("f.state = 'open' AND f.due <= ?1", &[&until.to_string()], marks)
            }
            FollowUpsOf::Visit(visit) => self.follow_up_lines("f.visit = ?1", &[visit.as_bytes()], marks),
            FollowUpsOf::Place(place) => {
                let mut all = vec![];
                for place in self.one_place(place)? {
                    let condition = "f.place = ?1 AND f.state = 'open'";
                    all.extend(self.follow_up_lines(condition, &[place.as_bytes()], marks)?);
                }
                Ok(all)
            }
            FollowUpsOf::One(record) => self.follow_up_lines("f.record = ?1", &[record.as_bytes()], marks),
        }
    }

    fn follow_up_lines(
        &self,
        condition: &str,
        bound: &[&dyn ToSql],
        marks: &Watermarks,
    ) -> Result<Vec<FollowUpLine>, StoreError> {
        let mut query = self.connection().prepare_cached(&format!(
            "SELECT f.record, p.name, f.conflict, d.space, d.seq, d.waiting,
                d.waiting > 0 AND EXISTS (SELECT 1 FROM outbox o WHERE o.record = f.record AND o.refused IS NOT NULL),
                {LOCALLY}
             FROM follow_up f JOIN document d ON d.record = f.record LEFT JOIN place m ON m.record = f.place
                LEFT JOIN place p ON p.record = coalesce(m.survivor, f.place)
             WHERE {condition} ORDER BY f.due, f.record LIMIT 100"
        ))?;
        let mut rows = query.query(bound)?;
        let mut lines = vec![];
        while let Some(row) = rows.next()? {
            let space = space_id(row.get_ref(3)?.as_blob().unwrap_or_default())?;
            let seq = row.get::<_, Option<i64>>(4)?.map(cursor);
            lines.push(FollowUpLine {
                record: RecordId::from_bytes(row.get(0)?),
                place_name: row.get(1)?,
                conflict: row.get(2)?,
                standing: standing(row.get(5)?, row.get(6)?, row.get(7)?, seq, space, marks),
            });
        }
        Ok(lines)
    }
}
