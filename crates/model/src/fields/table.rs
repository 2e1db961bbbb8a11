//! The table itself.

use super::{Class, Field, Merge, Retention};
use crate::RecordKind;

use Class::{Nonpublic, Private, Public};
use Merge::{Decimal, Flag, Id, Number, Paragraphs, Set, Tally, Text, Time, Whole};

/// Public by default: all government data are public unless a law says otherwise.
const BY_DEFAULT: &str = "Minn. Stat. 13.03 subd. 1";
/// Name, title, assignment of public employees.
const PERSONNEL: &str = "Minn. Stat. 13.43 subd. 2";
/// What else is kept of people who work for the agency, paid or not.
const PERSONNEL_PRIVATE: &str = "Minn. Stat. 13.43 subd. 4";
/// What an agency did on its own initiative: date, time, place, officers, brief account.
const RESPONSE: &str = "Minn. Stat. 13.82 subd. 6";
/// Volunteer lists with addresses and phones; locations of parties on a night out are public.
const SECURITY: &str = "Minn. Stat. 13.37";
/// Names and doings of minors in a program of the city; private until a city attorney says otherwise.
const YOUTH: &str = "Minn. Stat. 13.43 subd. 4";
/// Counts and trends from which nobody can be told.
const SUMMARY: &str = "Minn. Stat. 13.05 subd. 7";
/// Addresses of participants of Safe at Home: not demanded, not shown, maps included.
const SAFE_AT_HOME: &str = "Minn. Stat. 5B.05";
/// Investigative and other not-public detail.
const NOT_PUBLIC: &str = "Minn. Stat. 13.82 subd. 7";

const TABLES: [&[Field]; 5] = [TABLE, referrals::TABLE, problems::TABLE, casework::TABLE, attachments::TABLE];
const ROWS: usize = TABLES[0].len() + TABLES[1].len() + TABLES[2].len() + TABLES[3].len() + TABLES[4].len();

static ALL: [Field; ROWS] = {
    let mut all = [TABLE[0]; ROWS];
    let (mut n, mut table, mut row) = (0, 0, 0);
    while n < all.len() {
        if row == TABLES[table].len() {
            (table, row) = (table + 1, 0);
        }
        all[n] = TABLES[table][row];
        (n, row) = (n + 1, row + 1);
    }
    all
};

/// Every field of every record.
pub static FIELDS: &[Field] = &ALL;

macro_rules! table {
    ($($kind:ident $retention:ident { $($name:literal $merge:ident $(($settle:ident))? $class:ident $citation:ident;)* })*) => {
        pub(super) const TABLE: &[Field] = &[$($(Field {
            kind: RecordKind::$kind,
            name: $name,
            merge: $merge,
            settle: false $(|| stringify!($settle).len() == 6)?,
            class: $class,
            citation: $citation,
            retention: Retention::$retention,
        },)*)*];
    };
}

mod attachments;
mod casework;
mod problems;
mod referrals;

table! {
    City Directory {
        "name" Text Public BY_DEFAULT;
        "agency" Text Public BY_DEFAULT;
        "zone" Text Public BY_DEFAULT;
        "year" Number Public BY_DEFAULT;
        "due_after_days" Whole Public BY_DEFAULT;
        "topics" Whole Public BY_DEFAULT;
        "materials" Whole Public BY_DEFAULT;
        "tips" Whole Public BY_DEFAULT;
        "languages" Whole Public BY_DEFAULT;
        "neighborhoods" Whole Public BY_DEFAULT;
        "roles" Whole Public BY_DEFAULT;
        "parts" Whole Public BY_DEFAULT;
        "retention" Whole Public BY_DEFAULT;
        "case_reviews" Whole Public BY_DEFAULT;
        "diversion" Whole Public BY_DEFAULT;
        "lease_days" Number (settle) Public BY_DEFAULT;
        "referral_notice" Text Public BY_DEFAULT;
        "referral_notices" Whole Public BY_DEFAULT;
        "consent_days" Number Public BY_DEFAULT;
        "hotlines" Whole Public BY_DEFAULT;
        "screenings" Whole Public BY_DEFAULT;
        "invented" Text Public BY_DEFAULT;
    }
    Member Directory {
        "name" Text (settle) Public PERSONNEL;
        "role" Text (settle) Public PERSONNEL;
        "partner" Text (settle) Public PERSONNEL;
        "left" Flag Public PERSONNEL;
    }
    District Directory {
        "code" Text Public BY_DEFAULT;
        "name" Text (settle) Public BY_DEFAULT;
        "year" Number Public BY_DEFAULT;
        "boundary" Whole Public BY_DEFAULT;
    }
    Assignment Directory {
        "member" Id Public PERSONNEL;
        "district" Text Public PERSONNEL;
        "year" Number Public PERSONNEL;
    }
    Place Directory {
        "name" Text (settle) Public BY_DEFAULT;
        "kind" Text (settle) Public BY_DEFAULT;
        "address" Text (settle) Public BY_DEFAULT;
        "lat" Decimal Public BY_DEFAULT;
        "lon" Decimal Public BY_DEFAULT;
        "district" Text Public BY_DEFAULT;
        "neighborhood" Text (settle) Public BY_DEFAULT;
        "note" Paragraphs (settle) Public BY_DEFAULT;
        "closed" Flag (settle) Public BY_DEFAULT;
        "merged_into" Id (settle) Public BY_DEFAULT;
        "apart" Set Public BY_DEFAULT;
        "shielded" Flag Public SAFE_AT_HOME;
    }
    Program Directory {
        "name" Text Public BY_DEFAULT;
        "about" Text Public BY_DEFAULT;
    }
    Partner Directory {
        "name" Text Public BY_DEFAULT;
        "about" Text Public BY_DEFAULT;
        "one_way" Flag (settle) Public BY_DEFAULT;
        "without_consent" Flag (settle) Public BY_DEFAULT;
    }
    Visit Engagement {
        "place" Id (settle) Public RESPONSE;
        "spot" Whole (settle) Public RESPONSE;
        "kind" Text (settle) Public RESPONSE;
        "district" Text Public RESPONSE;
        "neighborhood" Text Public RESPONSE;
        "started" Time (settle) Public RESPONSE;
        "ended" Time (settle) Public RESPONSE;
        "recorded" Time Public RESPONSE;
        "officers" Set Public RESPONSE;
        "origin" Text (settle) Public RESPONSE;
        "people_reached" Number (settle) Public RESPONSE;
        "topics" Set Public RESPONSE;
        "language" Text (settle) Public RESPONSE;
        "materials" Set Public RESPONSE;
        "tips" Set Public RESPONSE;
        "case_number" Text (settle) Public RESPONSE;
        "note" Paragraphs (settle) Public RESPONSE;
        "state" Text (settle) Public RESPONSE;
        "withdrawn_because" Text Public RESPONSE;
    }
    VisitNote Notes {
        "visit" Id Private NOT_PUBLIC;
        "note" Paragraphs (settle) Private NOT_PUBLIC;
        "recorded" Time Private NOT_PUBLIC;
    }
    FollowUp Engagement {
        "visit" Id Public BY_DEFAULT;
        "place" Id (settle) Public BY_DEFAULT;
        "district" Text Public BY_DEFAULT;
        "owner" Id (settle) Public PERSONNEL;
        "due" Text (settle) Public BY_DEFAULT;
        "promise" Text (settle) Public BY_DEFAULT;
        "state" Text (settle) Public BY_DEFAULT;
        "outcome" Text (settle) Public BY_DEFAULT;
        "recorded" Time Public BY_DEFAULT;
    }
    Disclosure Requests {
        "recorded" Time Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "audience" Text Public BY_DEFAULT;
        "purpose" Text Public BY_DEFAULT;
        "reference" Text Public BY_DEFAULT;
        "authority" Text Public BY_DEFAULT;
        "asked" Whole Public BY_DEFAULT;
        "chosen" Set Public BY_DEFAULT;
        "counts" Whole Public BY_DEFAULT;
        "withheld" Whole Public BY_DEFAULT;
    }
    Disposal Requests {
        "recorded" Time Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "because" Text Public BY_DEFAULT;
        "authority" Text Public BY_DEFAULT;
        "entries" Number Public BY_DEFAULT;
        "forms" Number Public BY_DEFAULT;
        "records" Set Public BY_DEFAULT;
        "written_by" Set Public PERSONNEL;
    }
    Event Engagement {
        "name" Text (settle) Public BY_DEFAULT;
        "program" Text (settle) Public BY_DEFAULT;
        "group" Id Public BY_DEFAULT;
        "place" Id (settle) Public BY_DEFAULT;
        "whereabouts" Text (settle) Public BY_DEFAULT;
        "district" Text Public BY_DEFAULT;
        "starts" Time (settle) Public BY_DEFAULT;
        "ends" Time (settle) Public BY_DEFAULT;
        "staff" Set Public PERSONNEL;
        "with" Set Public BY_DEFAULT;
        "expected" Number (settle) Public BY_DEFAULT;
        "heads" Tally Public BY_DEFAULT;
        "handed_out" Tally Public BY_DEFAULT;
        "plan" Paragraphs (settle) Public BY_DEFAULT;
        "debrief" Paragraphs (settle) Public BY_DEFAULT;
        "state" Text (settle) Public BY_DEFAULT;
        "number" Text (settle) Public BY_DEFAULT;
        "recorded" Time Public BY_DEFAULT;
    }
    Group Engagement {
        "name" Text (settle) Public BY_DEFAULT;
        "about" Text (settle) Public BY_DEFAULT;
        "liaisons" Set Public PERSONNEL;
        "due_after_days" Number (settle) Public BY_DEFAULT;
        "closed" Flag (settle) Public BY_DEFAULT;
        "recorded" Time Public BY_DEFAULT;
    }
    Party Engagement {
        "event" Id Public SECURITY;
        "address" Text (settle) Public SECURITY;
        "spot" Whole (settle) Public SECURITY;
        "district" Text Public SECURITY;
        "neighborhood" Text Public SECURITY;
        "from" Time (settle) Public SECURITY;
        "until" Time (settle) Public SECURITY;
        "wishes" Set Public BY_DEFAULT;
        "officer" Id Public PERSONNEL;
        "planned" Time Public BY_DEFAULT;
        "visited" Set Public RESPONSE;
        "left" Set Public RESPONSE;
        "heads" Tally Public BY_DEFAULT;
        "called_off" Flag (settle) Public BY_DEFAULT;
    }
    PartyHost Engagement {
        "party" Id Nonpublic SECURITY;
        "name" Text (settle) Private SECURITY;
        "phone" Text (settle) Private SECURITY;
        "email" Text (settle) Private SECURITY;
    }
    Volunteer Volunteers {
        "name" Text (settle) Public PERSONNEL;
        "group" Text (settle) Public PERSONNEL;
        "badge" Text (settle) Nonpublic SECURITY;
        "skills" Set Public PERSONNEL;
        "registered" Text (settle) Public PERSONNEL;
        "evidence" Text (settle) Public PERSONNEL;
        "left" Flag (settle) Public PERSONNEL;
        "recorded" Time Public PERSONNEL;
    }
    VolunteerContact Volunteers {
        "volunteer" Id Private SECURITY;
        "phone" Text (settle) Private SECURITY;
        "email" Text (settle) Private SECURITY;
        "address" Text (settle) Private SECURITY;
        "emergency" Text (settle) Private SECURITY;
    }
    CheckIn Volunteers {
        "event" Id Public PERSONNEL;
        "volunteer" Id Public PERSONNEL;
        "name" Text (settle) Public PERSONNEL;
        "home" Text (settle) Public PERSONNEL;
        "skills" Set Public PERSONNEL;
        "prefers" Text Public PERSONNEL;
        "reach" Text (settle) Private SECURITY;
        "stamps" Set Public PERSONNEL;
        "equipment" Text (settle) Public PERSONNEL;
        "miles" Number (settle) Public PERSONNEL;
        "recorded" Time Public PERSONNEL;
    }
    Team Volunteers {
        "event" Id Public PERSONNEL;
        "name" Text (settle) Public PERSONNEL;
        "leader" Id (settle) Public PERSONNEL;
        "members" Set Public PERSONNEL;
        "pairs" Set Public PERSONNEL;
        "ended" Flag Public PERSONNEL;
        "recorded" Time Public PERSONNEL;
    }
    Task Volunteers {
        "event" Id Public BY_DEFAULT;
        "number" Text (settle) Public BY_DEFAULT;
        "what" Text (settle) Public BY_DEFAULT;
        "whereabouts" Text (settle) Public BY_DEFAULT;
        "team" Id (settle) Public BY_DEFAULT;
        "given" Time (settle) Public BY_DEFAULT;
        "done" Time (settle) Public BY_DEFAULT;
        "state" Text (settle) Public BY_DEFAULT;
        "outcome" Text (settle) Public BY_DEFAULT;
    }
    RollCall Volunteers {
        "event" Id Public BY_DEFAULT;
        "trigger" Text Public BY_DEFAULT;
        "called" Time Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "answered" Set Public PERSONNEL;
        "closed" Time (settle) Public BY_DEFAULT;
        "outcome" Text (settle) Public BY_DEFAULT;
    }
    Activity Volunteers {
        "event" Id Public BY_DEFAULT;
        "at" Time (settle) Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "text" Text (settle) Public BY_DEFAULT;
    }
    Incident Volunteers {
        "event" Id Public BY_DEFAULT;
        "number" Text (settle) Public BY_DEFAULT;
        "state" Text (settle) Public BY_DEFAULT;
        "location" Text (settle) Public BY_DEFAULT;
        "branch" Text (settle) Public BY_DEFAULT;
        "division" Text (settle) Public BY_DEFAULT;
        "group" Text (settle) Public BY_DEFAULT;
        "staging_area" Text (settle) Public BY_DEFAULT;
        "positions" Set Public PERSONNEL;
        "instructions" Paragraphs (settle) Public BY_DEFAULT;
        "channels" Set Public BY_DEFAULT;
        "roll_call_every" Number (settle) Public BY_DEFAULT;
    }
    Explorer Explorers {
        "name" Text (settle) Private YOUTH;
        "joined" Text (settle) Private YOUTH;
        "consent_until" Text (settle) Private YOUTH;
        "training_until" Text (settle) Private YOUTH;
        "registered_until" Text (settle) Private YOUTH;
        "member" Id (settle) Private YOUTH;
        "left" Flag (settle) Private YOUTH;
        "recorded" Time Private YOUTH;
    }
    Session Explorers {
        "name" Text (settle) Public BY_DEFAULT;
        "kind" Text (settle) Public BY_DEFAULT;
        "starts" Time (settle) Public BY_DEFAULT;
        "ends" Time (settle) Public BY_DEFAULT;
        "adults" Set Public PERSONNEL;
        "approved" Id Public PERSONNEL;
        "called_off" Flag (settle) Public BY_DEFAULT;
        "recorded" Time Public BY_DEFAULT;
    }
    Attendance Explorers {
        "session" Id Private YOUTH;
        "explorer" Id Private YOUTH;
        "stamps" Set Private YOUTH;
        "recorded" Time Private YOUTH;
    }
    RideAlong Explorers {
        "explorer" Id Private YOUTH;
        "officer" Id (settle) Private YOUTH;
        "starts" Time (settle) Private YOUTH;
        "ends" Time (settle) Private YOUTH;
        "approved" Id Private YOUTH;
        "left" Time (settle) Private YOUTH;
        "returned" Time (settle) Private YOUTH;
        "calls" Paragraphs (settle) Private YOUTH;
        "report" Paragraphs (settle) Private YOUTH;
        "called_off" Flag (settle) Private YOUTH;
        "recorded" Time Private YOUTH;
    }
    RegisteredAdult Explorers {
        "member" Id Private PERSONNEL_PRIVATE;
        "registration" Text (settle) Private PERSONNEL_PRIVATE;
        "registered_until" Text (settle) Private PERSONNEL_PRIVATE;
        "training_until" Text (settle) Private PERSONNEL_PRIVATE;
        "checked" Text (settle) Private PERSONNEL_PRIVATE;
        "left" Flag (settle) Private PERSONNEL_PRIVATE;
        "recorded" Time Private PERSONNEL_PRIVATE;
    }
    Awards Explorers {
        "on" Flag Public BY_DEFAULT;
        "levels" Whole (settle) Public BY_DEFAULT;
    }
    ExplorerPage Explorers {
        "explorer" Id Private YOUTH;
        "name" Text Private YOUTH;
        "joined" Text Private YOUTH;
        "consent_until" Text Private YOUTH;
        "training_until" Text Private YOUTH;
        "registered_until" Text Private YOUTH;
        "left" Flag Private YOUTH;
        "hours" Whole Private YOUTH;
        "sessions" Whole Private YOUTH;
        "rides" Whole Private YOUTH;
    }
    ShieldedAddress Directory {
        "place" Id Private SAFE_AT_HOME;
        "name" Text Private SAFE_AT_HOME;
        "address" Text (settle) Private SAFE_AT_HOME;
        "lat" Decimal Private SAFE_AT_HOME;
        "lon" Decimal Private SAFE_AT_HOME;
        "ended" Text (settle) Private SAFE_AT_HOME;
        "recorded" Time Private SAFE_AT_HOME;
    }
}
