//! How far a record has come is told on evidence alone.

use engine::door::{Command, Delivery, Records, SyncRecord};
use testkit::City;

#[test]
fn on_this_device_then_held_by_the_relay_then_seen_by_others() {
    let mut city = City::seeded(21);
    let (mut ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    city.settles(&[&ames, &baker]);
    ames.offline();
    baker.offline();
    // The administrator reads what is on patrol too, and would be the first to see it.
    city.admin().offline();
    let visit = ames.logs("Quiet.");
    let told = ames.delivery(visit);
    assert_eq!((told.delivery, told.waiting, told.receipt), (Delivery::OnThisDevice, 1, None));

    ames.online();
    city.settles(&[&ames]);
    let told = ames.delivery(visit);
    assert_eq!((told.delivery, told.waiting), (Delivery::HeldByRelay, 0));
    let receipt = told.receipt.expect("the relay's word");
    assert_eq!(receipt.signed.timestamp_millis(), city.clock().now().0);

    baker.online();
    city.settles(&[&baker]);
    ames.until("somebody else has it", |ames| ames.delivery(visit).delivery == Delivery::SeenByOthers);
    assert!(ames.delivery(visit).seen_by.contains(&"Officer 2".to_owned()));
    ames.stops().starts();
    ames.online().until("it is told again", |ames| ames.delivery(visit).delivery == Delivery::SeenByOthers);
    ames.offline();

    ames.adds_to(visit, "One more thing.");
    assert_eq!(ames.delivery(visit).delivery, Delivery::OnThisDevice, "a new change begins anew");
    let lines: Vec<SyncRecord> = ames.ask(Command::SyncRecords { which: Records::OnThisDevice, limit: None });
    assert_eq!(lines.iter().map(|line| line.record).collect::<Vec<_>>(), [visit]);
}

#[test]
fn ones_own_laptop_is_not_others() {
    let mut city = City::seeded(22);
    let (phone, mut laptop) = (city.joins("Ames"), city.joins("Ames"));
    // The administrator reads what is on patrol too.
    city.admin().offline();
    let visit = phone.logs("Quiet.");
    city.settles(&[&phone, &laptop]);
    laptop.offline();
    city.waits(100);
    assert_eq!(phone.delivery(visit).delivery, Delivery::HeldByRelay);
    city.admin().online();
    phone.until("somebody else has it", |phone| phone.delivery(visit).delivery == Delivery::SeenByOthers);
    assert!(laptop.has(visit));
}

/// A relay with another key answers at the same address: it gets no proof, and none of its receipts count.
#[test]
fn a_receipt_counts_only_with_the_relays_signature() {
    let mut city = City::seeded(23);
    let mut ames = city.joins("Ames");
    ames.offline();
    let visit = ames.logs("Quiet.");
    city.relay_stops();
    let database = rusqlite::Connection::open(city.relay_folder().join("relay.db")).unwrap();
    let key: Vec<u8> = database.query_row("SELECT secret FROM relay", [], |row| row.get(0)).unwrap();
    let other = seal::public::SigningKeys::generate().unwrap().to_secret_bytes().unwrap();
    let set = |key: &[u8]| database.execute("UPDATE relay SET secret = ?1", [key]).unwrap();
    set(&other);
    city.relay_starts();
    ames.online().until("it is told", |ames| match ames.sync_status().link {
        engine::door::Link::Offline { why } => {
            why.contains("not the relay that this device was enrolled with")
        }
        _ => false,
    });
    assert_eq!(ames.delivery(visit).delivery, Delivery::OnThisDevice);
    city.relay_stops();
    set(&key);
    city.relay_starts();
    city.settles(&[&ames]);
    assert!(ames.delivery(visit).receipt.is_some());
}

#[test]
fn a_relay_that_is_killed_in_the_middle_takes_everything_once() {
    let mut city = City::seeded(24);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let visits: Vec<_> = (0..48)
        .map(|n| {
            if n % 12 == 6 {
                city.relay_stops();
                city.relay_starts();
            }
            if n % 5 == 0 {
                city.wire().is_cut();
            }
            ames.logs(&format!("Visit {n}."))
        })
        .collect();
    city.settles(&[&ames, &baker]);
    assert!(visits.iter().all(|visit| baker.has(*visit)));
    assert_eq!(baker.finds("visit").len(), 48, "none is there twice");
    assert_eq!(ames.engine().store().heads().unwrap(), baker.engine().store().heads().unwrap());
}
