//! The visits of the weeks, read once and tallied as they come.

use std::collections::HashMap;

use model::weekly::{Seen, Tally};
use store::StoreError;
use store::lists::{Reader, SeenRow};

use super::span::Span;
use crate::directory::Directory;

/// Words of topics by the list they stand in: a hundred thousand visits have a few hundred different lists.
#[derive(Default)]
pub(super) struct Topics(HashMap<String, Vec<String>>);

impl Topics {
    pub(super) fn of(&mut self, json: &str) -> &[String] {
        if !self.0.contains_key(json) {
            self.0.insert(json.to_owned(), serde_json::from_str(json).unwrap_or_default());
        }
        self.0.get(json).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What people read for a topic's word.
pub(super) fn label_of(directory: &Directory, word: &str) -> String {
    let topics = directory.city.as_ref().map(|city| city.topics.as_slice()).unwrap_or_default();
    topics
        .iter()
        .find(|topic| topic.word == word)
        .map_or_else(|| word.replace('_', " "), |topic| topic.label.clone())
}

/// A row as the tally takes it.
pub(super) fn seen<'a>(week: usize, row: &SeenRow<'a>, topics: &'a [String]) -> Seen<'a> {
    Seen {
        week,
        district: row.district,
        neighborhood: row.neighborhood,
        kind: row.kind,
        place: row.place,
        topics,
        people: row.people,
    }
}

/// Everything the visits of the weeks add up to.
pub(super) fn tally(reader: &Reader<'_>, span: &Span) -> Result<Tally, StoreError> {
    let (mut tally, mut topics) = (Tally::default(), Topics::default());
    reader.each_seen(span.begin(), span.end(), |row| {
        if let Some(week) = span.week_of(row.started) {
            tally.add(&seen(week, &row, topics.of(row.topics)));
        }
    })?;
    Ok(tally)
}
