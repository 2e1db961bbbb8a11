//! Leading: teams, tasks with tracking numbers, roll-calls, the activity log.

use std::collections::BTreeSet;

use ids::RecordId;
use model::teams::{as_pair, unaccounted};
use model::{Activity, RecordKind, RollCall, Task, TaskState, Team};
use serde_json::Value;

use super::SPACE;
use crate::commands::given::needed;
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::TeamForm;
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn team(
        &self,
        event: RecordId,
        team: Option<RecordId>,
        form: TeamForm,
    ) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "make teams")?;
        self.event_named(event)?;
        let pairs = form.pairs.map(|pairs| pairs.into_iter().map(|(one, two)| as_pair(one, two)).collect());
        let Some(id) = team else {
            let before = self
                .store
                .read(|reader| reader.entries_of::<Team>(event, RecordKind::Team).map_err(Refusal::from))?;
            let record = Team {
                event,
                name: form.name.unwrap_or_else(|| format!("Team {}", before.len() + 1)),
                leader: form.leader,
                members: form.members.unwrap_or_default(),
                pairs: pairs.unwrap_or_default(),
                ended: false,
                recorded: utc(self.now()),
            };
            let id = self.new_id();
            let json = fields(RecordKind::Team, &record)?;
            self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::Team, &json)?))?;
            return Ok(id);
        };
        self.record_of(id, RecordKind::Team)?;
        let mut change = fields(RecordKind::Team, &TeamForm { pairs: None, ..form })?;
        if let Some(pairs) = pairs {
            let pairs: BTreeSet<String> = pairs;
            change.insert("pairs".into(), Value::from_iter(pairs));
        }
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        Ok(id)
    }

    /// Gives a task. Its number counts this device's tasks at the event, after a mark of the device:
    /// two leads without coverage never give one number twice.
    pub(super) fn task(
        &self,
        event: RecordId,
        team: Option<RecordId>,
        what: &str,
        whereabouts: Option<String>,
    ) -> Result<String, Refusal> {
        self.may_write(SPACE, "give tasks")?;
        self.event_named(event)?;
        let what = needed("what", Some(what), ("Nothing is written there.", "Say what there is to do."))?;
        team.map(|team| self.record_of(team, RecordKind::Team)).transpose()?;
        let mark: String = self.device()?.to_string().chars().rev().take(2).collect();
        let mark = mark.to_uppercase();
        let before = self
            .store
            .read(|reader| reader.entries_of::<Task>(event, RecordKind::Task).map_err(Refusal::from))?;
        let count = before.iter().filter(|(_, task)| task.number.starts_with(&mark)).count();
        let record = Task {
            event,
            number: format!("{mark}-{:02}", count + 1),
            what,
            whereabouts: whereabouts.filter(|text| !text.trim().is_empty()),
            team,
            given: utc(self.now()),
            done: None,
            state: TaskState::Given,
            outcome: None,
        };
        let (id, json) = (self.new_id(), fields(RecordKind::Task, &record)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::Task, &json)?))?;
        Ok(record.number)
    }

    pub(super) fn end_task(
        &self,
        task: RecordId,
        state: &TaskState,
        outcome: Option<String>,
    ) -> Result<(), Refusal> {
        self.may_write(SPACE, "end tasks")?;
        self.record_of(task, RecordKind::Task)?;
        let outcome = outcome.filter(|text| !text.trim().is_empty());
        match state {
            TaskState::Done => {}
            TaskState::GivenUp if outcome.is_some() => {}
            TaskState::GivenUp => {
                return Err(bad_field("outcome", "A task that is given up needs a reason.", "Say why."));
            }
            _ => return Err(bad_field("state", "That is no end of a task.", "Say done or given_up.")),
        }
        let done = utc(self.now());
        let record = serde_json::json!({"state": state.word(), "done": done, "outcome": outcome});
        let change = fields(RecordKind::Task, &record)?;
        self.write(|tx, pen| Ok(tx.edit(pen, task, &change, None)?))?;
        Ok(())
    }

    pub(super) fn call_roll(&self, event: RecordId, trigger: &str) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "call the roll")?;
        self.event_named(event)?;
        let record = RollCall {
            event,
            trigger: needed(
                "trigger",
                Some(trigger),
                ("Nothing is written there.", "Say why: timer, evacuation, weather, missing person."),
            )?,
            called: utc(self.now()),
            by: self.member()?,
            answered: BTreeSet::new(),
            closed: None,
            outcome: None,
        };
        let (id, json) = (self.new_id(), fields(RecordKind::RollCall, &record)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::RollCall, &json)?))?;
        Ok(id)
    }

    pub(super) fn answered(&self, call: RecordId, who: &BTreeSet<RecordId>) -> Result<(), Refusal> {
        self.may_write(SPACE, "call the roll")?;
        self.record_of(call, RecordKind::RollCall)?;
        // Read where it is written: who is silent is looked for, so no answer may be lost.
        self.write(|tx, pen| {
            let record: RollCall = typed(tx.record(call)?)?;
            if record.closed.is_some() {
                return Err(bad_field("roll_call", "This roll-call is closed.", "Call the roll anew."));
            }
            let all = record.answered.union(who).map(ToString::to_string);
            let change = [("answered".to_owned(), Value::from_iter(all))].into_iter().collect();
            tx.edit(pen, call, &change, None)?;
            Ok(())
        })
    }

    pub(super) fn close_roll(&self, call: RecordId, outcome: Option<String>) -> Result<(), Refusal> {
        self.may_write(SPACE, "close roll-calls")?;
        let record: RollCall = typed(self.record_of(call, RecordKind::RollCall)?.json)?;
        let outcome = outcome.filter(|text| !text.trim().is_empty());
        let missing = unaccounted(&record, &self.here_now(record.event)?).len();
        if missing > 0 && outcome.is_none() {
            return Err(bad_field(
                "outcome",
                format!("Not accounted for: {missing}."),
                "Say what is done to find them, or check out who has gone.",
            ));
        }
        let record = serde_json::json!({"closed": utc(self.now()), "outcome": outcome});
        let change = fields(RecordKind::RollCall, &record)?;
        self.write(|tx, pen| Ok(tx.edit(pen, call, &change, None)?))?;
        Ok(())
    }

    pub(super) fn log_activity(&self, event: RecordId, text: &str) -> Result<(), Refusal> {
        self.may_write(SPACE, "write into the activity log")?;
        self.event_named(event)?;
        let text = needed("text", Some(text), ("Nothing is written there.", "Say what happened."))?;
        let record = Activity { event, at: utc(self.now()), by: self.member()?, text };
        let (id, json) = (self.new_id(), fields(RecordKind::Activity, &record)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::Activity, &json)?))?;
        Ok(())
    }
}
