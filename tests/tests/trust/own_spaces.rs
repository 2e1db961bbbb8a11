//! Spaces of their own: referrals, over several devices and a relay, with people
//! off line in the middle. Who is not meant to read has nothing, not even the key.

mod gone;
mod pages;

use chrono::TimeDelta;
use engine::door::{
    Command, KitView, PartnerRow, ReferralRow, ReferralState, ReferralView, Referrals, RevokedBecause, Said,
    ViewLog,
};
use ids::{RecordId, SpaceId};
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
    let (reason, next) = (NEED.into(), "Ask them".into());
    ask(officer, Referrals::Begin { partner, reason, next, due, visit: None, screened: None })
}

fn step(referral: RecordId, to: ReferralState) -> Referrals {
    let text = |text: &str| Some(text.to_owned());
    Referrals::Step {
        referral,
        to,
        next: text("Call them"),
        due: "2030-01-01T12:00:00Z".parse().ok(),
        because: text("They asked for it"),
        outcome: text("Talks to somebody every week"),
    }
}

fn goes(device: &Device, referral: RecordId, steps: &[ReferralState]) -> ReferralView {
    let mut taken = None;
    for to in steps {
        taken = Some(ask(device, step(referral, to.clone())));
    }
    taken.unwrap()
}

/// The person was asked alone, and agreed.
fn agrees(officer: &Device, referral: RecordId) {
    let (scope, next) = ("Name and number".into(), "Send it".into());
    let due = officer.moment() + TimeDelta::minutes(30);
    let agree = Referrals::Agree { referral, scope, expires: None, alone: true, language: None, next, due };
    ask::<ReferralView>(officer, agree);
}

fn sends(officer: &Device, referral: RecordId) {
    agrees(officer, referral);
    goes(officer, referral, &[ReferralState::Sent]);
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
    goes(&ames, referral, &[ReferralState::Offered]);
    agrees(&ames, referral);
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
    city.admin().moves("Officer 1", "cert_lead");
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

#[test]
fn who_may_write_and_not_read_leaves_a_word_that_only_the_readers_open() {
    // A chaplain of this city hands in what they know, and reads nothing that comes of it.
    let mut city = City::configured(508, |pack| {
        let part = model::roles::Part { write: true, ..Default::default() };
        for parts in [&mut pack.parts, &mut pack.city.parts] {
            parts.entry("chaplain".into()).or_default().insert("referral".into(), part);
        }
    });
    let (ames, dorn, _partner) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Partner 1"));
    let mut chaplain = city.joins("Chaplain 1");
    let referral = begins(&ames, "Partner 1");
    ames.until("its space is open", |ames| !all(ames)[0].waits);
    let leave = |text: &str| Command::Referrals(Referrals::Leave { referral, text: text.into() });
    assert!(chaplain.refuses(leave("Too early.")).say.contains("may not"));
    let member = chaplain.member();
    let view: ReferralView = ask(&ames, Referrals::LetIn { referral, member });
    assert_eq!(view.readers, ["Custodian 1", "Officer 1"], "who drops does not read");
    let space = space_of(&ames, referral);
    chaplain
        .until("they may write", |chaplain| chaplain.engine().call(leave("Sat with them today.")).is_ok());
    chaplain.offline();
    chaplain.ask::<()>(leave("And yesterday."));
    assert!(has_nothing(&chaplain, space));
    chaplain.refuses(Command::Referrals(Referrals::One { referral }));
    chaplain.online();
    for reader in [&ames, &dorn] {
        reader.until("both words are there", |reader| one(reader, referral).left.len() == 2);
        let word = &one(reader, referral).left[0];
        assert_eq!((word.from.as_str(), word.text.as_str()), ("Chaplain 1", "And yesterday."));
    }
    ask::<ReferralView>(&ames, Referrals::LetGo { referral, member });
    let words =
        |device: &Device| device.engine().store().read(|reader| reader.left_words(space, 10)).unwrap().len();
    dorn.ask::<Said>(Command::Expunge { record: referral, authority: engine::door::Authority::Court });
    for device in [&ames, &dorn] {
        device.until("the words are gone with it", |device| words(device) == 0 && all(device).is_empty());
    }
    chaplain.until("they may no longer", |chaplain| chaplain.engine().call(leave("Late.")).is_err());
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
