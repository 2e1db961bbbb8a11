//! What must be there in the end, whoever wrote it: told from what people did, not from any merge.

use std::collections::{BTreeMap, BTreeSet};

use document::Conflict;
use ids::RecordId;
use model::RecordKind;

/// What people wrote, and what somebody who saw it took away.
#[derive(Debug, Default)]
pub struct Truth {
    pub records: BTreeMap<RecordId, RecordKind>,
    written: BTreeSet<(RecordId, String)>,
    taken_away: BTreeSet<(RecordId, String)>,
}

impl Truth {
    /// Somebody wrote a paragraph or chose a word.
    pub fn wrote(&mut self, record: RecordId, text: &str) {
        self.written.insert((record, text.to_owned()));
    }

    /// Somebody took it away: rewrote it, dropped it, or chose another value.
    pub fn took_away(&mut self, record: RecordId, text: &str) {
        self.taken_away.insert((record, text.to_owned()));
    }

    /// A paragraph went, and with it every value that waited behind it to be settled.
    pub fn paragraph_went(&mut self, record: RecordId, text: &str, conflicts: &[Conflict]) {
        self.took_away(record, text);
        let holds = |conflict: &&Conflict| conflict.values.iter().any(|value| value.value == text);
        for conflict in conflicts.iter().filter(holds) {
            for text in conflict.values.iter().filter_map(|value| value.value.as_str()) {
                self.took_away(record, text);
            }
        }
    }

    /// What everybody must still be able to read in a record.
    pub fn stands(&self, record: RecordId) -> impl Iterator<Item = &str> {
        let all = self.written.difference(&self.taken_away);
        all.filter(move |(of, _)| *of == record).map(|(_, text)| text.as_str())
    }
}
