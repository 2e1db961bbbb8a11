//! Children kept out of court: checked, agreed with whoever speaks for them, decided, ended. Everything of it
//! stays in the juvenile partition.

mod steps;

use ids::RecordId;
use model::diversion::{DiversionRules, Known, checks, is_overdue, may_divert, stage};
use model::{Diversion, RecordKind};
use serde_json::Value;

use super::given::needed;
use super::json;
use super::lengths::filled;
use super::referrals::changed;
use super::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{DiversionForm, DiversionRow, DiversionView, Diversions};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::Diversion;
/// The juvenile partition.
const SPACE: &str = "juvenile";
const CHILD: (&str, &str) = ("Who is the child?", "Give a name; it is read in the juvenile partition alone.");

impl Engine {
    pub(super) fn diversions(&self, ask: Diversions) -> Result<Value, Refusal> {
        // Not even what the city asks: whoever has no part in it learns nothing here.
        self.may_read(SPACE, "look at juvenile records")?;
        match ask {
            Diversions::Rules => json(self.diversion_rules()?),
            Diversions::All => json(self.all_diversions()?),
            Diversions::One { diversion } => json(self.diversion(diversion)?),
            Diversions::Begin { form } => json(self.begin_diversion(&form)?),
            Diversions::Correct { diversion, form } => json(self.correct_diversion(diversion, &form)?),
            Diversions::Guardian { diversion, guardian, reach, agreed } => {
                json(self.guardian_of(diversion, &guardian, reach.as_deref(), agreed)?)
            }
            Diversions::Decide { diversion, divert, because, conditions, due } => {
                let decided = steps::Decided { divert, because, conditions, due };
                json(self.decide_diversion(diversion, decided)?)
            }
            Diversions::End { diversion, outcome, ended } => {
                json(self.end_diversion(diversion, outcome, &ended)?)
            }
        }
    }

    fn diversion_rules(&self) -> Result<Option<DiversionRules>, Refusal> {
        Ok(self.directory()?.city.as_ref().and_then(|city| city.diversion.clone()))
    }

    fn all_diversions(&self) -> Result<Vec<DiversionRow>, Refusal> {
        let all = self.store.read(|reader| reader.all_entries::<Diversion>(KIND).map_err(Refusal::from))?;
        let rows = all.iter().map(|(id, record)| self.diversion_row(*id, record));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (!row.overdue, row.stage, row.due, std::cmp::Reverse(row.recorded)));
        Ok(rows)
    }

    fn diversion(&self, id: RecordId) -> Result<DiversionView, Refusal> {
        let record: Diversion = typed(self.record_of(id, KIND)?.json)?;
        self.looks_at(id, KIND, None)?;
        let directory = self.directory()?;
        Ok(DiversionView {
            row: self.diversion_row(id, &record)?,
            may_divert: record.diverted.is_none() && may_divert(&record).is_ok(),
            may_change: self.may_write(SPACE, "").is_ok(),
            decided_by: record.decided_by.map(|member| directory.name(member)),
            form: DiversionForm {
                child: record.child,
                age: record.age,
                offence: record.offence,
                case_number: record.case_number,
                prior_diversions: record.prior_diversions,
                prior_findings: record.prior_findings,
            },
            checks: record.checks,
            guardian: record.guardian,
            reach: record.guardian_reach,
            agreed: record.guardian_agreed,
            decided: record.decided,
            because: record.because,
            conditions: record.conditions,
            ended: record.ended,
        })
    }

    fn begin_diversion(&self, form: &DiversionForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "divert children")?;
        let record = self.checked(form, None)?;
        let (id, json) = (self.new_id(), fields(KIND, &record)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, KIND, &json)?))?;
        Ok(id)
    }

    fn correct_diversion(&self, id: RecordId, form: &DiversionForm) -> Result<DiversionView, Refusal> {
        let before = self.undecided(id)?;
        let after = self.checked(form, Some(&before))?;
        self.change_diversion(id, &before, &after)
    }

    /// What is known, with every check that the city makes of it.
    fn checked(&self, form: &DiversionForm, before: Option<&Diversion>) -> Result<Diversion, Refusal> {
        let rules = self.diversion_rules()?.ok_or_else(|| {
            bad_field(
                "child",
                "This city’s settings do not say who can be diverted.",
                "Ask your administrator: the pack says it under [diversion].",
            )
        })?;
        let offence =
            needed("offence", Some(&form.offence), ("Which class of offence is it?", "Choose one."))?;
        let known = Known {
            age: form.age,
            offence: &offence,
            prior_diversions: form.prior_diversions,
            prior_findings: form.prior_findings,
        };
        let checks = checks(known, &rules);
        let new = Diversion {
            referred_by: self.member()?,
            child: needed("child", Some(&form.child), CHILD)?,
            age: form.age,
            case_number: filled(form.case_number.as_deref()),
            prior_diversions: form.prior_diversions,
            prior_findings: form.prior_findings,
            checks,
            offence,
            guardian: None,
            guardian_reach: None,
            guardian_agreed: None,
            diverted: None,
            decided_by: None,
            decided: None,
            because: None,
            conditions: vec![],
            due: None,
            outcome: None,
            ended: None,
            closed: None,
            recorded: utc(self.now()),
        };
        Ok(match before {
            None => new,
            Some(before) => Diversion {
                child: new.child,
                age: new.age,
                offence: new.offence,
                case_number: new.case_number,
                prior_diversions: new.prior_diversions,
                prior_findings: new.prior_findings,
                checks: new.checks,
                ..before.clone()
            },
        })
    }

    fn change_diversion(
        &self,
        id: RecordId,
        before: &Diversion,
        after: &Diversion,
    ) -> Result<DiversionView, Refusal> {
        let change = changed(&fields(KIND, before)?, fields(KIND, after)?);
        if !change.is_empty() {
            self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        }
        self.diversion(id)
    }

    fn undecided(&self, id: RecordId) -> Result<Diversion, Refusal> {
        self.may_write(SPACE, "divert children")?;
        let record: Diversion = typed(self.record_of(id, KIND)?.json)?;
        if record.diverted.is_some() {
            return Err(bad_field("diversion", "It has been decided.", "Look at it again."));
        }
        Ok(record)
    }

    fn diversion_row(&self, id: RecordId, record: &Diversion) -> Result<DiversionRow, Refusal> {
        let directory = self.directory()?;
        let wrote = record.referred_by == self.member()?;
        Ok(DiversionRow {
            diversion: id,
            child: Some(record.child.clone()).filter(|_| wrote),
            referred_by: directory.name(record.referred_by),
            stage: stage(record),
            eligible: !record.checks.is_empty() && record.checks.iter().all(|check| check.holds),
            due: record.due,
            overdue: is_overdue(record, directory.day(self.now())),
            outcome: record.outcome.clone(),
            recorded: record.recorded,
        })
    }
}
