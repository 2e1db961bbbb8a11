//! All that comes back from a one-way partner: how many, by what became of them, over a quarter of a year.
//! Small counts are suppressed here, before anything leaves the device, by the rule for all summary data.
//! A quarter is told once, when it is over: two tellings could be subtracted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use ids::{RecordId, UnixMs};
use model::summary::{Count, Counts, suppress};
use model::{PartnerCounts, RecordKind, Referral, ReferralState};

use super::super::visits::fields;
use super::{KIND, partner};
use crate::directory::utc;
use crate::door::CountsView;
use crate::{Engine, Refusal, bad_field};

const COUNTS: RecordKind = RecordKind::PartnerCounts;
/// As for all summary data: fewer could be told by those who know the street.
const FEWER_THAN: u32 = 10;
/// Under this word stands the sum.
const ALL: &str = "all";
/// What can have become of a referral at a partner; each is a row.
const BECAME: &[ReferralState] = &[
    ReferralState::Sent,
    ReferralState::Received,
    ReferralState::Accepted,
    ReferralState::Contacting,
    ReferralState::Connected,
    ReferralState::Waitlisted,
    ReferralState::Closed,
    ReferralState::Refused,
];

impl Engine {
    pub(super) fn counts(&self, quarter: &str) -> Result<CountsView, Refusal> {
        let told =
            self.store.read(|reader| reader.all_entries::<PartnerCounts>(COUNTS).map_err(Refusal::from));
        let id = PartnerCounts::id(self.member()?, quarter);
        if let Some((_, told)) = told?.into_iter().find(|(told, _)| *told == id) {
            return Ok(view(told, true));
        }
        Ok(view(self.count_quarter(quarter)?, false))
    }

    pub(super) fn send_counts(&self, quarter: &str) -> Result<CountsView, Refusal> {
        self.may_write(COUNTS.space(), "tell counts")?;
        let before = self.counts(quarter)?;
        if before.sent {
            return Err(bad_field("quarter", "That quarter is told already.", "Choose another."));
        }
        if !self.quarters_to_tell()?.contains(&before.quarter) {
            return Err(bad_field(
                "quarter",
                "That quarter is not over, or nothing arrived in it.",
                "Wait for its end: told twice, one could be subtracted from the other.",
            ));
        }
        let counts = self.count_quarter(quarter)?;
        let (id, json) = (PartnerCounts::id(self.member()?, quarter), fields(COUNTS, &counts)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, COUNTS, &json)?))?;
        Ok(view(counts, true))
    }

    /// What one-way partners have told, the latest first.
    pub(super) fn told_counts(&self) -> Result<Vec<CountsView>, Refusal> {
        let told =
            self.store.read(|reader| reader.all_entries::<PartnerCounts>(COUNTS).map_err(Refusal::from));
        Ok(told?.into_iter().rev().map(|(_, counts)| view(counts, true)).collect())
    }

    /// The quarters that are over, in which something arrived, and that are not told yet: the latest first.
    pub(super) fn quarters_to_tell(&self) -> Result<Vec<String>, Refusal> {
        let (directory, me) = (self.directory()?, self.member()?);
        let now = quarter_of(directory.day(self.now()));
        let arrived: BTreeSet<String> = self.arrived()?.into_iter().map(|(quarter, _)| quarter).collect();
        let told =
            self.store.read(|reader| reader.all_entries::<PartnerCounts>(COUNTS).map_err(Refusal::from));
        let told: BTreeSet<RecordId> = told?.into_iter().map(|(id, _)| id).collect();
        let untold = |quarter: &String| !told.contains(&PartnerCounts::id(me, quarter)) && *quarter < now;
        Ok(arrived.into_iter().rev().filter(untold).collect())
    }

    fn count_quarter(&self, quarter: &str) -> Result<PartnerCounts, Refusal> {
        let (directory, me) = (self.directory()?, self.member()?);
        let Some(partner) = directory.partner_of(me).filter(|partner| partner.one_way) else {
            return Err(Refusal::NotAllowed("count for a one-way partner"));
        };
        let arrived = self.arrived()?;
        let of = |became: &ReferralState| {
            let count = arrived.iter().filter(|(in_quarter, state)| in_quarter == quarter && state == became);
            Count { visits: u32::try_from(count.count()).unwrap_or(u32::MAX), people: 0 }
        };
        let cells = BECAME.iter().map(of).collect();
        let shown = suppress(&Counts { columns: 1, cells }, FEWER_THAN);
        let told = shown.rows.iter().map(|row| row.first().copied().flatten().map(|count| count.visits));
        let words = BECAME.iter().map(|state| state.word().to_owned()).chain([ALL.to_owned()]);
        Ok(PartnerCounts {
            partner: partner.name.clone(),
            quarter: quarter.to_owned(),
            fewer_than: FEWER_THAN,
            counts: words.zip(told).collect::<BTreeMap<_, _>>(),
            recorded: utc(self.now()),
        })
    }

    /// What arrived at this partner: in which quarter, and how far it is. What is gone from the device is
    /// counted by what was done about it.
    fn arrived(&self) -> Result<Vec<(String, ReferralState)>, Refusal> {
        let (directory, me) = (self.directory()?, self.member()?);
        let quarter = |at: UnixMs| quarter_of(directory.day(at));
        let (all, kept) = self.store.read(|reader| {
            Ok::<_, Refusal>((reader.all_entries::<Referral>(KIND)?, reader.all_casework()?))
        })?;
        let begun: BTreeSet<_> = kept.iter().map(|kept| kept.referral).collect();
        let untouched = all.iter().filter(|(id, record)| record.partner == me && !begun.contains(id));
        let untouched = untouched
            .map(|(_, record)| (quarter(UnixMs(record.recorded.timestamp_millis())), ReferralState::Sent));
        let kept = kept.iter().filter_map(|kept| Some((quarter(kept.began), partner::read(kept)?.state)));
        Ok(untouched.chain(kept).collect())
    }
}

fn view(counts: PartnerCounts, sent: bool) -> CountsView {
    let PartnerCounts { partner, quarter, fewer_than, counts, .. } = counts;
    CountsView { partner, quarter, fewer_than, counts, sent }
}

fn quarter_of(day: NaiveDate) -> String {
    format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
}
