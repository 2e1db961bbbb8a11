//! A device that loses its rights: what it has not sent goes to custody, then nothing stays on it.

use engine::Parting;
use engine::door::{Command, RevokedBecause, Uploaded};
use testkit::{City, Device};

/// A custodian, and Ames with two visits that nobody else has, and a form that was begun.
fn away(seed: u64) -> (City, Device, Device) {
    let mut city = City::seeded(seed);
    let (mut ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    ames.logs("Sent in time.");
    city.settles(&[&ames, &dorn]);
    ames.offline();
    ames.logs("Never sent: talked with the baker.");
    ames.logs("Never sent: checked the park gate.");
    ames.types(7, "Half a sentence about the");
    (city, ames, dorn)
}

#[test]
fn a_lost_phone_is_wiped_when_it_connects_and_its_work_is_with_the_custodian() {
    let (mut city, mut ames, dorn) = away(111);
    let device = ames.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    ames.online();
    dorn.until("the work is in custody", |dorn| dorn.custody().entries.len() == 2);
    dorn.until("the form too", |dorn| dorn.custody().forms.len() == 1);
    let custody = dorn.custody();
    assert!(custody.decides);
    assert!(custody.entries.iter().all(|entry| entry.from == "Officer 1" && entry.space == "patrol"));
    assert!(custody.entries[0].says.as_ref().unwrap().contains("talked with the baker"));
    assert_eq!(custody.forms[0].fields["note"], "Half a sentence about the");
    ames.until("the phone belongs to nobody", |ames| !ames.engine().is_enrolled());
    assert!(ames.notice().contains("holds nothing"), "{}", ames.notice());
    assert_eq!(ames.engine().store().heads().unwrap(), []);
    ames.stops();
    ames.starts();
    assert!(!ames.engine().is_enrolled(), "nor after it was switched off and on");
    assert!(ames.notice().contains("2 unsent entries"), "{}", ames.notice());
    let farewell = ames.engine().farewell().unwrap().unwrap();
    assert_eq!((farewell.because, farewell.waiting), (Parting::Removed, 0));
    assert_eq!(farewell.handed_over.iter().map(|some| some.entries).sum::<u32>(), 2, "with its receipt");
}

#[test]
fn the_custodian_releases_what_was_never_sent_and_its_author_stays_its_author() {
    let (mut city, mut ames, dorn) = away(112);
    let mut baker = city.joins("Baker");
    let device = ames.whoami().device;
    city.admin().revokes(device, RevokedBecause::Replaced);
    ames.online();
    dorn.until("the work is in custody", |dorn| dorn.custody().entries.len() == 2);
    let entry = dorn.custody().entries[0].entry;
    dorn.ask::<()>(Command::ReleaseCustody { entry });
    baker.online();
    baker.until("the visit has arrived", |baker| !baker.finds("baker").is_empty());
    let visit = baker.finds("baker")[0];
    let history: Vec<engine::door::HistoryLine> = baker.ask(Command::History { record: visit });
    assert_eq!((history[0].author.as_str(), history[0].signed), ("Officer 1", true));
    let rest = dorn.custody().entries;
    assert_eq!(rest.len(), 1, "the other one still waits");
    let entries = vec![rest[0].entry];
    let disposes = |because: &str| {
        let authority = Some("Minn. Stat. 138.17".into());
        Command::DisposeCustody { entries: entries.clone(), because: because.into(), authority }
    };
    assert!(dorn.refuses(disposes(" ")).say.contains("Say why"));
    dorn.ask::<()>(disposes("Written twice"));
    let custody = dorn.custody();
    assert_eq!(custody.entries, []);
    let kept = &custody.disposed[0];
    assert_eq!((kept.by.as_str(), &kept.written_by[..]), ("Custodian 1", &["Officer 1".to_owned()][..]));
    assert_eq!((kept.record.because.as_str(), kept.record.entries), ("Written twice", 1));
    assert_eq!(kept.record.authority.as_deref(), Some("Minn. Stat. 138.17"));
    assert!(kept.record.records.contains(&rest[0].record));
    city.settles(&[&dorn]);
    city.admin().until("it is among the agency's records", |admin| admin.custody().disposed.len() == 1);
}

#[test]
fn others_see_that_a_form_was_left_and_nothing_of_it_once_they_have_moved() {
    let (mut city, mut ames, dorn) = away(117);
    let cruz = city.joins("Cruz");
    let device = ames.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    ames.online();
    dorn.until("the form is in custody", |dorn| dorn.custody().forms.len() == 1);
    cruz.until("a supervisor sees that something waits", |cruz| cruz.custody().forms.len() == 1);
    let seen = cruz.custody();
    assert_eq!(
        (seen.decides, &seen.forms[0].fields),
        (false, &serde_json::Value::Null),
        "what it says is the custodian's"
    );
    assert_eq!(seen.entries.len(), 2);
    city.admin().moves("Supervisor 1", "officer");
    cruz.until("the move is obeyed", |cruz| {
        cruz.engine().store().read(|reader| reader.left_forms()).unwrap().is_empty()
    });
    let left = cruz.custody();
    assert_eq!((left.entries.len(), left.forms.len()), (0, 0));
    assert_eq!(dorn.custody().forms.len(), 1, "the custodian has it all");
}

#[test]
fn whoever_moves_loses_what_they_may_not_read_and_keeps_the_rest() {
    let (mut city, mut ames, dorn) = away(113);
    let mut baker = city.joins("Baker");
    let said = city.admin().moves("Officer 1", "analyst");
    assert!(said.new_keys >= 2, "places, patrol and notes get new keys: {said:?}");
    ames.online();
    dorn.until("the work is in custody", |dorn| dorn.custody().entries.len() == 2);
    // An analyst reads visits and no notes; writes neither.
    ames.until("the move is obeyed", |ames| ames.notice().contains("removed from this device"));
    assert!(ames.engine().is_enrolled());
    ames.refuses(Command::LogVisit {
        visit: engine::door::NewVisit { note: Some("No more.".into()), ..Default::default() },
    });
    let handed = ames.custody().handed_over;
    assert_eq!((handed[0].space.as_str(), handed[0].entries), ("patrol", 2), "with the relay's receipt");
    baker.online();
    baker.logs("Written under the new key.");
    city.settles(&[&baker]);
    ames.until("an analyst still reads visits", |ames| !ames.finds("new key").is_empty());
}

#[test]
fn work_sealed_under_an_old_key_is_sealed_again_and_arrives() {
    let mut city = City::seeded(114);
    let (mut ames, baker, cruz) = (city.joins("Ames"), city.joins("Baker"), city.joins("Cruz"));
    ames.offline();
    let visit = ames.logs("Written before the key changed.");
    let device = baker.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    ames.online().completes();
    cruz.until("the visit arrives", |cruz| cruz.has(visit));
    assert_eq!(cruz.sync_status().set_aside, 0);
    assert_eq!(ames.custody().handed_over, [], "nothing of it went to custody");
}

#[test]
fn has_this_person_uploaded_everything_has_an_answer() {
    let mut city = City::seeded(115);
    let mut ames = city.joins("Ames");
    let uploaded = |city: &mut City| city.admin().person("Officer 1").uploaded;
    city.admin()
        .until("the phone has said so", |admin| admin.person("Officer 1").uploaded == Uploaded::Everything);
    ames.types(3, "Begun and not finished");
    ames.logs("Sent.");
    city.admin().until("the unfinished form is known", |admin| {
        admin.person("Officer 1").devices[0].drafts == Some(1)
    });
    assert_eq!(uploaded(&mut city), Uploaded::NotYet);
    assert_eq!(city.admin().person("Officer 3").uploaded, Uploaded::NoDevice);
    ames.offline();
}

#[test]
fn whoever_manages_hears_that_a_lost_phone_is_still_away_and_later_where_its_work_is() {
    let mut city = City::seeded(117);
    let mut ames = city.joins("Ames");
    let answer = |city: &mut City| {
        let mut person = city.admin().person("Officer 1");
        (person.uploaded, person.devices.remove(0))
    };
    ames.types(7, "Half a sentence about the");
    ames.logs("Sent.");
    city.admin().until("the form is known", |admin| admin.person("Officer 1").devices[0].drafts == Some(1));
    ames.offline();
    ames.logs("Never sent: talked with the baker.");
    ames.logs("Never sent: checked the park gate.");
    let device = ames.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    city.admin().until("the phone is told as away", |admin| {
        admin.person("Officer 1").uploaded == Uploaded::NotHeardSince
    });
    let (_, row) = answer(&mut city);
    assert_eq!((row.drafts, &row.handed), (Some(1), &None));
    assert!(row.heard.is_some() && !row.has_left, "with the time");

    ames.online();
    city.admin().until("it has told where its work is", |admin| {
        admin.person("Officer 1").uploaded == Uploaded::InCustody
    });
    let (_, row) = answer(&mut city);
    assert!(row.has_left);
    let handed = row.handed.expect("with the receipt");
    assert_eq!((handed.entries, handed.forms, row.waiting, row.drafts), (2, 1, Some(0), Some(0)));
    ames.until("the phone belongs to nobody", |ames| !ames.engine().is_enrolled());
    let told = ames.engine().farewell().unwrap().unwrap().handed_over;
    assert_eq!(handed.receipt, told.iter().map(|some| some.number).max(), "the one that the phone shows");
}

#[test]
fn a_device_that_stays_away_too_long_forgets_its_keys_and_comes_back_with_its_work() {
    let mut city = City::seeded(116);
    let (mut ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let sent = ames.logs("Sent.");
    city.settles(&[&ames, &baker]);
    ames.offline();
    let unsent = ames.logs("Never sent.");
    ames.stops();
    city.clock().passes(31 * 86_400);
    ames.starts();
    assert!(ames.notice().contains("forgotten what it held"), "{}", ames.notice());
    let farewell = ames.engine().farewell().unwrap().unwrap();
    assert_eq!((farewell.because, farewell.waiting), (Parting::Lapsed, 1));
    assert!(!ames.engine().lease_has_ended().unwrap(), "that is known already");
    assert!(!ames.has(sent), "the records are gone");
    assert_eq!(ames.engine().store().heads().unwrap(), []);
    ames.online().completes();
    baker.until("the unsent work arrives all the same", |baker| baker.has(unsent));
    ames.until("and everything comes back", |ames| ames.has(sent) && ames.has(unsent));
    assert_eq!(ames.engine().farewell().unwrap(), None);
}
