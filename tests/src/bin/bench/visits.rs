//! Invented visits: as plausible as they need to be for words, sizes and indexes, and repeatable.
//!
//! The bench's notes and the dictionary's are made of different sentences: a dictionary that knew
//! the bench's notes by heart would flatter every size.

use std::collections::BTreeSet;

use chrono::DateTime;
use document::JsonMap;
use engine::door::PlaceRow;
use ids::{MemberId, RecordId};
use model::{FollowUp, FollowUpState, Origin, RecordKind, Visit, VisitState};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, IteratorRandom};
use rand::{Rng, RngExt, SeedableRng};

use crate::Trouble;

/// A city of this size logs a hundred thousand visits a year.
pub(crate) const APART_MS: i64 = 365 * 86_400_000 / 100_000;

/// A record as its author wrote it down.
pub(crate) struct Written {
    pub record: RecordId,
    pub kind: RecordKind,
    pub fields: JsonMap,
    pub at_ms: i64,
}

/// What visits are made of.
pub(crate) struct Stuff {
    /// The places that anybody ever visits: a third is left out, so that some are due.
    pub places: Vec<PlaceRow>,
    pub topics: Vec<String>,
    pub sentences: Sentences,
}

/// Beginnings, middles and ends: every note is one of each.
pub(crate) struct Sentences(pub [&'static [&'static str]; 3]);

/// What the measured notes are made of.
pub(crate) const MEASURED: Sentences = Sentences([
    &[
        "Spoke with the shift lead",
        "Walked through with a new cashier",
        "Sat with two regulars",
        "Checked the side entrance",
        "Watched dismissal from the curb",
        "Met the evening custodian",
        "Stood by the checkout for a while",
        "Joined the reading circle",
        "Passed by on the bicycle",
        "Answered questions at the front desk",
        "Looked at the broken gate",
        "Had tea with the kitchen crew",
    ],
    &[
        "about shoplifting in the afternoons.",
        "about a loose dog near the ponds.",
        "about the dark corner behind the dumpsters.",
        "about teens gathering after practice.",
        "about late deliveries blocking the lane.",
        "about a lost wallet that came back.",
        "about scooters on the footpath.",
        "about graffiti on the north wall.",
        "about the new alarm going off by itself.",
        "about a scam caller asking for gift cards.",
        "about snow piled on the ramp.",
        "about catalytic converter thefts down the block.",
    ],
    &[
        "Gave out the non-emergency number.",
        "They would like a talk for their team in spring.",
        "Nothing further needed for now.",
        "Will mention it to the night crew.",
        "Left stickers for the children and a window card.",
        "Agreed to look again next week.",
        "Asked them to keep the footage for thirty days.",
        "Everybody in good spirits.",
    ],
]);

impl Stuff {
    /// The number `n` of all visits, made at a moment, and sometimes the promise that was made there.
    pub(crate) fn visit(&self, n: u64, author: MemberId, at_ms: i64) -> Result<Vec<Written>, Trouble> {
        let mut rng = StdRng::seed_from_u64(n);
        let at = DateTime::from_timestamp_millis(at_ms).ok_or("a moment beyond the calendar")?;
        let place = self.places.choose(&mut rng).ok_or("the pack has no places")?;
        let how_many = [0, 1, 1, 2].choose(&mut rng).copied().unwrap_or(1);
        let visit = Visit {
            place: Some(place.place),
            spot: None,
            kind: place.kind.clone(),
            district: place.district.clone(),
            neighborhood: place.neighborhood.clone(),
            started: at,
            ended: None,
            recorded: at,
            officers: BTreeSet::from([author]),
            origin: if rng.random_bool(0.9) { Origin::SelfInitiated } else { Origin::Directed },
            people_reached: rng.random_bool(0.8).then(|| rng.random_range(1..25)),
            topics: self.topics.iter().cloned().sample(&mut rng, how_many).into_iter().collect(),
            language: None,
            materials: BTreeSet::new(),
            tips: BTreeSet::new(),
            case_number: rng.random_bool(0.05).then(|| format!("26-{:06}", n % 1_000_000)),
            note: if rng.random_bool(0.7) { vec![self.sentences.note(&mut rng)] } else { vec![] },
            state: VisitState::Logged,
            withdrawn_because: None,
        };
        let record = record(n, at_ms);
        let mut written = vec![write(record, RecordKind::Visit, &visit, at_ms)?];
        if n.is_multiple_of(100) {
            // Old promises are kept: only those of the last month are still to do.
            let promise = FollowUp {
                visit: Some(record),
                place: visit.place,
                district: visit.district,
                owner: author,
                due: at.date_naive(),
                promise: "Come back with the forms they asked for".into(),
                state: if n < 8_000 { FollowUpState::Open } else { FollowUpState::Kept },
                outcome: None,
                recorded: at,
            };
            let id = RecordId::at(at_ms.unsigned_abs(), rng.random());
            written.push(write(id, RecordKind::FollowUp, &promise, at_ms)?);
        }
        Ok(written)
    }
}

/// The id of visit number `n`.
pub(crate) fn record(n: u64, at_ms: i64) -> RecordId {
    RecordId::at(at_ms.unsigned_abs(), StdRng::seed_from_u64(!n).random())
}

impl Sentences {
    pub(crate) fn note(&self, rng: &mut impl Rng) -> String {
        let [begins, middles, ends] = self.0.map(|part| part.choose(rng).copied().unwrap_or_default());
        format!("{begins} {middles} {ends}").trim_end().to_owned()
    }
}

fn write(
    record: RecordId,
    kind: RecordKind,
    value: &impl serde::Serialize,
    at_ms: i64,
) -> Result<Written, Trouble> {
    match serde_json::to_value(value)? {
        serde_json::Value::Object(fields) => Ok(Written { record, kind, fields, at_ms }),
        _ => Err("a record is an object".into()),
    }
}
