//! What the records say about spaces of their own, brought about as soon as the relay is there: a space is
//! opened, somebody is let in, somebody is let go.
//!
//! Nothing of this is asked of a person twice: they write a record, with or without a connection, and this
//! compares the records with the roster whenever one of the two has changed. Two devices that do it at once
//! mean the same spaces; the slower one is told that the space is open, which is what it wanted.

use std::collections::BTreeSet;

use ids::{MemberId, RecordId, SpaceId};
use model::{CallOut, CaseReview, CrisisRequest, Explorer, RecordKind, Referral, ReviewRequest, referrals};
use seal::public::Roster;

use crate::door::Link as LinkState;
use crate::{Engine, Refusal};

/// What a record wants of the space that belongs to it.
struct Wanted {
    template: &'static str,
    about: RecordId,
    /// Whether this device's person is to open it.
    opens: bool,
    /// Who belongs to it, besides those who always do.
    members: BTreeSet<MemberId>,
    /// Who no longer does.
    gone: BTreeSet<MemberId>,
}

impl Engine {
    /// Brings the spaces of their own to what the records say. Without a connection there is nothing to do
    /// yet: it is tried again on the next.
    pub(crate) fn tend(&self) -> Result<(), Refusal> {
        if !self.is_enrolled() || self.link_now().state != LinkState::Live {
            return Ok(());
        }
        self.hand_on_keys()?;
        self.leave_what_cannot_be_opened()?;
        for wanted in self.wanted()? {
            self.bring_about(&wanted)?;
        }
        self.keep_clocks()?;
        self.write_pages()
    }

    /// Tends, and what went wrong is no reason to stop: the next change tries again.
    pub(crate) fn tend_quietly(&self) {
        match self.tend() {
            Ok(()) => {}
            // A line that broke is an everyday thing.
            Err(refusal @ Refusal::Relay(_)) => {
                tracing::info!(%refusal, "a space of its own waits for the relay");
            }
            Err(refusal) => tracing::warn!(%refusal, "a space of its own could not be opened or changed yet"),
        }
    }

    fn wanted(&self) -> Result<Vec<Wanted>, Refusal> {
        let (roster, me) = (self.roster(), self.member()?);
        self.store.read(|reader| {
            let mut all = vec![];
            for (id, explorer) in reader.all_entries::<Explorer>(RecordKind::Explorer)? {
                all.push(of_explorer(&roster, id, &explorer));
            }
            for (id, referral) in reader.all_entries::<Referral>(RecordKind::Referral)? {
                all.push(of_referral(id, &referral, me));
            }
            for (id, case) in reader.all_entries::<CaseReview>(RecordKind::CaseReview)? {
                all.push(of_its_author(RecordKind::CaseReview, id, case.worker == me));
            }
            for (id, request) in reader.all_entries::<ReviewRequest>(RecordKind::ReviewRequest)? {
                all.push(of_its_author(RecordKind::ReviewRequest, id, request.asked_by == me));
            }
            for (id, request) in reader.all_entries::<CrisisRequest>(RecordKind::CrisisRequest)? {
                all.push(of_its_author(RecordKind::CrisisRequest, id, request.requestor == me));
            }
            for (id, call) in reader.all_entries::<CallOut>(RecordKind::CallOut)? {
                all.push(of_its_author(RecordKind::CallOut, id, call.requested_by == me));
            }
            Ok(all)
        })
    }

    fn bring_about(&self, wanted: &Wanted) -> Result<(), Refusal> {
        let (roster, me) = (self.roster(), self.identity()?.id());
        let space = SpaceId::own(roster.agency(), wanted.template, wanted.about);
        let takes_part = |member: &MemberId| roster.part(*member, wanted.template).is_some();
        if roster.space(space).is_none() {
            if wanted.opens && roster.may_open(me, wanted.template) {
                let members = wanted.members.iter().copied().filter(takes_part).collect();
                self.open_own(wanted.template, wanted.about, &members)?;
            }
            return Ok(());
        }
        if !roster.may_add(me, space) {
            return Ok(());
        }
        let belongs = |member: MemberId| {
            roster.grants(member).any(|grant| grant.space == space && (grant.read || grant.write))
        };
        for member in wanted.members.iter().filter(|member| takes_part(member) && !belongs(**member)) {
            self.add_to_own(space, *member)?;
        }
        // Nobody ends their own: the step that says so may still be on its way. The custodian's device does.
        let own = self.member()?;
        let always = |member| roster.part(member, wanted.template).is_some_and(|part| part.always);
        let goes = |member: MemberId| member != own && belongs(member) && !always(member);
        for member in wanted.gone.iter().filter(|member| goes(**member)) {
            self.remove_from_own(space, *member)?;
        }
        Ok(())
    }

    /// A role that ended takes the right to open with it. What waited for that goes to the custodian.
    fn leave_what_cannot_be_opened(&self) -> Result<(), Refusal> {
        let (roster, identity) = (self.roster(), self.identity()?);
        let waiting = identity.waiting();
        let stays = self.store.read(|reader| {
            let mut stays = BTreeSet::new();
            for space in &waiting {
                let records = reader.records_in(*space)?;
                let opens = |kind: RecordKind| roster.may_open(identity.id(), kind.space());
                // A key without a record is one whose record is being written this moment.
                let mut may = records.is_empty();
                for record in records {
                    may |= opens(reader.whole(record)?.kind);
                }
                if may {
                    stays.insert(*space);
                }
            }
            Ok::<_, Refusal>(stays)
        })?;
        let leaving: BTreeSet<_> = waiting.difference(&stays).copied().collect();
        if leaving.is_empty() {
            return Ok(());
        }
        let left = self.leave_what_waits_for(&leaving)?;
        if left > 0 {
            self.notice(Some(format!(
                "Your role no longer opens what you had begun. {left} that waited on this device went to the records custodian."
            )));
        }
        Ok(())
    }
}

/// An Explorer who has a device of their own reads their own page, as long as they are one.
fn of_explorer(roster: &Roster, about: RecordId, explorer: &Explorer) -> Wanted {
    let template = RecordKind::ExplorerPage.space();
    let members: BTreeSet<_> = explorer.member.filter(|_| !explorer.left).into_iter().collect();
    let space = SpaceId::own(roster.agency(), template, about);
    let belong = roster.members().filter(|member| roster.grants(*member).any(|grant| grant.space == space));
    let always = |member: &MemberId| roster.part(*member, template).is_some_and(|part| part.always);
    let gone = belong.filter(|member| !members.contains(member) && !always(member)).collect();
    let enrolled = members.iter().any(|member| roster.part(*member, template).is_some());
    Wanted { template, about, opens: enrolled, members, gone }
}

/// Whoever wrote the record opens its space; besides them those belong who always do.
fn of_its_author(kind: RecordKind, about: RecordId, opens: bool) -> Wanted {
    Wanted { template: kind.space(), about, opens, members: BTreeSet::new(), gone: BTreeSet::new() }
}

/// The partner belongs to a referral from when it is sent, and no longer when it was taken back.
fn of_referral(about: RecordId, referral: &Referral, me: MemberId) -> Wanted {
    let (mut members, mut gone) = (BTreeSet::new(), BTreeSet::new());
    if referrals::partner_belongs(&referral.state) {
        members.insert(referral.partner);
    } else {
        gone.insert(referral.partner);
    }
    // Who was handed it belongs to it, and who handed it over no longer does.
    members.insert(referral.referrer);
    gone.extend(referral.former.iter().filter(|former| **former != referral.partner));
    let opens = referral.referrer == me;
    Wanted { template: RecordKind::Referral.space(), about, opens, members, gone }
}
