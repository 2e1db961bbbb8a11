//! Whether a referral may be sent: with whose consent, or in which emergency.
//!
//! Pure. A release is informed, written and limited in time; it names what may be told and to whom. Whoever
//! may have hurt the person cannot consent for them, so it counts only when the person was asked alone. An
//! emergency stands in for it with its reason, and only for as long as it says.

use chrono::{DateTime, Utc};

use crate::Consent;

/// Why what there is does not allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// The person was not asked.
    Nothing,
    /// They took it back.
    Revoked,
    /// Its time is over.
    Expired,
    /// It names another recipient.
    OtherRecipient,
    /// The person was not asked alone.
    NotAlone,
    /// The emergency has no reason.
    NoReason,
}

/// Whether this consent lets a referral be sent to `recipient`.
pub fn allows(consent: &Consent, recipient: &str, now: DateTime<Utc>) -> Result<(), Lacks> {
    if consent.revoked.is_some() {
        return Err(Lacks::Revoked);
    }
    if consent.expires <= now {
        return Err(Lacks::Expired);
    }
    if consent.recipient != recipient {
        return Err(Lacks::OtherRecipient);
    }
    match &consent.emergency {
        Some(reason) if reason.trim().is_empty() => Err(Lacks::NoReason),
        Some(_) => Ok(()),
        None if !consent.alone => Err(Lacks::NotAlone),
        None => Ok(()),
    }
}

/// Whether any of these does; what the latest lacks, when none does.
pub fn any_allows<'a>(
    consents: impl IntoIterator<Item = &'a Consent>,
    recipient: &str,
    now: DateTime<Utc>,
) -> Result<(), Lacks> {
    let mut lacks = Lacks::Nothing;
    for consent in consents {
        match allows(consent, recipient, now) {
            Ok(()) => return Ok(()),
            Err(found) => lacks = found,
        }
    }
    Err(lacks)
}

#[cfg(test)]
mod tests;
