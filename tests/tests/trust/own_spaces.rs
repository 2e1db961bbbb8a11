//! Spaces of their own: a referral and an Explorer's page, over several devices and a relay, with people
//! off line in the middle. Who is not meant to read has nothing, not even the key.

use chrono::{Months, TimeDelta};
use engine::door::{
    Command, ExplorerForm, Explorers, KitView, OwnPageView, PartnerRow, ReferralRow, ReferralState,
    ReferralView, Referrals, RevokedBecause, Said, SessionForm, ViewLog,
};
use ids::{MemberId, RecordId, SpaceId};
use model::SessionKind;
use model::hours::Way;
use testkit::{City, Device};

const NEED: &str = "Needs somebody to talk to after the fire.";

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Referrals) -> T {
    device.ask(Command::Referrals(ask))
}

fn all(device: &Device) -> Vec<ReferralRow> {
    ask(device, Referrals::All)
}

fn one(device: &Device, referral: RecordId) -> ReferralView {
    ask(device, Referrals::One { referral })
}

/// A draft for the partner with this name.
fn begins(officer: &Device, partner: &str) -> RecordId {
    let partners: Vec<PartnerRow> = ask(officer, Referrals::Partners);
    let partner = partners.into_iter().find(|row| row.name == partner).unwrap().member;
    let due = officer.moment() + TimeDelta::minutes(30);
    ask(officer, Referrals::Begin { partner, reason: NEED.into(), next: "Ask them".into(), due })
}

fn step(referral: RecordId, to: ReferralState) -> Referrals {
    let text = |text: &str| Some(text.to_owned());
    Referrals::Step {
        referral,
        to,
        next: text("Ring them"),
        due: "2030-01-01T12:00:00Z".parse().ok(),
        because: text("They asked for it"),
        outcome: text("Talks to somebody every week"),
    }
}

fn goes(device: &Device, referral: RecordId, steps: &[ReferralState]) -> ReferralView {
    let taken = steps.iter().map(|to| ask(device, step(referral, to.clone())));
    taken.last().unwrap()
}

fn sends(officer: &Device, referral: RecordId) {
    goes(officer, referral, &[ReferralState::Offered, ReferralState::Consented, ReferralState::Sent]);
}

fn space_of(device: &Device, referral: RecordId) -> SpaceId {
    SpaceId::own(device.whoami().agency, "referral", referral)
}

/// Nothing of a space is on a device: no record, no cursor, no right.
fn has_nothing(device: &Device, space: SpaceId) -> bool {
    let store = device.engine().store();
    let records = store.read(|reader| reader.records_in(space)).unwrap();
    records.is_empty() && !device.engine().reads(space) && !store.cursors().unwrap().contains_key(&space)
}

#[test]
fn a_referral_reaches_the_partner_it_was_sent_to_and_nobody_else() {
    let mut city = City::seeded(501);
    let (mut ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let (partner, other) = (city.joins("Partner 1"), city.joins("Partner 2"));

    // Written without a connection: it is on this device alone, and says so.
    ames.offline();
    let referral = begins(&ames, "Partner 1");
    assert!(all(&ames)[0].waits);
    assert_eq!(ames.sync_status().on_this_device, 1);
    goes(&ames, referral, &[ReferralState::Offered, ReferralState::Consented]);
    ames.online();
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    ames.completes();
    dorn.until("the custodian has it", |dorn| all(dorn).len() == 1);
    city.waits(300);
    let space = space_of(&ames, referral);
    assert!(has_nothing(&partner, space), "nothing was sent yet: the partner has nothing");
    assert_eq!(one(&ames, referral).readers, ["Custodian 1", "Officer 1"]);

    goes(&ames, referral, &[ReferralState::Sent]);
    partner.until("the referral has arrived", |partner| all(partner).len() == 1);
    let view = one(&partner, referral);
    assert_eq!((view.reason, view.row.is_mine), (vec![NEED.to_owned()], true));
    assert_eq!(view.may[0], ReferralState::Received);
    assert_eq!(view.readers, ["Custodian 1", "Officer 1", "Partner 1"]);
    goes(&partner, referral, &[ReferralState::Received, ReferralState::Accepted, ReferralState::Contacting]);
    ames.until("the officer sees it", |ames| all(ames)[0].state == ReferralState::Contacting);
    assert_eq!(one(&ames, referral).attempts, 1);
    dorn.until("every look at it is written down", |dorn| {
        let looks: ViewLog = dorn.ask(Command::ViewLog { record: Some(referral), member: None, limit: None });
        ["Officer 1", "Partner 1"].iter().all(|name| looks.lines.iter().any(|line| line.name == *name))
    });

    for outside in [&baker, &other, city.admin()] {
        assert!(has_nothing(outside, space), "{}", outside.whoami().name);
        assert_eq!(all(outside), []);
        outside.refuses(Command::Referrals(Referrals::One { referral }));
    }
    assert!(other.refuses(Command::Referrals(Referrals::Partners)).say.contains("may not"));
    for device in [&ames, &baker, &dorn, &partner, &other] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }
}

#[test]
fn what_is_taken_back_leaves_the_partners_device_and_its_unsent_work_goes_to_custody() {
    let mut city = City::seeded(502);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let mut partner = city.joins("Partner 1");
    let (kept, taken) = (begins(&ames, "Partner 1"), begins(&ames, "Partner 1"));
    [kept, taken].iter().for_each(|referral| sends(&ames, *referral));
    partner.until("both have arrived", |partner| all(partner).len() == 2);
    partner.completes();
    partner.offline();
    goes(&partner, taken, &[ReferralState::Received]);

    goes(&ames, taken, &[ReferralState::Withdrawn]);
    ames.until("the partner was let go", |ames| one(ames, taken).readers.len() == 2);
    partner.online();
    let space = space_of(&ames, taken);
    partner.until("it is gone from the partner's device", |partner| has_nothing(partner, space));
    assert_eq!(all(&partner).len(), 1, "the other one stays");
    dorn.until("what was unsent is in custody", |dorn| !dorn.custody().entries.is_empty());
    let entry = &dorn.custody().entries[0];
    assert_eq!((entry.space.as_str(), entry.from.as_str(), entry.record), ("referral", "Partner 1", taken));
    assert!(entry.says.is_some(), "and the custodian opens it");
    // What is written under the new key is for those who are left.
    goes(&ames, kept, &[ReferralState::Closed]);
    partner.until("and goes on", |partner| all(partner)[0].state == ReferralState::Closed);
}

#[test]
fn somebody_is_let_in_and_let_go_by_who_opened_it() {
    let mut city = City::seeded(503);
    let (ames, cruz, baker) = (city.joins("Ames"), city.joins("Cruz"), city.joins("Baker"));
    let (_dorn, _partner) = (city.joins("Dorn"), city.joins("Partner 1"));
    let analyst = city.joins("Analyst 1");
    let referral = begins(&ames, "Partner 1");
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    let let_in = |device: &Device, who: &Device| {
        let member = who.member();
        device.engine().call(Command::Referrals(Referrals::LetIn { referral, member }))
    };
    assert!(let_in(&ames, &analyst).unwrap_err().say.contains("has no part"));
    let_in(&ames, &cruz).unwrap();
    cruz.until("the supervisor has it", |cruz| all(cruz).len() == 1);
    assert!(let_in(&cruz, &baker).unwrap_err().say.contains("may not"), "who was let in lets nobody in");
    let member = cruz.member();
    let view: ReferralView = ask(&ames, Referrals::LetGo { referral, member });
    assert_eq!(view.readers, ["Custodian 1", "Officer 1"]);
    let space = space_of(&ames, referral);
    cruz.until("it is gone", |cruz| has_nothing(cruz, space));
    cruz.until("it is told", |cruz| cruz.notice().contains("removed from this device"));
}

#[test]
fn a_new_phone_gets_the_keys_that_the_administrator_does_not_have() {
    let mut city = City::seeded(504);
    let (ames, _dorn, _partner) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Partner 1"));
    let referral = begins(&ames, "Partner 1");
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    ames.completes();
    let lost = ames.whoami().device;
    city.admin().revokes(lost, RevokedBecause::Replaced);
    let again = city.joins("Ames");
    again.until("the referral is there", |again| all(again).len() == 1);
    assert_eq!(one(&again, referral).reason, [NEED]);
    assert!(has_nothing(city.admin(), space_of(&again, referral)));
}

#[test]
fn a_phone_that_is_removed_while_a_referral_waits_leaves_it_with_the_custodian() {
    let mut city = City::seeded(505);
    let (mut ames, dorn, _partner) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Partner 1"));
    ames.offline();
    begins(&ames, "Partner 1");
    let device = ames.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    ames.online();
    dorn.until("it is in custody", |dorn| dorn.custody().forms.len() == 1);
    let form = &dorn.custody().forms[0];
    assert_eq!((form.form.as_str(), form.fields["reason"][0].as_str()), ("referral", Some(NEED)));
    ames.until("the phone belongs to nobody", |ames| !ames.engine().is_enrolled());
}

#[test]
fn a_role_that_ends_takes_its_referrals_with_it_and_what_waited_is_kept() {
    let mut city = City::seeded(506);
    let (mut ames, dorn, _partner) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Partner 1"));
    let open = begins(&ames, "Partner 1");
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    ames.completes();
    ames.offline();
    let waits = begins(&ames, "Partner 1");
    city.admin().moves("Officer 1", "chaplain");
    ames.online();
    ames.until("neither is here", |ames| all(ames).is_empty());
    assert!(has_nothing(&ames, space_of(&dorn, open)) && has_nothing(&ames, space_of(&dorn, waits)));
    assert_eq!(all(&dorn).len(), 1, "the custodian keeps what was open");
}

#[test]
fn a_referral_that_waits_survives_the_lease_and_a_restart() {
    let mut city = City::seeded(507);
    let (mut ames, _dorn, _partner) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Partner 1"));
    ames.offline();
    let referral = begins(&ames, "Partner 1");
    ames.stops();
    city.clock().passes(31 * 86_400);
    ames.starts();
    assert!(ames.notice().contains("forgotten what it held"), "{}", ames.notice());
    assert_eq!(one(&ames, referral).reason, [NEED], "it is nowhere else");
    ames.online();
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    ames.completes();
}

fn admits(advisor: &Device, name: &str, member: Option<MemberId>) -> RecordId {
    let joined = advisor.today().day.checked_sub_months(Months::new(6));
    let explorer = ExplorerForm { name: Some(name.into()), joined, member, ..Default::default() };
    advisor.ask(Command::Explorers(Explorers::Admit { explorer }))
}

fn page(device: &Device) -> Option<OwnPageView> {
    device.ask(Command::Explorers(Explorers::OwnPage))
}

#[test]
fn an_explorer_reads_their_own_page_and_nothing_of_anybody_else() {
    let mut city = City::seeded(511);
    let (mut first, second) = (city.joins("Advisor 1"), city.joins("Advisor 2"));
    let _dorn = city.joins("Dorn");
    let (seven, nine) = (city.joins("Explorer 7"), city.joins("Explorer 9"));
    assert_eq!(page(&seven), None, "nobody has taken them in yet");

    // The advisor works in a cellar: the evening is written down, the pages follow.
    first.offline();
    let a = admits(&first, "Explorer 7", Some(seven.member()));
    let b = admits(&first, "Explorer 9", Some(nine.member()));
    let again = ExplorerForm { name: Some("Twin".into()), member: Some(nine.member()), ..Default::default() };
    let twice = Explorers::Admit { explorer: again };
    assert!(first.refuses(Command::Explorers(twice)).say.contains("Another Explorer"));
    let starts = first.moment();
    let session = SessionForm {
        name: Some("About Explorer 9 and their brother".into()),
        kind: Some(SessionKind::Training),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        adults: Some([first.member(), second.member()].into()),
        called_off: None,
    };
    let session: RecordId = first.ask(Command::Explorers(Explorers::AddSession { session }));
    let attends = |device: &Device, explorer, way| {
        device.ask::<()>(Command::Explorers(Explorers::Attend { session, explorer, way, at: None }));
    };
    attends(&first, a, Way::In);
    city.clock().passes(3600);
    attends(&first, a, Way::Out);
    first.online();
    seven.until("the page is there", |seven| page(seven).is_some_and(|page| page.sessions.len() == 1));
    nine.until("theirs too", |nine| page(nine).is_some());
    let own = page(&seven).unwrap();
    assert_eq!(
        (own.name.as_str(), own.hours.unapproved, own.sessions[0].seconds),
        ("Explorer 7", 3600, 3600)
    );
    assert_eq!(page(&nine).unwrap().sessions, [], "each has their own");
    let told = serde_json::to_string(&own).unwrap();
    assert!(!told.contains("Explorer 9") && !told.contains("brother"), "{told}");

    // The other advisor approves it; the page follows, whoever's device writes it.
    second.until("the session is there", |second| {
        second.engine().call(Command::Explorers(Explorers::Session { session })).is_ok()
    });
    second.ask::<serde_json::Value>(Command::Explorers(Explorers::Approve { session }));
    seven.until("the hours are approved", |seven| page(seven).unwrap().hours.training == 3600);

    let agency = seven.whoami().agency;
    let nines = SpaceId::own(agency, "explorer_own", b);
    assert!(has_nothing(&seven, nines) && has_nothing(&seven, SpaceId::of(agency, "explorers")));
    seven.refuses(Command::Explorers(Explorers::Roster));
    let change = ExplorerForm { name: Some("Captain".into()), ..Default::default() };
    seven.refuses(Command::Explorers(Explorers::Change { explorer: a, change }));
    first.refuses(Command::Explorers(Explorers::OwnPage));

    // Who leaves the program has nothing of it any more.
    let change = ExplorerForm { left: Some(true), ..Default::default() };
    first.ask::<()>(Command::Explorers(Explorers::Change { explorer: a, change }));
    let sevens = SpaceId::own(agency, "explorer_own", a);
    seven.until("the page is gone", |seven| has_nothing(seven, sevens) && page(seven).is_none());
    for device in [&first, &second, &seven, &nine] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }
}

#[test]
fn a_new_advisor_is_let_into_the_pages_by_one_who_is_in_there() {
    let mut city = City::seeded(512);
    let (first, _dorn, seven) = (city.joins("Advisor 1"), city.joins("Dorn"), city.joins("Explorer 7"));
    let explorer = admits(&first, "Explorer 7", Some(seven.member()));
    seven.until("the page is there", |seven| page(seven).is_some());
    let second = city.joins("Advisor 2");
    let space = SpaceId::own(second.whoami().agency, "explorer_own", explorer);
    assert!(!second.engine().reads(space), "not by itself");
    let member = second.member();
    assert_eq!(first.ask::<u32>(Command::JoinOwnSpaces { member }), 1);
    second.until("it reads the page", |second| {
        second.engine().store().read(|reader| reader.records_in(space)).unwrap().len() == 1
    });
    assert_eq!(first.ask::<u32>(Command::JoinOwnSpaces { member }), 0);
    assert_eq!(
        city.admin().ask::<u32>(Command::JoinOwnSpaces { member }),
        0,
        "no administrator lets anybody in"
    );
}

#[test]
fn the_kit_brings_referrals_back_and_a_court_removes_one_everywhere() {
    let mut city = City::seeded(513);
    let (mut ames, mut dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let mut partner = city.joins("Partner 1");
    let (kept, removed) = (begins(&ames, "Partner 1"), begins(&ames, "Partner 1"));
    [kept, removed].iter().for_each(|referral| sends(&ames, *referral));
    partner.until("both have arrived", |partner| all(partner).len() == 2);
    dorn.until("the custodian has both", |dorn| all(dorn).len() == 2);
    let authority = engine::door::Authority::Court;
    let expunge = Command::Expunge { record: removed, authority };
    partner.refuses(expunge.clone());
    dorn.ask::<Said>(expunge);
    for device in [&ames, &partner, &dorn] {
        device.until("one is left", |device| all(device).len() == 1);
    }
    city.settles(&[&ames, &partner, &dorn]);

    let kit: KitView = city.admin().ask(Command::RecoveryKit);
    city.admin().until("the kit's keys are at the relay", |admin| {
        admin.engine().store().number("wraps_owed").unwrap() == Some(0)
    });
    for device in [&mut ames, &mut partner, &mut dorn] {
        device.stops();
    }
    city.admin().stops();
    let mut again = city.unenrolled();
    let sheet = kit.words.join(" ");
    let recovered = engine::recover(again.engine(), &sheet, Some(&kit.relay));
    city.block_on(recovered).expect("the agency is back");
    again.online().completes();
    assert_eq!(again.whoami().name, "Custodian 1", "who keeps the keys that an administrator has not");
    again.until("the referral is back", |again| all(again).len() == 1);
    assert_eq!(one(&again, kept).reason, [NEED]);
    assert!(again.people().manages);
}
