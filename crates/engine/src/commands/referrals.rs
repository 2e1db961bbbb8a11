//! Referrals: begun, taken step by step, read by those whom they concern. Every step is written down on
//! this device at once; who is let in and let go follows when the relay is there.

mod clocks;
mod consent;
mod counts;
mod handing;
mod partner;
mod view;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use document::{JsonMap, lines};
use ids::{MemberId, RecordId, SpaceId};
use model::referrals::{Said, Side, Wrong, after, sent_unasked};
use model::{RecordKind, Referral, ReferralState, Screened};
use seal::public::Right;
use serde_json::Value;

use super::given::needed;
use super::json;
use super::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{PartnerRow, ReferralRow, ReferralView, Referrals};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::Referral;
/// A page; who drops it has no other place to put it.
const LONGEST_WORD: usize = 4096;
const REASON: (&str, &str) = ("A referral needs a reason.", "Say what the person needs, and no more.");
const NEXT: (&str, &str) = ("Somebody has to know what to do next.", "Say it in a few words.");

impl Engine {
    pub(super) fn referrals(&self, ask: Referrals) -> Result<Value, Refusal> {
        match ask {
            Referrals::All => json(self.all_referrals()?),
            Referrals::Partners => json(self.who_takes_referrals()?),
            Referrals::One { referral } => json(self.referral(referral)?),
            Referrals::Begin { partner, reason, next, due, visit, screened } => {
                let screened = screened.map(|answered| self.screen(&answered)).transpose()?;
                let came = Came { visit, screened };
                json(self.begin_referral(partner, &reason, (&next, due), came)?)
            }
            Referrals::Screen { answered } => json(self.screen(&answered)?),
            Referrals::Agree { referral, scope, expires, alone, language, next, due } => {
                json(self.agree(referral, &scope, expires, alone, language, goes_on(&next, due))?)
            }
            Referrals::SendInEmergency { referral, because, next, due } => {
                json(self.send_in_emergency(referral, &because, goes_on(&next, due))?)
            }
            Referrals::TakeBack { referral } => json(self.take_back(referral)?),
            Referrals::HandOver { referral, to } => json(self.hand_over(referral, to)?),
            Referrals::HandOverVisit { visit, to } => json(self.hand_over_visit(visit, to)?),
            Referrals::Colleagues => json(self.colleagues()?),
            Referrals::Overdue => json(self.overdue()?),
            Referrals::Inbox => json(self.inbox()?),
            Referrals::Counts { quarter } => json(self.counts(&quarter)?),
            Referrals::SendCounts { quarter } => json(self.send_counts(&quarter)?),
            Referrals::Told => json(self.told_counts()?),
            Referrals::Reason { referral, reason } => json(self.say_reason(referral, &reason)?),
            Referrals::Leave { referral, text } => json(self.leave_word(referral, &text)?),
            Referrals::Step { referral, to, next, due, because, outcome } => {
                json(self.step_referral(referral, &to, Said { next, due, because, outcome })?)
            }
            Referrals::LetIn { referral, member } => {
                self.add_to_own(self.open_space_of(referral)?, member)?;
                json(self.referral(referral)?)
            }
            Referrals::LetGo { referral, member } => {
                self.remove_from_own(self.open_space_of(referral)?, member)?;
                json(self.referral(referral)?)
            }
        }
    }

    fn all_referrals(&self) -> Result<Vec<ReferralRow>, Refusal> {
        let all = self.store.read(|reader| reader.all_entries::<Referral>(KIND).map_err(Refusal::from))?;
        let mut rows = all
            .iter()
            .map(|(id, record)| self.referral_row(*id, &self.as_it_is_here(*id, record)?))
            .collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (row.due.is_none(), row.due, row.referral));
        Ok(rows)
    }

    fn who_takes_referrals(&self) -> Result<Vec<PartnerRow>, Refusal> {
        self.may_refer()?;
        let (directory, roster) = (self.directory()?, self.roster());
        let takes = |member: MemberId| {
            roster.part(member, KIND.space()).is_some_and(|part| part.read && !part.opens && !part.always)
        };
        let there = directory.members.iter().filter(|(member, record)| !record.left && takes(**member));
        let mut rows: Vec<_> = there
            .map(|(member, record)| {
                let partner = directory.partner_of(*member);
                PartnerRow {
                    member: *member,
                    name: record.name.clone(),
                    organization: partner.map(|partner| partner.name.clone()).unwrap_or_default(),
                    about: partner.and_then(|partner| partner.about.clone()),
                    one_way: partner.is_some_and(|partner| partner.one_way),
                    needs_consent: partner.is_none_or(|partner| !partner.without_consent),
                }
            })
            .collect();
        rows.sort_by(|a, b| (&a.organization, &a.name).cmp(&(&b.organization, &b.name)));
        Ok(rows)
    }

    fn begin_referral(
        &self,
        partner: MemberId,
        reason: &str,
        (next, due): (&str, DateTime<Utc>),
        came: Came,
    ) -> Result<RecordId, Refusal> {
        let Some(takes) = self.who_takes_referrals()?.into_iter().find(|row| row.member == partner) else {
            return Err(bad_field(
                "partner",
                "That person takes no referrals in this agency.",
                "Choose somebody of the list; a partner who is not on it has to be invited first.",
            ));
        };
        if takes.one_way && self.can_say_something(partner) {
            return Err(bad_field(
                "partner",
                "Nothing may come back from that partner, and their role could write.",
                "Ask an administrator to give them the role of a one-way partner.",
            ));
        }
        if let Some(visit) = came.visit {
            self.record_of(visit, RecordKind::Visit)?;
        }
        let me = self.member()?;
        let record = Referral {
            referrer: me,
            partner,
            state: ReferralState::Draft,
            owner: me,
            next: Some(needed("next", Some(next), NEXT)?),
            due: Some(due),
            reason: paragraphs(reason)?,
            attempts: None,
            because: None,
            outcome: None,
            closed: None,
            recorded: utc(self.now()),
            one_way: takes.one_way,
            visit: came.visit,
            screened: came.screened,
            former: BTreeSet::new(),
        };
        let (id, json) = (self.new_id(), fields(KIND, &record)?);
        self.key_to_wait_with(self.space_of_referral(id)?)?;
        self.write(|tx, pen| Ok(tx.create(pen, id, KIND, &json)?))?;
        self.tends.notify_one();
        Ok(id)
    }

    fn say_reason(&self, id: RecordId, reason: &str) -> Result<(), Refusal> {
        let record = self.referral_to_change(id)?;
        let early = [ReferralState::Draft, ReferralState::Offered, ReferralState::Consented];
        if record.referrer != self.member()? || !early.contains(&record.state) {
            return Err(bad_field(
                "reason",
                "The reason stays as it was sent.",
                "Take the referral back and begin another, if it is wrong.",
            ));
        }
        let change = [("reason".to_owned(), Value::from(paragraphs(reason)?))].into_iter().collect();
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        Ok(())
    }

    fn leave_word(&self, id: RecordId, text: &str) -> Result<(), Refusal> {
        let text = needed("text", Some(text), ("There is nothing to leave.", "Write a few words."))?;
        if text.len() > LONGEST_WORD {
            return Err(bad_field("text", "That is too long to leave.", "Say it in a page."));
        }
        let (identity, roster, space) = (self.identity()?, self.roster(), self.space_of_referral(id)?);
        let may = roster.own(space).is_some() && roster.may(identity.id(), space, Right::Write);
        let drop_box = roster.drop_box(space).filter(|_| may);
        let drop_box = drop_box.ok_or(Refusal::NotAllowed("write into this referral"))?;
        self.write(|tx, pen| Ok(tx.leave_word(pen, space, drop_box, text)?))
    }

    fn step_referral(&self, id: RecordId, to: &ReferralState, said: Said) -> Result<ReferralView, Refusal> {
        let trim =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let said = Said {
            next: trim(said.next),
            due: said.due,
            because: trim(said.because),
            outcome: trim(said.outcome),
        };
        if let Some(view) = self.step_at_the_partner(id, to, &said)? {
            return Ok(view);
        }
        let before = self.referral_to_change(id)?;
        let side = self.side_of(&before)?.ok_or(Refusal::NotAllowed("say how this referral goes on"))?;
        if *to == ReferralState::Consented {
            self.nothing_lacks(id, &before)?;
        }
        let now = utc(self.now());
        let record = if *to == ReferralState::Sent && side == Side::Referrer {
            self.nothing_lacks(id, &before)?;
            sent_unasked(&before, said, now)
        } else {
            after(&before, side, to, said, now)
        };
        self.goes_on_as(id, &before, record.map_err(|wrong| say(wrong, to))?)
    }

    /// Writes what differs, and shows it.
    fn goes_on_as(&self, id: RecordId, before: &Referral, record: Referral) -> Result<ReferralView, Refusal> {
        let change = changed(&fields(KIND, before)?, fields(KIND, &record)?);
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        self.tends.notify_one();
        self.view_of(id, record)
    }

    fn referral(&self, id: RecordId) -> Result<ReferralView, Refusal> {
        let record: Referral = typed(self.record_of(id, KIND)?.json)?;
        self.looks_at(id, KIND, None)?;
        let record = self.as_it_is_here(id, &record)?;
        self.view_of(id, record)
    }

    /// Which side this person speaks for; none who only reads.
    fn side_of(&self, record: &Referral) -> Result<Option<Side>, Refusal> {
        let me = self.member()?;
        Ok(match me {
            _ if me == record.referrer => Some(Side::Referrer),
            _ if me == record.partner => Some(Side::Partner),
            _ => None,
        })
    }

    fn referral_to_change(&self, id: RecordId) -> Result<Referral, Refusal> {
        let record = typed(self.record_of(id, KIND)?.json)?;
        self.may_write_in(self.space_of_referral(id)?, "change this referral")?;
        Ok(record)
    }

    fn space_of_referral(&self, id: RecordId) -> Result<SpaceId, Refusal> {
        Ok(SpaceId::own(self.identity()?.agency, KIND.space(), id))
    }

    fn open_space_of(&self, id: RecordId) -> Result<SpaceId, Refusal> {
        self.record_of(id, KIND)?;
        let space = self.space_of_referral(id)?;
        if self.roster().may_add(self.identity()?.id(), space) {
            return Ok(space);
        }
        let waits = self.waits_for(space);
        Err(if waits {
            Refusal::Relay("this referral waits on this device until the relay is there".into())
        } else {
            Refusal::NotAllowed("say who belongs to this referral")
        })
    }

    /// Whether somebody could write anything that the agency reads about a person.
    fn can_say_something(&self, member: MemberId) -> bool {
        self.roster().part(member, KIND.space()).is_some_and(|part| part.write || part.manage)
    }

    fn may_refer(&self) -> Result<(), Refusal> {
        let may = self.roster().may_open(self.identity()?.id(), KIND.space());
        if may { Ok(()) } else { Err(Refusal::NotAllowed("refer people to partners")) }
    }
}

/// Where a referral comes from.
struct Came {
    visit: Option<RecordId>,
    screened: Option<Screened>,
}

fn goes_on(next: &str, due: DateTime<Utc>) -> Said {
    let next = Some(next.trim().to_owned()).filter(|next| !next.is_empty());
    Said { next, due: Some(due), ..Said::default() }
}

fn paragraphs(reason: &str) -> Result<Vec<String>, Refusal> {
    let reason = lines(&needed("reason", Some(reason), REASON)?);
    Ok(reason)
}

/// What differs, with `null` for what is no longer said.
pub(super) fn changed(before: &JsonMap, after: JsonMap) -> JsonMap {
    let gone = before.keys().filter(|key| !after.contains_key(*key)).map(|key| (key.clone(), Value::Null));
    let gone: Vec<_> = gone.collect();
    after.into_iter().filter(|(key, value)| before.get(key) != Some(value)).chain(gone).collect()
}

fn say(wrong: Wrong, to: &ReferralState) -> Refusal {
    match wrong {
        Wrong::NotFromHere => bad_field(
            "to",
            format!("“{to}” does not follow from where this referral is."),
            "Look at it again; somebody else may have gone on.",
        ),
        Wrong::NotYours => {
            bad_field("to", "The other side says that.", "Look at the steps that you may take.")
        }
        Wrong::NeedsReason => bad_field("because", "Say why.", "A few words are enough."),
        Wrong::NeedsOutcome => {
            bad_field("outcome", "Say how it ended.", "What you know, not what you suppose.")
        }
        Wrong::NeedsNext => bad_field("next", NEXT.0, NEXT.1),
        Wrong::NeedsDue => bad_field("due", "By when has to be said.", "Give a day and a time."),
    }
}
