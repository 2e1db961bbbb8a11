//! A code lets a device knock; whoever manages lets it in.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ids::{InviteId, UnixMs};
use protocol::{ByeCode, CREDIT, Frame, SayCode};
use relay::Clock;
use seal::public::{Knock, Signed, SigningKeys};
use seal::secret::{DeviceKeys, Speaker, say};

use crate::devices::{Agency, LATER, Line, NOW, Town, admission, grant, invitation, lookup};

/// A town whose chief has invited somebody and left the package at the relay.
async fn with_invite(town: &mut Town, chief: &mut Line, number: u8) -> (InviteId, SigningKeys) {
    let (says, invite, key) = invitation(number, vec![grant(town.agency.patrol, true, true, false)]);
    town.says(chief, says).await;
    let deposit = Frame::Deposit { lookup: lookup(number), package: vec![1, 2, 3], expires: LATER };
    assert_eq!(chief.asks(&deposit).await, Frame::Deposited { lookup: lookup(number) });
    (invite, key)
}

/// The knocks that come next, past everything else.
async fn knocks(line: &mut Line) -> Vec<Signed<Knock>> {
    loop {
        if let Frame::Knocks { knocks } = line.hear().await {
            return knocks;
        }
    }
}

#[tokio::test]
async fn an_invited_device_knocks_is_let_in_and_works() {
    let mut town = Town::founded().await;
    let mut chief = town.chief().await;
    let (invite, key) = with_invite(&mut town, &mut chief, 7).await;
    let phone = DeviceKeys::generate().unwrap();
    let mut guest = town.line().await;
    guest.send(&Frame::FetchInvite { lookup: lookup(7) }).await;
    let Frame::Invite { package, statements, roster_head, .. } = guest.hear().await else {
        panic!("no invite")
    };
    assert_eq!((package, &statements), (vec![1, 2, 3], &town.agency.statements));
    assert_eq!(roster_head, town.agency.roster.head().0);

    let signed = town.agency.knock(&phone, invite, &key);
    let knock = Frame::Knock { lookup: lookup(7), knock: signed.clone() };
    for _asked_again in 0..3 {
        assert_eq!(guest.asks(&knock).await, Frame::Waiting);
    }
    assert_eq!(knocks(&mut chief).await, std::slice::from_ref(&signed));
    assert!(chief.is_quiet().await, "shown once, however often it asks");
    let mut second_desk = town.chief().await;
    assert_eq!(second_desk.hear().await, Frame::Knocks { knocks: vec![signed] }, "and on coming in");

    let seq = town.says(&mut chief, admission(&phone, invite)).await;
    assert_eq!(knocks(&mut chief).await, [], "nobody waits any more");
    assert_eq!(knocks(&mut second_desk).await, []);
    for _lost in 0..2 {
        assert_eq!(guest.asks(&knock).await, Frame::Admitted { seq });
    }
    let mut line = town.enters(&phone, &[], CREDIT).await;
    line.pushes(1, &[town.agency.envelope(&phone, town.agency.patrol, 1, 50)]).await;
    let mut late = town.line().await;
    late.send(&Frame::FetchInvite { lookup: lookup(7) }).await;
    assert!(matches!(late.hear().await, Frame::Bye { code: ByeCode::UnknownInvite, .. }), "it is spent");
    let thief = town.agency.knock(&DeviceKeys::generate().unwrap(), invite, &key);
    let mut late = town.line().await;
    let answer = late.asks(&Frame::Knock { lookup: lookup(7), knock: thief }).await;
    assert!(matches!(answer, Frame::Bye { code: ByeCode::UnknownInvite, .. }), "{answer:?}");
}

#[tokio::test]
async fn a_second_device_with_the_same_code_takes_nobodys_place_and_the_chief_sees_both() {
    let mut town = Town::founded().await;
    let mut chief = town.chief().await;
    let (invite, key) = with_invite(&mut town, &mut chief, 7).await;
    let devices: Vec<_> = (0..6).map(|_| DeviceKeys::generate().unwrap()).collect();
    let all: Vec<_> = devices.iter().map(|device| town.agency.knock(device, invite, &key)).collect();
    let knock = |signed: &Signed<Knock>| Frame::Knock { lookup: lookup(7), knock: signed.clone() };
    let mut guest = town.line().await;
    assert_eq!(guest.asks(&knock(&all[0])).await, Frame::Waiting);
    assert_eq!(knocks(&mut chief).await, all[..1]);
    for (number, thief) in (1..).zip(&all[1..]) {
        assert_eq!(guest.asks(&knock(thief)).await, Frame::Declined);
        assert_eq!(guest.asks(&knock(thief)).await, Frame::Declined);
        if number < 4 {
            assert_eq!(knocks(&mut chief).await, all[..=number]);
        }
    }
    assert!(chief.is_quiet().await, "four are shown, and no more");
    assert_eq!(guest.asks(&knock(&all[0])).await, Frame::Waiting, "the first one still waits");

    // The chief may find that the second one is the owner.
    let seq = town.says(&mut chief, admission(&devices[1], invite)).await;
    assert_eq!(guest.asks(&knock(&all[1])).await, Frame::Admitted { seq });
    assert_eq!(guest.asks(&knock(&all[0])).await, Frame::Declined);
}

#[tokio::test]
async fn who_is_declined_is_told_so_and_so_is_everybody_with_that_code() {
    let mut town = Town::founded().await;
    let (mut chief, mut other_desk) = (town.chief().await, town.chief().await);
    let (invite, key) = with_invite(&mut town, &mut chief, 7).await;
    let knock = |town: &Town, device: &DeviceKeys| Frame::Knock {
        lookup: lookup(7),
        knock: town.agency.knock(device, invite, &key),
    };
    let (phone, another) = (DeviceKeys::generate().unwrap(), DeviceKeys::generate().unwrap());
    let mut guest = town.line().await;
    assert_eq!(guest.asks(&knock(&town, &phone)).await, Frame::Waiting);
    for _again in 0..2 {
        assert_eq!(chief.asks(&Frame::Decline { invite }).await, Frame::HasDeclined);
    }
    assert_eq!(guest.asks(&knock(&town, &phone)).await, Frame::Declined);
    assert_eq!(guest.asks(&knock(&town, &another)).await, Frame::Declined);
    while !knocks(&mut other_desk).await.is_empty() {}
    assert!(other_desk.is_quiet().await);
    let (unused, unused_key) = with_invite(&mut town, &mut chief, 8).await;
    assert_eq!(chief.asks(&Frame::Decline { invite: unused }).await, Frame::HasDeclined);
    let late = town.agency.knock(&phone, unused, &unused_key);
    let late = guest.asks(&Frame::Knock { lookup: lookup(8), knock: late }).await;
    assert_eq!(late, Frame::Declined, "a lost code can be declined before anybody knocks");
    assert!(town.chief().await.is_quiet().await, "and a desk that comes in is not bothered");
}

#[tokio::test]
async fn who_does_not_manage_is_not_shown_who_knocks_and_decides_nothing() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, true)]);
    let mut town = Town::with(agency, |_| {}).await;
    let mut chief = town.chief().await;
    let (invite, key) = with_invite(&mut town, &mut chief, 7).await;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let knock = town.agency.knock(&DeviceKeys::generate().unwrap(), invite, &key);
    let knock = Frame::Knock { lookup: lookup(7), knock };
    let mut guest = town.line().await;
    assert_eq!(guest.asks(&knock).await, Frame::Waiting);
    assert!(phone.is_quiet().await);
    let answer = phone.asks(&Frame::Decline { invite }).await;
    assert!(matches!(answer, Frame::NotSaid { code: SayCode::NotAllowed, .. }), "{answer:?}");
    assert_eq!(guest.asks(&knock).await, Frame::Waiting);

    // Made an administrator during the session, it is shown at once.
    let says = town.agency.changes(&officer, vec![grant(town.agency.directory, true, true, true)]);
    town.says(&mut chief, says).await;
    assert_eq!(knocks(&mut phone).await.len(), 1);
}

#[tokio::test]
async fn an_invites_key_lets_nobody_in_by_itself_any_more() {
    let mut town = Town::founded().await;
    let mut chief = town.chief().await;
    // As an older desk would make it.
    let (mut says, invite, key) = invitation(7, vec![grant(town.agency.patrol, true, true, false)]);
    if let seal::public::Says::MemberInvited { approved, .. } = &mut says {
        *approved = None;
    }
    town.says(&mut chief, says).await;
    let phone = DeviceKeys::generate().unwrap();
    let statement =
        say(&town.agency.roster, Speaker::Invite(invite, &key), NOW, admission(&phone, invite)).unwrap();
    let answer = chief.asks(&Frame::Say { statement }).await;
    assert!(matches!(answer, Frame::NotSaid { code: SayCode::NotAllowed, .. }), "{answer:?}");
}

#[tokio::test]
async fn an_invite_ends_by_the_relays_clock() {
    let now = Arc::new(AtomicI64::new(NOW.0));
    let reads = Arc::clone(&now);
    let mut town = Town::with(Agency::new(), move |config| {
        config.clock = Clock::manual(move || UnixMs(reads.load(Ordering::SeqCst)));
    })
    .await;
    let mut chief = town.chief().await;
    let (invite, key) = with_invite(&mut town, &mut chief, 7).await;
    let phone = DeviceKeys::generate().unwrap();
    let knock = Frame::Knock { lookup: lookup(7), knock: town.agency.knock(&phone, invite, &key) };
    let mut guest = town.line().await;
    assert_eq!(guest.asks(&knock).await, Frame::Waiting);
    now.store(LATER.0, Ordering::SeqCst);
    let answer = guest.asks(&knock).await;
    assert!(matches!(answer, Frame::Bye { code: ByeCode::UnknownInvite, .. }), "{answer:?}");
    assert!(town.chief().await.is_quiet().await, "and nobody is shown it");
    let late = town.agency.chief_says(admission(&phone, invite));
    let answer = chief.asks(&Frame::Say { statement: late }).await;
    assert!(matches!(answer, Frame::NotSaid { code: SayCode::InviteOver, .. }), "{answer:?}");
}
