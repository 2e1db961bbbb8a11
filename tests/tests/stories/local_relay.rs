//! An event in a park without coverage: devices share through the lead's, and nothing is called synced that the
//! agency's relay has not signed for.

use chrono::TimeDelta;
use engine::door::{
    Board, Command, ContactForm, Counted, Delivery, EventForm, EventView, HeadCounts, HoursRow, Link,
    Outreach, RevokedBecause, Scanned, Sharing as Shared, VolunteerForm, VolunteerRow, Volunteers, WalkUp,
    Who,
};
use ids::{RecordId, SpaceId};
use model::VolunteerGroup;
use testkit::{City, Device, Sharing};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Volunteers) -> T {
    device.ask(Command::Volunteers(ask))
}

fn board(device: &Device, event: RecordId) -> Board {
    ask(device, Volunteers::Board { event })
}

fn scans(device: &Device, event: RecordId, badge: &str) -> Scanned {
    ask(device, Volunteers::Scan { event, badge: badge.into() })
}

fn here(device: &Device, event: RecordId) -> Vec<String> {
    board(device, event).here.into_iter().map(|row| row.name).collect()
}

fn delivery(device: &Device, event: RecordId, name: &str) -> Delivery {
    let row = board(device, event).here.into_iter().find(|row| row.name == name);
    row.unwrap_or_else(|| panic!("{name} is not here")).delivery
}

fn counts(device: &Device, event: RecordId, by: i32) {
    let count = Outreach::Count { event, what: Counted::Heads, word: "teens".into(), by };
    device.ask::<i64>(Command::Outreach(count));
}

fn counted(device: &Device, event: RecordId) -> i64 {
    device.ask::<EventView>(Command::Outreach(Outreach::Event { event })).counted["teens"]
}

fn registers(device: &Device, name: &str) -> String {
    let volunteer = VolunteerForm {
        name: Some(name.into()),
        group: Some(VolunteerGroup::Cert),
        registered: Some(Some(device.today().day)),
        contact: Some(ContactForm { phone: Some("952-555-0100".into()), ..ContactForm::default() }),
        ..VolunteerForm::default()
    };
    let id: RecordId = ask(device, Volunteers::Register { volunteer });
    let roster: Vec<VolunteerRow> = ask(device, Volunteers::Roster);
    roster.into_iter().find(|row| row.volunteer == id).unwrap().badge
}

fn parade(device: &Device) -> RecordId {
    let starts = device.moment();
    let event = EventForm {
        name: Some("Parktacular parade".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        ..EventForm::default()
    };
    device.ask(Command::Outreach(Outreach::AddEvent { event }))
}

fn joins(device: &Device, sharing: &Sharing) {
    device.ask::<()>(Command::JoinSharing { code: sharing.code().into() });
}

fn shared(device: &Device) -> Shared {
    device.sync_status().sharing.expect("a device that is joined")
}

/// Waits until everything that these devices wrote is at the local relay, and all have what they may read.
fn share(sharing: &Sharing, city: &City, devices: &[&Device]) {
    for device in devices {
        device.until("all of it is shared", |device| {
            let waits = device.engine().store().local_outbox(0, usize::MAX).unwrap();
            shared(device).link == Link::Live && waits.is_empty()
        });
    }
    // Everything was sent: its logs are at their end now.
    let agency = devices[0].whoami().agency;
    let spaces = model::roles::SPACES.iter().map(|(name, _)| SpaceId::of(agency, name));
    let heads = city.block_on(sharing.relay().relay().store().heads(spaces.collect())).unwrap();
    for device in devices {
        device.until("it has what is shared", |device| {
            let cursors = device.engine().store().local_cursors().unwrap();
            let has = |space: &SpaceId, head| cursors.get(space).copied().unwrap_or_default() >= head;
            heads.iter().all(|(space, head)| !device.engine().reads(*space) || has(space, *head))
        });
    }
}

#[test]
fn local_relay_story() {
    let mut city = City::seeded(431);
    let (cruz, dorn) = (city.joins("Cruz"), city.joins("Dorn"));
    let (mut lead, mut second) = (city.joins("CERT lead 1"), city.joins("CERT lead 2"));
    let (mut ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    let event = parade(&cruz);
    let badges: Vec<String> = (1..=4).map(|n| registers(&lead, &format!("Volunteer {n}"))).collect();
    city.settles(&[&cruz, &dorn, &lead, &second, &ames, &baker]);

    // The park: nobody reaches the relay. The lead shares, the others join by the code.
    city.relay_stops();
    scans(&lead, event, &badges[0]);
    let mut sharing = Sharing::on(&city, &lead);
    for device in [&second, &ames, &baker] {
        joins(device, &sharing);
    }
    share(&sharing, &city, &[&lead, &second, &ames, &baker]);
    lead.until("four devices are there", |lead| shared(lead).devices == 4);
    assert!(shared(&lead).own && !shared(&second).own);
    assert!(
        !matches!(second.sync_status().link, Link::Live),
        "the relay is not reached, and is not said to be"
    );

    // What was scanned before and what is scanned now is on both leads' boards; taps of two phones add up.
    assert_eq!(here(&second, event), ["Volunteer 1"]);
    scans(&second, event, &badges[0]);
    scans(&second, event, &badges[1]);
    scans(&lead, event, &badges[2]);
    let walk_up = WalkUp { name: "Walk-up 1".into(), ..WalkUp::default() };
    ask::<RecordId>(&second, Volunteers::Come { event, who: Who::WalkUp(walk_up) });
    for _ in 0..7 {
        counts(&ames, event, 1);
        counts(&baker, event, 2);
    }
    share(&sharing, &city, &[&lead, &second, &ames, &baker]);
    let all = ["Volunteer 1", "Volunteer 2", "Volunteer 3", "Walk-up 1"];
    for device in [&lead, &second] {
        assert_eq!(here(device, event), all);
    }
    for device in [&lead, &second, &ames, &baker] {
        assert_eq!(counted(device, event), 21);
    }

    // The words stay true: on the lead's device too, at the relay not.
    assert_eq!(delivery(&second, event, "Volunteer 2"), Delivery::Shared);
    assert_eq!(delivery(&lead, event, "Volunteer 2"), Delivery::Shared, "of somebody else: on two devices");
    assert_eq!(delivery(&lead, event, "Volunteer 3"), Delivery::Offered, "its own relay is not elsewhere");
    assert_eq!(
        (board(&lead, event).joined, board(&second, event).joined),
        (3, 0),
        "who shares is told with whom"
    );
    let told = second.sync_status();
    assert_eq!((told.on_this_device, told.shared, told.offered), (2, 2, 0), "{told:?}");
    let told = lead.sync_status();
    assert_eq!((told.shared, told.offered), (0, told.on_this_device), "{told:?}");
    assert!(lead.sync_status().brought > 0);

    // The lead's device is switched off in the middle of pushes and comes back with what it had.
    for n in 0..24 {
        if n % 8 == 4 {
            sharing.stops(&city);
            lead.stops().starts();
            sharing.starts(&city);
            lead.online();
        }
        if n % 5 == 0 {
            sharing.wire().is_cut();
        }
        counts(&ames, event, 1);
        if n == 12 {
            scans(&second, event, &badges[3]);
        }
    }
    share(&sharing, &city, &[&lead, &second, &ames, &baker]);
    for device in [&lead, &baker] {
        assert_eq!(counted(device, event), 45, "each tap once");
    }
    assert_eq!(here(&lead, event).len(), 5);

    // Coverage again: each sends its own. The relay's word is the first that says held.
    assert_eq!(delivery(&lead, event, "Volunteer 3"), Delivery::Offered, "over its restarts too");
    sharing.stops(&city);
    lead.until("nobody is joined", |lead| board(lead, event).joined == 0);
    city.clock().passes(4 * 3600);
    second.offline();
    city.relay_starts();
    city.settles(&[&lead, &ames, &baker]);
    assert_eq!(
        delivery(&lead, event, "Volunteer 2"),
        Delivery::Shared,
        "whoever wrote it has not sent it yet"
    );
    assert!(!lead.engine().needs_no_local_relay().unwrap());
    second.online();
    city.settles(&[&second, &lead, &ames, &baker, &cruz, &dorn]);
    for device in [&lead, &second] {
        for name in all {
            let told = delivery(device, event, name);
            assert!(matches!(told, Delivery::HeldByRelay | Delivery::SeenByOthers), "{name}: {told:?}");
        }
        let status = device.sync_status();
        assert_eq!((status.on_this_device, status.shared, status.offered, status.brought), (0, 0, 0, 0));
        assert!(device.engine().needs_no_local_relay().unwrap());
    }

    // Who never saw the local relay has all of it, and nothing is there twice.
    assert_eq!(here(&dorn, event).len(), 5);
    assert_eq!(counted(&cruz, event), 45);
    for (device, badge) in [(&lead, &badges[0]), (&second, &badges[1])] {
        scans(device, event, badge);
    }
    city.settles(&[&lead, &second, &dorn]);
    let day = dorn.today().day;
    let hours: Vec<HoursRow> = ask(&dorn, Volunteers::Hours { from: day, until: day });
    let of = |name: &str| hours.iter().find(|row| row.name == name).map(|row| row.seconds);
    assert_eq!((of("Volunteer 1"), of("Volunteer 2")), (Some(4 * 3600), Some(4 * 3600)), "counted once");
    let heads: HeadCounts = cruz.ask(Command::Outreach(Outreach::HeadCounts { from: day, until: day }));
    assert_eq!((heads.sum, heads.rows.len()), (45, 1));
    let heads_of = |device: &Device| device.engine().store().heads().unwrap();
    assert_eq!(heads_of(&ames), heads_of(&baker));
    assert_eq!(heads_of(&lead), heads_of(&second));
    lead.rebuilds();
    for device in [&mut lead, &mut second, &mut ames, &mut baker] {
        device.ask::<()>(Command::LeaveSharing);
        assert_eq!(device.sync_status().sharing, None);
    }
}

#[test]
fn who_was_removed_or_is_of_another_agency_is_not_shared_with() {
    let mut city = City::seeded(432);
    let (lead, second) = (city.joins("CERT lead 1"), city.joins("CERT lead 2"));
    let mut lost = city.joins("CERT lead 2");
    city.settles(&[&lead, &second, &lost]);
    lost.offline();
    let device = lost.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    city.settles(&[&lead, &second]);
    city.relay_stops();
    let sharing = Sharing::on(&city, &lead);
    lost.online();
    joins(&lost, &sharing);
    lost.until("it is told why", |lost| match shared(lost).link {
        Link::Refused { why } => why.contains("removed from the agency"),
        _ => false,
    });
    assert!(lost.engine().is_enrolled(), "the agency's relay is who takes what it has not sent");

    // Removed while it is there: the lead's device has heard so, and the line ends.
    joins(&second, &sharing);
    share(&sharing, &city, &[&lead, &second]);
    city.relay_starts();
    let device = second.whoami().device;
    let mut second = second;
    sharing.wire().leads_to(Some(sharing.relay().addr));
    city.settles(&[&lead, &second]);
    second.offline();
    city.admin().revokes(device, RevokedBecause::Lost);
    city.settles(&[&lead]);
    city.relay_stops();
    sharing.list_of(&lead);
    second.online();
    second.until("it is told too", |second| matches!(shared(second).link, Link::Refused { .. }));

    let mut elsewhere = City::seeded(433);
    let stranger = elsewhere.joins("CERT lead 1");
    let refused = stranger.refuses(Command::JoinSharing { code: sharing.code().into() });
    assert!(refused.say.contains("another agency"), "{refused}");
    let mistyped = sharing.code().replacen('7', "8", 1).replacen('Z', "Y", 1) + "0";
    let refused = lead.refuses(Command::JoinSharing { code: mistyped });
    assert_eq!(refused.field.as_deref(), Some("code"));
}

/// Another relay at the lead's address, with another key and certificate, is told nothing.
#[test]
fn what_only_poses_as_the_leads_device_is_not_believed() {
    let mut city = City::seeded(434);
    let (lead, second) = (city.joins("CERT lead 1"), city.joins("CERT lead 2"));
    city.settles(&[&lead, &second]);
    city.relay_stops();
    let sharing = Sharing::on(&city, &lead);
    let other = Sharing::on(&city, &second);
    second.ask::<()>(Command::LeaveSharing);
    sharing.wire().leads_to(Some(other.relay().addr));
    joins(&second, &sharing);
    second.until("it is told so", |second| match shared(second).link {
        Link::Refused { why } => why.contains("not the device that the code is for"),
        _ => false,
    });
    sharing.wire().leads_to(Some(sharing.relay().addr));
    joins(&second, &sharing);
    share(&sharing, &city, &[&lead, &second]);
    sharing.wire().leads_to(Some(other.relay().addr));
    second.until("once known, it is asked for its certificate first", |second| {
        matches!(shared(second).link, Link::Offline { .. })
    });
}

/// A phone that shared and was lost before it found coverage: the others have its work, and after a day one of
/// them hands it in, under its author's signature.
#[test]
fn work_of_a_phone_that_never_came_back_reaches_the_relay_by_another() {
    let mut city = City::seeded(435);
    let (lead, mut second, dorn) = (city.joins("CERT lead 1"), city.joins("CERT lead 2"), city.joins("Dorn"));
    let cruz = city.joins("Cruz");
    let event = parade(&cruz);
    let badge = registers(&lead, "Volunteer 1");
    city.settles(&[&cruz, &lead, &second, &dorn]);
    city.relay_stops();
    let mut sharing = Sharing::on(&city, &lead);
    joins(&second, &sharing);
    share(&sharing, &city, &[&lead, &second]);
    scans(&second, event, &badge);
    share(&sharing, &city, &[&lead, &second]);
    assert_eq!(here(&lead, event), ["Volunteer 1"]);
    second.stops();
    sharing.stops(&city);
    city.relay_starts();
    city.settles(&[&lead, &dorn]);
    assert_eq!(here(&dorn, event), [] as [String; 0], "nobody sends another's work for them");
    assert_eq!(delivery(&lead, event, "Volunteer 1"), Delivery::Shared);
    city.clock().passes(25 * 3600);
    let mut lead = lead;
    lead.offline();
    lead.online();
    city.settles(&[&lead, &dorn]);
    dorn.until("it has come", |dorn| here(dorn, event) == ["Volunteer 1"]);
    lead.until("the relay has it", |lead| {
        matches!(delivery(lead, event, "Volunteer 1"), Delivery::HeldByRelay | Delivery::SeenByOthers)
    });
    let check_in = board(&dorn, event).here[0].check_in;
    let history: Vec<engine::door::HistoryLine> = dorn.ask(Command::History { record: check_in });
    assert!(history.iter().all(|line| line.author == "CERT lead 2"), "{history:?}");

    // It turns up after all: what it sends now is there already.
    second.starts();
    second.online();
    city.settles(&[&second, &lead, &dorn]);
    assert_eq!(here(&dorn, event), ["Volunteer 1"]);
    assert_eq!(second.sync_status().on_this_device, 0);
}
