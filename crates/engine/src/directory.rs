//! The directory in memory: city, people, districts, assignments.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use ids::{MemberId, RecordId, UnixMs};
use model::{Assignment, City, District, Member, Partner, Program, RecordKind, geometry};
use seal::public::Roster;
use store::StoreError;
use store::lists::Reader;

/// What everybody looks things up in.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    pub city: Option<City>,
    pub zone: Tz,
    pub members: BTreeMap<MemberId, Member>,
    pub districts: Vec<District>,
    pub assignments: Vec<Assignment>,
    pub programs: Vec<Program>,
    pub partners: Vec<Partner>,
}

impl Directory {
    pub(crate) const KINDS: &'static [RecordKind] = &[
        RecordKind::City,
        RecordKind::Member,
        RecordKind::District,
        RecordKind::Assignment,
        RecordKind::Program,
        RecordKind::Partner,
    ];

    pub(crate) fn read(reader: &Reader<'_>) -> Result<Self, StoreError> {
        let city: Option<City> = reader.directory(RecordKind::City)?.into_iter().map(|(_, city)| city).next();
        let year = city.as_ref().map(|city| city.year);
        let in_force = |of: u16| year.is_none_or(|year| of == year);
        let members = reader.directory::<Member>(RecordKind::Member)?;
        let mut districts: Vec<District> = values(reader.directory(RecordKind::District)?);
        districts.retain(|district| in_force(district.year));
        districts.sort_by(|a, b| a.code.cmp(&b.code));
        let mut assignments: Vec<Assignment> = values(reader.directory(RecordKind::Assignment)?);
        assignments.retain(|assignment| in_force(assignment.year));
        Ok(Self {
            zone: city.as_ref().and_then(|city| city.zone.parse().ok()).unwrap_or(Tz::UTC),
            members: members.into_iter().map(|(record, member)| (record.into(), member)).collect(),
            programs: values(reader.directory(RecordKind::Program)?),
            partners: values(reader.directory(RecordKind::Partner)?),
            city,
            districts,
            assignments,
        })
    }

    /// A member's name; “someone” while the directory has not arrived.
    pub(crate) fn name(&self, member: MemberId) -> String {
        self.members.get(&member).map_or_else(|| "someone".to_owned(), |member| member.name.clone())
    }

    /// The partner that a member works for.
    pub(crate) fn partner_of(&self, member: MemberId) -> Option<&Partner> {
        let name = self.members.get(&member)?.partner.as_ref()?;
        self.partners.iter().find(|partner| partner.name == *name)
    }

    /// Whether two members work together as far as their roles say: the other is of the department, or both
    /// lead or belong to the same volunteers or Explorers, or both work for the same partner.
    pub(crate) fn meet(&self, me: MemberId, other: MemberId) -> bool {
        let (Some(mine), Some(theirs)) = (self.members.get(&me), self.members.get(&other)) else {
            return false;
        };
        let reads = |role: &str, space: &str| {
            let roles = self.city.as_ref().map(|city| &city.roles);
            roles.and_then(|roles| roles.get(role)?.get(space)).is_some_and(|rights| rights.read)
        };
        let part = |role: &str, template: &str| {
            let parts = self.city.as_ref().map(|city| &city.parts);
            parts.and_then(|parts| parts.get(role)?.get(template)).copied()
        };
        let always = |template: &str| part(&theirs.role, template).is_some_and(|part| part.always);
        let of_the_department = reads(&theirs.role, "patrol")
            || ["case_review", "chaplain_call", "explorer_own"].into_iter().any(always);
        let of_my_group = ["cert", "explorers"]
            .into_iter()
            .any(|space| reads(&mine.role, space) && reads(&theirs.role, space))
            || reads(&mine.role, "explorers") && part(&theirs.role, "explorer_own").is_some();
        let of_my_partner = mine.partner.is_some() && mine.partner == theirs.partner;
        of_the_department || of_my_group || of_my_partner
    }

    /// The name behind a device.
    pub(crate) fn author(&self, roster: &Roster, device: ids::DeviceId) -> String {
        roster
            .device(device)
            .map_or_else(|| "an unknown device".to_owned(), |admitted| self.name(admitted.member))
    }

    /// Whether somebody goes on visits: their role writes what patrol writes. The custodian, who may write
    /// everywhere, does not.
    pub(crate) fn is_on_patrol(&self, member: MemberId) -> bool {
        let role = self.members.get(&member).map(|member| &member.role);
        let rights =
            role.zip(self.city.as_ref()).and_then(|(role, city)| city.roles.get(role)?.get("patrol"));
        rights.is_some_and(|rights| rights.write && !rights.manage)
    }

    /// The districts a member holds this year.
    pub(crate) fn districts_of(&self, member: MemberId) -> Vec<String> {
        let held = self.assignments.iter().filter(|assignment| assignment.member == member);
        let mut codes: Vec<String> = held.map(|assignment| assignment.district.clone()).collect();
        codes.sort();
        codes
    }

    /// The district around a point.
    pub(crate) fn district_at(&self, at: (f64, f64)) -> Option<String> {
        geometry::district_at(&self.districts, at).map(|district| district.code.clone())
    }

    /// After how many days a place of a kind is due.
    pub(crate) fn due_after_days(&self, kind: &str) -> Option<u16> {
        self.city.as_ref()?.due_after_days.get(kind).copied()
    }

    /// The day of a moment, in the city's zone.
    pub(crate) fn day(&self, at: UnixMs) -> NaiveDate {
        utc(at).with_timezone(&self.zone).date_naive()
    }

    /// When a day begins in the city's zone, also where clocks are put forward at midnight.
    pub(crate) fn begin(&self, day: NaiveDate) -> UnixMs {
        let midnight = day.and_time(NaiveTime::MIN);
        let begins = (0..24).find_map(|hour| {
            self.zone.from_local_datetime(&(midnight + chrono::TimeDelta::hours(hour))).earliest()
        });
        UnixMs(begins.map_or_else(|| midnight.and_utc().timestamp_millis(), |at| at.timestamp_millis()))
    }

    /// When the day after begins.
    pub(crate) fn end(&self, day: NaiveDate) -> UnixMs {
        self.begin(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }
}

fn values<T>(records: Vec<(RecordId, T)>) -> Vec<T> {
    records.into_iter().map(|(_, value)| value).collect()
}

/// A moment as chrono has it; the first of 1970 for what no clock ever said.
pub(crate) fn utc(at: UnixMs) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default()
}
