//! The kinds of record, their schema numbers and the space each lives in.

use serde::{Deserialize, Serialize};

/// A kind that this version does not know: written by a newer one, kept and passed on untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this version does not know records of kind “{0}”; update Porchlight to read them")]
pub struct UnknownKind(pub String);

/// Where a record that belongs to a happening is filed: under which of its fields, in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// The field with the id of what it belongs to.
    pub of: Option<&'static str>,
    /// The field with the moment it is sorted by.
    pub at: Option<&'static str>,
}

/// What a space of its own belongs to, told from a record in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The record itself.
    Itself,
    /// What the field with this name says.
    Field(&'static str),
}

impl RecordKind {
    /// How records of this kind are filed; none for those with lists of their own.
    pub const fn filed(self) -> Option<Filed> {
        let (of, at) = match self {
            Self::Event => (Some("group"), Some("starts")),
            Self::Group | Self::Volunteer | Self::Explorer => (None, None),
            Self::RegisteredAdult | Self::Awards => (None, None),
            Self::Session => (None, Some("starts")),
            Self::Attendance => (Some("session"), Some("recorded")),
            Self::RideAlong => (Some("explorer"), Some("starts")),
            Self::Party => (Some("event"), Some("from")),
            Self::PartyHost => (Some("party"), None),
            Self::VolunteerContact => (Some("volunteer"), None),
            Self::Incident => (Some("event"), None),
            Self::CheckIn | Self::Team => (Some("event"), Some("recorded")),
            Self::Task => (Some("event"), Some("given")),
            Self::RollCall => (Some("event"), Some("called")),
            Self::Activity => (Some("event"), Some("at")),
            Self::ExplorerPage => (Some("explorer"), None),
            Self::Consent => (Some("referral"), Some("recorded")),
            Self::ReferralClock => (Some("referral"), Some("due")),
            Self::PartnerCounts => (None, Some("recorded")),
            Self::Referral | Self::CaseReview | Self::ReviewRequest => (None, Some("closed")),
            Self::CrisisRequest | Self::Diversion | Self::CallOut => (None, Some("closed")),
            Self::Problem | Self::TrendNote => (None, Some("recorded")),
            Self::Abstraction => (None, Some("started")),
            Self::ShieldedAddress => (Some("place"), Some("recorded")),
            kind if kind.is_attachment() => (Some("of"), Some("recorded")),
            _ => return None,
        };
        Some(Filed { of, at })
    }

    /// Whether records of this kind say what is attached to another one.
    pub const fn is_attachment(self) -> bool {
        matches!(
            self,
            Self::VisitAttachment | Self::NoteAttachment | Self::EventAttachment | Self::ConsentAttachment
        )
    }

    /// The kinds of what can be attached to a record of this kind: public where it is, not public beside it.
    pub const fn attachments(self) -> &'static [Self] {
        match self {
            Self::Visit => &[Self::VisitAttachment, Self::NoteAttachment],
            Self::Event => &[Self::EventAttachment],
            Self::Consent => &[Self::ConsentAttachment],
            _ => &[],
        }
    }

    /// What the space of such a record belongs to, when its kind lives in spaces of their own.
    pub const fn about(self) -> Option<About> {
        match self {
            Self::Referral | Self::CaseReview | Self::ReviewRequest => Some(About::Itself),
            Self::CrisisRequest | Self::CallOut => Some(About::Itself),
            Self::ExplorerPage => Some(About::Field("explorer")),
            Self::Consent | Self::ConsentAttachment => Some(About::Field("referral")),
            _ => None,
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $word:literal in $space:literal schema $schema:literal),* $(,)?) => {
        /// The kind of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "snake_case")]
        pub enum RecordKind { $($(#[$doc])* $variant),* }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word for the kind in documents and in JSON.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word),* } }

            /// The name of the space its records live in; of the template, for kinds with a space of their own.
            pub const fn space(self) -> &'static str { match self { $(Self::$variant => $space),* } }

            /// The schema number that this version writes.
            pub const fn schema(self) -> u32 { match self { $(Self::$variant => $schema),* } }
        }

        impl std::str::FromStr for RecordKind {
            type Err = UnknownKind;
            fn from_str(word: &str) -> Result<Self, UnknownKind> {
                match word { $($word => Ok(Self::$variant),)* _ => Err(UnknownKind(word.to_owned())) }
            }
        }
    };
}

kinds! {
    /// The city's own settings: zone, words, intervals, retention.
    City = "city" in "directory" schema 1,
    /// A person enrolled by the agency.
    Member = "member" in "directory" schema 1,
    /// A patrol district as bounded in one year.
    District = "district" in "directory" schema 1,
    /// Who holds which district in which year.
    Assignment = "assignment" in "directory" schema 1,
    /// A place that officers visit.
    Place = "place" in "places" schema 1,
    /// A program of outreach.
    Program = "program" in "directory" schema 1,
    /// An organization that people are referred to.
    Partner = "partner" in "directory" schema 1,
    /// A visit, presumptively public.
    Visit = "visit" in "patrol" schema 1,
    /// Something promised, to somebody, by a day.
    FollowUp = "follow_up" in "patrol" schema 1,
    /// The not-public note to a visit: its own record in its own space.
    VisitNote = "visit_note" in "patrol_notes" schema 1,
    /// That records were handed out: what was asked, what was withheld and by which law.
    Disclosure = "disclosure" in "records" schema 1,
    /// That unsent work in custody was thrown away, by whom, and why.
    Disposal = "disposal" in "records" schema 1,
    /// Something the department takes part in: a day in the park, a class, a meeting of a group.
    Event = "event" in "outreach" schema 1,
    /// A group that the department keeps in touch with.
    Group = "group" in "outreach" schema 1,
    /// A block party of a night out.
    Party = "party" in "outreach" schema 1,
    /// Whom to call about a party.
    PartyHost = "party_host" in "outreach_contacts" schema 1,
    /// A volunteer: CERT, reserves, chaplains.
    Volunteer = "volunteer" in "cert" schema 1,
    /// How to reach a volunteer: security information.
    VolunteerContact = "volunteer_contact" in "cert_contacts" schema 1,
    /// A volunteer's coming and going at an event.
    CheckIn = "check_in" in "cert" schema 1,
    /// A team at an event.
    Team = "team" in "cert" schema 1,
    /// What a team was sent to do, with its tracking number.
    Task = "task" in "cert" schema 1,
    /// A roll-call (PAR).
    RollCall = "roll_call" in "cert" schema 1,
    /// A line of an event's activity log.
    Activity = "activity" in "cert" schema 1,
    /// An event as incident command sees it: number, positions, channels.
    Incident = "incident" in "cert" schema 1,
    /// An Explorer.
    Explorer = "explorer" in "explorers" schema 1,
    /// A session of the Explorers.
    Session = "session" in "explorers" schema 1,
    /// An Explorer's coming and going at a session.
    Attendance = "attendance" in "explorers" schema 1,
    /// An Explorer's ride-along.
    RideAlong = "ride_along" in "explorers" schema 1,
    /// From how many hours of service on there is an award.
    Awards = "awards" in "explorers" schema 1,
    /// An adult who may be with Explorers, with their papers.
    RegisteredAdult = "registered_adult" in "explorers" schema 1,
    /// An Explorer's own page: made by the advisors' devices, read by the Explorer.
    ExplorerPage = "explorer_page" in "explorer_own" schema 1,
    /// Somebody handed to a partner who can help.
    Referral = "referral" in "referral" schema 1,
    /// That somebody agreed to be referred, or why they could not be asked.
    Consent = "consent" in "referral" schema 1,
    /// Whose step a referral is and by when, and nothing else of it.
    ReferralClock = "referral_clock" in "referral_clocks" schema 1,
    /// What comes back from a one-way partner: counts of a month.
    PartnerCounts = "partner_counts" in "partner_counts" schema 1,
    /// A case of the social worker.
    CaseReview = "case_review" in "case_review" schema 1,
    /// An officer asks the social worker to look at how somebody is.
    ReviewRequest = "review_request" in "review_request" schema 1,
    /// A provider told something about a patient for one crisis.
    CrisisRequest = "crisis_request" in "crisis_request" schema 1,
    /// A child kept out of court.
    Diversion = "diversion" in "juvenile" schema 1,
    /// A chaplain was called out.
    CallOut = "call_out" in "chaplain_call" schema 1,
    /// A problem that is worked on.
    Problem = "problem" in "problems" schema 1,
    /// Time that was pulled off the beat.
    Abstraction = "abstraction" in "problems" schema 1,
    /// What stores see of retail crime, for the agencies of the region.
    TrendNote = "trend_note" in "region" schema 1,
    /// An address that is shown nowhere: of a participant of Safe at Home.
    ShieldedAddress = "shielded_address" in "safe_at_home" schema 1,
    /// A photo or a paper on a visit, as public as the visit.
    VisitAttachment = "visit_attachment" in "patrol" schema 1,
    /// A photo or a paper on a visit that is not public, beside the visit's note.
    NoteAttachment = "note_attachment" in "patrol_notes" schema 1,
    /// A photo or a paper on an event.
    EventAttachment = "event_attachment" in "outreach" schema 1,
    /// A photo or a paper on a consent, such as the signed sheet: in the referral's own space.
    ConsentAttachment = "consent_attachment" in "referral" schema 1,
}
