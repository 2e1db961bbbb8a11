//! What is pushed arrives, once, in order, durably, at everybody who may read it.

use ids::Cursor;
use protocol::{CREDIT, Frame};
use seal::public::Receipt;

use crate::devices::{Agency, Town, grant};

fn numbers(receipt: &Receipt) -> Vec<u64> {
    receipt.held.iter().map(|held| held.cursor.0).collect()
}

#[tokio::test]
async fn what_one_phone_saves_another_has_at_once() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let patrol = town.agency.patrol;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let visit = town.agency.envelope(&officer, patrol, 1, 300);
    let receipt = phone.pushes(1, std::slice::from_ref(&visit)).await;
    assert_eq!(numbers(&receipt), [1]);
    assert_eq!(receipt.held[0].envelope, visit.id());
    assert_eq!(chief.catches_up(patrol, Cursor(0), Cursor(1)).await, [(Cursor(1), visit)]);
}

#[tokio::test]
async fn a_push_repeated_until_its_receipt_arrives_is_stored_once() {
    let town = Town::founded().await;
    let patrol = town.agency.patrol;
    let visit = |number| town.agency.envelope(&town.agency.chief, patrol, number, 300);
    let mut line = town.chief().await;
    assert_eq!(numbers(&line.pushes(1, &[visit(1), visit(2)]).await), [1, 2]);
    assert_eq!(numbers(&line.pushes(2, &[visit(2), visit(3), visit(3), visit(1)]).await), [2, 3, 3, 1]);
    assert_eq!(numbers(&line.pushes(3, &[]).await), [0; 0]);
    let mut again = town.chief().await;
    assert_eq!(again.catches_up(patrol, Cursor(0), Cursor(3)).await.len(), 3);
}

#[tokio::test]
async fn a_phone_that_was_away_gets_what_it_lacks_and_nothing_twice() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let visits: Vec<_> = (0..1500).map(|number| town.agency.envelope(&chief, patrol, number, 300)).collect();
    let mut line = town.chief().await;
    for (push, visits) in (1..).zip(visits.chunks(500)) {
        line.pushes(push, visits).await;
    }
    let mut back = town.enters(&chief, &[(patrol, Cursor(700))], CREDIT).await;
    let missed = back.catches_up(patrol, Cursor(700), Cursor(1500)).await;
    assert_eq!(missed.len(), 800);
    assert!(missed.into_iter().zip(700..).all(|((cursor, visit), at)| {
        cursor == Cursor(at + 1) && visit == visits[usize::try_from(at).unwrap()]
    }));
    let mut up_to_date = town.enters(&chief, &[(patrol, Cursor(1500))], CREDIT).await;
    assert!(up_to_date.is_quiet().await, "one and a half round trips to nothing new");
}

#[tokio::test]
async fn a_slow_phone_is_sent_no_more_than_it_asked_for() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let visits: Vec<_> =
        (0..20).map(|number| town.agency.envelope(&chief, patrol, number, 100_000)).collect();
    let mut line = town.chief().await;
    for (push, visits) in (1..).zip(visits.chunks(5)) {
        line.pushes(push, visits).await;
    }
    let mut slow = town.enters(&chief, &[], 1).await;
    let mut at = Cursor(0);
    while at < Cursor(20) {
        let Frame::Envelopes { after, upto, batch, .. } = slow.hear().await else { panic!("no envelopes") };
        assert_eq!(after, at);
        assert!(slow.is_quiet().await, "the credit is used up");
        at = upto;
        slow.send(&Frame::Credit { bytes: u32::try_from(batch.weight()).unwrap() }).await;
    }
}

#[tokio::test]
async fn own_entries_do_not_come_back_but_the_cursor_moves() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let (patrol, chief) = (town.agency.patrol, town.agency.chief.clone());
    let (mut desk, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    desk.push(1, &[town.agency.envelope(&chief, patrol, 1, 50)]).await;
    assert!(matches!(desk.hear().await, Frame::Receipt { .. }));
    let Frame::Envelopes { upto, batch, .. } = desk.hear().await else { panic!("no envelopes") };
    assert_eq!((upto, batch.len()), (Cursor(1), 0));
    phone.catches_up(patrol, Cursor(0), Cursor(1)).await;
    phone.pushes(1, &[town.agency.envelope(&officer, patrol, 2, 50)]).await;
    let from_phone = desk.catches_up(patrol, Cursor(1), Cursor(2)).await;
    assert_eq!(from_phone.len(), 1);
}

#[tokio::test]
async fn the_chief_sees_who_has_it_even_when_they_left() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, false, false)]);
    let partner = agency.with_member(3, vec![grant(agency.outreach, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let patrol = town.agency.patrol;
    let (mut chief, mut stranger) = (town.chief().await, town.enters(&partner, &[], CREDIT).await);
    chief.pushes(1, &[town.agency.envelope(&town.agency.chief, patrol, 1, 50)]).await;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    phone.catches_up(patrol, Cursor(0), Cursor(1)).await;
    phone.acks(&town.agency, &officer, patrol, Cursor(1)).await;
    let seen = loop {
        if let Frame::Seen { ack } = chief.hear().await {
            break ack.verify(&officer.public().signing).unwrap();
        }
    };
    assert_eq!((seen.device, seen.cursor), (officer.id(), Cursor(1)));
    assert!(phone.is_quiet().await, "nobody is told what they said themselves");
    assert!(stranger.is_quiet().await, "nor somebody who may not read the space");
    drop(phone);
    let mut later = town.enters(&town.agency.chief.clone(), &[(patrol, Cursor(1))], CREDIT).await;
    assert!(matches!(later.hear().await, Frame::Seen { .. }));
}

/// Prints how long an entry takes from one phone's push to another phone, commit included.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_entry_is_on_the_other_phone_in_milliseconds() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let patrol = town.agency.patrol;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let mut times = Vec::new();
    for number in 0..200 {
        let begun = tokio::time::Instant::now();
        phone.push(1, &[town.agency.envelope(&officer, patrol, number, 300)]).await;
        chief.catches_up(patrol, Cursor(number), Cursor(number + 1)).await;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    eprintln!("push to other phone: median {:?}, 95th {:?}", times[100], times[190]);
    assert!(times[100].as_millis() < 200, "{:?}", times[100]);
}
