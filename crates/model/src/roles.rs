//! Which role may do what in which space. The pack names roles; this is the shape of their rights.

use serde::{Deserialize, Serialize};

/// The names of the spaces of this version, and what each holds.
pub const SPACES: &[(&str, &str)] = &[
    // The city's settings with the rights of each role are in here, and the next invite follows them:
    // whoever may write it can raise anybody's rights.
    ("directory", "the city's settings, members, districts, programs, partners"),
    ("places", "places, which anybody on patrol adds and changes"),
    ("patrol", "visits and follow-ups, presumptively public"),
    ("patrol_notes", "not-public notes to visits"),
    ("outreach", "events and programs of outreach"),
    ("outreach_contacts", "whom to call about a party or a group: not public"),
    ("cert", "check-ins, assignments and activity of volunteers at events"),
    ("cert_contacts", "addresses, phones and registration of volunteers: security information"),
    ("explorers", "sessions, hours and safeguards of the Explorers, for their advisors"),
    (
        "referral_clocks",
        "whose step a referral is and by when, for those who watch over the clocks: nothing else of it",
    ),
    ("partner_counts", "counts of a quarter from one-way partners, small ones suppressed"),
    ("juvenile", "children's records, kept apart from those of adults"),
    ("safe_at_home", "addresses of participants of Safe at Home, which are shown nowhere"),
    // Everybody drops lines in, the custodian alone reads them.
    ("view_log", "who looked at not-public records"),
    // Other spaces' entries, each under its own space's key: to see that something waits needs reading.
    ("custody", "unsent work of devices that lost their rights"),
    // Agencies that were founded before these were in the list do not have them open until somebody opens them.
    ("problems", "problems that are worked on (SARA), and time pulled off the beat"),
    ("region", "retail-crime trends without suspects, for the partner agencies of the region"),
    ("records", "what was handed out of the records, to whom it was due and by which law"),
];

/// The names of the spaces that are opened again and again, one for each thing they belong to, and what
/// each holds. A role has a [`Part`] in them instead of rights.
pub const OWN_SPACES: &[(&str, &str)] = &[
    ("explorer_own", "an Explorer's own page: hours, sessions and ride-alongs, of them and of nobody else"),
    ("referral", "one referral: what a person needs, who acts next and by when"),
    ("case_review", "one case of the social worker: goals, contacts, how it ended"),
    ("review_request", "one request of an officer to the social worker, and the answer"),
    (
        "crisis_request",
        "what a provider told for one crisis (Minn. Stat. 144.294): who asked, of whom, used once",
    ),
    ("chaplain_call", "one call-out of a chaplain: where, for what, what follows; nothing of what is said"),
];

/// What a role may be in spaces that are opened again and again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Part {
    /// May open one, and say who belongs to it.
    pub opens: bool,
    /// May be let read.
    pub read: bool,
    /// May be let write.
    pub write: bool,
    /// May be let add, remove, hold and expunge.
    pub manage: bool,
    /// Belongs to every one, unasked.
    pub always: bool,
}

/// What a role may do in one space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Rights {
    /// May read what is in it.
    pub read: bool,
    /// May write into it.
    pub write: bool,
    /// May open it, grant and remove.
    pub manage: bool,
}
