//! What a provider told for one crisis: recorded as the law wants it, shown once, and the patient told of it
//! (Minn. Stat. 144.294 subd. 2).

use document::lines;
use ids::RecordId;
use model::crisis::{Use, is_patient_to_be_told, is_used_twice, may_use, uses};
use model::{CrisisRequest, RecordKind};
use serde_json::Value;

use super::casework::one_line;
use super::given::{has_come, needed};
use super::json;
use super::lengths::filled;
use super::visits::typed;
use crate::directory::{Directory, utc};
use crate::door::{Crisis, CrisisForm, CrisisRow, CrisisTold, CrisisUse, CrisisView};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::CrisisRequest;
const CASE_NUMBER: (&str, &str) = (
    "Which crisis is it?",
    "Give the CAD or case number of the call that the department went to; the law allows it for no other.",
);
const PATIENT: (&str, &str) = ("The law wants the patient’s name in the record.", "Write it down.");
const PROVIDER: (&str, &str) = ("The law wants it in the record who told.", "Name the provider.");
const NECESSITY: (&str, &str) =
    ("Why was it necessary?", "Say whose health or safety it protects, in a few words.");
const WHAT: (&str, &str) = ("What is it used for?", "Say it in a few words; it can be used once.");

impl Engine {
    pub(super) fn crisis(&self, ask: Crisis) -> Result<Value, Refusal> {
        match ask {
            Crisis::All => json(self.crisis_requests()?),
            Crisis::One { request } => json(self.crisis_request(request)?),
            Crisis::Record { form } => json(self.record_crisis_request(&form)?),
            Crisis::Use { request, what } => json(self.use_crisis_request(request, &what)?),
            Crisis::Patient { request, informed, not_informed } => {
                json(self.patient_of_crisis_request(request, informed.as_deref(), not_informed.as_deref())?)
            }
        }
    }

    fn crisis_requests(&self) -> Result<Vec<CrisisRow>, Refusal> {
        if self.part_in(KIND)?.is_none() {
            return Err(Refusal::NotAllowed("look at crisis requests"));
        }
        let all =
            self.store.read(|reader| reader.all_entries::<CrisisRequest>(KIND).map_err(Refusal::from))?;
        let rows = all.iter().map(|(id, record)| self.crisis_row(*id, record));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (!row.patient_to_be_told, std::cmp::Reverse(row.asked)));
        Ok(rows)
    }

    fn crisis_request(&self, id: RecordId) -> Result<CrisisView, Refusal> {
        let record: CrisisRequest = typed(self.record_of(id, KIND)?.json)?;
        self.looks_at(id, KIND, None)?;
        let (directory, asked) = (self.directory()?, record.requestor == self.member()?);
        let used = uses(&record.uses).into_iter().map(|one| CrisisUse {
            at: one.at,
            by: directory.name(one.by),
            what: one.what,
        });
        Ok(CrisisView {
            row: self.crisis_row(id, &record)?,
            has_told: !record.told.is_empty(),
            uses: used.collect(),
            may_use: asked && may_use(&record),
            may_tell: asked && is_patient_to_be_told(&record),
            patient: record.patient,
            provider: record.provider,
            necessity: record.necessity,
            informed: record.informed,
            informed_how: record.informed_how,
            not_informed: record.not_informed,
        })
    }

    fn record_crisis_request(&self, form: &CrisisForm) -> Result<RecordId, Refusal> {
        let now = utc(self.now());
        let asked = form.asked.unwrap_or(now);
        has_come(asked, now)?;
        let record = CrisisRequest {
            requestor: self.member()?,
            asked,
            case_number: needed("case_number", Some(&form.case_number), CASE_NUMBER)?,
            patient: needed("patient", Some(&form.patient), PATIENT)?,
            provider: needed("provider", Some(&form.provider), PROVIDER)?,
            necessity: needed("necessity", Some(&form.necessity), NECESSITY)?,
            told: lines(form.told.as_deref().unwrap_or_default()),
            uses: std::collections::BTreeSet::new(),
            informed: None,
            informed_how: None,
            not_informed: None,
            closed: None,
            recorded: now,
        };
        self.begin_own(KIND, &record, "record crisis requests", |_, _| Ok(()))
    }

    /// The use is written down before anything is shown: if it cannot be, nothing is. Whether it was used is
    /// looked at where the use is written: of two at once, the second is shown nothing.
    fn use_crisis_request(&self, id: RecordId, what: &str) -> Result<CrisisTold, Refusal> {
        let before = self.asked_by_me(id, "use what another officer was told")?;
        let directory = self.directory()?;
        is_unused(&before, &directory)?;
        let what = one_line(&needed("what", Some(what), WHAT)?);
        let used = Use { at: utc(self.now()), by: self.member()?, what };
        self.change_own_now((KIND, id), "use this", |record: &mut CrisisRequest| {
            is_unused(record, &directory)?;
            record.uses.insert(used.to_string());
            Ok(())
        })?;
        Ok(CrisisTold { told: before.told, view: self.crisis_request(id)? })
    }

    fn patient_of_crisis_request(
        &self,
        id: RecordId,
        informed: Option<&str>,
        not_informed: Option<&str>,
    ) -> Result<CrisisView, Refusal> {
        let before = self.asked_by_me(id, "say that another officer’s patient was told")?;
        let (how, why_not) = (filled(informed), filled(not_informed));
        let now = utc(self.now());
        let after = match (how, why_not) {
            _ if !is_patient_to_be_told(&before) => {
                return Err(bad_field("request", "That has been said.", "Look at the record again."));
            }
            (Some(how), None) => CrisisRequest {
                informed: Some(now),
                informed_how: Some(how),
                closed: Some(now),
                ..before.clone()
            },
            (None, Some(why_not)) => {
                CrisisRequest { not_informed: Some(why_not), closed: Some(now), ..before.clone() }
            }
            _ => {
                return Err(bad_field(
                    "informed",
                    "Say how the patient was told, or why not.",
                    "One of the two, in a few words.",
                ));
            }
        };
        self.change_own((KIND, id), &before, &after, "change this record")?;
        self.crisis_request(id)
    }

    fn asked_by_me(&self, id: RecordId, what: &'static str) -> Result<CrisisRequest, Refusal> {
        let record: CrisisRequest = typed(self.record_of(id, KIND)?.json)?;
        if record.requestor == self.member()? { Ok(record) } else { Err(Refusal::NotAllowed(what)) }
    }

    fn crisis_row(&self, id: RecordId, record: &CrisisRequest) -> Result<CrisisRow, Refusal> {
        Ok(CrisisRow {
            request: id,
            case_number: record.case_number.clone(),
            requestor: self.directory()?.name(record.requestor),
            asked: record.asked,
            used: !record.uses.is_empty(),
            used_twice: is_used_twice(record),
            patient_to_be_told: is_patient_to_be_told(record),
            waits: self.is_only_here(self.own_space_of(KIND, id)?, id)?,
        })
    }
}

fn is_unused(record: &CrisisRequest, directory: &Directory) -> Result<(), Refusal> {
    let next = "Ask the provider again, if there is another crisis.";
    if let Some(first) = uses(&record.uses).first() {
        let at = first.at.with_timezone(&directory.zone).format("%m/%d/%Y %H:%M");
        let say =
            format!("It was used on {at} by {}; the law allows no other use.", directory.name(first.by));
        return Err(bad_field("request", say, next));
    }
    if !may_use(record) {
        return Err(bad_field("request", "It was used; the law allows no other use.", next));
    }
    Ok(())
}
