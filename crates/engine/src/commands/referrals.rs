//! Referrals: begun, taken step by step, read by those whom they concern. Every step is written down on
//! this device at once; who is let in and let go follows when the relay is there.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use document::{JsonMap, lines};
use ids::{MemberId, RecordId, SpaceId};
use model::referrals::{Said, Side, Wrong, after, is_overdue, may_follow};
use model::{RecordKind, Referral, ReferralState};
use seal::public::Right;
use serde_json::Value;

use super::given::needed;
use super::json;
use super::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{LeftWordRow, PartnerRow, ReferralRow, ReferralView, Referrals};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::Referral;
/// A page; who drops it has no other place to put it.
const LONGEST_WORD: usize = 4096;
/// So many words that were left are shown.
const WORDS_SHOWN: u32 = 100;
const REASON: (&str, &str) = ("A referral needs a reason.", "Say what the person needs, and no more.");
const NEXT: (&str, &str) = ("Somebody has to know what to do next.", "Say it in a few words.");

impl Engine {
    pub(super) fn referrals(&self, ask: Referrals) -> Result<Value, Refusal> {
        match ask {
            Referrals::All => json(self.all_referrals()?),
            Referrals::Partners => json(self.who_takes_referrals()?),
            Referrals::One { referral } => json(self.referral(referral)?),
            Referrals::Begin { partner, reason, next, due } => {
                json(self.begin_referral(partner, &reason, &next, due)?)
            }
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
        let mut rows =
            all.iter().map(|(id, record)| self.referral_row(*id, record)).collect::<Result<Vec<_>, _>>()?;
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
        let mut rows: Vec<_> =
            there.map(|(member, record)| PartnerRow { member: *member, name: record.name.clone() }).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(rows)
    }

    fn begin_referral(
        &self,
        partner: MemberId,
        reason: &str,
        next: &str,
        due: DateTime<Utc>,
    ) -> Result<RecordId, Refusal> {
        self.may_refer()?;
        if !self.who_takes_referrals()?.iter().any(|row| row.member == partner) {
            return Err(bad_field(
                "partner",
                "That person takes no referrals in this agency.",
                "Choose somebody of the list; a partner who is not on it has to be invited first.",
            ));
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
        let before = self.referral_to_change(id)?;
        let trim =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let said = Said {
            next: trim(said.next),
            due: said.due,
            because: trim(said.because),
            outcome: trim(said.outcome),
        };
        let side = self.side_of(&before)?.ok_or(Refusal::NotAllowed("say how this referral goes on"))?;
        let now = utc(self.now());
        let record = after(&before, side, to, said, now).map_err(|wrong| say(wrong, to))?;
        let change = changed(&fields(KIND, &before)?, fields(KIND, &record)?);
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        self.tends.notify_one();
        self.view_of(id, record)
    }

    fn referral(&self, id: RecordId) -> Result<ReferralView, Refusal> {
        let record: Referral = typed(self.record_of(id, KIND)?.json)?;
        self.looks_at(id, KIND, None)?;
        self.view_of(id, record)
    }

    fn view_of(&self, id: RecordId, record: Referral) -> Result<ReferralView, Refusal> {
        let (directory, roster, space) = (self.directory()?, self.roster(), self.space_of_referral(id)?);
        let reads =
            |member: &MemberId| roster.grants(*member).any(|grant| grant.space == space && grant.read);
        let readers: BTreeSet<_> =
            roster.members().filter(reads).map(|member| directory.name(member)).collect();
        let left = self.store.read(|reader| reader.left_words(space, WORDS_SHOWN).map_err(Refusal::from))?;
        let left = left.into_iter().map(|word| LeftWordRow {
            from: directory.author(&roster, word.device),
            at: utc(word.at),
            text: word.text,
        });
        let side = self.side_of(&record)?;
        let can = |to: &&ReferralState| {
            // Whose step it is; what has to be said with it is asked for when it is taken.
            let probe = Said {
                next: some(),
                due: record.due.or(Some(record.recorded)),
                because: some(),
                outcome: some(),
            };
            side.is_some_and(|side| after(&record, side, to, probe, record.recorded).is_ok())
        };
        Ok(ReferralView {
            row: self.referral_row(id, &record)?,
            may: may_follow(&record.state).iter().filter(can).cloned().collect(),
            readers: readers.into_iter().collect(),
            left: left.collect(),
            next: record.next,
            reason: record.reason,
            attempts: record.attempts.unwrap_or(0),
            because: record.because,
            outcome: record.outcome,
            recorded: record.recorded,
        })
    }

    fn referral_row(&self, id: RecordId, record: &Referral) -> Result<ReferralRow, Refusal> {
        let (directory, me) = (self.directory()?, self.member()?);
        Ok(ReferralRow {
            referral: id,
            state: record.state.clone(),
            referrer: directory.name(record.referrer),
            partner: directory.name(record.partner),
            owner: directory.name(record.owner),
            is_mine: record.owner == me,
            due: record.due,
            overdue: is_overdue(record, utc(self.now())),
            waits: self.waits_for(self.space_of_referral(id)?),
        })
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

    fn may_refer(&self) -> Result<(), Refusal> {
        let may = self.roster().may_open(self.identity()?.id(), KIND.space());
        if may { Ok(()) } else { Err(Refusal::NotAllowed("refer people to partners")) }
    }
}

fn some() -> Option<String> {
    Some(String::new())
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
