//! Visits in typed calls: the ones that hosts make most, without JSON in between.

mod card;
mod draft;
mod edit;

pub use card::{ConflictCard, ConflictChoice, Delivery, VisitCard};
pub use draft::{PromiseDraft, SpotDraft, VisitDraft};
pub use edit::{EmptiedField, VisitEdit};

use std::fmt::Display;
use std::str::FromStr;

use engine::bad_field;
use engine::door::{Command, VisitView};
use serde_json::Value;

use crate::porchlight::Porchlight;
use crate::trouble::{self, Trouble};

#[uniffi::export]
#[allow(clippy::needless_pass_by_value, reason = "what comes from another language comes by value")]
impl Porchlight {
    /// Logs a visit, and what belongs to it, in one go. Returns its id.
    pub fn log_visit(&self, draft: VisitDraft) -> Result<String, Trouble> {
        let answer = self.ask(Command::LogVisit { visit: draft.try_into()? })?;
        Ok(answer.as_str().map(str::to_owned).ok_or_else(trouble::odd_answer)?)
    }

    /// Changes a visit. `seen` is the `seen` of the card that was edited: what others changed since stays.
    pub fn edit_visit(
        &self,
        visit: String,
        seen: Option<String>,
        edit: VisitEdit,
    ) -> Result<VisitCard, Trouble> {
        let visit = parsed("visit", &visit)?;
        card(self.ask(Command::EditVisit { visit, seen, change: edit.try_into()? })?)
    }

    /// Takes a visit out of every count; it stays readable, with the reason.
    pub fn withdraw_visit(&self, visit: String, because: String) -> Result<VisitCard, Trouble> {
        card(self.ask(Command::WithdrawVisit { visit: parsed("visit", &visit)?, because })?)
    }

    /// One visit, whole.
    pub fn visit(&self, visit: String) -> Result<VisitCard, Trouble> {
        card(self.ask(Command::Visit { visit: parsed("visit", &visit)? })?)
    }
}

fn card(answer: Value) -> Result<VisitCard, Trouble> {
    let view: VisitView = serde_json::from_value(answer).map_err(|_| trouble::odd_answer())?;
    Ok(view.into())
}

/// An id or a day, out of its text.
fn parsed<T: FromStr<Err: Display>>(field: &'static str, text: &str) -> Result<T, Trouble> {
    let wrong = |error| bad_field(field, format!("{error}"), "Pass what the core gave you, unchanged.");
    Ok(text.parse().map_err(wrong)?)
}

fn all_parsed<T: FromStr<Err: Display>, All: FromIterator<T>>(
    field: &'static str,
    texts: &[String],
) -> Result<All, Trouble> {
    texts.iter().map(|text| parsed(field, text)).collect()
}

#[cfg(test)]
mod tests;
