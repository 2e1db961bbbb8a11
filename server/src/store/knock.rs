//! Who asks to be let in by an invite, and what they are told.
//!
//! The first device that knocks with an invite is its owner until somebody who manages says otherwise.
//! A second one, with the same code and other keys, takes nobody's place: it is told no, and both are
//! shown to those who manage, who then know that two people have the code.

use ids::{AgencyId, DeviceId, InviteId, UnixMs};
use protocol::Lookup;
use rusqlite::{OptionalExtension, params};
use seal::public::{Invited, Knock, Roster, Signature, Signed};

use super::ledger::Ledger;
use super::writer::Work;
use super::{Failure, News, Store};

/// How many devices are shown for one invite: two are already one too many.
const MOST_OF_AN_INVITE: usize = 4;
/// How many are shown at once, the first to come first: of 270 bytes each, half of a frame's limit.
const MOST_SHOWN: i64 = 2000;
/// A knock has 175 bytes; what is longer has something else in it.
const MOST_BYTES: usize = 512;

/// Somebody knocks, or asks again.
#[derive(Debug)]
pub struct KeepKnock {
    /// Under what the invite waits.
    pub lookup: Lookup,
    /// Signed with the invite's key.
    pub knock: Signed<Knock>,
    /// The relay's time.
    pub now: UnixMs,
}

/// What a guest who knocks is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knocked {
    /// Nobody has decided yet.
    Waiting,
    /// The device is part of the roster, since the statement with this number.
    Admitted(u64),
    /// No.
    Declined,
    /// There is no such invite, or its time is over.
    Unknown,
    /// The invite's key did not sign it, or the keys in it are none.
    Forged,
}

impl Work for KeepKnock {
    type Answer = Knocked;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Knocked> {
        if self.knock.raw.len() > MOST_BYTES {
            return Ok(Knocked::Forged);
        }
        let Ok(claimed) = self.knock.unverified() else { return Ok(Knocked::Forged) };
        let Some(roster) = ledger.roster(claimed.agency) else { return Ok(Knocked::Unknown) };
        let Some(invited) = roster.invite(claimed.invite) else { return Ok(Knocked::Unknown) };
        let Ok(knock) = self.knock.verify(&invited.key) else { return Ok(Knocked::Forged) };
        if !knock.keys.signing.is_on_curve() || !knock.keys.hpke.is_on_curve() {
            return Ok(Knocked::Forged);
        }
        if let Some(decided) = decided(ledger, &roster, &knock)? {
            return Ok(decided);
        }
        let expires = self.expires(ledger, knock.agency, invited)?;
        match (expires, stands(ledger, &knock)?) {
            (None, _) => Ok(Knocked::Unknown),
            (Some(_), Some(answer)) => Ok(answer),
            (Some(_), None) if invited.used_by.is_some() => Ok(Knocked::Unknown),
            (Some(expires), None) => self.add(ledger, &knock, expires),
        }
    }
}

impl KeepKnock {
    /// When the invite's time is over, if it is not: the roster and its depositor both have a say.
    fn expires(
        &self,
        ledger: &Ledger<'_>,
        agency: AgencyId,
        invited: &Invited,
    ) -> rusqlite::Result<Option<UnixMs>> {
        let deposited: Option<i64> = ledger
            .tx
            .prepare_cached("SELECT expires FROM invite WHERE lookup = ?1 AND agency = ?2")?
            .query_row(params![self.lookup.as_slice(), agency.as_bytes()], |row| row.get(0))
            .optional()?;
        let expires = deposited.map(|deposited| UnixMs(deposited.min(invited.expires.0)));
        Ok(expires.filter(|expires| *expires > self.now))
    }

    /// Somebody new.
    fn add(&self, ledger: &mut Ledger<'_>, knock: &Knock, expires: UnixMs) -> rusqlite::Result<Knocked> {
        let agency = knock.agency.as_bytes();
        ledger
            .tx
            .prepare_cached("DELETE FROM knock WHERE agency = ?1 AND expires <= ?2")?
            .execute(params![agency, self.now.0])?;
        let others = knocked_with(ledger, knock)?.len();
        if is_decided(ledger, knock)? || others >= MOST_OF_AN_INVITE {
            return Ok(Knocked::Declined);
        }
        ledger.tx.prepare_cached(include_str!("knock_add.sql"))?.execute(params![
            agency,
            knock.invite.as_bytes(),
            knock.keys.id().as_bytes(),
            self.lookup.as_slice(),
            self.knock.raw,
            self.knock.signature.0,
            expires.0
        ])?;
        ledger.tell(knock.agency, News::Knocking);
        Ok(if others == 0 { Knocked::Waiting } else { Knocked::Declined })
    }
}

/// What the roster has already decided about this device.
fn decided(ledger: &Ledger<'_>, roster: &Roster, knock: &Knock) -> rusqlite::Result<Option<Knocked>> {
    let device = knock.keys.id();
    if roster.device(device).is_none() {
        return Ok(None);
    }
    if !roster.is_active(device) {
        return Ok(Some(Knocked::Declined));
    }
    let seq: Option<i64> = ledger
        .tx
        .prepare_cached("SELECT seq FROM knock WHERE agency = ?1 AND invite = ?2 AND device = ?3")?
        .query_row(params![knock.agency.as_bytes(), knock.invite.as_bytes(), device.as_bytes()], |row| {
            row.get(0)
        })
        .optional()?
        .flatten();
    // Let in without having knocked here: up to the head the list has it for certain.
    Ok(Some(Knocked::Admitted(seq.map_or(roster.head().0, i64::cast_unsigned))))
}

/// How a device that knocked before stands among those with the same invite.
fn stands(ledger: &Ledger<'_>, knock: &Knock) -> rusqlite::Result<Option<Knocked>> {
    let device = knock.keys.id();
    let place = knocked_with(ledger, knock)?.iter().position(|other| *other == device);
    let decided = is_decided(ledger, knock)?;
    Ok(place.map(|place| if place == 0 && !decided { Knocked::Waiting } else { Knocked::Declined }))
}

/// Every device that knocked with the same invite, the first to come first.
fn knocked_with(ledger: &Ledger<'_>, knock: &Knock) -> rusqlite::Result<Vec<DeviceId>> {
    ledger
        .tx
        .prepare_cached("SELECT device FROM knock WHERE agency = ?1 AND invite = ?2 ORDER BY entry")?
        .query_map(params![knock.agency.as_bytes(), knock.invite.as_bytes()], |row| {
            row.get(0).map(DeviceId::from_bytes)
        })?
        .collect()
}

fn is_decided(ledger: &Ledger<'_>, knock: &Knock) -> rusqlite::Result<bool> {
    ledger
        .tx
        .prepare_cached("SELECT 1 FROM decided WHERE agency = ?1 AND invite = ?2")?
        .exists(params![knock.agency.as_bytes(), knock.invite.as_bytes()])
}

/// Nobody who knocks with this invite waits any longer.
fn decide(ledger: &mut Ledger<'_>, agency: AgencyId, invite: InviteId) -> rusqlite::Result<()> {
    let place = params![agency.as_bytes(), invite.as_bytes()];
    let new = ledger
        .tx
        .prepare_cached("INSERT OR IGNORE INTO decided (agency, invite) VALUES (?1, ?2)")?
        .execute(place)?;
    let knocked =
        ledger.tx.prepare_cached("SELECT 1 FROM knock WHERE agency = ?1 AND invite = ?2")?.exists(place)?;
    if new > 0 && knocked {
        ledger.tell(agency, News::Knocking);
    }
    Ok(())
}

/// A statement let a device in by this invite: nobody else who knocks with it waits any longer, and the
/// package that lies there for it is emptied.
pub(super) fn admitted(
    ledger: &mut Ledger<'_>,
    agency: AgencyId,
    invite: InviteId,
    device: DeviceId,
    seq: u64,
) -> rusqlite::Result<()> {
    let place = params![agency.as_bytes(), invite.as_bytes()];
    ledger.tx.prepare_cached(include_str!("invite_spend.sql"))?.execute(place)?;
    ledger
        .tx
        .prepare_cached("UPDATE knock SET seq = ?4 WHERE agency = ?1 AND invite = ?2 AND device = ?3")?
        .execute(params![agency.as_bytes(), invite.as_bytes(), device.as_bytes(), seq.cast_signed()])?;
    decide(ledger, agency, invite)
}

/// Whoever knocks with this invite, now or later, is not let in. An invite that the roster does not have
/// is passed over.
#[derive(Debug)]
pub struct Decline {
    /// Whose invite.
    pub agency: AgencyId,
    /// Which.
    pub invite: InviteId,
}

impl Work for Decline {
    type Answer = ();

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        let exists = ledger.roster(self.agency).is_some_and(|roster| roster.invite(self.invite).is_some());
        if exists { decide(ledger, self.agency, self.invite) } else { Ok(()) }
    }
}

impl Store {
    /// Everybody who waits to be let in, the first to come first.
    pub async fn knocks(&self, agency: AgencyId, now: UnixMs) -> Result<Vec<Signed<Knock>>, Failure> {
        self.readers
            .read(move |connection| {
                connection
                    .prepare_cached(include_str!("knocks.sql"))?
                    .query_map(params![agency.as_bytes(), now.0, MOST_SHOWN], |row| {
                        Ok(Signed::of(row.get(0)?, Signature(row.get(1)?)))
                    })?
                    .collect()
            })
            .await
    }
}
