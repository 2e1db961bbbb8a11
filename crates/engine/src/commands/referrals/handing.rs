//! Handing over: a colleague goes on with what was begun, and with the promises that belong to it.

use ids::{MemberId, RecordId};
use model::{FollowUpState, RecordKind, referrals};
use serde_json::Value;
use store::lists::FollowUpsOf;

use super::super::visits::{fields, typed};
use super::{KIND, changed, say};
use crate::door::ColleagueRow;
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn hand_over(&self, id: RecordId, to: MemberId) -> Result<u32, Refusal> {
        // Who belongs to it is said in the roster: without the relay the next one would have nothing.
        self.open_space_of(id)?;
        let before = self.referral_of_mine(id)?;
        self.is_colleague(to)?;
        let record = referrals::handed_over(&before, to);
        let record = record.map_err(|wrong| say(wrong, &before.state))?;
        let change = changed(&fields(KIND, &before)?, fields(KIND, &record)?);
        let promises = before.visit.map(|visit| self.promises_to_hand_over(visit)).transpose()?;
        let promises = promises.unwrap_or_default();
        let handed = self.write(|tx, pen| {
            tx.edit(pen, id, &change, None)?;
            for promise in &promises {
                tx.edit(pen, *promise, &owner(to), None)?;
            }
            Ok(promises.len())
        })?;
        self.tends.notify_one();
        Ok(u32::try_from(handed).unwrap_or(u32::MAX))
    }

    pub(super) fn hand_over_visit(&self, visit: RecordId, to: MemberId) -> Result<u32, Refusal> {
        self.may_write("patrol", "hand promises over")?;
        self.is_colleague(to)?;
        let promises = self.promises_to_hand_over(visit)?;
        self.write(|tx, pen| {
            for promise in &promises {
                tx.edit(pen, *promise, &owner(to), None)?;
            }
            Ok(())
        })?;
        Ok(u32::try_from(promises.len()).unwrap_or(u32::MAX))
    }

    pub(super) fn colleagues(&self) -> Result<Vec<ColleagueRow>, Refusal> {
        self.may_refer()?;
        let (directory, roster, me) = (self.directory()?, self.roster(), self.member()?);
        let refers = |member: MemberId| roster.part(member, KIND.space()).is_some_and(|part| part.opens);
        let there = directory.members.iter();
        let there = there.filter(|(member, record)| !record.left && **member != me && refers(**member));
        let mut rows: Vec<_> = there
            .map(|(member, record)| ColleagueRow { member: *member, name: record.name.clone() })
            .collect();
        rows.sort_by(|a, b| (a.name.len(), &a.name).cmp(&(b.name.len(), &b.name)));
        Ok(rows)
    }

    fn is_colleague(&self, to: MemberId) -> Result<(), Refusal> {
        if self.colleagues()?.iter().any(|row| row.member == to) {
            return Ok(());
        }
        Err(bad_field(
            "to",
            "That person does not refer people in this agency.",
            "Choose somebody of the list; who has no device yet has to be invited first.",
        ))
    }

    /// The open promises of a visit that are this person's.
    fn promises_to_hand_over(&self, visit: RecordId) -> Result<Vec<RecordId>, Refusal> {
        self.record_of(visit, RecordKind::Visit)?;
        let (marks, me) = (self.marks.highest(), self.member()?);
        self.store.read(|reader| {
            let mut mine = vec![];
            for line in reader.follow_ups(FollowUpsOf::Visit(visit), &marks)? {
                let promise: model::FollowUp = typed(reader.whole(line.record)?.json)?;
                if promise.owner == me && promise.state == FollowUpState::Open {
                    mine.push(line.record);
                }
            }
            Ok::<_, Refusal>(mine)
        })
    }
}

fn owner(to: MemberId) -> document::JsonMap {
    [("owner".to_owned(), Value::from(to.to_string()))].into_iter().collect()
}
