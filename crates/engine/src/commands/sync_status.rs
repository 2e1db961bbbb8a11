//! The truth about sync.

use ids::RecordId;
use model::{Member, Place, RecordKind};
use store::Standing;
use store::lists::Reader;

use super::rows::Naming;
use super::visits::typed;
use crate::directory::utc;
use crate::door::{Records, SyncRecord, SyncStatus};
use crate::engine::COMPLETE_AT;
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn sync_status(&self) -> Result<SyncStatus, Refusal> {
        let identity = self.identity()?;
        let marks = self.marks.highest();
        let counts = self.store.read(|reader| reader.sync_counts(&marks).map_err(Refusal::from))?;
        let (link, to_come) = {
            let now = self.link_now();
            (now.state.clone(), now.to_come)
        };
        let ahead = i32::try_from(self.ahead_ms() / 1000).unwrap_or(i32::MAX);
        Ok(SyncStatus {
            link,
            on_this_device: counts.on_this_device,
            shared: counts.shared,
            offered: counts.offered,
            brought: counts.brought,
            held_by_relay: counts.held,
            seen_by_others: counts.seen,
            refused: counts.refused,
            set_aside: counts.set_aside,
            to_come,
            complete_at: self.store.number(COMPLETE_AT)?.map(|at| utc(ids::UnixMs(at))),
            relay: identity.relay_url.clone(),
            clock_ahead_s: (ahead != 0).then_some(ahead),
            notice: self.current_notice(),
            sharing: self.sharing()?,
            damage: self.damage()?,
        })
    }

    pub(crate) fn sync_records(
        &self,
        which: Records,
        limit: Option<u32>,
    ) -> Result<Vec<SyncRecord>, Refusal> {
        let limit = limit.unwrap_or(100).min(1_000);
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let naming = Naming { directory: &directory, roster: &roster, now: self.now() };
        let standing = match which {
            Records::OnThisDevice => Standing::OnThisDevice,
            Records::Shared => Standing::Shared,
            Records::HeldByRelay => Standing::Held,
            Records::SeenByOthers => Standing::Seen,
            Records::Refused => Standing::Refused,
            Records::SetAside => return self.records_set_aside(limit),
        };
        self.store.read(|reader| {
            let lines = reader.sync_lines(standing, limit, &marks)?.into_iter().map(|line| {
                let evidence = reader.evidence(line.record, &marks)?;
                Ok(SyncRecord {
                    record: line.record,
                    kind: line.kind.as_deref().and_then(|word| word.parse().ok()),
                    title: title(
                        reader,
                        line.kind.as_deref().and_then(|word| word.parse().ok()),
                        line.record,
                    ),
                    at: utc(line.changed),
                    delivery: Some(self.delivery_detail(&naming, evidence)?),
                    why: None,
                })
            });
            lines.collect()
        })
    }

    fn records_set_aside(&self, limit: u32) -> Result<Vec<SyncRecord>, Refusal> {
        let lines = self.store.read(|reader| reader.set_aside(limit).map_err(Refusal::from))?;
        let lines = lines.into_iter().map(|line| SyncRecord {
            record: line.record,
            kind: None,
            title: "An entry that did not prove itself".to_owned(),
            at: utc(line.arrived),
            delivery: None,
            why: Some(line.why),
        });
        Ok(lines.collect())
    }
}

/// What people would call a record, if it is here.
pub(crate) fn title_of(reader: &Reader<'_>, record: RecordId) -> Option<String> {
    let whole = reader.whole(record).ok()?;
    // A not-public note is known by the visit it belongs to.
    let visit = whole.json.get("visit").and_then(|visit| visit.as_str()?.parse().ok());
    match visit {
        Some(visit) if whole.kind == RecordKind::VisitNote => {
            Some(format!("Not-public note, {}", visited(reader, visit)?))
        }
        _ => Some(title(reader, Some(whole.kind), record)),
    }
}

/// What people would call a record.
pub(super) fn title(reader: &Reader<'_>, kind: Option<RecordKind>, record: RecordId) -> String {
    let named = |word: &str, name: Option<String>| match name {
        Some(name) if !name.is_empty() => format!("{word}: {name}"),
        _ => word.to_owned(),
    };
    match kind {
        Some(RecordKind::Visit) => named("Visit", visited(reader, record)),
        Some(RecordKind::VisitNote) => "Not-public note to a visit".to_owned(),
        Some(RecordKind::FollowUp) => named("Follow-up", promised(reader, record)),
        Some(RecordKind::Place) => named("Place", whole::<Place>(reader, record).map(|place| place.name)),
        Some(RecordKind::Member) => {
            named("Member", whole::<Member>(reader, record).map(|member| member.name))
        }
        Some(RecordKind::City) => "City settings".to_owned(),
        Some(RecordKind::District) => "District".to_owned(),
        Some(RecordKind::Assignment) => "Assignment".to_owned(),
        Some(RecordKind::Program) => "Program".to_owned(),
        Some(RecordKind::Partner) => "Partner".to_owned(),
        Some(RecordKind::Disclosure) => "Records handed out".to_owned(),
        Some(RecordKind::Disposal) => "Work in custody thrown away".to_owned(),
        Some(kind) => named(called(kind), entry_name(reader, record)),
        None => "A record of a newer version".to_owned(),
    }
}

/// What a record that belongs to a happening is called in a list.
fn called(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Event => "Event",
        RecordKind::Group => "Group",
        RecordKind::Party => "Party",
        RecordKind::PartyHost => "Host of a party",
        RecordKind::Volunteer => "Volunteer",
        RecordKind::VolunteerContact => "Contact of a volunteer",
        RecordKind::CheckIn => "Check-in",
        RecordKind::Team => "Team",
        RecordKind::Task => "Task",
        RecordKind::RollCall => "Roll-call",
        RecordKind::Activity => "Line of an activity log",
        RecordKind::Incident => "Incident command of an event",
        RecordKind::Explorer => "Explorer",
        RecordKind::Session => "Session of the Explorers",
        RecordKind::Attendance => "Attendance of an Explorer",
        RecordKind::RideAlong => "Ride-along",
        RecordKind::RegisteredAdult => "Registered adult",
        RecordKind::Awards => "Table of awards",
        RecordKind::ExplorerPage => "An Explorer’s own page",
        RecordKind::Referral => "Referral",
        RecordKind::Consent => "Consent to a referral",
        RecordKind::ReferralClock => "Clock of a referral",
        RecordKind::PartnerCounts => "Counts of a partner",
        RecordKind::CaseReview => "Case of the social worker",
        RecordKind::ReviewRequest => "Request to the social worker",
        RecordKind::CrisisRequest => "Crisis request",
        RecordKind::Diversion => "Juvenile diversion",
        RecordKind::CallOut => "Call-out of a chaplain",
        RecordKind::Problem => "Problem",
        RecordKind::Abstraction => "Time off the beat",
        RecordKind::TrendNote => "Retail-crime trend",
        kind if kind.is_attachment() => "Photo or paper",
        _ => "Record",
    }
}

/// Its name, where the name is public: a list of what waits may be read over a shoulder.
fn entry_name(reader: &Reader<'_>, record: RecordId) -> Option<String> {
    let whole = reader.whole(record).ok()?;
    let field =
        ["name", "title", "address", "what"].into_iter().find(|name| whole.json.contains_key(*name))?;
    model::fields::field(whole.kind, field).filter(|field| field.class == model::fields::Class::Public)?;
    whole.json.get(field)?.as_str().map(str::to_owned)
}

fn visited(reader: &Reader<'_>, visit: RecordId) -> Option<String> {
    Some(reader.visit(visit, &store::Watermarks::new()).ok()??.place_name)
}

fn promised(reader: &Reader<'_>, promise: RecordId) -> Option<String> {
    whole::<model::FollowUp>(reader, promise).map(|promise| promise.promise)
}

fn whole<T: serde::de::DeserializeOwned>(reader: &Reader<'_>, record: RecordId) -> Option<T> {
    typed(reader.whole(record).ok()?.json).ok()
}
