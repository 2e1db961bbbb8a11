//! Call-outs of chaplains: called, accepted, there, left, and what follows.

use document::lines;
use ids::RecordId;
use model::chaplains::{Stage, Step, Who, Wrong, after, is_late, stage};
use model::{CallOut, CallOutKind, RecordKind};
use serde_json::Value;

use super::given::needed;
use super::json;
use super::lengths::filled;
use super::visits::typed;
use crate::directory::utc;
use crate::door::{CallOutRow, CallOutStep, CallOutView, Chaplains};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::CallOut;
const WHERE: (&str, &str) = ("Where should the chaplain go?", "Give an address, or who meets them where.");

impl Engine {
    pub(super) fn chaplains(&self, ask: Chaplains) -> Result<Value, Refusal> {
        match ask {
            Chaplains::All => json(self.call_outs()?),
            Chaplains::One { call } => json(self.call_out(call)?),
            Chaplains::Call { kind, whereabouts, need } => {
                json(self.call_chaplain(kind, &whereabouts, &need)?)
            }
            Chaplains::Step { call, step } => json(self.step_call_out(call, step)?),
        }
    }

    fn call_outs(&self) -> Result<Vec<CallOutRow>, Refusal> {
        if self.part_in(KIND)?.is_none() {
            return Err(Refusal::NotAllowed("call chaplains out"));
        }
        let all = self.store.read(|reader| reader.all_entries::<CallOut>(KIND).map_err(Refusal::from))?;
        let rows = all.iter().map(|(id, record)| self.call_row(*id, record));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (row.stage, std::cmp::Reverse(row.requested)));
        Ok(rows)
    }

    fn call_out(&self, id: RecordId) -> Result<CallOutView, Refusal> {
        let record: CallOut = typed(self.record_of(id, KIND)?.json)?;
        self.looks_at(id, KIND, None)?;
        let who = self.who_steps()?;
        let may =
            every_step().into_iter().filter(|(_, probe)| after(&record, who, probe, record.recorded).is_ok());
        Ok(CallOutView {
            row: self.call_row(id, &record)?,
            may: may.map(|(name, _)| name).collect(),
            whereabouts: record.whereabouts,
            need: record.need,
            accepted: record.accepted,
            arrived: record.arrived,
            left: record.left,
            follow_up: record.follow_up,
            followed_up: record.followed_up,
            called_off: record.called_off,
        })
    }

    fn call_chaplain(&self, kind: CallOutKind, whereabouts: &str, need: &str) -> Result<RecordId, Refusal> {
        if matches!(kind, CallOutKind::Unknown(_)) {
            return Err(bad_field("kind", "What is it for?", "Choose one of the list."));
        }
        let now = utc(self.now());
        let record = CallOut {
            requested_by: self.member()?,
            requested: now,
            kind,
            whereabouts: needed("whereabouts", Some(whereabouts), WHERE)?,
            need: lines(need),
            chaplain: None,
            accepted: None,
            arrived: None,
            left: None,
            follow_up: None,
            follow_up_due: None,
            followed_up: None,
            called_off: None,
            closed: None,
            recorded: now,
        };
        self.begin_own(KIND, &record, "call chaplains out", |_, _| Ok(()))
    }

    fn step_call_out(&self, id: RecordId, step: Step) -> Result<CallOutView, Refusal> {
        let before: CallOut = typed(self.record_of(id, KIND)?.json)?;
        let step = match step {
            Step::Leave { follow_up, due } => Step::Leave { follow_up: filled(follow_up.as_deref()), due },
            Step::CallOff { because } => Step::CallOff { because: because.trim().to_owned() },
            step => step,
        };
        let record = after(&before, self.who_steps()?, &step, utc(self.now())).map_err(say)?;
        let today = self.directory()?.day(self.now());
        if stage(&record) == Stage::FollowUp && record.follow_up_due.is_some_and(|due| due < today) {
            return Err(bad_field("due", "That day is past.", "Give a day to come."));
        }
        self.change_own((KIND, id), &before, &record, "say how this call-out goes on")?;
        self.call_out(id)
    }

    fn who_steps(&self) -> Result<Who, Refusal> {
        Ok(Who { member: self.member()?, is_chaplain: self.works_in_all(KIND)? })
    }

    fn call_row(&self, id: RecordId, record: &CallOut) -> Result<CallOutRow, Refusal> {
        let directory = self.directory()?;
        Ok(CallOutRow {
            call: id,
            kind: record.kind.clone(),
            stage: stage(record),
            requested_by: directory.name(record.requested_by),
            requested: record.requested,
            chaplain: record.chaplain.map(|chaplain| directory.name(chaplain)),
            follow_up_due: record.follow_up_due,
            late: is_late(record, directory.day(self.now())),
            waits: self.is_only_here(self.own_space_of(KIND, id)?, id)?,
        })
    }
}

/// Each step with what it needs to be tried; what is said with it is asked for when it is taken.
fn every_step() -> [(CallOutStep, Step); 5] {
    [
        (CallOutStep::Accept, Step::Accept),
        (CallOutStep::Arrive, Step::Arrive),
        (CallOutStep::Leave, Step::Leave { follow_up: None, due: None }),
        (CallOutStep::FollowedUp, Step::FollowedUp),
        (CallOutStep::CallOff, Step::CallOff { because: "why".to_owned() }),
    ]
}

fn say(wrong: Wrong) -> Refusal {
    match wrong {
        Wrong::NotFromHere => bad_field(
            "step",
            "That does not follow from where this call-out is.",
            "Look at it again; somebody else may have gone on.",
        ),
        Wrong::ForChaplains => Refusal::NotAllowed("say that: a chaplain does"),
        Wrong::ForWhoWent => {
            bad_field("step", "The chaplain who went says that.", "Look at who that is, and ask them.")
        }
        Wrong::NotYours => Refusal::NotAllowed("call off what another has called"),
        Wrong::NeedsReason => bad_field("because", "Say why.", "A few words are enough."),
        Wrong::NeedsDay => bad_field("due", "By when is that done?", "Give a day to come."),
    }
}
