//! Rows of the store, told with names and days.

use ids::{RecordId, SpaceId};
use model::{FollowUp, FollowUpState};
use seal::public::Roster;
use store::StoreError;
use store::lists::{FollowUpLine, PlaceLine, Reader, RecordEvidence, VisitLine};

use crate::directory::{Directory, utc};
use crate::door::{
    Conflict, ConflictValue, DeliveryDetail, FollowUpRow, Here, PlaceRow, ReceiptView, VisitRow,
};
use crate::standing::delivery;
use crate::{Engine, Refusal};

/// What naming rows takes.
pub(crate) struct Naming<'a> {
    pub directory: &'a Directory,
    pub roster: &'a Roster,
    pub now: ids::UnixMs,
}

impl Naming<'_> {
    pub(crate) fn visit(&self, line: VisitLine) -> VisitRow {
        VisitRow {
            visit: line.record,
            place: line.place,
            place_name: line.place_name,
            kind: line.kind.into(),
            district: line.district,
            neighborhood: line.neighborhood,
            started: utc(line.started),
            officers: line.officers.iter().map(|member| self.directory.name(*member)).collect(),
            origin: line.origin.into(),
            people_reached: line.people,
            topics: line.topics,
            note: line.note,
            state: line.state.into(),
            delivery: delivery(line.standing),
            in_conflict: line.conflict,
        }
    }

    pub(crate) fn place(&self, line: PlaceLine, here: Option<Here>) -> PlaceRow {
        let days_since = line.last_visit.map(|last| {
            let days = (self.now.0 - last.0).max(0) / 86_400_000;
            u32::try_from(days).unwrap_or(u32::MAX)
        });
        let due = self
            .directory
            .due_after_days(&line.kind)
            .is_some_and(|interval| days_since.is_none_or(|days| days >= u32::from(interval)));
        PlaceRow {
            place: line.record,
            name: line.name,
            kind: line.kind.into(),
            address: line.address,
            district: line.district,
            neighborhood: line.neighborhood,
            lat: line.at.map(|at| at.0),
            lon: line.at.map(|at| at.1),
            days_since,
            due,
            metres: here.zip(line.at).map(|(here, at)| model::geometry::metres((here.lat, here.lon), at)),
        }
    }

    pub(crate) fn conflict(&self, record: RecordId, conflict: document::Conflict) -> Conflict {
        let values = conflict.values.into_iter().map(|value| ConflictValue {
            choice: value.choice,
            value: value.value,
            author: self.directory.author(self.roster, value.author.device),
            member: self.roster.device(value.author.device).map(|admitted| admitted.member),
            at: utc(value.at),
        });
        Conflict { record, kind: None, title: None, field: conflict.field, values: values.collect() }
    }

    pub(crate) fn promise(&self, reader: &Reader<'_>, line: FollowUpLine) -> Result<FollowUpRow, Refusal> {
        let whole = reader.whole(line.record)?;
        let record: FollowUp = super::visits::typed(whole.json)?;
        let late = self.directory.day(self.now) - record.due;
        let settled = match record.state {
            FollowUpState::Open => None,
            _ => {
                let (changes, _) = reader.history(line.record)?;
                changes
                    .into_iter()
                    .find(|change| change.fields.contains("state"))
                    .map(|change| utc(change.at))
            }
        };
        let conflicts = whole.conflicts.into_iter().map(|conflict| self.conflict(line.record, conflict));
        Ok(FollowUpRow {
            follow_up: line.record,
            owner: self.directory.name(record.owner),
            place_name: line.place_name,
            days_late: i32::try_from(late.num_days()).unwrap_or(i32::MAX),
            settled,
            conflicts: conflicts.collect(),
            delivery: delivery(line.standing),
            record,
        })
    }
}

impl Engine {
    /// Whether something of a record is on this device alone: its space is not open yet, or the latest step waits.
    pub(crate) fn is_only_here(&self, space: SpaceId, record: RecordId) -> Result<bool, Refusal> {
        let marks = self.marks.highest();
        let waiting = self.store.read(|reader| match reader.evidence(record, &marks) {
            Ok(evidence) => Ok(evidence.waiting > 0),
            // Removed since the list was read.
            Err(StoreError::NotHere) => Ok(false),
            Err(error) => Err(Refusal::from(error)),
        })?;
        Ok(waiting || self.waits_for(space))
    }

    /// How far a record has come, with the evidence and the names behind it.
    pub(crate) fn delivery_detail(
        &self,
        naming: &Naming<'_>,
        evidence: RecordEvidence,
    ) -> Result<DeliveryDetail, Refusal> {
        let me = self.member()?;
        let devices = evidence.seq.map(|seq| self.marks.who_has(evidence.space, seq)).unwrap_or_default();
        let members = devices.iter().filter_map(|device| Some(naming.roster.device(*device)?.member));
        let mut seen_by: Vec<String> =
            members.filter(|member| *member != me).map(|member| naming.directory.name(member)).collect();
        seen_by.sort();
        seen_by.dedup();
        Ok(DeliveryDetail {
            delivery: delivery(evidence.standing),
            waiting: evidence.waiting,
            receipt: evidence.receipt.map(|(envelope, number, signed)| ReceiptView {
                number,
                envelope: envelope.to_string(),
                signed: utc(signed),
            }),
            seen_by: if evidence.waiting == 0 { seen_by } else { vec![] },
            refused: evidence.refused,
        })
    }
}
