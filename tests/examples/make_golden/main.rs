//! Makes the fixture of the newest format: `cargo run -p porchlight-tests --example make_golden`.
//!
//! Run once when a format is released, then commit the folder. It refuses to overwrite one: what was
//! released stays as it was. Of the devices two are kept, an officer's and the custodian's, who founded the
//! agency; what the others wrote is at the relay and with whoever reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod writing;

use std::path::Path;

use engine::Founding;
use engine::door::{AttachmentRow, AttachmentStands, Attachments, Command, RevokedBecause};
use ids::{Cursor, RecordId, SpaceId};
use porchlight_tests::fixture::{KEY, address, copy, of_format};
use testkit::{Device, TestClock};
use tokio::runtime::Runtime;

const FOUNDING_CODE: &str = "GOLDEN-GOLDEN-GOLDEN";

fn main() {
    let target = of_format(store::FORMAT);
    assert!(!target.exists(), "{} is there already; a released format is never made again", target.display());
    let folder = tempfile::tempdir().unwrap();
    make(folder.path());
    fold(&folder.path().join("relay"));
    for kept in ["relay", "officer", "custodian"] {
        copy(&folder.path().join(kept), &target.join(kept)).unwrap();
    }
    // A sixth of it all, sealed and nearly empty: the officer's tells how it looks.
    std::fs::remove_file(target.join("custodian/identity.db")).unwrap();
    println!("made {}; commit it", target.display());
}

/// Folds the write-ahead logs in, as the relay does when it starts: they have room for what is long gone.
fn fold(relay: &Path) {
    for name in ["relay.db", "attachments.db"] {
        let database = rusqlite::Connection::open(relay.join(name)).unwrap();
        database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        drop(database);
        let _ = std::fs::remove_file(relay.join(format!("{name}-wal")));
    }
}

fn make(folder: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let clock = TestClock::default();
    let config = relay::Config {
        listen: address(u8::try_from(store::FORMAT).unwrap()),
        founding_code: Some(FOUNDING_CODE.into()),
        clock: clock.for_relay(),
        ..relay::Config::local(folder.join("relay"))
    };
    let relay_url = format!("ws://{}", config.listen);
    let relay = runtime.block_on(relay::spawn(config)).unwrap();
    let mut pack = pack::st_louis_park();
    pack.places.truncate(8);
    let device = |name: &str| Device::at(&folder.join(name), KEY, clock.hand(), runtime.handle().clone());
    let mut custodian = device("custodian");
    let founding = Founding { relay_url, code: FOUNDING_CODE.into(), pack, admin: "Custodian 1".into() };
    runtime.block_on(engine::found(custodian.engine(), founding)).unwrap();
    custodian.online().completes();
    let joins = |person: &str, name: &str| {
        let mut joined = device(name);
        runtime.block_on(engine::enrol(custodian.engine(), joined.engine(), person)).unwrap();
        joined.online().completes();
        joined
    };
    let mut officer = joins("Officer 1", "officer");
    let mut others = [
        joins("CERT lead 1", "lead"),
        joins("Advisor 1", "advisor"),
        joins("Social worker 1", "worker"),
        joins("Officer 2", "revoked"),
    ];
    let settles = |devices: &[&Device]| settles(&runtime, &relay, devices);

    let visit = writing::an_officers_day(&officer);
    let event = writing::an_event(&officer);
    settles(&[&officer, &custodian, &others[0]]);
    writing::volunteers(&others[0], event, || clock.passes(3600));
    writing::explorers(&others[1], || clock.passes(3600));
    writing::a_referral(&officer, visit);
    officer.until("the photo is at the relay", |officer| is_held(officer, visit));
    settles(&[&officer, &custodian, &others[0], &others[1], &others[2]]);
    custodian.until("the referral is here", |custodian| writing::referrals(custodian) == 1);

    // Work of a phone that was lost waits with the custodian.
    let lost = &mut others[3];
    lost.offline();
    lost.logs("Golden visit in custody.");
    lost.types(7, "Golden form that was left");
    custodian.revokes(lost.whoami().device, RevokedBecause::Lost);
    lost.online();
    custodian.until("it is in custody", |custodian| {
        let custody = custodian.custody();
        custody.entries.len() == 1 && custody.forms.len() == 1
    });
    writing::a_custodians_day(&custodian, visit);
    settles(&[&officer, &custodian]);
    for other in &mut others {
        other.offline();
        other.stops();
    }
    custodian.offline();
    custodian.stops();
    officer.offline();
    // Only on the device when the version ended: the next one has to bring it to the relay.
    let unsent = officer.logs("Golden visit that was never sent.");
    writing::attaches(&officer, unsent, "Golden photo that was never sent", 2);
    officer.types(1, "Golden draft");
    officer.stops();
    runtime.block_on(relay.stop());
}

/// Whether what is attached to a visit is at the relay.
fn is_held(device: &Device, visit: RecordId) -> bool {
    let rows: Vec<AttachmentRow> = device.ask(Command::Attachments(Attachments::Of { record: visit }));
    rows.iter().all(|row| row.stands == AttachmentStands::Held)
}

/// Waits until all of these have sent everything and have what they may read of it.
fn settles(runtime: &Runtime, relay: &relay::Running, devices: &[&Device]) {
    for device in devices {
        device.completes();
    }
    let agency = devices[0].whoami().agency;
    let spaces = model::roles::SPACES.iter().map(|(name, _)| SpaceId::of(agency, name));
    let heads = runtime.block_on(relay.relay().store().heads(spaces.collect())).unwrap();
    for device in devices {
        device.until("it has what the relay holds", |device| {
            let cursors = device.engine().store().cursors().unwrap();
            let has = |space: &SpaceId| cursors.get(space).copied().unwrap_or_default();
            let lacks = |space: &SpaceId, head: Cursor| device.engine().reads(*space) && has(space) < head;
            !heads.iter().any(|(space, head)| lacks(space, *head))
        });
    }
}
