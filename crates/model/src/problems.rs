//! How a problem is worked on: scanning, analysis, response, assessment (SARA), and back where it has to.
//!
//! Pure: knows no clock and no screen. A step forward needs what the step before it was for: there is no
//! response to a problem that nobody has looked into, and none is closed that nobody has measured. Going
//! back is always open, for that is what assessment is for.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::Problem;
use crate::words::ProblemState::{self, *};

/// The steps, in their order.
pub const STEPS: [ProblemState; 5] = [Scanning, Analysis, Response, Assessment, Closed];

/// What is missing before a problem may come to a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It is there already.
    IsThere,
    /// It would leave out the step between.
    StepsOver,
    /// A newer version's word.
    NoState,
    /// What happens, to whom and how often.
    Scan,
    /// Why it happens.
    Why,
    /// What was done about it.
    Done,
    /// What was measured after.
    Measured,
    /// How it ended.
    Outcome,
}

/// What is missing before `problem` may come to `to`; nothing, when it may.
pub fn missing(problem: &Problem, to: &ProblemState) -> Option<Missing> {
    let place = |state: &ProblemState| STEPS.iter().position(|step| step == state);
    let (Some(from), Some(wanted)) = (place(&problem.state), place(to)) else {
        return Some(Missing::NoState);
    };
    if from == wanted {
        return Some(Missing::IsThere);
    }
    if wanted < from {
        return None;
    }
    if wanted > from + 1 {
        return Some(Missing::StepsOver);
    }
    let (text, lacks) = match to {
        Analysis => (&problem.scanning, Missing::Scan),
        Response => (&problem.analysis, Missing::Why),
        Assessment => (&problem.response, Missing::Done),
        _ => (&problem.assessment, Missing::Measured),
    };
    if text.is_empty() {
        return Some(lacks);
    }
    (*to == Closed && problem.outcome.is_none()).then_some(Missing::Outcome)
}

/// The line that keeps the day a problem came to a state: `response 2026-06-15`.
pub fn stamp(state: &ProblemState, day: NaiveDate) -> String {
    format!("{state} {day}")
}

/// Every day a problem came to a state, in order of time.
pub fn came_to(stamps: &BTreeSet<String>) -> Vec<(NaiveDate, ProblemState)> {
    let read = |stamp: &String| {
        let (state, day) = stamp.split_once(' ')?;
        Some((day.parse().ok()?, ProblemState::from(state.to_owned())))
    };
    let mut days: Vec<(NaiveDate, ProblemState)> = stamps.iter().filter_map(read).collect();
    days.sort();
    days
}

/// Since when a problem is where it is; since it was written down, when no line says so.
pub fn since(problem: &Problem, recorded: NaiveDate) -> NaiveDate {
    let days = came_to(&problem.stamps).into_iter().filter(|(_, state)| *state == problem.state);
    days.map(|(day, _)| day).max().unwrap_or(recorded)
}

#[cfg(test)]
mod tests;
