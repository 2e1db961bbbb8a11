//! A visit as a host shows it.

use std::time::SystemTime;

use engine::door;

/// One visit, whole.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct VisitCard {
    /// Its id.
    pub visit: String,
    /// Its version: pass it back as `seen` when editing.
    pub seen: String,
    /// The known place, if it was one.
    pub place: Option<String>,
    /// The place's name, or what the spot was called.
    pub place_name: String,
    /// What kind of place.
    pub kind: String,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// When it began.
    pub started: SystemTime,
    /// When it ended.
    pub ended: Option<SystemTime>,
    /// When it was written down.
    pub recorded: SystemTime,
    /// Who made it: names.
    pub officers: Vec<String>,
    /// Who had the idea.
    pub origin: String,
    /// Approximately.
    pub people_reached: Option<u32>,
    /// Words of the pack.
    pub topics: Vec<String>,
    /// ISO 639 code.
    pub language: Option<String>,
    /// Words of the pack.
    pub materials: Vec<String>,
    /// The tips that were given: words of the pack.
    pub tips: Vec<String>,
    /// CAD or case number.
    pub case_number: Option<String>,
    /// The public note, a paragraph each.
    pub note: Vec<String>,
    /// The not-public note, a paragraph each; none for those who may not read it.
    pub private_note: Option<Vec<String>>,
    /// Whether it stands: `logged` or `withdrawn`.
    pub state: String,
    /// Why it was withdrawn.
    pub withdrawn_because: Option<String>,
    /// What has to be settled.
    pub conflicts: Vec<ConflictCard>,
    /// How far it has come.
    pub delivery: Delivery,
    /// Changes that are only on this device.
    pub waiting: u32,
    /// Whose devices have said they have all of it: names.
    pub seen_by: Vec<String>,
    /// Why the relay refused a part of it, if it did, and what to do.
    pub refused: Option<String>,
}

/// How far a record has come. Never inferred, never optimistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Delivery {
    /// Saved here, nowhere else.
    OnThisDevice,
    /// The relay does not hold all of it; what it lacks is at the local relay on this device, for those joined.
    Offered,
    /// The relay does not hold all of it; what it lacks is on the lead's device at the event too.
    Shared,
    /// The relay holds all of it durably and has signed for it.
    HeldByRelay,
    /// Another person's device has said that it has durably applied all of it.
    SeenByOthers,
    /// The relay refused a part of it; it is kept here.
    Refused,
}

/// Values that were written at once.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConflictCard {
    /// The record it is in.
    pub record: String,
    /// The field; a paragraph of a note is `note.N`, counted from 0.
    pub field: String,
    /// Every value, the one that shows meanwhile first.
    pub values: Vec<ConflictChoice>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConflictChoice {
    /// Pass it to `settle_conflict` to choose this one.
    pub choice: String,
    /// The value, as JSON.
    pub value: String,
    /// Who wrote it.
    pub author: String,
    /// The author's member id: whether it is one's own.
    pub member: Option<String>,
    /// When, by the author's clock.
    pub at: SystemTime,
}

impl From<door::VisitView> for VisitCard {
    fn from(view: door::VisitView) -> Self {
        let record = view.record;
        Self {
            visit: view.visit.to_string(),
            seen: view.heads,
            place: record.place.map(|place| place.to_string()),
            place_name: view.place_name,
            kind: record.kind.into(),
            district: record.district,
            neighborhood: record.neighborhood,
            started: record.started.into(),
            ended: record.ended.map(Into::into),
            recorded: record.recorded.into(),
            officers: view.officers,
            origin: record.origin.into(),
            people_reached: record.people_reached,
            topics: record.topics.into_iter().collect(),
            language: record.language,
            materials: record.materials.into_iter().collect(),
            tips: record.tips.into_iter().collect(),
            case_number: record.case_number,
            note: record.note,
            private_note: view.private_note.map(|note| note.note),
            state: record.state.into(),
            withdrawn_because: record.withdrawn_because,
            conflicts: view.conflicts.into_iter().map(Into::into).collect(),
            delivery: view.delivery.delivery.into(),
            waiting: view.delivery.waiting,
            seen_by: view.delivery.seen_by,
            refused: view.delivery.refused,
        }
    }
}

impl From<door::Delivery> for Delivery {
    fn from(delivery: door::Delivery) -> Self {
        match delivery {
            door::Delivery::OnThisDevice => Self::OnThisDevice,
            door::Delivery::Offered => Self::Offered,
            door::Delivery::Shared => Self::Shared,
            door::Delivery::HeldByRelay => Self::HeldByRelay,
            door::Delivery::SeenByOthers => Self::SeenByOthers,
            door::Delivery::Refused => Self::Refused,
        }
    }
}

impl From<door::Conflict> for ConflictCard {
    fn from(conflict: door::Conflict) -> Self {
        let door::Conflict { record, field, values, .. } = conflict;
        Self { record: record.to_string(), field, values: values.into_iter().map(Into::into).collect() }
    }
}

impl From<door::ConflictValue> for ConflictChoice {
    fn from(value: door::ConflictValue) -> Self {
        let door::ConflictValue { choice, value, author, member, at } = value;
        let member = member.map(|member| member.to_string());
        Self { choice, value: value.to_string(), author, member, at: at.into() }
    }
}
