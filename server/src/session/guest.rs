//! What somebody without an admitted device may ask: to found, to be let in, who this is.

use std::sync::Arc;

use ids::UnixMs;
use protocol::{ByeCode, Frame, VERSIONS};
use seal::public::{MAX_ENVELOPE, PublicKey, Statement};

use super::{Effect, Event, Farewell, frames};
use crate::local::verified;
use crate::store::{FoundRefusal, KeepKnock, Knocked};

/// How many statements an agency begins with at most: a space for every template, each role of a large city.
const MOST_FOUNDING_STATEMENTS: usize = 128;

pub(super) fn on(event: Event, relay: PublicKey, now: UnixMs) -> Result<Vec<Effect>, Farewell> {
    let effect = match event {
        Event::Frame(Frame::WhoAreYou) => {
            Effect::Send(Frame::Relay { relay, relay_time: now, versions: VERSIONS.to_vec() })
        }
        Event::Frame(Frame::Found { statements, .. }) if statements.len() > MOST_FOUNDING_STATEMENTS => {
            let say = format!(
                "an agency is founded with at most {MOST_FOUNDING_STATEMENTS} statements; add the rest later"
            );
            return Err(Farewell::because(ByeCode::Unexpected, say));
        }
        Event::Frame(Frame::Found { statements, .. })
            if statements.iter().any(|statement| statement.raw.len() > MAX_ENVELOPE) =>
        {
            let say = format!("a statement holds at most {MAX_ENVELOPE} bytes; say it in several");
            return Err(Farewell::because(ByeCode::Unexpected, say));
        }
        Event::Frame(Frame::Found { code, statements }) => Effect::CheckCode { code, statements },
        // Only then: verifying costs 50 µs a statement, and a stranger can send as many as it likes.
        Event::CodeChecked { known: false, .. } => {
            return Err(Farewell::because(ByeCode::BadFoundingCode, FoundRefusal::Code.to_string()));
        }
        Event::CodeChecked { known: true, code, statements } => {
            let roster = verified(&statements).map_err(|error| {
                Farewell::because(ByeCode::Unexpected, format!("the new agency cannot be founded: {error}"))
            })?;
            Effect::Found { code, statements, roster: Arc::new(roster) }
        }
        Event::Founded(Ok(())) => Effect::Send(Frame::Founded { relay, relay_time: now }),
        Event::Founded(Err(refusal)) => {
            return Err(Farewell::because(ByeCode::BadFoundingCode, refusal.to_string()));
        }
        Event::Frame(Frame::FetchInvite { lookup }) => Effect::FetchInvite(lookup),
        Event::Invite(Some((waiting, statements))) => {
            return Ok(invite(waiting.package, &statements, relay, now));
        }
        Event::Invite(None) | Event::Knocked(Knocked::Unknown) => {
            return Err(Farewell::because(
                ByeCode::UnknownInvite,
                "the relay has no such invite: it was used or its time is over; ask for a new one",
            ));
        }
        Event::Frame(Frame::Knock { lookup, knock }) => Effect::Knock(KeepKnock { lookup, knock, now }),
        Event::Knocked(Knocked::Waiting) => Effect::Send(Frame::Waiting),
        Event::Knocked(Knocked::Admitted(seq)) => Effect::Send(Frame::Admitted { seq }),
        Event::Knocked(Knocked::Declined) => Effect::Send(Frame::Declined),
        Event::Knocked(Knocked::Forged) => {
            return Err(Farewell::because(
                ByeCode::BadProof,
                "the invite's key did not sign this; type its code again, or ask for a new one",
            ));
        }
        _ => return Err(Farewell::unexpected()),
    };
    Ok(vec![effect])
}

fn invite(package: Vec<u8>, statements: &[Statement], relay: PublicKey, now: UnixMs) -> Vec<Effect> {
    let roster_head = u64::try_from(statements.len()).unwrap_or(u64::MAX);
    let (first, rest) = statements.split_at(frames::fitting(statements));
    let invite = Frame::Invite { package, statements: first.to_vec(), relay, relay_time: now, roster_head };
    let from = u64::try_from(first.len()).unwrap_or(u64::MAX);
    [Effect::Send(invite)].into_iter().chain(frames::statements(from + 1, rest)).collect()
}
