//! Everything that is known of an event and its people, as the forms need it. Read once; pure from then on.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use ids::RecordId;
use model::hours::{Hours, Stay};
use model::{
    Activity, CheckIn, Event, Incident, POSITIONS, RecordKind, RollCall, Task, Team, Volunteer,
    VolunteerContact,
};
use store::lists::Reader;

use crate::Refusal;
use crate::commands::visits::{of_kind, typed};
use crate::commands::volunteers::incident;
use crate::directory::Directory;

/// Who prints the form, and when.
pub(super) struct Preparer {
    pub name: String,
    /// The word of their role.
    pub role: String,
    pub at: DateTime<Utc>,
}

/// Somebody at the event.
pub(super) struct Person {
    pub check_in: RecordId,
    pub record: CheckIn,
    pub volunteer: Option<Volunteer>,
    /// Cell or radio, for who may know.
    pub reach: Option<String>,
    pub stays: Vec<Stay>,
}

/// An event, whole.
pub(super) struct Occasion {
    pub zone: Tz,
    pub agency: String,
    pub event: Event,
    /// What the place is called and its address.
    pub site: String,
    pub incident: Incident,
    pub preparer: Preparer,
    /// By their first coming.
    pub people: Vec<Person>,
    pub teams: Vec<(RecordId, Team)>,
    pub tasks: Vec<Task>,
    pub roll_calls: Vec<(RollCall, String)>,
    pub log: Vec<(Activity, String)>,
    /// The contacts that `reach` was read from.
    pub contacts: Vec<RecordId>,
}

impl Occasion {
    pub(super) fn read(
        reader: &Reader<'_>,
        directory: &Directory,
        id: RecordId,
        preparer: Preparer,
        may_know: bool,
    ) -> Result<Self, Refusal> {
        let event: Event = typed(of_kind(reader, id, RecordKind::Event)?.json)?;
        let place = event.place.map(|place| reader.place(place)).transpose()?.flatten();
        let known =
            place.map(|place| [Some(place.name), place.address].into_iter().flatten().collect::<Vec<_>>());
        let site =
            known.map_or_else(|| event.whereabouts.clone().unwrap_or_default(), |known| known.join(", "));
        let roster: BTreeMap<RecordId, Volunteer> =
            reader.all_entries::<Volunteer>(RecordKind::Volunteer)?.into_iter().collect();
        let (mut people, mut contacts) = (vec![], vec![]);
        for (check_in, record) in reader.entries_of::<CheckIn>(id, RecordKind::CheckIn)? {
            let mut reach = record.reach.clone();
            if let (None, true, Some(volunteer)) = (&reach, may_know, record.volunteer) {
                let all = reader.entries_of::<VolunteerContact>(volunteer, RecordKind::VolunteerContact)?;
                if let Some((contact, VolunteerContact { phone: Some(phone), .. })) = all.into_iter().next() {
                    contacts.push(contact);
                    reach = Some(phone);
                }
            }
            people.push(Person {
                check_in,
                volunteer: record.volunteer.and_then(|volunteer| roster.get(&volunteer).cloned()),
                reach: reach.filter(|_| may_know),
                stays: Hours::of(&record.stamps).stays,
                record,
            });
        }
        let first = |person: &Person| person.stays.first().and_then(|stay| stay.from.or(stay.until));
        people.sort_by(|a, b| (first(a), &a.record.name).cmp(&(first(b), &b.record.name)));
        let named = |member| directory.name(member);
        let calls = reader.entries_of::<RollCall>(id, RecordKind::RollCall)?;
        let log = reader.entries_of::<Activity>(id, RecordKind::Activity)?;
        Ok(Self {
            zone: directory.zone,
            agency: directory.city.as_ref().map(|city| city.agency.clone()).unwrap_or_default(),
            site,
            incident: incident::read(reader, id)?,
            preparer,
            people,
            teams: reader.entries_of::<Team>(id, RecordKind::Team)?,
            tasks: reader
                .entries_of::<Task>(id, RecordKind::Task)?
                .into_iter()
                .map(|(_, task)| task)
                .collect(),
            roll_calls: calls
                .into_iter()
                .map(|(_, call)| (named(call.by), call))
                .map(|(by, call)| (call, by))
                .collect(),
            log: log
                .into_iter()
                .map(|(_, line)| (named(line.by), line))
                .map(|(by, line)| (line, by))
                .collect(),
            contacts,
            event,
        })
    }

    /// `08/04/2026`, in the city's zone.
    pub(super) fn day(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%m/%d/%Y").to_string()
    }

    /// `17:45`, in the city's zone.
    pub(super) fn time(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%H:%M").to_string()
    }

    /// `08/04/2026 17:45`.
    pub(super) fn moment(&self, at: DateTime<Utc>) -> String {
        format!("{} {}", self.day(at), self.time(at))
    }

    /// The team that somebody is in, unless it was broken up.
    pub(super) fn team_of(&self, check_in: RecordId) -> Option<(RecordId, &Team)> {
        let is_in =
            |team: &Team| !team.ended && (team.members.contains(&check_in) || team.leader == Some(check_in));
        self.teams.iter().find(|(_, team)| is_in(team)).map(|(id, team)| (*id, team))
    }

    /// Somebody by their check-in.
    pub(super) fn person(&self, check_in: RecordId) -> Option<&Person> {
        self.people.iter().find(|person| person.check_in == check_in)
    }

    /// Who leads a team.
    pub(super) fn leader(&self, team: &Team) -> Option<&Person> {
        team.leader.and_then(|leader| self.person(leader))
    }

    /// The position that somebody holds, or what they are in their team.
    pub(super) fn position(&self, person: &Person) -> String {
        if let Some(held) = self.position_named(&person.record.name) {
            return held;
        }
        match self.team_of(person.check_in) {
            Some((_, team)) if team.leader == Some(person.check_in) => format!("{} Leader", team.name),
            Some((_, team)) => format!("{} Member", team.name),
            None => String::new(),
        }
    }

    /// The position that goes by this name.
    pub(super) fn position_named(&self, name: &str) -> Option<String> {
        let held = self.incident.held();
        let found =
            POSITIONS.iter().find(|(word, ..)| held.get(word).is_some_and(|names| names.contains(&name)));
        found.map(|(_, label, section)| titled(label, *section))
    }

    /// Whom somebody is sent by: of a volunteer the agency, of who walked up what they said.
    pub(super) fn home(&self, person: &Person) -> String {
        match (&person.volunteer, &person.record.home) {
            (Some(_), _) => self.agency.clone(),
            (None, Some(home)) => home.clone(),
            (None, None) => String::new(),
        }
    }

    /// The role of who prints the form, as a title.
    pub(super) fn title(&self) -> String {
        if let Some(held) = self.position_named(&self.preparer.name) {
            return held;
        }
        let word = |word: &str| match word {
            "cert" => "CERT".to_owned(),
            word => {
                let mut letters = word.chars();
                letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
            }
        };
        self.preparer.role.split('_').map(word).collect::<Vec<String>>().join(" ")
    }
}

/// A number that goes with a name at this event, for who may know.
pub(super) fn reach(of: &Occasion, name: &str) -> Option<String> {
    of.people.iter().find(|person| person.record.name == name)?.reach.clone()
}

/// “Planning Section Chief”: a chief and a deputy are told apart by their section.
pub(super) fn titled(label: &str, section: model::Section) -> String {
    use model::Section;
    let of = match section {
        Section::Command if label == "IC/UCs" => return "Incident Commander".to_owned(),
        Section::Command if label == "Deputy" => return "Deputy Incident Commander".to_owned(),
        Section::Command | Section::Agencies => return label.to_owned(),
        Section::Planning => "Planning",
        Section::Logistics => "Logistics",
        Section::Operations => "Operations",
        Section::Finance => "Finance/Administration",
    };
    if ["Chief", "Deputy"].contains(&label) { format!("{of} Section {label}") } else { label.to_owned() }
}
