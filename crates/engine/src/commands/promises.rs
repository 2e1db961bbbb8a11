//! Promises: made, and settled.

use ids::RecordId;
use model::{FollowUpState, RecordKind};
use serde_json::Value;
use store::StoreError;
use store::lists::FollowUpsOf;

use super::lengths;
use super::rows::Naming;
use super::visits::fields;
use crate::door::{FollowUpRow, NewFollowUp};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(crate) fn add_follow_up(&self, new: &NewFollowUp) -> Result<RecordId, Refusal> {
        self.may_write("patrol", "promise follow-ups")?;
        let promise = self.promise_of(new, &*self.directory()?)?;
        let id = self.new_id();
        self.write(|tx, pen| {
            Ok(tx.create(pen, id, RecordKind::FollowUp, &fields(RecordKind::FollowUp, &promise)?)?)
        })?;
        Ok(id)
    }

    pub(crate) fn settle_follow_up(
        &self,
        id: RecordId,
        state: &FollowUpState,
        outcome: Option<String>,
    ) -> Result<FollowUpRow, Refusal> {
        self.may_write("patrol", "settle follow-ups")?;
        if let FollowUpState::Unknown(_) = state {
            return Err(bad_field("state", "That is no state of a follow-up.", "Say open, kept or dropped."));
        }
        let outcome = outcome.filter(|outcome| !outcome.trim().is_empty());
        if *state == FollowUpState::Dropped && outcome.is_none() {
            return Err(bad_field("outcome", "A dropped promise needs a reason.", "Say in a few words why."));
        }
        self.record_of(id, RecordKind::FollowUp)?;
        let change = [
            ("state".to_owned(), Value::from(state.word())),
            ("outcome".to_owned(), outcome.map_or(Value::Null, Value::from)),
        ];
        let change = change.into_iter().collect();
        lengths::check(RecordKind::FollowUp, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            let line = reader.follow_ups(FollowUpsOf::One(id), &marks)?.pop().ok_or(StoreError::NotHere)?;
            naming.promise(reader, line)
        })
    }
}
