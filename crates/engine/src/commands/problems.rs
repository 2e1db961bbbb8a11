//! Problems that are worked on, time pulled off the beat, retail-crime trends: what can be asked, done.

mod abstractions;
mod changing;
mod ties;
mod trend_notes;
mod viewing;

use serde_json::Value;

use super::json;
use crate::door::Problems;
use crate::{Engine, Refusal};

/// The space of problems and of time off the beat.
const SPACE: &str = "problems";

impl Engine {
    pub(super) fn problems(&self, ask: Problems) -> Result<Value, Refusal> {
        match ask {
            Problems::All => json(self.all_problems()?),
            Problems::One { problem } => json(self.problem(problem)?),
            Problems::Begin { problem } => json(self.begin_problem(&problem)?),
            Problems::Change { problem, seen, change } => {
                json(self.change_problem(problem, seen.as_deref(), &change)?)
            }
            Problems::Step { problem, to, outcome } => {
                json(self.step_problem(problem, &to, outcome.as_deref())?)
            }
            Problems::Tie { problem, record, tied } => json(self.tie(problem, record, tied)?),
            Problems::Abstract { abstraction } => json(self.abstract_time(abstraction)?),
            Problems::Abstractions { from, until } => json(self.abstractions(from, until)?),
            Problems::Trends => json(self.trend_notes()?),
            Problems::AddTrend { trend } => json(self.add_trend(trend)?),
            Problems::WithdrawTrend { trend } => json(self.withdraw_trend(trend)?),
        }
    }
}
