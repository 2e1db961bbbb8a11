//! What is on its way to the relay: pushes in flight, and what becomes of each envelope.

use std::collections::BTreeMap;

use ids::{AgencyId, Cursor, EnvelopeId, SpaceId, UnixMs};
use protocol::{Batch, COMPACT_PUSHES, Frame, Refusal};
use seal::public::{PublicKey, Receipt, Signed};

use crate::{Effect, Outgoing};

/// At most so many pushes unanswered: enough to fill the line while the relay commits.
const IN_FLIGHT: usize = 4;
/// So many bytes of envelopes at most in one push.
const PUSH_BYTES: usize = 128 * 1024;

/// One envelope that the relay has signed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipted {
    /// Its place in the outbox.
    pub n: u64,
    /// The envelope.
    pub envelope: EnvelopeId,
    /// In which space's log.
    pub space: SpaceId,
    /// Its number there.
    pub seq: Cursor,
}

/// The pushing half of a session.
#[derive(Debug, Default)]
pub(crate) struct Pushes {
    next: u32,
    /// Place of the last envelope that was sent.
    sent_upto: u64,
    /// Something was refused, and not offered again since.
    refused: bool,
    /// The outbox is to be read from its beginning, once what is being fetched has come.
    again: bool,
    unanswered: BTreeMap<u32, BTreeMap<EnvelopeId, u64>>,
    fetching: bool,
    /// The outbox may hold more than was fetched.
    more: bool,
}

impl Pushes {
    /// The outbox grew, or may have.
    pub(crate) fn queued(&mut self) {
        self.more = true;
    }

    /// What was refused is offered again, what waits may have been sealed again: the outbox is read again
    /// from its beginning. Always all of it: an envelope that was sealed anew while its old form was on the
    /// way, and a record's later changes behind a refused one, stand before what was sent last.
    pub(crate) fn offered_again(&mut self) {
        self.refused = false;
        if self.fetching {
            self.again = true;
        } else {
            self.sent_upto = 0;
        }
        self.more = true;
    }

    /// Whether the relay has everything in the outbox: what it refused it does not have.
    pub(crate) fn is_idle(&self) -> bool {
        !self.more && !self.fetching && self.unanswered.is_empty() && !self.refused
    }

    /// Whether nothing of the outbox is on the line or could go there now. What was refused waits for
    /// something else than the line.
    pub(crate) fn leaves_the_line_free(&self) -> bool {
        !self.more && !self.fetching && self.unanswered.is_empty()
    }

    /// Asks for more of the outbox when there is room on the line.
    pub(crate) fn fetch(&mut self) -> Option<Effect> {
        if self.fetching || !self.more || self.unanswered.len() >= IN_FLIGHT {
            return None;
        }
        (self.fetching, self.more) = (true, false);
        Some(Effect::FetchOutbox { after: self.sent_upto, bytes: PUSH_BYTES })
    }

    /// Sends what was fetched.
    pub(crate) fn send(&mut self, outgoing: &[Outgoing]) -> Option<Effect> {
        self.fetching = false;
        let again = std::mem::take(&mut self.again);
        self.more |= again || !outgoing.is_empty();
        let last = outgoing.last().map_or(self.sent_upto, |item| item.n.max(self.sent_upto));
        self.sent_upto = if again { 0 } else { last };
        // Reading again from an earlier place meets what is still on its way.
        let on_its_way =
            |item: &&Outgoing| self.unanswered.values().any(|sent| sent.contains_key(&item.envelope.id()));
        let outgoing: Vec<_> = outgoing.iter().filter(|item| !on_its_way(item)).collect();
        if outgoing.is_empty() {
            return None;
        }
        self.next = (self.next + 1) % COMPACT_PUSHES;
        let batch = Batch::from_envelopes(outgoing.iter().map(|item| (Cursor(0), &item.envelope)));
        self.unanswered.insert(self.next, outgoing.iter().map(|item| (item.envelope.id(), item.n)).collect());
        Some(Effect::Send(Frame::Push { push: self.next, batch }))
    }

    /// The relay's receipt. An error when it is not this relay's, or not for this push.
    pub(crate) fn receipt(
        &mut self,
        push: u32,
        receipt: Signed<Receipt>,
        relay: &PublicKey,
        agency: AgencyId,
    ) -> Result<Effect, &'static str> {
        let word =
            receipt.verify(relay).map_err(|_| "the relay's receipt is not signed by the relay we know")?;
        if word.agency != agency {
            return Err("the relay's receipt is for another agency");
        }
        let sent = self.unanswered.get_mut(&push).ok_or("the relay answered a push that was not made")?;
        let items = word.held.iter().map(|held| {
            let n = sent.remove(&held.envelope).ok_or("the relay signed for what was not sent")?;
            Ok(Receipted { n, envelope: held.envelope, space: held.space, seq: held.cursor })
        });
        let items = items.collect::<Result<Vec<_>, &'static str>>()?;
        self.forget_answered();
        Ok(Effect::KeepReceipt { receipt, at: UnixMs(word.at.0), items })
    }

    /// What the relay would not take.
    pub(crate) fn refused(&mut self, push: u32, refusals: Vec<(EnvelopeId, Refusal)>) -> Option<Effect> {
        let sent = self.unanswered.get_mut(&push)?;
        let kept: Vec<_> =
            refusals.into_iter().filter_map(|(id, refusal)| Some((sent.remove(&id)?, id, refusal))).collect();
        self.refused |= !kept.is_empty();
        self.forget_answered();
        Some(Effect::KeepRefusals(kept))
    }

    fn forget_answered(&mut self) {
        self.unanswered.retain(|_, sent| !sent.is_empty());
    }
}
