//! Visits found by words, place, topic, district, kind and days.

use model::PlaceKind;
use store::lists::Looking;

use super::days;
use super::rows::Naming;
use crate::door::{Found, SearchQuery};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(crate) fn search(&self, query: &SearchQuery) -> Result<Found, Refusal> {
        days::period(query.from, query.until)?;
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        let after = query.after.as_deref().map(str::parse).transpose();
        let after = after.map_err(|_| {
            bad_field("after", "That is no page.", "Pass back the `next` of the page before.")
        })?;
        let looking = Looking {
            text: query.text.as_deref().unwrap_or_default(),
            place: query.place,
            topic: query.topic.as_deref(),
            district: query.district.as_deref(),
            kind: query.kind.as_ref().map(PlaceKind::word),
            officer: None,
            case_number: None,
            from: query.from.map(|day| directory.begin(day)),
            before: query.until.map(|day| directory.end(day)),
            after,
        };
        let limit = query.limit.unwrap_or(50).clamp(1, 200);
        let page = self.store.search(|reader| reader.find(&looking, limit, &marks).map_err(Refusal::from))?;
        Ok(Found {
            visits: page.visits.into_iter().map(|line| naming.visit(line)).collect(),
            next: page.next.map(|n| n.to_string()),
        })
    }
}
