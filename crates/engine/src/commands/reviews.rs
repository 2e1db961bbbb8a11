//! The social worker's cases, and what officers ask of the social worker.

mod cases;
mod requests;
mod years;

use model::RecordKind;
use serde_json::Value;

use super::json;
use crate::door::Reviews;
use crate::{Engine, Refusal};

const CASE: RecordKind = RecordKind::CaseReview;
const REQUEST: RecordKind = RecordKind::ReviewRequest;
const PERSON: (&str, &str) =
    ("Who is it about?", "Give a name, or how to find them; it is read by nobody but those who help.");

impl Engine {
    pub(super) fn reviews(&self, ask: Reviews) -> Result<Value, Refusal> {
        match ask {
            Reviews::Requests => json(self.review_requests()?),
            Reviews::Request { request } => json(self.review_request(request)?),
            Reviews::AskFor { person, reason } => json(self.ask_for_review(&person, &reason)?),
            Reviews::Answer { request, answer } => json(self.answer_review_request(request, &answer)?),
            Reviews::All => json(self.all_reviews()?),
            Reviews::One { review } => json(self.review(review)?),
            Reviews::Begin { form } => json(self.begin_review(&form)?),
            Reviews::Change { review, form } => json(self.change_review(review, form)?),
            Reviews::Contact { review, way, note, at } => {
                json(self.contact_in_review(review, way, &note, at)?)
            }
            Reviews::Close { review, outcome, ended } => {
                json(self.close_review(review, outcome, ended.as_deref())?)
            }
            Reviews::Years => json(self.review_years()?),
        }
    }
}
