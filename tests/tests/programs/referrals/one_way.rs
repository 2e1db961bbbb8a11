//! A one-way partner: what an officer hands over arrives, and nothing about the person comes back (34 USC
//! 12291(b)(2)). Shown against the bytes: the databases of the officer, the supervisor and the custodian,
//! opened with their keys, and everything that the relay holds.

use std::path::Path;

use engine::door::{CountsView, Said};
use rusqlite::{Connection, OpenFlags};
use seal::public::{Signature, Signer, Statement};

use super::*;

/// What the advocate writes down about the person; in nobody else's hands, in no form.
const THEIRS: &str = "Shelterbed-Heron-417";
/// What the officer wrote: that it is found shows that the search finds.
const OFFICERS: &str = "Handed-over-Osprey-88";

fn begins(ames: &Device) -> RecordId {
    let row = partner(ames, "Advocate 1");
    assert!(row.one_way && row.needs_consent, "{row:?}");
    let due = ames.moment() + TimeDelta::minutes(30);
    let (reason, next) = (OFFICERS.into(), "Ask them".into());
    let begin = Referrals::Begin { partner: row.member, reason, next, due, visit: None, screened: None };
    let referral = ask(ames, begin);
    ask::<ReferralView>(ames, agree(ames, referral, true));
    goes(ames, referral, Sent);
    referral
}

/// The advocate's whole way with a referral, with something about the person at each step.
fn helps(advocate: &Device, referral: RecordId) -> ReferralView {
    let told = |to: ReferralState| Referrals::Step {
        referral,
        to,
        next: Some(format!("Ask about {THEIRS}")),
        due: Some(advocate.moment() + TimeDelta::days(1)),
        because: None,
        outcome: Some(format!("Has {THEIRS}")),
    };
    for to in [Received, Accepted, Contacting, Connected] {
        ask::<ReferralView>(advocate, told(to));
    }
    ask(advocate, told(Closed))
}

#[test]
fn one_way_partner() {
    let mut city = City::seeded(435);
    let (mut ames, mut cruz, mut dorn) = (city.joins("Ames"), city.joins("Cruz"), city.joins("Dorn"));
    let mut advocate = city.joins("Advocate 1");
    let device = advocate.whoami().device;
    let referral = begins(&ames);
    // The supervisor is let in: also who reads the referral itself learns nothing more.
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    ask::<ReferralView>(&ames, Referrals::LetIn { referral, member: cruz.member() });
    advocate.until("it has arrived", |advocate| inbox(advocate).fresh.len() == 1);
    cruz.until("the supervisor has it", |cruz| all(cruz).len() == 1);
    city.settles(&[&ames, &cruz, &dorn, &advocate]);
    let relay = city.relay_folder().join("relay.db");
    let before = said_by(&relay, device);

    // The advocate reads it, works on it over days, off line and on line.
    let view = one(&advocate, referral);
    assert!(view.kept_here && view.reason == [OFFICERS] && view.row.is_mine);
    advocate.offline();
    let view = helps(&advocate, referral);
    assert_eq!((view.row.state, view.outcome), (Closed, Some(format!("Has {THEIRS}"))));
    advocate.online();
    city.clock().passes(86_400);
    city.settles(&[&ames, &cruz, &dorn, &advocate]);
    city.waits(300);
    advocate.stops().starts();
    assert_eq!(one(&advocate, referral).row.state, Closed, "it is kept there");
    assert_eq!(inbox(&advocate).over.len(), 1);

    // To the officer nothing has happened: it is theirs to close, with what they know.
    let seen = one(&ames, referral);
    assert_eq!((seen.row.state, seen.row.is_mine, seen.row.owner.as_str()), (Sent, true, "Officer 1"));
    assert_eq!((seen.outcome, seen.attempts, seen.left.len()), (None, 0, 0));
    let looks: engine::door::ViewLog =
        dorn.ask(Command::ViewLog { record: Some(referral), member: None, limit: None });
    assert!(looks.lines.iter().all(|line| line.name != "Advocate 1"), "not even that it was looked at");
    assert_eq!(sent_by(&relay, device), 0, "not one envelope of the advocate's device, sealed or not");
    assert_eq!(said_by(&relay, device), before, "and no word of its in the roster");

    // Every way back is shut, by the door and by the roster alike.
    let leave = Referrals::Leave { referral, text: THEIRS.into() };
    assert!(refused(&advocate, leave).contains("may not"));
    assert!(refused(&advocate, Referrals::TakeBack { referral }).contains("may not"));
    assert_eq!(advocate.sync_status().on_this_device, 0, "nothing waits to be sent either");
    ask::<ReferralView>(&ames, ends(referral, Closed, "Met with them at the station."));
    city.settles(&[&ames, &cruz, &dorn]);
    for (who, device) in
        [("the officer", &mut ames), ("the supervisor", &mut cruz), ("the custodian", &mut dorn)]
    {
        let bytes = opened(device, &format!("{who}.plain"));
        assert!(holds(&bytes, OFFICERS), "the search finds what {who} has");
        assert!(!holds(&bytes, THEIRS), "{who} has what the advocate wrote");
    }
    let theirs = opened(&mut advocate, "advocate.plain");
    assert!(holds(&theirs, THEIRS), "and finds it where it is");
    for file in std::fs::read_dir(city.relay_folder()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        assert!(!holds(&bytes, THEIRS) && !holds(&bytes, OFFICERS), "the relay reads nothing");
    }
}

#[test]
fn a_quarter_comes_back_as_counts_with_the_small_ones_suppressed() {
    let mut city = City::seeded(436);
    let (ames, _dorn, advocate) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Advocate 1"));
    let device = advocate.whoami().device;
    let referrals: Vec<_> = (0..13).map(|_| begins(&ames)).collect();
    advocate.until("all have arrived", |advocate| inbox(advocate).fresh.len() == 13);
    for referral in &referrals[..11] {
        helps(&advocate, *referral);
    }
    let quarter = "2026-Q2".to_owned();
    let early = refused(&advocate, Referrals::SendCounts { quarter: quarter.clone() });
    assert!(early.contains("not over"), "{early}");
    city.clock().passes(25 * 86_400);
    assert_eq!(inbox(&advocate).quarters, ["2026-Q2"]);
    let counts: CountsView = ask(&advocate, Referrals::Counts { quarter: quarter.clone() });
    assert_eq!(counts.counts["sent"], None, "two could be told by those who know the street");
    assert!(!counts.sent);
    let sent: CountsView = ask(&advocate, Referrals::SendCounts { quarter: quarter.clone() });
    assert_eq!(sent.counts, counts.counts);
    // What is left cannot be computed from the sum.
    assert!(sent.counts["closed"].is_none() || sent.counts["all"].is_none(), "{sent:?}");
    advocate.completes();
    let told = |ames: &Device| ask::<Vec<CountsView>>(ames, Referrals::Told);
    ames.until("the officer reads the counts", |ames| told(ames).len() == 1);
    assert_eq!((told(&ames)[0].partner.as_str(), &told(&ames)[0].counts), ("Cornerstone", &counts.counts));
    let twice = refused(&advocate, Referrals::SendCounts { quarter });
    assert!(twice.contains("told already"), "{twice}");
    assert!(inbox(&advocate).quarters.is_empty());
    let relay = city.relay_folder().join("relay.db");
    assert_eq!(sent_by(&relay, device), 1, "one record of counts is all that ever came");
    let refused = refused(&ames, Referrals::Counts { quarter: "2026-Q3".into() });
    assert!(refused.contains("may not"), "{refused}");
}

#[test]
fn a_role_that_could_write_back_is_no_one_way_partner() {
    let mut city = City::seeded(437);
    let (ames, _dorn, advocate) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Advocate 1"));
    city.admin().moves("Advocate 1", "partner");
    let row = partner(&ames, "Advocate 1");
    ames.until("the new role is known", |ames| {
        let due = ames.moment();
        let (reason, next) = (OFFICERS.into(), "Ask".into());
        let begin = Referrals::Begin { partner: row.member, reason, next, due, visit: None, screened: None };
        let answer = ames.engine().call(Command::Referrals(begin));
        answer.is_err_and(|refusal| refusal.say.contains("could write"))
    });
    drop(advocate);
}

#[test]
fn what_a_court_removes_is_gone_from_the_partners_desk_too() {
    let mut city = City::seeded(438);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let mut advocate = city.joins("Advocate 1");
    let referral = begins(&ames);
    advocate.until("it has arrived", |advocate| inbox(advocate).fresh.len() == 1);
    helps(&advocate, referral);
    dorn.until("the custodian has it", |dorn| all(dorn).len() == 1);
    dorn.ask::<Said>(Command::Expunge { record: referral, authority: engine::door::Authority::Court });
    advocate.until("it is gone", |advocate| all(advocate).is_empty() && inbox(advocate).over.is_empty());
    let bytes = opened(&mut advocate, "advocate.plain");
    assert!(!holds(&bytes, THEIRS) && !holds(&bytes, OFFICERS), "with what was done about it");
}

/// A device's database, decrypted with its key: every byte that it holds.
fn opened(device: &mut Device, name: &str) -> Vec<u8> {
    device.stops();
    let plain = device.folder().join(name);
    let sealed = Connection::open(device.database()).unwrap();
    let key: String = device.key().iter().map(|byte| format!("{byte:02x}")).collect();
    sealed.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    let into = plain.to_str().unwrap();
    sealed.execute("ATTACH DATABASE ?1 AS plain KEY ''", [into]).unwrap();
    sealed.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(())).unwrap();
    sealed.execute_batch("DETACH DATABASE plain").unwrap();
    device.starts();
    std::fs::read(plain).unwrap()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    [text.as_bytes(), text.to_uppercase().as_bytes(), &utf16, hex.as_bytes()]
        .iter()
        .any(|form| bytes.windows(form.len()).any(|window| window == *form))
}

fn at(relay: &Path) -> Connection {
    Connection::open_with_flags(relay, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// How many envelopes the relay has from a device, in any log.
fn sent_by(relay: &Path, device: ids::DeviceId) -> u32 {
    let sql = "SELECT count(*) FROM log WHERE device = ?1 OR instr(envelope, ?1) > 0";
    at(relay).query_row(sql, [device.as_bytes().as_slice()], |row| row.get(0)).unwrap()
}

/// How much of the roster this device has said. The others go on tending it meanwhile.
fn said_by(relay: &Path, device: ids::DeviceId) -> usize {
    let relay = at(relay);
    let mut query = relay.prepare("SELECT raw, signature FROM statement").unwrap();
    let said = query.query_map([], |row| {
        let signature = Signature(row.get(1)?);
        Ok(Statement { raw: row.get(0)?, signature }.body().unwrap().signer)
    });
    said.unwrap().filter(|signer| *signer.as_ref().unwrap() == Signer::Device(device)).count()
}
