//! Words that a record chooses from. A word that this version does not know survives a round trip.

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(from = "String", into = "String")]
        #[ts(type = "string")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
            /// A word of a newer version, kept as it came.
            Unknown(String),
        }

        impl $name {
            /// Every word this version knows.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word as it stands in documents and JSON.
            pub fn word(&self) -> &str {
                match self { $(Self::$variant => $word,)* Self::Unknown(word) => word }
            }
        }
        impl From<String> for $name {
            fn from(word: String) -> Self {
                match word.as_str() { $($word => Self::$variant,)* _ => Self::Unknown(word) }
            }
        }
        impl From<$name> for String {
            fn from(word: $name) -> Self { word.word().to_owned() }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }
    )*};
}

words! {
    /// What kind of place it is.
    PlaceKind {
        /// A shop, an office, a restaurant.
        Business = "business",
        /// A school.
        School = "school",
        /// A daycare.
        Daycare = "daycare",
        /// A park.
        Park = "park",
        /// A neighborhood as such: a street, a block.
        Neighborhood = "neighborhood",
        /// Anything else.
        Other = "other",
    }
    /// Who had the idea of a visit.
    Origin {
        /// The officer stopped by.
        SelfInitiated = "self_initiated",
        /// A supervisor asked for it.
        Directed = "directed",
        /// Somebody in the community asked for it.
        Requested = "requested",
    }
    /// Whether a visit stands.
    VisitState {
        /// It stands.
        Logged = "logged",
        /// It was logged in error; kept, with the reason, out of every count.
        Withdrawn = "withdrawn",
    }
    /// Who asks for records. Whoever is none of these is anybody.
    Audience {
        /// Anybody: no identity is needed and no reason.
        Anybody = "anybody",
        /// The person that not-public data are about.
        DataSubject = "data_subject",
        /// An agency that a law allows to have them.
        Agency = "agency",
    }
    /// From when on a record's time of being kept runs.
    Begins {
        /// From the day it was written down.
        Recorded = "recorded",
        /// From the day it was over: a promise settled, a place closed, a member gone, a year past.
        Closed = "closed",
    }
    /// What became of a promise.
    FollowUpState {
        /// Still to do.
        Open = "open",
        /// Done as promised.
        Kept = "kept",
        /// Will not be done; says why.
        Dropped = "dropped",
    }
    /// How far a referral is.
    ReferralState {
        /// It is being written.
        Draft = "draft",
        /// The person has been asked.
        Offered = "offered",
        /// The person said no.
        Declined = "declined",
        /// The person said yes.
        Consented = "consented",
        /// The partner may read it.
        Sent = "sent",
        /// The partner has seen it.
        Received = "received",
        /// The partner takes it on.
        Accepted = "accepted",
        /// The partner does not take it on; says why.
        Refused = "refused",
        /// The partner tries to reach the person.
        Contacting = "contacting",
        /// The person gets help.
        Connected = "connected",
        /// The person waits for a place.
        Waitlisted = "waitlisted",
        /// It is over; says how it ended.
        Closed = "closed",
        /// It was taken back; says why.
        Withdrawn = "withdrawn",
        /// It ran out.
        Expired = "expired",
    }
    /// How far an event is.
    EventState {
        /// It is to come.
        Planned = "planned",
        /// It is under way.
        Underway = "underway",
        /// It is over.
        Over = "over",
        /// It was called off.
        CalledOff = "called_off",
    }
    /// Which volunteers somebody belongs to.
    VolunteerGroup {
        /// The Community Emergency Response Team.
        Cert = "cert",
        /// A police reserve.
        Reserve = "reserve",
        /// A chaplain.
        Chaplain = "chaplain",
        /// Anybody else who is registered.
        Other = "other",
    }
    /// How far a task is.
    TaskState {
        /// The team is on it.
        Given = "given",
        /// It is done.
        Done = "done",
        /// It was given up; says why.
        GivenUp = "given_up",
    }
    /// Where people check in at an incident: the boxes of ICS 211.
    CheckInLocation {
        /// Where resources are based.
        Base = "base",
        /// Where they wait to be sent.
        StagingArea = "staging_area",
        /// The incident command post.
        Icp = "icp",
        /// Where helicopters land.
        Helibase = "helibase",
        /// Somewhere else.
        Other = "other",
    }
    /// In which column of the ledger hours stand: they are never added over columns.
    SessionKind {
        /// Learning.
        Training = "training",
        /// Serving the community.
        Service = "service",
        /// A conference, a competition.
        Competition = "competition",
    }
    /// How a case of the social worker ended; counted for each year.
    ReviewOutcome {
        /// The person gets help that lasts.
        Connected = "connected",
        /// What was to be reached was.
        GoalsMet = "goals_met",
        /// The person wants no help.
        Declined = "declined",
        /// Nobody could reach the person.
        NotReached = "not_reached",
        /// It went on to somebody else.
        HandedOn = "handed_on",
        /// Anything else.
        Other = "other",
    }
    /// How the social worker was in touch.
    ContactWay {
        /// By telephone.
        Phone = "phone",
        /// At the person's.
        Visit = "visit",
        /// At the office.
        Office = "office",
        /// By letter or message.
        Message = "message",
        /// With somebody who helps them.
        WithOthers = "with_others",
        /// In vain.
        Tried = "tried",
    }
    /// How a diversion ended.
    DiversionOutcome {
        /// Everything was done.
        Completed = "completed",
        /// It was not done.
        NotCompleted = "not_completed",
        /// The family took its agreement back.
        TakenBack = "taken_back",
    }
    /// For what a chaplain is called out.
    CallOutKind {
        /// Somebody has to be told of a death.
        DeathNotification = "death_notification",
        /// Something terrible happened, and people are still there.
        CriticalIncident = "critical_incident",
        /// To a hospital.
        Hospital = "hospital",
        /// For somebody of the department.
        Staff = "staff",
        /// To be with a family.
        Family = "family",
        /// For anything else.
        Other = "other",
    }
    /// How far a problem is (SARA).
    ProblemState {
        /// What happens, to whom, how often.
        Scanning = "scanning",
        /// Why it happens.
        Analysis = "analysis",
        /// What is done about it.
        Response = "response",
        /// Whether it helped.
        Assessment = "assessment",
        /// It is over; says how it ended.
        Closed = "closed",
    }
    /// What pulls time off the beat. Nothing about anybody's health or leave.
    AbstractionKind {
        /// Court.
        Court = "court",
        /// Training.
        Training = "training",
        /// Bringing somebody somewhere: jail, hospital, detox.
        Transport = "transport",
        /// Watching over somebody or something.
        Guarding = "guarding",
        /// Helping another agency or district.
        HelpingOut = "helping_out",
        /// Reports, evidence, the desk.
        Paperwork = "paperwork",
        /// A squad car, a radio, a computer that does not work.
        Equipment = "equipment",
        /// Anything else.
        Other = "other",
    }
    /// How things are stolen from stores.
    TheftMethod {
        /// Hidden under clothes or in a bag.
        Concealing = "concealing",
        /// A full cart, out of the door.
        PushOut = "push_out",
        /// One distracts, another takes.
        Distracting = "distracting",
        /// At the self-checkout: not scanned, or as something else.
        SelfCheckout = "self_checkout",
        /// Stolen things brought back for money.
        Refund = "refund",
        /// Gift cards tampered with, or bought with stolen cards.
        GiftCards = "gift_cards",
        /// Many at once, quickly.
        ManyAtOnce = "many_at_once",
        /// Through a window or a door, at night.
        BreakIn = "break_in",
        /// Another way.
        Other = "other",
    }
}
