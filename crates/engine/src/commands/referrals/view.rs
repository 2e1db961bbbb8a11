//! How a referral is shown: a row, and the whole with the steps that this person may take.

use std::collections::BTreeSet;

use ids::{MemberId, RecordId};
use model::consent::{Lacks, allows};
use model::referrals::{Said, Side, after, is_over, is_overdue, may_follow};
use model::{Referral, ReferralState};

use crate::directory::utc;
use crate::door::{ConsentLacks, ConsentRow, LeftWordRow, ReferralRow, ReferralSide, ReferralView};
use crate::{Engine, Refusal};

/// So many words that were left are shown.
const WORDS_SHOWN: u32 = 100;

impl Engine {
    pub(super) fn view_of(&self, id: RecordId, record: Referral) -> Result<ReferralView, Refusal> {
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
        let consents = self.consents_of(id)?;
        let (recipient, now) = (self.recipient(&record)?, utc(self.now()));
        let kept_here = self.is_kept_here(&record)?;
        let lacks = (!kept_here).then(|| self.lacks(id, &record)).transpose()?.flatten();
        let mut may: Vec<_> = may_follow(&record.state).iter().filter(can).cloned().collect();
        // Whether these may be taken hangs on the consent, not on where the referral is.
        may.retain(|to| !matches!(to, ReferralState::Sent | ReferralState::Consented) || lacks.is_none());
        let unsent = matches!(record.state, ReferralState::Draft | ReferralState::Offered);
        if unsent && side == Some(Side::Referrer) && lacks.is_none() {
            may.insert(0, ReferralState::Sent);
        }
        let consents = consents.into_iter().rev().map(|(consent, given)| ConsentRow {
            consent,
            by: directory.name(given.by),
            counts: allows(&given, &recipient, now).is_ok(),
            record: given,
        });
        Ok(ReferralView {
            row: self.referral_row(id, &record)?,
            side: side.map(|side| match side {
                Side::Referrer => ReferralSide::Referrer,
                Side::Partner => ReferralSide::Partner,
            }),
            consents: consents.collect(),
            lacks: lacks
                .filter(|_| side == Some(Side::Referrer) && comes_before_sent(&record.state))
                .map(in_words),
            can_hand_over: side == Some(Side::Referrer)
                && !is_over(&record.state)
                && roster.may_add(self.identity()?.id(), space),
            recipient,
            visit: record.visit,
            screened: record.screened.clone(),
            kept_here,
            may,
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

    pub(super) fn referral_row(&self, id: RecordId, record: &Referral) -> Result<ReferralRow, Refusal> {
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
            waits: self.is_only_here(self.space_of_referral(id)?, id)?,
            organization: directory.partner_of(record.partner).map(|it| it.name.clone()).unwrap_or_default(),
            one_way: directory.partner_of(record.partner).is_some_and(|it| it.one_way) || record.one_way,
            over: is_over(&record.state),
            // A list is no look that is written down: only for those whose work it is.
            need: if [record.referrer, record.owner, record.partner].contains(&me) {
                first_words(&record.reason)
            } else {
                String::new()
            },
            recorded: record.recorded,
        })
    }
}

/// The beginning of the first paragraph, cut between two words.
fn first_words(reason: &[String]) -> String {
    /// So many letters fit beside the state on a phone.
    const MOST: usize = 60;
    let line = reason.first().map_or("", |line| line.trim());
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let mut begun = String::new();
    for word in line.split_whitespace() {
        if begun.chars().count() + word.chars().count() >= MOST {
            break;
        }
        begun.push_str(word);
        begun.push(' ');
    }
    // One word longer than the line: what fits of it.
    let begun = if begun.is_empty() { line.chars().take(MOST).collect() } else { begun };
    format!("{}…", begun.trim_end())
}

fn some() -> Option<String> {
    Some(String::new())
}

fn comes_before_sent(state: &ReferralState) -> bool {
    matches!(state, ReferralState::Draft | ReferralState::Offered | ReferralState::Consented)
}

fn in_words(lacks: Lacks) -> ConsentLacks {
    match lacks {
        Lacks::Nothing => ConsentLacks::Consent,
        Lacks::Revoked => ConsentLacks::Revoked,
        Lacks::Expired => ConsentLacks::Expired,
        Lacks::OtherRecipient | Lacks::NotAlone | Lacks::NoReason => ConsentLacks::DoesNotCount,
    }
}
