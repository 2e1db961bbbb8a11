//! Ride-alongs: behind a gate that tells every reason at once, and an alert for who is not back.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use document::{JsonMap, lines};
use ids::{MemberId, RecordId, UnixMs};
use model::youth::{Barred, Moment, barred, is_overdue, pairings};
use model::{Explorer, RecordKind, RideAlong};
use serde_json::{Value, json};
use store::lists::Reader;

use super::SPACE;
use crate::commands::lengths;
use crate::commands::visits::{fields, typed};
use crate::directory::{Directory, utc};
use crate::door::{PairingRow, RideRow, RideStep};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn rides(&self) -> Result<Vec<RideRow>, Refusal> {
        self.may_read(SPACE, "look at ride-alongs")?;
        let directory = self.directory()?;
        let now = utc(self.now());
        self.store.read(|reader| {
            let gate = Gate::read(reader, &directory)?;
            Ok(gate.rides.iter().rev().map(|(id, ride)| gate.row(*id, ride, now)).collect())
        })
    }

    pub(super) fn plan_ride(
        &self,
        explorer: RecordId,
        officer: MemberId,
        starts: DateTime<Utc>,
        ends: DateTime<Utc>,
    ) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "plan ride-alongs")?;
        self.record_of(explorer, RecordKind::Explorer)?;
        if !self.directory()?.is_on_patrol(officer) {
            return Err(bad_field("officer", "A ride is with somebody on patrol.", "Choose an officer."));
        }
        if ends <= utc(self.now()) {
            return Err(bad_field(
                "ends",
                "That time is over; a ride that was made cannot be planned.",
                "Plan the ride before it begins, or correct the day.",
            ));
        }
        if ends <= starts {
            return Err(bad_field(
                "ends",
                "The ride ends before it begins.",
                "Correct one of the two times.",
            ));
        }
        let record = RideAlong {
            explorer,
            officer,
            starts,
            ends,
            approved: None,
            left: None,
            returned: None,
            calls: vec![],
            report: vec![],
            called_off: false,
            recorded: utc(self.now()),
        };
        let (id, json) = (self.new_id(), fields(RecordKind::RideAlong, &record)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::RideAlong, &json)?))?;
        Ok(id)
    }

    pub(super) fn ride(&self, id: RecordId, step: RideStep) -> Result<RideRow, Refusal> {
        self.may_write(SPACE, "decide on ride-alongs")?;
        let record: RideAlong = typed(self.record_of(id, RecordKind::RideAlong)?.json)?;
        let wrong = |say: &str| bad_field("step", say.to_owned(), "Look at the ride again.");
        if record.called_off || record.returned.is_some() {
            return Err(wrong("This ride is over."));
        }
        let change = match step {
            RideStep::Approve if self.member()? == record.officer => {
                return Err(bad_field(
                    "step",
                    "Nobody approves a ride with themselves.",
                    "Ask another advisor to approve it.",
                ));
            }
            RideStep::Approve => json!({"approved": self.member()?}),
            RideStep::Leave if record.left.is_some() => return Err(wrong("They have left already.")),
            RideStep::Leave => {
                self.may_leave(id, record.starts)?;
                json!({"left": utc(self.now())})
            }
            RideStep::Return { .. } if record.left.is_none() => return Err(wrong("They have not left.")),
            RideStep::Return { calls, report } => {
                json!({"returned": utc(self.now()), "calls": lines(&calls), "report": lines(&report)})
            }
            RideStep::CallOff if record.left.is_some() => return Err(wrong("They have left already.")),
            RideStep::CallOff => json!({"called_off": true}),
        };
        let Value::Object(change) = change else { return Err(wrong("That is no step.")) };
        let change: JsonMap = change;
        lengths::check(RecordKind::RideAlong, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        let (directory, now) = (self.directory()?, utc(self.now()));
        self.store.read(|reader| {
            let gate = Gate::read(reader, &directory)?;
            gate.rides
                .iter()
                .find(|(ride, _)| *ride == id)
                .map(|(id, ride)| gate.row(*id, ride, now))
                .ok_or_else(|| store::StoreError::NotHere.into())
        })
    }

    fn may_leave(&self, id: RecordId, planned: DateTime<Utc>) -> Result<(), Refusal> {
        let directory = self.directory()?;
        let now = utc(self.now());
        let reasons = self.store.read(|reader| {
            let gate = Gate::read(reader, &directory)?;
            let ride = gate.rides.iter().find(|(ride, _)| *ride == id);
            Ok::<_, Refusal>(ride.map(|(id, ride)| gate.barred(*id, ride, now)).unwrap_or_default())
        })?;
        let day = |at: DateTime<Utc>| directory.day(UnixMs(at.timestamp_millis()));
        if reasons.is_empty() && day(now) < day(planned) {
            return Err(bad_field(
                "step",
                format!("This ride is planned for {}.", day(planned).format("%m/%d/%Y")),
                "Plan another one for today, or wait for that day.",
            ));
        }
        if reasons.is_empty() {
            return Ok(());
        }
        Err(bad_field(
            "step",
            format!("This ride must not begin: {}.", reasons.iter().map(say).collect::<Vec<_>>().join("; ")),
            "Put that right first, or call the ride off.",
        ))
    }

    pub(super) fn pairings(&self) -> Result<Vec<PairingRow>, Refusal> {
        self.may_read(SPACE, "review who rode with whom")?;
        let directory = self.directory()?;
        self.store.read(|reader| {
            let gate = Gate::read(reader, &directory)?;
            let found = pairings(gate.rides.iter().map(|(_, ride)| ride));
            let rows = found.into_iter().map(|pairing| PairingRow {
                explorer: gate.name(pairing.explorer),
                officer: directory.name(pairing.officer),
                rides: pairing.rides,
                late: pairing.late,
            });
            Ok(rows.collect())
        })
    }
}

/// Everything that the gate looks at.
struct Gate<'a> {
    directory: &'a Directory,
    explorers: BTreeMap<RecordId, Explorer>,
    rides: Vec<(RecordId, RideAlong)>,
}

impl<'a> Gate<'a> {
    fn read(reader: &Reader<'_>, directory: &'a Directory) -> Result<Self, Refusal> {
        Ok(Self {
            directory,
            explorers: reader.all_entries::<Explorer>(RecordKind::Explorer)?.into_iter().collect(),
            rides: reader.all_entries::<RideAlong>(RecordKind::RideAlong)?,
        })
    }

    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        self.directory.day(UnixMs(at.timestamp_millis()))
    }

    /// An Explorer who is not on this device bars the ride: nobody can say that their papers are good.
    fn barred(&self, id: RecordId, ride: &RideAlong, now: DateTime<Utc>) -> Vec<Barred> {
        let Some(explorer) = self.explorers.get(&ride.explorer) else { return vec![Barred::Left] };
        let others = self
            .rides
            .iter()
            .filter(|(other, of)| *other != id && of.explorer == ride.explorer && !of.called_off);
        let now = Moment { at: now, day: self.day(now) };
        barred(explorer, ride, self.day(ride.starts), now, others.map(|(_, other)| self.day(other.starts)))
    }

    fn name(&self, explorer: RecordId) -> String {
        self.explorers.get(&explorer).map_or_else(|| "an Explorer".to_owned(), |found| found.name.clone())
    }

    fn row(&self, id: RecordId, ride: &RideAlong, now: DateTime<Utc>) -> RideRow {
        let is_to_come = ride.left.is_none() && !ride.called_off;
        RideRow {
            ride: id,
            explorer: self.name(ride.explorer),
            officer: self.directory.name(ride.officer),
            calls: ride.calls.clone(),
            report: ride.report.clone(),
            starts: ride.starts,
            ends: ride.ends,
            approved: ride.approved.map(|advisor| self.directory.name(advisor)),
            left: ride.left,
            returned: ride.returned,
            called_off: ride.called_off,
            barred: if is_to_come { self.barred(id, ride, now) } else { vec![] },
            overdue: is_overdue(ride, now),
        }
    }
}

fn say(reason: &Barred) -> String {
    use model::youth::Paper;
    match reason {
        Barred::Left => "they are no longer an Explorer".to_owned(),
        Barred::Paper { paper: Paper::Consent } => {
            "the guardian's consent is missing or has ended".to_owned()
        }
        Barred::Paper { paper: Paper::Training } => {
            "the youth-protection training is missing or has ended".to_owned()
        }
        Barred::Paper { paper: Paper::Registration } => "the registration is missing or has ended".to_owned(),
        Barred::Probation { from } => format!("they may ride from {} on", from.format("%m/%d/%Y")),
        Barred::RodeThisMonth => "they have another ride this month".to_owned(),
        Barred::TooLong => "it is longer than a ride may be".to_owned(),
        Barred::NotApproved => "no advisor has approved it".to_owned(),
        Barred::OwnApproval => "the advisor who approved it rides themselves".to_owned(),
        Barred::Over => "its time is over".to_owned(),
    }
}
