//! What one commit changes: the numbers of the logs, the rosters, and what to tell the others.
//!
//! Lives as long as one transaction. Nothing in it counts before the transaction is committed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ids::{AgencyId, Cursor, RecordId, SpaceId};
use rusqlite::{OptionalExtension, Transaction, params};
use seal::public::{Envelope, Roster};

use super::{Entry, News, Rosters};

/// An open group of writes.
pub struct Ledger<'t> {
    pub(super) tx: &'t Transaction<'t>,
    base: &'t Rosters,
    heads: HashMap<SpaceId, Head>,
    appended: BTreeMap<(AgencyId, SpaceId), Vec<Entry>>,
    rosters: HashMap<AgencyId, Arc<Roster>>,
    news: Vec<(AgencyId, News)>,
    deletes: bool,
    expunged: Vec<(SpaceId, RecordId)>,
}

struct Head {
    agency: AgencyId,
    seq: u64,
    moved: bool,
}

/// What becomes true with the commit.
pub(super) struct Closed {
    pub(super) rosters: Vec<Arc<Roster>>,
    pub(super) news: Vec<(AgencyId, News)>,
    /// Something was deleted that nobody may find on the disk.
    pub(super) deletes: bool,
    /// How many entries are new.
    pub(super) appended: usize,
    /// Records whose attachments go with them.
    pub(super) expunged: Vec<(SpaceId, RecordId)>,
}

impl<'t> Ledger<'t> {
    pub(super) fn of(tx: &'t Transaction<'t>, base: &'t Rosters) -> Self {
        Self {
            tx,
            base,
            heads: HashMap::new(),
            appended: BTreeMap::new(),
            rosters: HashMap::new(),
            news: Vec::new(),
            deletes: false,
            expunged: Vec::new(),
        }
    }

    /// The roster of an agency, with what this group has added to it.
    pub(super) fn roster(&self, agency: AgencyId) -> Option<Arc<Roster>> {
        self.rosters.get(&agency).cloned().or_else(|| self.base.get(agency))
    }

    pub(super) fn set_roster(&mut self, roster: Arc<Roster>) {
        self.rosters.insert(roster.agency(), roster);
    }

    /// The space's next number. Fails when the space is not this agency's.
    pub(super) fn next(&mut self, agency: AgencyId, space: SpaceId) -> rusqlite::Result<u64> {
        let Some(head) = self.head(space)?.filter(|head| head.agency == agency) else {
            return Err(rusqlite::Error::QueryReturnedNoRows);
        };
        head.seq += 1;
        head.moved = true;
        Ok(head.seq)
    }

    /// The last number of a space's log, with what this group has added; 0 when there is none.
    pub(super) fn last(&mut self, space: SpaceId) -> rusqlite::Result<u64> {
        Ok(self.head(space)?.map_or(0, |head| head.seq))
    }

    /// Gives a new space to an agency; false when another agency has it.
    pub(super) fn open_space(&mut self, agency: AgencyId, space: SpaceId) -> rusqlite::Result<bool> {
        if let Some(head) = self.head(space)? {
            return Ok(head.agency == agency);
        }
        self.tx
            .prepare_cached("INSERT INTO head (space, agency, seq) VALUES (?1, ?2, 0)")?
            .execute(params![space.as_bytes(), agency.as_bytes()])?;
        Ok(true)
    }

    /// A log has grown by this entry.
    pub(super) fn appended(
        &mut self,
        agency: AgencyId,
        log: SpaceId,
        cursor: Cursor,
        envelope: Arc<Envelope>,
    ) {
        self.appended.entry((agency, log)).or_default().push((cursor, envelope));
    }

    /// Nobody is told of this record's entries any more, wherever this group has put them, and its
    /// attachments go after the commit.
    pub(super) fn forget(&mut self, agency: AgencyId, space: SpaceId, record: RecordId) {
        self.expunged.push((space, record));
        for ((_, _), entries) in self.appended.iter_mut().filter(|((of, _), _)| *of == agency) {
            entries.retain(|(_, envelope)| {
                (envelope.header().space, envelope.header().record) != (space, record)
            });
        }
    }

    /// What this group deletes must not be found on the disk.
    pub(super) fn deletes(&mut self) {
        self.deletes = true;
    }

    pub(super) fn tell(&mut self, agency: AgencyId, news: News) {
        self.news.push((agency, news));
    }

    /// Writes the numbers back. The last thing before the commit.
    pub(super) fn close(self) -> rusqlite::Result<Closed> {
        let mut update = self.tx.prepare_cached("UPDATE head SET seq = ?2 WHERE space = ?1")?;
        for (space, head) in self.heads.iter().filter(|(_, head)| head.moved) {
            update.execute(params![space.as_bytes(), head.seq.cast_signed()])?;
        }
        drop(update);
        if self.deletes {
            self.tx.prepare_cached("INSERT OR IGNORE INTO unscrubbed (one) VALUES (1)")?.execute([])?;
        }
        let appended = self.appended.values().map(Vec::len).sum();
        let entries = self
            .appended
            .into_iter()
            .filter(|(_, entries)| !entries.is_empty())
            .map(|((agency, space), entries)| (agency, News::Entries { space, entries }));
        Ok(Closed {
            deletes: self.deletes,
            expunged: self.expunged,
            appended,
            rosters: self.rosters.into_values().collect(),
            news: self.news.into_iter().chain(entries).collect(),
        })
    }

    fn head(&mut self, space: SpaceId) -> rusqlite::Result<Option<&mut Head>> {
        if !self.heads.contains_key(&space) {
            let stored = self
                .tx
                .prepare_cached("SELECT agency, seq FROM head WHERE space = ?1")?
                .query_row([space.as_bytes()], |row| {
                    let seq = row.get::<_, i64>(1)?.cast_unsigned();
                    Ok(Head { agency: AgencyId::from_bytes(row.get(0)?), seq, moved: false })
                })
                .optional()?;
            self.heads.extend(stored.map(|head| (space, head)));
        }
        Ok(self.heads.get_mut(&space))
    }
}
