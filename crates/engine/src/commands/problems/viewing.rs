//! Problems listed and read, with what was measured before and after.

use ids::RecordId;
use model::problems::{STEPS, came_to, missing, since};
use model::weekly::{WEEKS, monday_of, mondays, sunday_after};
use model::{Problem, ProblemState, RecordKind};
use store::lists::Reader;

use super::SPACE;
use super::changing::said;
use super::ties::tied;
use crate::commands::rows::Naming;
use crate::commands::visits::{of_kind, typed};
use crate::directory::Directory;
use crate::door::{Measured, ProblemRow, ProblemView, StateDay, StepRow};
use crate::{Engine, Refusal};

impl Engine {
    pub(super) fn all_problems(&self) -> Result<Vec<ProblemRow>, Refusal> {
        self.may_read(SPACE, "look at problems")?;
        let directory = self.directory()?;
        self.store.read(|reader| {
            let all = reader.all_entries::<Problem>(RecordKind::Problem)?;
            let mut rows: Vec<ProblemRow> =
                all.iter().map(|(id, problem)| self.problem_row(&directory, *id, problem)).collect();
            let closed = |row: &ProblemRow| row.state == ProblemState::Closed;
            rows.sort_by_key(|row| (closed(row), row.review.is_none(), row.review, row.since, row.problem));
            Ok(rows)
        })
    }

    pub(in crate::commands) fn problem_row(
        &self,
        directory: &Directory,
        id: RecordId,
        problem: &Problem,
    ) -> ProblemRow {
        let recorded = problem.recorded.with_timezone(&directory.zone).date_naive();
        let today = directory.day(self.now());
        let ties = problem.places.len() + problem.visits.len() + problem.follow_ups.len();
        let is_over = problem.state == ProblemState::Closed;
        ProblemRow {
            problem: id,
            title: problem.title.clone(),
            state: problem.state.clone(),
            since: since(problem, recorded),
            district: problem.district.clone(),
            neighborhood: problem.neighborhood.clone(),
            review: problem.review,
            review_due: !is_over && problem.review.is_some_and(|day| day < today),
            outcome: problem.outcome.clone().filter(|_| is_over),
            ties: u32::try_from(ties).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn problem(&self, id: RecordId) -> Result<ProblemView, Refusal> {
        self.may_read(SPACE, "look at problems")?;
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        self.store.read(|reader| {
            let whole = of_kind(reader, id, RecordKind::Problem)?;
            let record: Problem = typed(whole.json)?;
            let days = came_to(&record.stamps).into_iter().map(|(day, state)| StateDay { day, state });
            Ok(ProblemView {
                problem: id,
                heads: whole.heads,
                row: self.problem_row(&directory, id, &record),
                owner: directory.name(record.owner),
                tied: tied(reader, &directory, &record),
                days: days.collect(),
                steps: steps(&record),
                measured: self.measured(reader, &directory, &record)?,
                conflicts: whole.conflicts.into_iter().map(|found| naming.conflict(id, found)).collect(),
                delivery: self.delivery_detail(&naming, reader.evidence(id, &marks)?)?,
                record,
            })
        })
    }

    /// Twelve weeks, up to the one that runs; of the response's, when it is longer ago than that.
    fn measured(
        &self,
        reader: &Reader<'_>,
        directory: &Directory,
        problem: &Problem,
    ) -> Result<Option<Measured>, Refusal> {
        let Some(topic) = problem.topic.as_deref().filter(|_| !problem.places.is_empty()) else {
            return Ok(None);
        };
        let days = came_to(&problem.stamps);
        let response = days.iter().find(|(_, state)| *state == ProblemState::Response).map(|(day, _)| *day);
        let mondays = mondays(monday_of(directory.day(self.now())));
        let (begin, end) = (directory.begin(mondays[0]), directory.end(sunday_after(mondays[WEEKS - 1])));
        let (mut mentions, mut visits) = (vec![0; WEEKS], vec![0; WEEKS]);
        let quoted = format!("\"{topic}\"");
        reader.each_seen(begin, end, |row| {
            if !row.place.is_some_and(|place| problem.places.contains(&place)) {
                return;
            }
            let monday = monday_of(directory.day(row.started));
            let Some(week) = mondays.iter().position(|begun| *begun == monday) else { return };
            visits[week] += 1;
            mentions[week] += u32::from(row.topics.contains(&quoted));
        })?;
        Ok(Some(Measured { mondays: mondays.to_vec(), mentions, visits, response }))
    }
}

fn steps(problem: &Problem) -> Vec<StepRow> {
    let place = |state: &ProblemState| STEPS.iter().position(|step| step == state);
    let at = place(&problem.state);
    let row = |to: &ProblemState| {
        let lacks = missing(problem, to);
        let back = place(to) < at;
        let next = place(to) == at.map(|at| at + 1);
        (back || next).then(|| StepRow {
            to: to.clone(),
            back,
            missing: lacks
                .filter(|lacks| *lacks != model::problems::Missing::Outcome)
                .map(|lacks| said(lacks).1.to_owned()),
        })
    };
    STEPS.iter().filter_map(row).collect()
}
