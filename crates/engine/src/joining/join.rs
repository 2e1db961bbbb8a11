//! Joining: a device makes its keys, takes its package with the code, and is admitted.

use std::sync::Arc;
use std::time::Duration;

use ids::{MemberId, UnixMs};
use protocol::{Frame, Lookup};
use seal::public::{PublicKey, Says, Statement};
use seal::secret::{DeviceKeys, InviteCode, InvitePackage, Speaker, open_package, say};

use super::{keep, verified};
use crate::identity::Identity;
use crate::link::{Guest, ask_as_guest};
use crate::{Engine, Refusal};

/// Another device may join at the same moment; sign again on top of it.
const TRIES: u32 = 5;
/// How often to ask again for an answer that was lost, and how long to wait before: the invite is
/// spent if the relay heard the question, and answers only this very statement a second time.
const ASKED_AGAIN: u32 = 4;
const BEFORE_ASKING_AGAIN: Duration = Duration::from_millis(500);
/// 30 MB of roster: no agency has more, and a relay that says so wants to fill this device.
const MOST_STATEMENTS: u64 = 100_000;

/// Joins the agency that the code is for. Returns whose device this now is.
pub async fn join(engine: &Arc<Engine>, code: &str) -> Result<MemberId, Refusal> {
    if engine.is_enrolled() {
        return Err(Refusal::AlreadyEnrolled);
    }
    let code = InviteCode::parse(code.trim()).map_err(|error| Refusal::Code(error.to_string()))?;
    let lookup = code.lookup().map_err(Refusal::keys)?;
    let device = DeviceKeys::generate().map_err(Refusal::keys)?;
    let mut last = Refusal::Relay("the relay did not admit this device".into());
    for _ in 0..TRIES {
        let Fetched { package, mut statements, relay, relay_time } = fetch(&code, lookup.into()).await?;
        if relay.hash() != code.relay_key_hash {
            return Err(Refusal::Relay(
                "this is not the relay that the code was made for; ask for a new code and tell your administrator".into(),
            ));
        }
        engine.relay_clock(relay_time)?;
        let package = open_package(&code, &package).map_err(|error| Refusal::Code(error.to_string()))?;
        let statement = admission(engine, &device, &package, &statements)?;
        let admit = Frame::Admit { lookup: lookup.into(), statement: statement.clone() };
        match ask_until_heard(&code.relay_url, &admit).await {
            Ok(Frame::Admitted { .. }) => {
                statements.push(statement);
                let identity = Identity {
                    agency: code.agency,
                    member: package.member,
                    device,
                    spaces: package.space_keys,
                    relay_url: code.relay_url.clone(),
                    relay_key: relay,
                    incarnation: 0,
                    root: None,
                };
                if !identity.fits(&verified(code.agency, &statements)?) {
                    return Err(Refusal::Code(
                        "the keys of this invite are not the agency's; ask for a new one".into(),
                    ));
                }
                keep(engine, identity, &statements)?;
                return Ok(package.member);
            }
            Ok(Frame::NotSaid { say, .. }) => last = Refusal::Relay(say),
            Ok(_) => return Err(Refusal::Relay("the relay answered something else".into())),
            Err(refusal) => last = refusal,
        }
    }
    Err(last)
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

/// Asks; when the answer is lost on the way, asks exactly the same again.
async fn ask_until_heard(url: &str, question: &Frame) -> Result<Frame, Refusal> {
    let mut answer = ask_as_guest(url, question).await;
    for _ in 0..ASKED_AGAIN {
        if answer.is_ok() {
            break;
        }
        tokio::time::sleep(BEFORE_ASKING_AGAIN).await;
        answer = ask_as_guest(url, question).await;
    }
    answer
}

/// The statement that admits this device, signed with the invite's key on top of the roster.
fn admission(
    engine: &Engine,
    device: &DeviceKeys,
    package: &InvitePackage,
    statements: &[Statement],
) -> Result<Statement, Refusal> {
    let roster = verified(package.agency, statements)?;
    let says = Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite: package.invite };
    let statement = say(&roster, Speaker::Invite(package.invite, &package.key), engine.now(), says);
    let statement = statement.map_err(Refusal::keys)?;
    let mut after = roster;
    after
        .apply(&statement)
        .map_err(|error| Refusal::Code(format!("this invite is no longer good: {error}")))?;
    Ok(statement)
}
