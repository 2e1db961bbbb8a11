//! A database that was damaged and set aside: what became of it is told until somebody has read it, also
//! over a restart. Knows nothing of how it is set aside and what is saved of it: the store does that.

use store::Salvaged;

use crate::{Engine, Refusal};

/// Kept under this name: what became of a damaged database; empty once somebody has read it.
const DAMAGE_TOLD: &str = "damage_told";

impl Engine {
    /// Tells people, and makes documents of unsent changes whose document was lost.
    pub(crate) fn after_salvage(&self, salvaged: &Salvaged) -> Result<(), Refusal> {
        let name = salvaged.set_aside.file_name().map(|name| name.to_string_lossy().into_owned());
        let told = format!(
            "The database on this device was damaged. It is set aside as {} and nothing is deleted; {} records, {} \
             unsent changes and {} drafts were saved. The rest comes back from the relay.",
            name.unwrap_or_default(),
            salvaged.records,
            salvaged.unsent,
            salvaged.drafts
        );
        // Written down: it stands until somebody has read it, also over a restart.
        self.store.transact(|tx| tx.keep_bytes(DAMAGE_TOLD, told.as_bytes()).map_err(Refusal::from))?;
        if let Ok(identity) = self.identity() {
            let (roster, now) = (self.roster(), self.now());
            self.store.transact(|tx| tx.restore_unsent(identity.agency, &roster, &identity.spaces, now))?;
        }
        Ok(self.store.salvage_finished()?)
    }

    /// What became of a damaged database, until [`Engine::damage_read`].
    pub(crate) fn damage(&self) -> Result<Option<String>, Refusal> {
        let told = self.store.bytes(DAMAGE_TOLD)?.filter(|told| !told.is_empty());
        Ok(told.map(|told| String::from_utf8_lossy(&told).into_owned()))
    }

    /// Somebody has read what became of a damaged database.
    pub(crate) fn damage_read(&self) -> Result<(), Refusal> {
        self.transact(|tx| tx.keep_bytes(DAMAGE_TOLD, b"").map_err(Refusal::from))?;
        self.tell_sync();
        Ok(())
    }
}
