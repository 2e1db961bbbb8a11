//! Values that were written at once: all of them, and choosing one.

use ids::RecordId;

use super::rows::Naming;
use super::title_of;
use crate::door::Conflict;
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn conflicts(&self) -> Result<Vec<Conflict>, Refusal> {
        let (directory, roster) = (self.directory()?, self.roster());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            let mut all = vec![];
            for record in reader.in_conflict()? {
                let whole = reader.whole(record)?;
                let (kind, title) = (Some(whole.kind), title_of(reader, record));
                all.extend(whole.conflicts.into_iter().map(|conflict| Conflict {
                    kind,
                    title: title.clone(),
                    ..naming.conflict(record, conflict)
                }));
            }
            Ok(all)
        })
    }

    pub(crate) fn settle_conflict(&self, record: RecordId, field: &str, choice: &str) -> Result<(), Refusal> {
        let space = self.store.read(|reader| reader.space_of(record).map_err(Refusal::from))?;
        self.may_write_in(space, "change this record")?;
        self.write(|tx, pen| Ok(tx.settle(pen, record, field, choice)?))
    }
}
