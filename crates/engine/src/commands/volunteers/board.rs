//! The board of an event: read in one snapshot, so that who is here and who has answered agree.

use std::collections::{BTreeMap, BTreeSet};

use ids::RecordId;
use model::hours::Hours;
use model::teams::{MOST_LED, next_roll_call, pair, unaccounted, warnings};
use model::{Activity, CheckIn, EventState, RecordKind, RollCall, Task, TaskState, Team};
use store::lists::Reader;

use super::{SPACE, incident};
use crate::directory::utc;
use crate::door::{ActivityRow, Board, CheckInRow, RollCallRow, TaskRow, TeamRow};
use crate::standing::delivery;
use crate::{Engine, Refusal};

const CONTACTS: &str = "cert_contacts";

impl Engine {
    pub(super) fn board(&self, event: RecordId) -> Result<Board, Refusal> {
        self.may_read(SPACE, "look at the board")?;
        let of = self.event_named(event)?;
        let (directory, marks) = (self.directory()?, self.marks.highest());
        let may_know = self.may_know_reach()?;
        let (now, joined) = (utc(self.now()), self.joined_here()?);
        self.store.read(|reader| {
            let teams = reader.entries_of::<Team>(event, RecordKind::Team)?;
            let (here, gone): (Vec<_>, Vec<_>) = people(reader, event, &teams)?
                .into_iter()
                .map(|mut row| {
                    row.reach = row.reach.filter(|_| may_know);
                    row.delivery = delivery(reader.evidence(row.check_in, &marks)?.standing);
                    Ok(row)
                })
                .collect::<Result<Vec<_>, Refusal>>()?
                .into_iter()
                .partition(|row| row.here_since.is_some());
            let ids: BTreeSet<RecordId> = here.iter().map(|row| row.check_in).collect();
            let calls = reader.entries_of::<RollCall>(event, RecordKind::RollCall)?;
            let first_came = here.iter().filter_map(|row| row.here_since).min();
            let every = incident::read(reader, event)?.roll_call_every;
            let next = first_came.and_then(|came| {
                next_roll_call(calls.iter().map(|(_, call)| call.called), Some(came), every)
            });
            let is_over = of.state == EventState::Over || of.ends < now;
            let leaders = teams.iter().filter(|(_, team)| !team.ended).count();
            let mut tasks = tasks(reader, event, &teams)?;
            tasks.sort_by_key(|task| (task.state != TaskState::Given, task.given));
            let log = reader.entries_of::<Activity>(event, RecordKind::Activity)?;
            Ok(Board {
                name: of.name.clone(),
                missing: if is_over { ids.iter().copied().collect() } else { vec![] },
                teams: teams.iter().map(|team| team_row(team, &teams, &ids)).collect(),
                tasks,
                roll_calls: calls
                    .into_iter()
                    .rev()
                    .map(|(id, call)| roll_call_row(id, call, &ids, |member| directory.name(member)))
                    .collect(),
                next_roll_call: next,
                too_many_to_lead: here.len() > MOST_LED && leaders * MOST_LED < here.len(),
                log: log
                    .into_iter()
                    .map(|(_, line)| ActivityRow {
                        at: line.at,
                        by: directory.name(line.by),
                        text: line.text,
                    })
                    .collect(),
                here,
                gone,
                joined,
            })
        })
    }

    /// Whether they may know how to reach somebody who walked up: those to whom the printed forms tell it, too.
    pub(super) fn may_know_reach(&self) -> Result<bool, Refusal> {
        Ok(self.reads(self.identity()?.space(CONTACTS)))
    }

    /// Who is at the event now: check-ins.
    pub(super) fn here_now(&self, event: RecordId) -> Result<BTreeSet<RecordId>, Refusal> {
        self.store.read(|reader| {
            let all = reader.entries_of::<CheckIn>(event, RecordKind::CheckIn)?;
            let here = all.into_iter().filter(|(_, record)| Hours::of(&record.stamps).here_since().is_some());
            Ok(here.map(|(id, _)| id).collect())
        })
    }
}

/// Everybody who was at an event, the longest here first.
pub(super) fn people(
    reader: &Reader<'_>,
    event: RecordId,
    teams: &[(RecordId, Team)],
) -> Result<Vec<CheckInRow>, Refusal> {
    let mut team_of: BTreeMap<RecordId, &str> = BTreeMap::new();
    for (_, team) in teams.iter().filter(|(_, team)| !team.ended) {
        team_of.extend(team.members.iter().chain(&team.leader).map(|who| (*who, team.name.as_str())));
    }
    let all = reader.entries_of::<CheckIn>(event, RecordKind::CheckIn)?;
    let mut rows: Vec<CheckInRow> = all
        .into_iter()
        .map(|(id, record)| {
            let hours = Hours::of(&record.stamps);
            CheckInRow {
                check_in: id,
                walk_up: record.volunteer.is_none(),
                here_since: hours.here_since(),
                seconds: hours.seconds(),
                // Who is here has an open end, and that is as it should be.
                unclear: hours.is_open() && hours.here_since().is_none(),
                stays: hours.stays,
                stamps: record.stamps.into_iter().collect(),
                team: team_of.get(&id).map(|name| (*name).to_owned()),
                name: record.name,
                skills: record.skills.into_iter().collect(),
                reach: record.reach,
                home: record.home,
                prefers: record.prefers,
                equipment: record.equipment,
                miles: record.miles,
                volunteer: record.volunteer,
                delivery: crate::door::Delivery::OnThisDevice,
            }
        })
        .collect();
    rows.sort_by(|a, b| (a.here_since, &a.name).cmp(&(b.here_since, &b.name)));
    Ok(rows)
}

fn team_row((id, team): &(RecordId, Team), all: &[(RecordId, Team)], here: &BTreeSet<RecordId>) -> TeamRow {
    let others: Vec<&Team> = all.iter().filter(|(other, _)| other != id).map(|(_, team)| team).collect();
    TeamRow {
        team: *id,
        name: team.name.clone(),
        leader: team.leader,
        members: team.members.iter().copied().collect(),
        pairs: team.pairs.iter().filter_map(|text| pair(text)).collect(),
        ended: team.ended,
        warnings: warnings(team, here, &others),
    }
}

fn tasks(reader: &Reader<'_>, event: RecordId, teams: &[(RecordId, Team)]) -> Result<Vec<TaskRow>, Refusal> {
    let name = |team: RecordId| teams.iter().find(|(id, _)| *id == team).map(|(_, team)| team.name.clone());
    let all = reader.entries_of::<Task>(event, RecordKind::Task)?;
    let rows = all.into_iter().map(|(id, task)| TaskRow {
        task: id,
        number: task.number,
        what: task.what,
        whereabouts: task.whereabouts,
        team: task.team.and_then(name),
        given: task.given,
        done: task.done,
        state: task.state,
        outcome: task.outcome,
    });
    Ok(rows.collect())
}

fn roll_call_row(
    id: RecordId,
    call: RollCall,
    here: &BTreeSet<RecordId>,
    name: impl Fn(ids::MemberId) -> String,
) -> RollCallRow {
    // Of a closed one nobody is looked for any more.
    let missing = if call.closed.is_some() { BTreeSet::new() } else { unaccounted(&call, here) };
    RollCallRow {
        roll_call: id,
        by: name(call.by),
        unaccounted: missing.into_iter().collect(),
        trigger: call.trigger,
        called: call.called,
        answered: call.answered.into_iter().collect(),
        closed: call.closed,
        outcome: call.outcome,
    }
}
