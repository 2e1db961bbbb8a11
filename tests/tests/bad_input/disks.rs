//! Full disks, on either side: refused in plain words, kept where it is, done when there is room again.

use engine::door::{Command, Delivery, ErrorCode, Link, NewVisit};
use testkit::{City, Device};

/// Long and hard to compress, so that a small disk is soon full.
fn long_note(number: u64) -> String {
    (0..600_u64).map(|n| format!("{:x} ", (n + number * 1000).wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect()
}

fn log(device: &Device, note: &str) -> Command {
    let place = device.places().first().map(|place| place.place);
    Command::LogVisit { visit: NewVisit { place, note: Some(note.into()), ..NewVisit::default() } }
}

/// Saves until the disk is full; how many were saved.
fn fills(device: &Device) -> u64 {
    device.engine().store().limit_pages(Some(device.engine().store().pages().unwrap())).unwrap();
    let full = (0..1000).find(|n| device.engine().call(log(device, &long_note(*n))).is_err());
    full.expect("a disk that fills")
}

#[test]
fn a_full_device_refuses_a_save_and_keeps_everything() {
    let mut city = City::seeded(31);
    let mut ames = city.joins("Ames");
    let visit = ames.offline().logs("Before.");
    ames.types(1, "What I was about to say");
    let saved = fills(&ames);
    let refusal = ames.refuses(log(&ames, &long_note(9999)));
    assert_eq!(refusal.code, ErrorCode::DiskFull);
    assert_eq!(refusal.say, "The disk is full; nothing was written. Free some space and try again.");
    assert_eq!(ames.note(visit), ["Before."]);
    assert_eq!(ames.today().drafts[0].fields["note"], "What I was about to say");
    assert_eq!(ames.sync_status().on_this_device, u32::try_from(saved + 1).unwrap());
    ames.stops().starts();
    assert_eq!(ames.note(visit), ["Before."]);
    ames.ask::<serde_json::Value>(log(&ames, "There is room again."));
    ames.online();
    city.settles(&[&ames]);
    assert_eq!(ames.sync_status().on_this_device, 0);
}

#[test]
fn what_arrives_at_a_full_device_arrives_when_there_is_room() {
    let mut city = City::seeded(32);
    let (ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    city.settles(&[&ames, &baker]);
    fills(baker.offline());
    let visits: Vec<_> = (0..40).map(|n| ames.logs(&long_note(n))).collect();
    ames.completes();
    baker.online().until("it is told", |baker| baker.sync_status().notice.is_some());
    let notice = baker.sync_status().notice.unwrap();
    assert!(notice.contains("Free some space; nothing is lost"), "{notice}");
    baker.engine().store().limit_pages(None).unwrap();
    city.settles(&[&ames, &baker]);
    assert!(visits.iter().all(|visit| baker.has(*visit)));
    assert_eq!(baker.sync_status().notice, None, "and is not told any longer");
}

#[test]
fn a_full_relay_refuses_and_the_work_stays_on_the_device() {
    let mut city = City::seeded(33);
    let mut ames = city.joins("Ames");
    ames.offline();
    let pages =
        city.block_on(async { std::fs::metadata(city.relay_folder().join("relay.db")).unwrap().len() });
    city.relay_stops();
    city.relay_starts_with(Some(u32::try_from(pages / 4096).unwrap() + 2));
    let visits: Vec<_> = (0..20).map(|n| ames.logs(&long_note(n))).collect();
    ames.online().until("something is refused", |ames| ames.sync_status().refused > 0);
    let refused = visits.iter().find(|visit| ames.delivery(**visit).delivery == Delivery::Refused).unwrap();
    let why = ames.delivery(*refused).refused.unwrap();
    assert!(why.contains("the relay's disk is full") && why.contains("safe on this device"), "{why}");
    ames.until("the line holds, and says that not all is done", |ames| {
        ames.sync_status().link == Link::CatchingUp
    });
    city.relay_stops();
    city.relay_starts();
    ames.until("it is offered again", |ames| ames.sync_status().refused == 0);
    city.settles(&[&ames]);
    assert!(visits.iter().all(|visit| ames.delivery(*visit).receipt.is_some()));
    let baker = city.joins("Baker");
    assert!(visits.iter().all(|visit| baker.has(*visit)), "and everybody has them");
}
