//! Consent: written down as its own record beside the referral, taken back, or stood in for by an emergency.
//! What screenings say is here too: it is asked in the same minute.

use chrono::{DateTime, TimeDelta, Utc};
use ids::RecordId;
use model::consent::{Lacks, any_allows};
use model::referrals::{Said, Side, after, sent_unasked};
use model::{City, Consent, RecordKind, Referral, ReferralState, Screened, screening};

use super::super::given::needed;
use super::super::visits::fields;
use super::super::{json, lengths};
use super::{KIND, changed, say};
use crate::directory::utc;
use crate::door::{Answered, ReferralView};
use crate::{Engine, Refusal, bad_field};

/// The language of what the city writes itself.
const ENGLISH: &str = "en";
/// What somebody agrees to ends after so many days where the city says nothing else.
const DAYS: u16 = 30;
/// An emergency lasts for so long: then there was time to ask.
const EMERGENCY_DAYS: i64 = 3;
const SCOPE: (&str, &str) =
    ("A consent says what may be told.", "Name it: their name and number, and what they need.");
const EMERGENCY: (&str, &str) =
    ("An emergency needs its reason.", "Say why they cannot be asked; it stays with the referral.");

impl Engine {
    pub(super) fn agree(
        &self,
        id: RecordId,
        scope: &str,
        expires: Option<DateTime<Utc>>,
        alone: bool,
        language: Option<String>,
        said: Said,
    ) -> Result<ReferralView, Refusal> {
        let before = self.referral_of_mine(id)?;
        if !alone {
            return Err(bad_field(
                "alone",
                "Whoever may have hurt this person cannot consent for them, and nor can fear.",
                "Ask them alone; if that is not possible and they are in danger, send it as an emergency.",
            ));
        }
        let city = self.directory()?.city.clone();
        let days = city.as_ref().and_then(|city| city.consent_days).unwrap_or(DAYS);
        let now = utc(self.now());
        let (notice, language) = read_in(city, language)?;
        let consent = Consent {
            notice,
            language,
            scope: needed("scope", Some(scope), SCOPE)?,
            expires: until(expires, days, now)?,
            alone,
            ..self.consent_to(id, &before)?
        };
        let refer = Side::Referrer;
        let offered = match before.state {
            ReferralState::Draft => after(&before, refer, &ReferralState::Offered, said.clone(), now),
            _ => Ok(before.clone()),
        };
        let to = ReferralState::Consented;
        let record = offered.and_then(|offered| after(&offered, refer, &to, said, now));
        self.with_consent(id, &before, record.map_err(|wrong| say(wrong, &to))?, &consent)
    }

    pub(super) fn send_in_emergency(
        &self,
        id: RecordId,
        because: &str,
        said: Said,
    ) -> Result<ReferralView, Refusal> {
        let before = self.referral_of_mine(id)?;
        let now = utc(self.now());
        let consent = Consent {
            scope: "What the referral says".to_owned(),
            expires: now + TimeDelta::days(EMERGENCY_DAYS),
            emergency: Some(needed("because", Some(because), EMERGENCY)?),
            ..self.consent_to(id, &before)?
        };
        let to = ReferralState::Sent;
        let record = sent_unasked(&before, said, now).map_err(|wrong| say(wrong, &to))?;
        self.with_consent(id, &before, record, &consent)
    }

    /// The person takes it back: every consent ends, and the referral with it.
    pub(super) fn take_back(&self, id: RecordId) -> Result<ReferralView, Refusal> {
        let before = self.referral_of_mine(id)?;
        let now = utc(self.now());
        let said =
            Said { because: Some("The person took their consent back.".to_owned()), ..Said::default() };
        let to = ReferralState::Withdrawn;
        let record = after(&before, Side::Referrer, &to, said, now).map_err(|wrong| say(wrong, &to))?;
        let given = self.consents_of(id)?.into_iter().filter(|(_, given)| given.revoked.is_none());
        let given: Vec<_> = given.map(|(consent, _)| consent).collect();
        let revoked = [("revoked".to_owned(), json(now)?)].into_iter().collect();
        let change = changed(&fields(KIND, &before)?, fields(KIND, &record)?);
        self.write(|tx, pen| {
            for consent in given {
                tx.edit(pen, consent, &revoked, None)?;
            }
            Ok(tx.edit(pen, id, &change, None)?)
        })?;
        self.tends.notify_one();
        self.view_of(id, record)
    }

    /// What was agreed to, the oldest first.
    pub(super) fn consents_of(&self, id: RecordId) -> Result<Vec<(RecordId, Consent)>, Refusal> {
        self.store.read(|reader| reader.entries_of(id, RecordKind::Consent).map_err(Refusal::from))
    }

    /// Why the referral may not be sent; nothing when it may.
    pub(super) fn lacks(&self, id: RecordId, record: &Referral) -> Result<Option<Lacks>, Refusal> {
        let directory = self.directory()?;
        if directory.partner_of(record.partner).is_some_and(|partner| partner.without_consent) {
            return Ok(None);
        }
        let (consents, recipient) = (self.consents_of(id)?, self.recipient(record)?);
        let given = consents.iter().map(|(_, consent)| consent);
        Ok(any_allows(given, &recipient, utc(self.now())).err())
    }

    pub(super) fn nothing_lacks(&self, id: RecordId, record: &Referral) -> Result<(), Refusal> {
        let Some(lacks) = self.lacks(id, record)? else { return Ok(()) };
        let (say, what_next) = match lacks {
            Lacks::Nothing => (
                "The person has not agreed yet.",
                "Ask them alone and write it down; in an emergency, send it with the reason.",
            ),
            Lacks::Revoked => {
                ("The person took their consent back.", "Ask again, or take the referral back.")
            }
            Lacks::Expired => ("What the person agreed to has run out.", "Ask again, and write it down."),
            Lacks::OtherRecipient | Lacks::NotAlone | Lacks::NoReason => (
                "What is written down does not count for this partner.",
                "Ask the person, and write it down.",
            ),
        };
        Err(bad_field("to", say, what_next))
    }

    /// To whom consent is given: the organization, or the person where they belong to none.
    pub(super) fn recipient(&self, record: &Referral) -> Result<String, Refusal> {
        let directory = self.directory()?;
        let partner = directory.partner_of(record.partner);
        Ok(partner.map_or_else(|| directory.name(record.partner), |partner| partner.name.clone()))
    }

    pub(super) fn screen(&self, answered: &Answered) -> Result<Screened, Refusal> {
        let directory = self.directory()?;
        let screenings = directory.city.iter().flat_map(|city| &city.screenings);
        let unknown =
            |what: &str| bad_field("screening", what, "Open the questions again: they have changed.");
        let screening = screenings.into_iter().find(|screening| screening.word == answered.screening);
        let screening = screening.ok_or_else(|| unknown("The city has no such screening."))?;
        screening::score(screening, &answered.yes).map_err(|_| unknown("That question is not asked."))
    }

    /// A referral that this person refers and may change.
    pub(super) fn referral_of_mine(&self, id: RecordId) -> Result<Referral, Refusal> {
        let record = self.referral_to_change(id)?;
        match self.side_of(&record)? {
            Some(Side::Referrer) => Ok(record),
            _ => Err(Refusal::NotAllowed("say what the person agreed to; whoever refers does")),
        }
    }

    fn consent_to(&self, id: RecordId, record: &Referral) -> Result<Consent, Refusal> {
        let now = utc(self.now());
        Ok(Consent {
            referral: id,
            by: self.member()?,
            notice: None,
            language: None,
            scope: String::new(),
            recipient: self.recipient(record)?,
            expires: now,
            alone: false,
            revoked: None,
            emergency: None,
            recorded: now,
        })
    }

    /// The consent and the step that follows from it, together or not at all.
    fn with_consent(
        &self,
        id: RecordId,
        before: &Referral,
        record: Referral,
        consent: &Consent,
    ) -> Result<ReferralView, Refusal> {
        let consent = fields(RecordKind::Consent, consent)?;
        lengths::check(RecordKind::Consent, &consent)?;
        let change = changed(&fields(KIND, before)?, fields(KIND, &record)?);
        let new = self.new_id();
        self.write(|tx, pen| {
            tx.create(pen, new, RecordKind::Consent, &consent)?;
            Ok(tx.edit(pen, id, &change, None)?)
        })?;
        self.tends.notify_one();
        self.view_of(id, record)
    }
}

/// The notice in the language in which it was read, and which that was.
fn read_in(
    city: Option<City>,
    language: Option<String>,
) -> Result<(Option<String>, Option<String>), Refusal> {
    let Some(city) = city else { return Ok((None, None)) };
    let Some(asked) = language.filter(|asked| asked != ENGLISH) else {
        let language = city.referral_notice.as_ref().map(|_| ENGLISH.to_owned());
        return Ok((city.referral_notice, language));
    };
    match city.referral_notices.into_iter().find(|notice| notice.language == asked) {
        Some(notice) => Ok((Some(notice.says), Some(notice.language))),
        None => Err(bad_field(
            "language",
            "The city has no notice in this language.",
            "Choose one that is offered, or have the English one interpreted and choose English.",
        )),
    }
}

fn until(expires: Option<DateTime<Utc>>, days: u16, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
    let longest = now + TimeDelta::days(i64::from(days)) + TimeDelta::minutes(5);
    let expires = expires.unwrap_or(now + TimeDelta::days(i64::from(days)));
    if expires > now && expires <= longest {
        return Ok(expires);
    }
    Err(bad_field(
        "expires",
        format!("A consent lasts from now on for {days} days at most."),
        "Choose a day in between; it can be asked again later.",
    ))
}
