//! What retention or a court takes out of a space of its own is gone with all that stood beside it.

use engine::door::{Authority, DisposalRow, ExpungedRow, RetentionQueue, Said as Stated};
use model::retention::{Period, Schedule};
use model::{Begins, ExplorerPage, RecordKind, ReferralClock};

use super::pages::{admits, page};
use super::*;
use crate::removal::pages as bytes;

const NAME: &str = "Explorer Quokka-4712";
const DAY: i64 = 86_400;

/// Envelopes of a record in the relay's log.
fn relay_rows(city: &City, record: RecordId) -> i64 {
    let path = city.relay_folder().join("relay.db");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(path, flags).unwrap();
    let sql = "SELECT count(*) FROM log WHERE substr(envelope, 37, 16) = ?1";
    connection.query_row(sql, [record.as_bytes()], |row| row.get(0)).unwrap()
}

/// Whether a record of any kind is on a device.
fn has(device: &Device, record: RecordId) -> bool {
    device.engine().store().read(|reader| reader.has(record)).unwrap()
}

#[test]
fn an_explorer_whom_a_court_seals_is_gone_with_their_page_from_every_device_and_the_relay() {
    let mut city = City::seeded(513);
    let (first, second) = (city.joins("Advisor 1"), city.joins("Advisor 2"));
    let (dorn, seven) = (city.joins("Dorn"), city.joins("Explorer 7"));
    let explorer = admits(&first, NAME, Some(seven.member()));
    let other = admits(&first, "Explorer 9", None);
    let own = ExplorerPage::id(explorer);
    seven.until("the page is there", |seven| page(seven).is_some());
    dorn.until("the custodian has both", |dorn| has(dorn, explorer) && has(dorn, own));
    city.settles(&[&first, &second, &dorn, &seven]);
    assert!(bytes::hold(&first, NAME.as_bytes()), "the search finds what is there");
    assert!(bytes::hold(&seven, NAME.as_bytes()));
    assert!(relay_rows(&city, explorer) > 0 && relay_rows(&city, own) > 0);

    let expunge = || Command::Expunge { record: explorer, authority: Authority::Court };
    assert!(first.refuses(expunge()).say.contains("may not"), "an advisor removes nobody");
    dorn.ask::<Stated>(expunge());
    for device in [&first, &second, &dorn, &seven] {
        device.until("both are gone", |device| !has(device, explorer) && !has(device, own));
    }
    assert_eq!(page(&seven), None);
    dorn.until("every device has signed for both", |dorn| {
        let rows: Vec<ExpungedRow> = dorn.ask(Command::Expunged);
        rows.len() == 2 && rows.iter().all(|row| row.not_yet.is_empty() && !row.gone_from.is_empty())
    });
    city.settles(&[&first, &second, &dorn, &seven]);
    assert_eq!((relay_rows(&city, explorer), relay_rows(&city, own)), (0, 0));
    assert!(has(&first, other), "who was not expunged is there");
    city.relay_stops();
    let statement_only = bytes::count_in_folder(&city.relay_folder(), own.as_bytes());
    assert_eq!(statement_only, 1, "the relay knows the page from the statement that removed it");
    for mut device in [first, second, dorn, seven] {
        device.stops();
        assert!(!bytes::hold(&device, NAME.as_bytes()), "no page of the file holds their name");
    }
}

/// Referrals are kept for a year after they were closed.
fn with_a_schedule(seed: u64) -> City {
    City::configured(seed, |pack| {
        let (schedule, citation) = ("Example schedule".to_owned(), "EX 100".to_owned());
        let period = Period { years: 1, months: 0, days: 0, after: Begins::Closed, schedule, citation };
        // A year passes in one step: nobody was away.
        pack.city.lease_days = None;
        pack.city.retention.insert("referrals".into(), Schedule::Period(period));
    })
}

fn due(dorn: &Device) -> Vec<DisposalRow> {
    let class = Some("referrals".to_owned());
    let asked = Command::RetentionQueue { class, after: None, limit: Some(200) };
    dorn.ask::<RetentionQueue>(asked).rows
}

#[test]
fn a_closed_referral_becomes_due_with_its_consent_and_an_open_one_with_nothing() {
    let mut city = with_a_schedule(514);
    let (ames, dorn, partner) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Partner 1"));
    let (closed, open) = (begins(&ames, "Partner 1"), begins(&ames, "Partner 1"));
    for referral in [closed, open] {
        sends(&ames, referral);
    }
    partner.until("both have arrived", |partner| all(partner).len() == 2);
    let steps = [ReferralState::Received, ReferralState::Accepted, ReferralState::Connected];
    goes(&partner, closed, &[&steps[..], &[ReferralState::Closed]].concat());
    goes(&partner, open, &steps);
    city.settles(&[&ames, &dorn, &partner]);
    let consent = |device: &Device, referral| one(device, referral).consents[0].consent;
    let (gone_with_it, stays) = (consent(&ames, closed), consent(&ames, open));
    assert_eq!(due(&dorn), [], "nothing is old enough");

    city.clock().passes(370 * DAY);
    let rows = due(&dorn);
    let found: std::collections::BTreeSet<_> = rows.iter().map(|row| row.record).collect();
    let clock = ReferralClock::id(closed);
    assert_eq!(found, [closed, gone_with_it, clock].into(), "{rows:?}");
    assert!(rows.iter().any(|row| row.kind == RecordKind::Referral));

    // Removed as any other: the consent, the clock and the partner's copy go with it.
    dorn.ask::<Stated>(Command::Expunge { record: closed, authority: Authority::Retention });
    for device in [&ames, &dorn, &partner] {
        device.until("it is gone", |device| !has(device, closed) && !has(device, gone_with_it));
    }
    for device in [&ames, &dorn] {
        device.until("its clock too", |device| !has(device, clock));
    }
    assert!(
        has(&partner, open) && has(&ames, open) && has(&ames, stays),
        "the open one stays, with what was agreed"
    );
    city.settles(&[&ames, &dorn, &partner]);
    assert_eq!(relay_rows(&city, closed) + relay_rows(&city, gone_with_it) + relay_rows(&city, clock), 0);
    assert_eq!(due(&dorn), []);
}
