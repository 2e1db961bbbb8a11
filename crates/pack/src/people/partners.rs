//! Members who work for a partner: that there is such a partner, and that nothing can come back from one
//! from whom nothing may (34 USC 12291(b)(2)).

use std::collections::BTreeMap;

use model::roles::{Part, Rights};
use model::{Member, Partner};

use crate::findings::{At, Findings};
use crate::nearest;

/// Where a one-way partner may write: counts, from which nobody can be told.
const COUNTS: &str = "partner_counts";
/// What one may be let read.
const REFERRAL: &str = "referral";

/// What the rest of the pack says.
pub(crate) struct Given<'a> {
    pub(crate) roles: &'a BTreeMap<String, BTreeMap<String, Rights>>,
    pub(crate) parts: &'a BTreeMap<String, BTreeMap<String, Part>>,
    pub(crate) partners: &'a [Partner],
}

pub(super) fn check(found: &[(At, Member)], given: &Given<'_>, findings: &mut Findings) {
    // A list of partners that is missing has been reported.
    for (at, member) in found.iter().filter(|_| !given.partners.is_empty()) {
        let Some(name) = &member.partner else { continue };
        let Some(partner) = given.partners.iter().find(|partner| partner.name == *name) else {
            let names = given.partners.iter().map(|partner| partner.name.as_str());
            findings.error(*at, format!("there is no partner “{name}”"), nearest::advice(name, names));
            continue;
        };
        if let Some(space) = partner.one_way.then(|| comes_back_by(&member.role, given)).flatten() {
            let what = format!("nothing may come back from {name}, and {} may write to {space}", member.role);
            let do_this = format!("give a role that writes to {COUNTS} alone and reads {REFERRAL}");
            findings.error(*at, what, do_this);
        }
    }
}

/// A space by which something about a person could come back: even a line in the view log tells that
/// somebody was looked at.
fn comes_back_by<'a>(role: &str, given: &Given<'a>) -> Option<&'a str> {
    let spaces = given.roles.get(role).into_iter().flatten();
    let spaces = spaces.filter(|(space, rights)| *space != COUNTS && (rights.write || rights.manage));
    let parts = given.parts.get(role).into_iter().flatten();
    let parts = parts.filter(|(_, part)| part.opens || part.write || part.manage || part.always);
    spaces.map(|(space, _)| space.as_str()).chain(parts.map(|(template, _)| template.as_str())).next()
}
