//! What officers ask of the social worker, and what they hear of it.

use ids::RecordId;
use model::ReviewRequest;

use super::{PERSON, REQUEST};
use crate::commands::casework::paragraphs;
use crate::commands::given::needed;
use crate::commands::visits::typed;
use crate::directory::utc;
use crate::door::{ReviewRequestRow, ReviewRequestView};
use crate::{Engine, Refusal, bad_field};

const REASON: (&str, &str) = ("Say why.", "What you saw, and no more than the social worker has to know.");
const ANSWER: (&str, &str) = ("There is nothing to answer.", "Say what the officer may know.");

impl Engine {
    pub(super) fn review_requests(&self) -> Result<Vec<ReviewRequestRow>, Refusal> {
        if self.part_in(REQUEST)?.is_none() {
            return Err(Refusal::NotAllowed("ask the social worker"));
        }
        let all =
            self.store.read(|reader| reader.all_entries::<ReviewRequest>(REQUEST).map_err(Refusal::from))?;
        let rows = all.iter().map(|(id, record)| self.request_row(*id, record));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (row.taken.is_some() || row.answered, std::cmp::Reverse(row.recorded)));
        Ok(rows)
    }

    pub(super) fn review_request(&self, id: RecordId) -> Result<ReviewRequestView, Refusal> {
        let record: ReviewRequest = typed(self.record_of(id, REQUEST)?.json)?;
        self.looks_at(id, REQUEST, None)?;
        Ok(ReviewRequestView {
            row: self.request_row(id, &record)?,
            may_answer: self.works_in_all(REQUEST)?,
            person: record.person,
            reason: record.reason,
            answer: record.answer,
        })
    }

    pub(super) fn ask_for_review(&self, person: &str, reason: &str) -> Result<RecordId, Refusal> {
        let record = ReviewRequest {
            asked_by: self.member()?,
            person: needed("person", Some(person), PERSON)?,
            reason: paragraphs("reason", reason, REASON)?,
            taken: None,
            answer: None,
            closed: None,
            recorded: utc(self.now()),
        };
        self.begin_own(REQUEST, &record, "ask the social worker", |_, _| Ok(()))
    }

    pub(super) fn answer_review_request(
        &self,
        id: RecordId,
        answer: &str,
    ) -> Result<ReviewRequestView, Refusal> {
        let before = self.request_to_answer(id)?;
        let mut after = self.taken_up(&before)?;
        after.answer = Some(needed("answer", Some(answer), ANSWER)?);
        self.change_own((REQUEST, id), &before, &after, "answer this request")?;
        self.review_request(id)
    }

    /// A request that a social worker takes up or answers.
    pub(super) fn request_to_answer(&self, id: RecordId) -> Result<ReviewRequest, Refusal> {
        if !self.works_in_all(REQUEST)? {
            return Err(Refusal::NotAllowed("answer what officers ask the social worker"));
        }
        typed(self.record_of(id, REQUEST)?.json)
    }

    /// The request with this social worker on it: nobody else has to act.
    pub(super) fn taken_up(&self, before: &ReviewRequest) -> Result<ReviewRequest, Refusal> {
        let me = self.member()?;
        if before.taken.is_some_and(|taken| taken != me) {
            return Err(bad_field(
                "request",
                "Another social worker has taken it up.",
                "Speak with them; the request says who.",
            ));
        }
        let closed = before.closed.or(Some(utc(self.now())));
        Ok(ReviewRequest { taken: Some(me), closed, ..before.clone() })
    }

    fn request_row(&self, id: RecordId, record: &ReviewRequest) -> Result<ReviewRequestRow, Refusal> {
        let directory = self.directory()?;
        let wrote = record.asked_by == self.member()?;
        Ok(ReviewRequestRow {
            request: id,
            asked_by: directory.name(record.asked_by),
            person: Some(record.person.clone()).filter(|_| wrote),
            taken: record.taken.map(|worker| directory.name(worker)),
            answered: record.answer.is_some(),
            recorded: record.recorded,
            waits: self.is_only_here(self.own_space_of(REQUEST, id)?, id)?,
        })
    }
}
