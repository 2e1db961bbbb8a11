//! Problems begun, changed, brought from one state to the next.

use document::{JsonMap, lines};
use ids::RecordId;
use model::problems::{Missing, missing, stamp};
use model::{Problem, ProblemState, RecordKind};
use serde_json::Value;

use super::SPACE;
use crate::commands::days;
use crate::commands::given::needed;
use crate::commands::lengths::{self, filled};
use crate::commands::visits::checks;
use crate::commands::visits::{fields, typed, version};
use crate::directory::utc;
use crate::door::{ProblemForm, ProblemView};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::Problem;
const TITLE: (&str, &str) = ("A problem needs a name.", "Say in a few words what happens, and where.");

impl Engine {
    pub(super) fn begin_problem(&self, form: &ProblemForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "begin problems")?;
        self.check_problem(form)?;
        let now = self.now();
        let text = |text: &Option<String>| text.as_deref().map(lines).unwrap_or_default();
        let record = Problem {
            title: needed("title", form.title.as_deref(), TITLE)?,
            state: ProblemState::Scanning,
            owner: form.owner.map_or_else(|| self.member(), Ok)?,
            district: filled(form.district.as_deref()),
            neighborhood: filled(form.neighborhood.as_deref()),
            topic: filled(form.topic.as_deref()),
            scanning: text(&form.scanning),
            analysis: text(&form.analysis),
            goal: filled(form.goal.as_deref()),
            response: text(&form.response),
            assessment: text(&form.assessment),
            outcome: None,
            review: form.review.flatten(),
            places: [].into(),
            visits: [].into(),
            follow_ups: [].into(),
            stamps: [stamp(&ProblemState::Scanning, self.directory()?.day(now))].into(),
            recorded: utc(now),
        };
        let (id, json) = (self.new_id(), fields(KIND, &record)?);
        lengths::check(KIND, &json)?;
        self.write(|tx, pen| Ok(tx.create(pen, id, KIND, &json)?))?;
        Ok(id)
    }

    pub(super) fn change_problem(
        &self,
        id: RecordId,
        seen: Option<&str>,
        form: &ProblemForm,
    ) -> Result<ProblemView, Refusal> {
        self.may_write(SPACE, "change problems")?;
        self.record_of(id, KIND)?;
        self.check_problem(form)?;
        let seen = seen.map(version).transpose()?;
        let mut change: JsonMap = fields(KIND, form)?;
        if form.title.is_some() {
            change.insert("title".into(), needed("title", form.title.as_deref(), TITLE)?.into());
        }
        for name in ["district", "neighborhood", "topic", "goal"] {
            if let Some(text) = change.get(name).and_then(Value::as_str) {
                let text = filled(Some(text)).map_or(Value::Null, Value::from);
                change.insert(name.into(), text);
            }
        }
        for name in ["scanning", "analysis", "response", "assessment"] {
            if let Some(text) = change.get(name).and_then(Value::as_str) {
                let text = lines(text);
                change.insert(name.into(), text.into());
            }
        }
        lengths::check(KIND, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, seen.as_ref())?))?;
        self.problem(id)
    }

    pub(super) fn step_problem(
        &self,
        id: RecordId,
        to: &ProblemState,
        outcome: Option<&str>,
    ) -> Result<ProblemView, Refusal> {
        self.may_write(SPACE, "say how far problems are")?;
        self.record_of(id, KIND)?;
        let (outcome, stamp) = (filled(outcome), stamp(to, self.directory()?.day(self.now())));
        // Read where it is written: how far it is decides what may follow, and earlier stamps stay.
        self.write(|tx, pen| {
            let mut problem: Problem = typed(tx.record(id)?)?;
            problem.outcome = outcome.or(problem.outcome);
            if let Some(missing) = missing(&problem, to) {
                let (say, what_to_do) = said(missing);
                return Err(bad_field(field_of(missing), say, what_to_do));
            }
            problem.stamps.insert(stamp);
            let stamps: Vec<String> = problem.stamps.into_iter().collect();
            let change: JsonMap = [
                ("state".to_owned(), Value::from(to.word())),
                ("outcome".to_owned(), problem.outcome.map_or(Value::Null, Value::from)),
                ("stamps".to_owned(), stamps.into()),
            ]
            .into_iter()
            .collect();
            lengths::check(KIND, &change)?;
            Ok(tx.edit(pen, id, &change, None)?)
        })?;
        self.problem(id)
    }

    fn check_problem(&self, form: &ProblemForm) -> Result<(), Refusal> {
        let directory = self.directory()?;
        checks::district(filled(form.district.as_deref()).as_deref(), &directory)?;
        checks::neighborhood(filled(form.neighborhood.as_deref()).as_deref(), &directory)?;
        days::period(form.review.flatten(), form.review.flatten())?;
        let topics = directory.city.as_ref().map(|city| city.topics.as_slice()).unwrap_or_default();
        let topic = filled(form.topic.as_deref());
        if topic.is_some_and(|topic| topics.iter().all(|known| known.word != topic)) {
            return Err(bad_field(
                "topic",
                "The city has no such topic.",
                "Choose one of the list, or none.",
            ));
        }
        if form.owner.is_some_and(|owner| !directory.members.contains_key(&owner)) {
            return Err(bad_field("owner", "There is no such person.", "Choose one of the list."));
        }
        Ok(())
    }
}

/// What is missing, and what to do about it.
pub(super) fn said(missing: Missing) -> (&'static str, &'static str) {
    match missing {
        Missing::IsThere => {
            ("The problem is there already.", "Look at it again; somebody else may have gone on.")
        }
        Missing::StepsOver => {
            ("That leaves out a step.", "Scanning, analysis, response, assessment: one after the other.")
        }
        Missing::NoState => {
            ("That is no state of a problem.", "Say scanning, analysis, response, assessment or closed.")
        }
        Missing::Scan => {
            ("Nobody has said what happens yet.", "Write under Scanning what happens, to whom and how often.")
        }
        Missing::Why => ("Nobody has said why it happens yet.", "Write under Analysis what was found out."),
        Missing::Done => {
            ("Nobody has said what was done yet.", "Write under Response what is done about it.")
        }
        Missing::Measured => (
            "Nobody has measured whether it helped.",
            "Write under Assessment what was before and what is now.",
        ),
        Missing::Outcome => {
            ("How did it end?", "Say it in a sentence: what you measured, not what you suppose.")
        }
    }
}

fn field_of(missing: Missing) -> &'static str {
    match missing {
        Missing::IsThere | Missing::StepsOver | Missing::NoState => "to",
        Missing::Scan => "scanning",
        Missing::Why => "analysis",
        Missing::Done => "response",
        Missing::Measured => "assessment",
        Missing::Outcome => "outcome",
    }
}
