//! Joining: a device makes its keys, knocks with the code, and waits until somebody lets it in.
//!
//! The code opens nothing by itself: who manages compares eight characters on both screens first. The
//! keys of the spaces come with the first session.

use std::sync::Arc;
use std::time::Duration;

use ids::{MemberId, UnixMs};
use protocol::{ByeCode, Frame, Lookup};
use seal::public::{Knock, PublicKey, Signed, Statement};
use seal::secret::{DeviceKeys, InviteCode, InvitePackage, SpaceKeys, open_package};

use super::{keep, verified};
use crate::identity::Identity;
use crate::link::{Guest, ask_as_guest};
use crate::{Engine, Link, Refusal};

/// How often to ask whether somebody has decided: soon at first, then as often as a person looks.
const ASKED_AGAIN: [Duration; 4] = [
    Duration::from_millis(100),
    Duration::from_millis(250),
    Duration::from_millis(500),
    Duration::from_secs(2),
];
/// How long the first session may take before the person is let on.
const FIRST_SESSION: Duration = Duration::from_secs(20);
/// 30 MB of roster: no agency has more, and a relay that says so wants to fill this device.
const MOST_STATEMENTS: u64 = 100_000;
/// Kept under this name: the keys of a device that has knocked, and with which code.
const KNOCKED: &str = "knocked";

/// Joins the agency that the code is for. `shows` is given the eight characters to compare. Returns whose
/// device this now is; an error when the invite is over or somebody said no.
pub async fn join(
    engine: &Arc<Engine>,
    code: &str,
    shows: impl FnOnce(&str) + Send,
) -> Result<MemberId, Refusal> {
    if engine.is_enrolled() {
        return Err(Refusal::AlreadyEnrolled);
    }
    let code = InviteCode::parse(code.trim()).map_err(|error| Refusal::Code(error.to_string()))?;
    let lookup: Lookup = code.lookup().map_err(Refusal::keys)?.into();
    let device = keys_for(engine, lookup)?;
    let fetched = fetch(&code, lookup).await?;
    if fetched.relay.hash() != code.relay_key_hash {
        return Err(Refusal::Relay(
            "this is not the relay that the code was made for; ask for a new code and tell your administrator".into(),
        ));
    }
    engine.relay_clock(fetched.relay_time)?;
    let package = open_package(&code, &fetched.package).map_err(|error| Refusal::Code(error.to_string()))?;
    check(engine, &package, &fetched.statements)?;
    let knock = Knock { agency: code.agency, invite: package.invite, keys: *device.public() };
    let signed = Signed::sign(&package.key, &knock).map_err(Refusal::keys)?;
    shows(&knock.comparison());
    wait_to_be_let_in(&code.relay_url, &Frame::Knock { lookup, knock: signed }).await?;
    let identity = Identity {
        agency: code.agency,
        member: package.member,
        device,
        spaces: SpaceKeys::default(),
        relay_url: code.relay_url.clone(),
        relay_key: fetched.relay,
        incarnation: 0,
        root: None,
    };
    keep(engine, identity, &fetched.statements)?;
    engine.transact(|tx| tx.keep_bytes(KNOCKED, &[]).map_err(Refusal::from))?;
    take_keys(engine).await?;
    Ok(package.member)
}

/// A first session, until the device has the keys of what it may read and knows its person by name: what is
/// written from then on says who wrote it. If it breaks off, the next one brings the rest.
async fn take_keys(engine: &Arc<Engine>) -> Result<(), Refusal> {
    let link = Link::start(engine.clone())?;
    let whole = async {
        while !engine.has_its_keys()? || !engine.knows_its_person()? {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok::<_, Refusal>(())
    };
    let taken = tokio::time::timeout(FIRST_SESSION, whole).await;
    link.finish().await;
    taken.unwrap_or(Ok(()))
}

/// Keys for this knock: the same ones when the app was killed while it waited.
fn keys_for(engine: &Engine, lookup: Lookup) -> Result<DeviceKeys, Refusal> {
    if let Some(kept) = engine.store.bytes(KNOCKED)?
        && let Some((with, secret)) = kept.split_first_chunk::<16>()
        && *with == *lookup
    {
        return DeviceKeys::from_secret_bytes(secret).map_err(Refusal::keys);
    }
    let device = DeviceKeys::generate().map_err(Refusal::keys)?;
    let secret = device.to_secret_bytes().map_err(Refusal::keys)?;
    let kept = zeroize::Zeroizing::new([lookup.as_slice(), &secret].concat());
    engine.transact(|tx| tx.keep_bytes(KNOCKED, &kept).map_err(Refusal::from))?;
    Ok(device)
}

/// Asks until somebody has decided. A connection that breaks is no decision.
async fn wait_to_be_let_in(url: &str, knock: &Frame) -> Result<(), Refusal> {
    let mut pauses = ASKED_AGAIN.into_iter();
    let mut longest = ASKED_AGAIN[ASKED_AGAIN.len() - 1];
    loop {
        match ask_as_guest(url, knock).await {
            Ok(Frame::Admitted { .. }) => return Ok(()),
            Ok(Frame::Waiting) => {}
            Ok(Frame::Declined) => {
                return Err(Refusal::Code(
                    "this device was not let in. Ask your administrator; the characters on both screens must be the same"
                        .into(),
                ));
            }
            Ok(Frame::NotSaid { say, .. }) => return Err(Refusal::Code(say)),
            Ok(_) => return Err(Refusal::Relay("the relay answered something else".into())),
            Err(Refusal::SentAway { code: ByeCode::UnknownInvite, say }) => return Err(Refusal::Code(say)),
            // A relay that restarts, a line that is down: nobody has decided.
            Err(Refusal::Relay(_) | Refusal::SentAway { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
        longest = pauses.next().unwrap_or(longest);
        tokio::time::sleep(longest).await;
    }
}

/// What waits for the code, with the agency's whole roster.
struct Fetched {
    package: Vec<u8>,
    statements: Vec<Statement>,
    relay: PublicKey,
    relay_time: UnixMs,
}

async fn fetch(code: &InviteCode, lookup: Lookup) -> Result<Fetched, Refusal> {
    let strange = || Refusal::Relay("the relay answered something else".into());
    let mut guest = Guest::comes(&code.relay_url).await?;
    let invite = guest.asks(&Frame::FetchInvite { lookup }).await?;
    let Frame::Invite { package, mut statements, relay, relay_time, roster_head } = invite else {
        return Err(strange());
    };
    let count = |statements: &[Statement]| u64::try_from(statements.len()).unwrap_or(u64::MAX);
    if roster_head > MOST_STATEMENTS {
        return Err(strange());
    }
    // One frame holds about a thousand; a larger agency's roster goes on in the next ones.
    while count(&statements) < roster_head {
        match guest.hears().await? {
            Frame::Statements { from, statements: more }
                if from == count(&statements) + 1 && !more.is_empty() =>
            {
                statements.extend(more);
            }
            _ => return Err(strange()),
        }
    }
    guest.goes().await;
    Ok(Fetched { package, statements, relay, relay_time })
}

/// The roster holds, and the invite is good.
fn check(engine: &Engine, package: &InvitePackage, statements: &[Statement]) -> Result<(), Refusal> {
    let roster = verified(package.agency, statements)?;
    let no_longer =
        |why: &str| Refusal::Code(format!("this invite is no longer good: {why}; ask for a new one"));
    let invited =
        roster.invite(package.invite).ok_or_else(|| no_longer("the agency's list does not have it"))?;
    if invited.key != *package.key.public() || invited.member != package.member {
        return Err(no_longer("it is another person's"));
    }
    if invited.expires <= engine.now() {
        return Err(no_longer("its time is over"));
    }
    Ok(())
}
