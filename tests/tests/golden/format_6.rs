//! Format 6: something of each kind that people write, with photos, a referral, work in custody, a hold and what
//! was handed out, as an officer's and the custodian's devices and their relay kept it.

use std::path::Path;

use chrono::TimeDelta;
use engine::door::{
    AttachmentRow, AttachmentStands, Attachments, Board, Command, ContactView, DisclosureRow, Draft,
    EventRow, EventView, ExplorerRow, Explorers, HeldRow, Outreach, ProblemRow, Problems, ReferralRow,
    ReferralState, ReferralView, Referrals, SessionRow, SessionView, ViewLog, VolunteerRow, Volunteers,
};
use ids::RecordId;
use porchlight_tests::fixture::{KEY, address, copy, of_format};
use testkit::{Device, TestClock};

#[test]
fn upgrade_of_format_6_opens_syncs_and_hands_everything_on() {
    let folder = testkit::folder();
    copy(&of_format(6), folder.path()).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    // A day later: with the system's clock the leases would be over, and everything forgotten.
    let clock = TestClock::default();
    clock.passes(86_400);
    let device =
        |name: &str| Device::at(&folder.path().join(name), KEY, clock.hand(), runtime.handle().clone());

    // Before any contact each device reads what it had, and its lists are what its documents say.
    let (mut officer, mut custodian) = (device("officer"), device("custodian"));
    officer.rebuilds();
    custodian.rebuilds();
    an_officers_day(&officer);
    everything_is_read(&custodian);
    let unsent = officer.finds("never sent")[0];
    assert_eq!(custodian.finds("never sent"), []);
    let drafts: Vec<Draft> = officer.ask(Command::Drafts);
    assert_eq!((drafts.len(), &drafts[0].fields["note"]), (1, &"Golden draft".into()));
    let only_here = only_attachment(&officer, unsent);
    assert_eq!(only_here.stands, AttachmentStands::OnThisDevice);

    // The relay of that format runs on; what was never sent is.
    let config = relay::Config {
        listen: address(6),
        clock: clock.for_relay(),
        ..relay::Config::local(folder.path().join("relay"))
    };
    let relay = runtime.block_on(relay::spawn(config)).unwrap();
    officer.online().completes();
    custodian.online().completes();
    custodian.until("the unsent visit has come", |custodian| custodian.has(unsent));
    officer.until("its photo is at the relay", |officer| {
        only_attachment(officer, unsent).stands == AttachmentStands::Held
    });

    // A device that joins today has all of it from the old relay, and the referral by who is in there.
    let mut joined = device("joined");
    runtime.block_on(engine::enrol(custodian.engine(), joined.engine(), "Custodian 1")).unwrap();
    joined.online().completes();
    joined.until("the referral has come", |joined| referrals(joined).len() == 1);
    joined.until("the unsent visit has come", |joined| joined.has(unsent));
    joined.until("what waits in custody too", |joined| joined.custody().entries.len() == 1);
    everything_is_read(&joined);
    for visit in [unsent, golden_visit(&officer)] {
        photo_is_fetched(&joined, &officer, visit);
    }
    for device in [&officer, &custodian, &joined] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0, "every old envelope proves itself");
    }
    goes_on(&officer, &custodian, &joined);
    drop((officer, custodian, joined));
    runtime.block_on(relay.stop());
}

fn golden_visit(device: &Device) -> RecordId {
    device.finds("second paragraph")[0]
}

fn only_attachment(device: &Device, record: RecordId) -> AttachmentRow {
    let mut rows: Vec<AttachmentRow> = device.ask(Command::Attachments(Attachments::Of { record }));
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn the_event(device: &Device) -> EventRow {
    let from = Some(device.moment() - TimeDelta::days(2));
    let events: Vec<EventRow> = device.ask(Command::Outreach(Outreach::Events { from, until: None }));
    events.into_iter().find(|row| row.name == "Golden block party").unwrap()
}

fn referrals(device: &Device) -> Vec<ReferralRow> {
    device.ask(Command::Referrals(Referrals::All))
}

/// The visit with all that belongs to it, the event's tally, the problem, the referral.
fn an_officers_day(device: &Device) {
    let visit = golden_visit(device);
    let view = device.visit(visit);
    assert_eq!(view.record.note, ["Golden visit.", "Second paragraph."]);
    assert_eq!((view.record.people_reached, view.record.language.as_deref()), (Some(9), Some("so")));
    assert_eq!(view.record.case_number.as_deref(), Some("26-0471"));
    assert_eq!(view.private_note.unwrap().note, ["Golden not-public note."]);
    assert_eq!(view.follow_ups[0].record.promise, "Golden promise");
    assert_eq!(view.place_name, "Golden Gate Bakery");
    let photo = only_attachment(device, visit);
    assert_eq!((photo.name.as_str(), photo.media.as_str()), ("Golden photo", "image/jpeg"));
    assert!(photo.thumbnail.is_some() && !photo.located);

    let row = the_event(device);
    let view: EventView = device.ask(Command::Outreach(Outreach::Event { event: row.event }));
    assert_eq!((row.heads, view.counted["teens"]), (7, 7));
    assert_eq!(view.record.whereabouts.as_deref(), Some("Shelter 1"));

    let problems: Vec<ProblemRow> = device.ask(Command::Problems(Problems::All));
    assert_eq!((problems.len(), problems[0].title.as_str(), problems[0].ties), (1, "Golden problem", 1));

    let referral = referrals(device)[0].referral;
    let view: ReferralView = device.ask(Command::Referrals(Referrals::One { referral }));
    assert_eq!((&view.reason[..], view.row.state), (&["Golden reason.".to_owned()][..], ReferralState::Sent));
    assert!(view.consents[0].counts);
    assert_eq!(view.consents[0].record.scope, "Golden scope");
}

/// The same, with what only the custodian reads of volunteers, Explorers and the law of records.
fn everything_is_read(device: &Device) {
    an_officers_day(device);
    let event = the_event(device).event;
    let board: Board = device.ask(Command::Volunteers(Volunteers::Board { event }));
    let gone: Vec<_> = board.gone.iter().map(|row| (row.name.as_str(), row.seconds)).collect();
    assert_eq!((gone, board.here.len()), (vec![("Golden volunteer", 3600)], 0));
    let roster: Vec<VolunteerRow> = device.ask(Command::Volunteers(Volunteers::Roster));
    let volunteer = roster[0].volunteer;
    let found: Option<ContactView> = device.ask(Command::Volunteers(Volunteers::Contact { volunteer }));
    assert_eq!(found.unwrap().contact.phone.as_deref(), Some("952-555-0100"));

    let explorers: Vec<ExplorerRow> = device.ask(Command::Explorers(Explorers::Roster));
    assert_eq!((explorers.len(), explorers[0].name.as_str()), (1, "Golden Explorer"));
    let sessions: Vec<SessionRow> = device.ask(Command::Explorers(Explorers::Sessions));
    let session = sessions[0].session;
    let view: SessionView = device.ask(Command::Explorers(Explorers::Session { session }));
    assert_eq!(view.row.name, "Golden session");
    assert_eq!(view.attendance.iter().map(|row| row.seconds).sum::<i64>(), 3600);

    let held: Vec<HeldRow> = device.ask(Command::Held);
    assert_eq!(held.iter().map(|row| row.record).collect::<Vec<_>>(), [golden_visit(device)]);
    let given: Vec<DisclosureRow> = device.ask(Command::Disclosures { limit: None });
    assert_eq!((given.len(), given[0].record.purpose.as_str()), (1, "Golden request"));
    let custody = device.custody();
    assert!(custody.entries[0].says.as_ref().unwrap().contains("Golden visit in custody."));
    assert_eq!(custody.forms[0].fields["note"], "Golden form that was left");
    let log: ViewLog = device.ask(Command::ViewLog { record: None, member: None, limit: None });
    assert!(log.lines.iter().any(|line| line.why.as_deref() == Some("Golden look")));
}

/// The bytes of what is attached to a visit come from the old relay, and are what its author has.
fn photo_is_fetched(device: &Device, author: &Device, visit: RecordId) {
    let attachment = only_attachment(device, visit).attachment;
    device.ask::<()>(Command::Attachments(Attachments::Fetch { attachment }));
    device.until("the photo has come", |device| {
        only_attachment(device, visit).stands == AttachmentStands::Held
    });
    let of = |device: &Device| device.engine().read_attachment(attachment).unwrap();
    assert_eq!(of(device), of(author));
    assert!(of(device).bytes.starts_with(&[0xff, 0xd8]), "it is a photo");
}

/// Old records are changed and new ones written on top, and everybody has them.
fn goes_on(officer: &Device, custodian: &Device, joined: &Device) {
    let visit = golden_visit(officer);
    officer.adds_to(visit, "Written after the upgrade.");
    let entry = custodian.custody().entries[0].entry;
    custodian.ask::<()>(Command::ReleaseCustody { entry });
    for device in [officer, custodian, joined] {
        device.until("what was added is there", |device| device.note(visit).len() == 3);
        device.until("and what waited in custody", |device| !device.finds("custody").is_empty());
    }
}

/// What is in the folders, and not more than a repository should carry.
#[test]
fn the_fixture_is_small() {
    fn bytes(folder: &Path) -> u64 {
        let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        entries
            .map(
                |entry| {
                    if entry.path().is_dir() { bytes(&entry.path()) } else { entry.metadata().unwrap().len() }
                },
            )
            .sum()
    }
    let size = bytes(&of_format(6));
    assert!((1..2_000_000).contains(&size), "{size}");
}
