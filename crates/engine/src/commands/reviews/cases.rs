//! A case: opened, worked on, closed with how it ended.

use chrono::{DateTime, Utc};
use document::lines;
use ids::RecordId;
use model::reviews::{Contact, WrongDay, contacts, is_due, may_be_next};
use model::{CaseReview, ContactWay, RecordKind, ReviewOutcome};

use super::{CASE, PERSON, REQUEST};
use crate::commands::casework::{one_line, paragraphs};
use crate::commands::given::{has_come, needed};
use crate::commands::lengths::filled;
use crate::commands::referrals::changed;
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{ReviewForm, ReviewRow, ReviewView};
use crate::{Engine, Refusal, bad_field};

const GOALS: (&str, &str) = ("A case needs a goal.", "Say what is to be reached in the next weeks.");
const NOTE: (&str, &str) = ("What was it about?", "A few words are enough.");
const ENDED: (&str, &str) = ("Say how it ended.", "What you know, not what you suppose.");

impl Engine {
    pub(super) fn all_reviews(&self) -> Result<Vec<ReviewRow>, Refusal> {
        self.reads_cases()?;
        let all = self.store.read(|reader| reader.all_entries::<CaseReview>(CASE).map_err(Refusal::from))?;
        let rows = all.iter().map(|(id, record)| self.review_row(*id, record));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (row.outcome.is_some(), row.next_review, std::cmp::Reverse(row.recorded)));
        Ok(rows)
    }

    /// Cases are for those who belong to every one: social workers, and the custodian.
    pub(super) fn reads_cases(&self) -> Result<(), Refusal> {
        match self.part_in(CASE)? {
            Some(part) if part.always && part.read => Ok(()),
            _ => Err(Refusal::NotAllowed("look at the social worker’s cases")),
        }
    }

    pub(super) fn review(&self, id: RecordId) -> Result<ReviewView, Refusal> {
        let record: CaseReview = typed(self.record_of(id, CASE)?.json)?;
        self.looks_at(id, CASE, None)?;
        let directory = self.directory()?;
        let rules = directory.city.as_ref().and_then(|city| city.case_reviews);
        let may_change = record.closed.is_none() && self.works_in_all(CASE)?;
        Ok(ReviewView {
            row: self.review_row(id, &record)?,
            asked_by: record.asked_by.map(|member| directory.name(member)),
            contacts: contacts(&record.contacts),
            latest_review: rules.map(|rules| rules.latest(directory.day(self.now()))),
            may_change,
            person: record.person,
            request: record.request,
            referral: record.referral,
            needs: record.needs,
            goals: record.goals,
            ended: record.ended,
            closed: record.closed,
        })
    }

    pub(super) fn begin_review(&self, form: &ReviewForm) -> Result<RecordId, Refusal> {
        let request = form.request.map(|id| self.request_to_answer(id).map(|record| (id, record)));
        let request = request.transpose()?;
        if let Some(referral) = form.referral {
            self.record_of(referral, RecordKind::Referral)?;
        }
        let directory = self.directory()?;
        if form.asked_by.is_some_and(|member| !directory.members.contains_key(&member)) {
            return Err(bad_field("asked_by", "There is no such member.", "Choose one of the list."));
        }
        if [form.request.is_some(), form.referral.is_some(), form.asked_by.is_some()] == [false; 3] {
            return Err(bad_field(
                "asked_by",
                "A case begins with a request, a referral, or somebody’s word.",
                "Say who asked for it.",
            ));
        }
        let record = CaseReview {
            worker: self.member()?,
            person: needed("person", form.person.as_deref(), PERSON)?,
            request: form.request,
            referral: form.referral,
            asked_by: form.asked_by,
            needs: lines(form.needs.as_deref().unwrap_or_default()),
            goals: paragraphs("goals", form.goals.as_deref().unwrap_or_default(), GOALS)?,
            contacts: std::collections::BTreeSet::new(),
            next_review: Some(self.next_look(form.next_review)?),
            outcome: None,
            ended: None,
            closed: None,
            recorded: utc(self.now()),
        };
        // What the officer hears at once: somebody has taken it up.
        let taken = request.map(|(id, before)| {
            let after = self.taken_up(&before)?;
            Ok::<_, Refusal>((id, changed(&fields(REQUEST, &before)?, fields(REQUEST, &after)?)))
        });
        let taken = taken.transpose()?.filter(|(_, change)| !change.is_empty());
        self.begin_own(CASE, &record, "open cases", |tx, pen| {
            if let Some((id, change)) = taken {
                tx.edit(pen, id, &change, None)?;
            }
            Ok(())
        })
    }

    pub(super) fn change_review(&self, id: RecordId, form: ReviewForm) -> Result<ReviewView, Refusal> {
        let before = self.open_case(id)?;
        let mut after = before.clone();
        if form.person.is_some() {
            after.person = needed("person", form.person.as_deref(), PERSON)?;
        }
        if let Some(needs) = form.needs {
            after.needs = lines(&needs);
        }
        if let Some(goals) = form.goals {
            after.goals = paragraphs("goals", &goals, GOALS)?;
        }
        if form.next_review.is_some_and(|day| before.next_review != Some(day)) {
            after.next_review = Some(self.next_look(form.next_review)?);
        }
        self.change_own((CASE, id), &before, &after, "change this case")?;
        self.review(id)
    }

    pub(super) fn contact_in_review(
        &self,
        id: RecordId,
        way: ContactWay,
        note: &str,
        at: Option<DateTime<Utc>>,
    ) -> Result<ReviewView, Refusal> {
        self.open_case(id)?;
        if matches!(way, ContactWay::Unknown(_)) {
            return Err(bad_field("way", "There is no such way.", "Choose one of the list."));
        }
        let now = utc(self.now());
        let at = at.unwrap_or(now);
        has_come(at, now)?;
        let contact = Contact { at, way, note: one_line(&needed("note", Some(note), NOTE)?) };
        // Read where it is written: a contact that came meanwhile stays.
        self.change_own_now((CASE, id), "change this case", |record: &mut CaseReview| {
            still_open(record)?;
            record.contacts.insert(contact.to_string());
            Ok(())
        })?;
        self.review(id)
    }

    pub(super) fn close_review(
        &self,
        id: RecordId,
        outcome: Option<ReviewOutcome>,
        ended: Option<&str>,
    ) -> Result<ReviewView, Refusal> {
        let before = self.open_case(id)?;
        let outcome = outcome.filter(|outcome| !matches!(outcome, ReviewOutcome::Unknown(_)));
        let outcome = outcome
            .ok_or_else(|| bad_field("outcome", "A case is closed with how it ended.", "Choose one."))?;
        let after = CaseReview {
            outcome: Some(outcome),
            ended: Some(needed("ended", ended, ENDED)?),
            closed: Some(utc(self.now())),
            next_review: None,
            ..before.clone()
        };
        self.change_own((CASE, id), &before, &after, "close this case")?;
        self.review(id)
    }

    fn open_case(&self, id: RecordId) -> Result<CaseReview, Refusal> {
        if !self.works_in_all(CASE)? {
            return Err(Refusal::NotAllowed("change the social worker’s cases"));
        }
        let record: CaseReview = typed(self.record_of(id, CASE)?.json)?;
        still_open(&record).map(|()| record)
    }

    fn next_look(&self, day: Option<chrono::NaiveDate>) -> Result<chrono::NaiveDate, Refusal> {
        let directory = self.directory()?;
        let rules = directory.city.as_ref().and_then(|city| city.case_reviews);
        let day = day.ok_or_else(|| {
            bad_field("next_review", "When is it looked at again?", "Give a day within the next weeks.")
        })?;
        may_be_next(day, directory.day(self.now()), rules).map(|()| day).map_err(|wrong| match wrong {
            WrongDay::Past => bad_field("next_review", "That day is past.", "Give a day to come."),
            WrongDay::After(latest) => bad_field(
                "next_review",
                format!("The model is short-term: {} is the last day.", latest.format("%m/%d/%Y")),
                "Give an earlier day; it can be set anew then.",
            ),
        })
    }

    fn review_row(&self, id: RecordId, record: &CaseReview) -> Result<ReviewRow, Refusal> {
        let directory = self.directory()?;
        let is_mine = record.worker == self.member()?;
        Ok(ReviewRow {
            review: id,
            worker: directory.name(record.worker),
            person: filled(Some(&record.person)).filter(|_| is_mine),
            next_review: record.next_review,
            due: is_due(record, directory.day(self.now())),
            outcome: record.outcome.clone(),
            recorded: record.recorded,
            waits: self.is_only_here(self.own_space_of(CASE, id)?, id)?,
        })
    }
}

fn still_open(record: &CaseReview) -> Result<(), Refusal> {
    if record.closed.is_some() {
        return Err(bad_field("review", "This case is closed.", "Open another, if it begins again."));
    }
    Ok(())
}
