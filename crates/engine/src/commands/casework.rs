//! What cases, crisis requests and call-outs have in common: a record in a space of its own that its author
//! opens, and that those belong to whose part says so.

use document::{JsonMap, lines};
use ids::{RecordId, SpaceId};
use model::RecordKind;
use seal::public::Part;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Pen, Tx};

use super::given::needed;
use super::referrals::changed;
use super::visits::{fields, typed};
use crate::{Engine, Refusal};

impl Engine {
    /// The space of its own that a record of this kind is in.
    pub(super) fn own_space_of(&self, kind: RecordKind, id: RecordId) -> Result<SpaceId, Refusal> {
        Ok(SpaceId::own(self.identity()?.agency, kind.space(), id))
    }

    /// Begins a record whose space opens as soon as the relay is there, with more in the same transaction.
    pub(super) fn begin_own<T: Serialize>(
        &self,
        kind: RecordKind,
        record: &T,
        what: &'static str,
        more: impl FnOnce(&mut Tx<'_>, &Pen<'_>) -> Result<(), Refusal>,
    ) -> Result<RecordId, Refusal> {
        if !self.roster().may_open(self.identity()?.id(), kind.space()) {
            return Err(Refusal::NotAllowed(what));
        }
        let (id, json) = (self.new_id(), fields(kind, record)?);
        self.key_to_wait_with(self.own_space_of(kind, id)?)?;
        self.write(|tx, pen| {
            tx.create(pen, id, kind, &json)?;
            more(tx, pen)
        })?;
        self.tends.notify_one();
        Ok(id)
    }

    /// Writes what differs between two states of a record.
    pub(super) fn change_own<T: Serialize>(
        &self,
        (kind, id): (RecordKind, RecordId),
        before: &T,
        after: &T,
        what: &'static str,
    ) -> Result<(), Refusal> {
        self.may_write_in(self.own_space_of(kind, id)?, what)?;
        let change: JsonMap = changed(&fields(kind, before)?, fields(kind, after)?);
        if !change.is_empty() {
            self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        }
        Ok(())
    }

    /// Changes a record by what it is where the change is written: nobody else's change comes between.
    pub(super) fn change_own_now<T: Clone + Serialize + DeserializeOwned>(
        &self,
        (kind, id): (RecordKind, RecordId),
        what: &'static str,
        change: impl FnOnce(&mut T) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.may_write_in(self.own_space_of(kind, id)?, what)?;
        self.write(|tx, pen| {
            let before: T = typed(tx.record(id)?)?;
            let mut after = before.clone();
            change(&mut after)?;
            let change: JsonMap = changed(&fields(kind, &before)?, fields(kind, &after)?);
            if !change.is_empty() {
                tx.edit(pen, id, &change, None)?;
            }
            Ok(())
        })
    }

    /// The part of whoever asks in spaces of this kind.
    pub(super) fn part_in(&self, kind: RecordKind) -> Result<Option<Part>, Refusal> {
        Ok(self.roster().part(self.member()?, kind.space()).cloned())
    }

    /// Whether they work in every one: chaplains in call-outs, social workers in cases. The custodian keeps
    /// them all and works in none.
    pub(super) fn works_in_all(&self, kind: RecordKind) -> Result<bool, Refusal> {
        Ok(self.part_in(kind)?.is_some_and(|part| part.always && part.write && !part.manage))
    }
}

/// A text of at least one line, as paragraphs.
pub(super) fn paragraphs(
    field: &'static str,
    text: &str,
    say: (&'static str, &'static str),
) -> Result<Vec<String>, Refusal> {
    Ok(lines(&needed(field, Some(text), say)?))
}

/// A text in one line: what is a line of a set must not break into two.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
