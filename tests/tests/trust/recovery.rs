//! All devices lost; the relay and a printed sheet are left.

use engine::door::{Command, KitView};
use testkit::City;

#[test]
fn recovery_drill() {
    let mut city = City::seeded(131);
    let mut ames = city.joins("Ames");
    let visits: Vec<_> = (0..20).map(|n| ames.logs(&format!("Visit {n} before the fire."))).collect();
    city.settles(&[&ames]);
    let kit: KitView = city.admin().ask(Command::RecoveryKit);
    assert_eq!(kit.words.len(), 24);
    city.admin().until("the kit's keys are at the relay", |admin| {
        admin.engine().store().number("wraps_owed").unwrap() == Some(0)
    });
    let wrong = Command::KitPutAway { words: vec!["one".into(); kit.ask.len()] };
    assert!(city.admin().refuses(wrong).say.contains("not the words"));
    let words = kit.ask.iter().map(|place| kit.words[usize::from(*place) - 1].clone()).collect();
    city.admin().ask::<()>(Command::KitPutAway { words });
    assert!(!city.admin().people().kit_to_print, "the root key has left the device");
    city.admin().refuses(Command::RecoveryKit);

    // A key that is younger than the kit is in it too.
    let mut baker = city.joins("Baker");
    let lost = baker.whoami().device;
    baker.offline();
    city.admin().revokes(lost, engine::door::RevokedBecause::Lost);
    let late = ames.logs("Written under the second key.");
    city.settles(&[&ames]);

    ames.stops();
    city.admin().stops();
    let mut again = city.unenrolled();
    let sheet = kit.words.join(" ");
    let recovered = engine::recover(again.engine(), &sheet, Some(&kit.relay));
    city.block_on(recovered).expect("the agency is back");
    again.online().completes();
    again.until("every record is back", |again| visits.iter().chain([&late]).all(|visit| again.has(*visit)));
    assert_eq!(again.whoami().name, "Admin 1");
    assert_eq!(again.sync_status().set_aside, 0);
    assert!(again.people().manages, "and goes on managing");
    let lost = again.person("Officer 1").devices[0].device;
    again.revokes(lost, engine::door::RevokedBecause::Lost);
}

#[test]
fn a_sheet_that_was_misread_changes_nothing() {
    let mut city = City::seeded(132);
    let kit: KitView = city.admin().ask(Command::RecoveryKit);
    let stranger = city.unenrolled();
    let mut words = kit.words.clone();
    words.swap(0, 1);
    for sheet in [words.join(" "), kit.code.replace(&kit.code[20..21], "0") + "Z", "porchkit".into()] {
        let refused = city.block_on(engine::recover(stranger.engine(), &sheet, Some(&kit.relay)));
        assert!(refused.is_err(), "{sheet}");
    }
    assert!(!stranger.engine().is_enrolled());
}

#[test]
fn a_sheet_of_another_agency_is_told_and_the_right_one_still_works() {
    let (mut city, mut other) = (City::seeded(133), City::seeded(134));
    let kit: KitView = city.admin().ask(Command::RecoveryKit);
    let others: KitView = other.admin().ask(Command::RecoveryKit);
    let stranger = city.unenrolled();
    let refused =
        city.block_on(engine::recover(stranger.engine(), &others.words.join(" "), Some(&kit.relay)));
    assert!(refused.unwrap_err().to_string().contains("no agency by this sheet"));
    assert!(!stranger.engine().is_enrolled());
    city.block_on(engine::recover(stranger.engine(), &kit.words.join(" "), Some(&kit.relay))).unwrap();
    assert!(stranger.people().manages);
}
