//! Who changed what in a record, and whether it proved itself.

use ids::RecordId;

use crate::directory::utc;
use crate::door::HistoryLine;
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn history(&self, record: RecordId) -> Result<Vec<HistoryLine>, Refusal> {
        let (directory, roster) = (self.directory()?, self.roster());
        let (lines, proofs) = self.store.read(|reader| reader.history(record).map_err(Refusal::from))?;
        let lines = lines.into_iter().map(|line| HistoryLine {
            at: utc(line.at),
            author: directory.author(&roster, line.author.device),
            member: roster.device(line.author.device).map(|admitted| admitted.member),
            fields: line.fields.into_iter().collect(),
            // Hashes chain: the device's proof of its latest change proves this one. Every change was
            // checked on arrival, what failed is set aside and not in the document.
            signed: proofs.iter().any(|proof| proof.device == line.author.device),
        });
        Ok(lines.collect())
    }
}
