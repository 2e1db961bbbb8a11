//! The steps of a diversion: whoever speaks for the child, the decision, the end.

use chrono::NaiveDate;
use ids::RecordId;
use model::diversion::{Barred, Rule, Stage, may_divert, stage};
use model::{Diversion, DiversionOutcome};

use super::{KIND, SPACE};
use crate::commands::casework::paragraphs;
use crate::commands::given::needed;
use crate::commands::lengths::filled;
use crate::commands::visits::typed;
use crate::directory::utc;
use crate::door::DiversionView;
use crate::{Engine, Refusal, bad_field};

const GUARDIAN: (&str, &str) = ("Who speaks for the child?", "Name the parent or guardian.");
const BECAUSE: (&str, &str) = ("Say why not.", "A few words are enough.");
const CONDITIONS: (&str, &str) = ("What does the child do?", "A line for each.");
const ENDED: (&str, &str) = ("Say how it ended.", "What you know, not what you suppose.");

/// A decision.
pub(super) struct Decided {
    pub divert: bool,
    pub because: Option<String>,
    pub conditions: Option<String>,
    pub due: Option<NaiveDate>,
}

impl Engine {
    pub(super) fn guardian_of(
        &self,
        id: RecordId,
        guardian: &str,
        reach: Option<&str>,
        agreed: bool,
    ) -> Result<DiversionView, Refusal> {
        let before = self.undecided(id)?;
        let since = before.guardian_agreed.or(Some(utc(self.now())));
        let after = Diversion {
            guardian: Some(needed("guardian", Some(guardian), GUARDIAN)?),
            guardian_reach: filled(reach),
            guardian_agreed: since.filter(|_| agreed),
            ..before.clone()
        };
        self.change_diversion(id, &before, &after)
    }

    pub(super) fn decide_diversion(&self, id: RecordId, said: Decided) -> Result<DiversionView, Refusal> {
        let before = self.undecided(id)?;
        let now = utc(self.now());
        let mut after = Diversion {
            diverted: Some(said.divert),
            decided_by: Some(self.member()?),
            decided: Some(now),
            because: filled(said.because.as_deref()),
            ..before.clone()
        };
        if said.divert {
            may_divert(&before).map_err(|barred| say(&barred))?;
            let today = self.directory()?.day(self.now());
            let conditions = said.conditions.unwrap_or_default();
            after.conditions = paragraphs("conditions", &conditions, CONDITIONS)?;
            after.due = Some(
                said.due
                    .filter(|due| *due >= today)
                    .ok_or_else(|| bad_field("due", "By when is everything done?", "Give a day to come."))?,
            );
        } else {
            after.because = Some(needed("because", said.because.as_deref(), BECAUSE)?);
            after.closed = Some(now);
        }
        self.change_diversion(id, &before, &after)
    }

    pub(super) fn end_diversion(
        &self,
        id: RecordId,
        outcome: DiversionOutcome,
        ended: &str,
    ) -> Result<DiversionView, Refusal> {
        self.may_write(SPACE, "end diversions")?;
        let before: Diversion = typed(self.record_of(id, KIND)?.json)?;
        if stage(&before) != Stage::Diverted {
            return Err(bad_field(
                "diversion",
                "Only what was begun and is not over can end.",
                "Look at it again; somebody else may have gone on.",
            ));
        }
        if matches!(outcome, DiversionOutcome::Unknown(_)) {
            return Err(bad_field("outcome", "There is no such end.", "Choose one of the list."));
        }
        let after = Diversion {
            outcome: Some(outcome),
            ended: Some(needed("ended", Some(ended), ENDED)?),
            closed: Some(utc(self.now())),
            ..before.clone()
        };
        self.change_diversion(id, &before, &after)
    }
}

fn say(barred: &Barred<'_>) -> Refusal {
    match barred {
        Barred::NoGuardian => bad_field(
            "guardian",
            "Whoever speaks for the child has not agreed.",
            "Write down who that is and that they agree.",
        ),
        Barred::Checks(fails) => {
            let named = fails.iter().map(|check| match check.rule {
                Rule::Age => "the age",
                Rule::Offence => "the class of the offence",
                Rule::PriorDiversions => "earlier diversions",
                Rule::PriorFindings => "earlier findings of a court",
            });
            bad_field(
                "diversion",
                format!("The program does not take this child: {}.", named.collect::<Vec<_>>().join(", ")),
                "Correct what was written down, or decide not to divert.",
            )
        }
    }
}
