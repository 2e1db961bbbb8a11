//! The relay is put back from a backup that is older than what it has signed for.

use engine::door::RevokedBecause;
use relay::store::{back_up, restore};
use seal::public::Says;
use testkit::{City, Device};

/// The relay's disk is lost; all that is left is the backup that `to` holds.
fn is_lost(city: &mut City, to: &std::path::Path) {
    city.relay_stops();
    std::fs::remove_dir_all(city.relay_folder()).unwrap();
    restore(to, &city.relay_folder()).unwrap();
    city.relay_starts();
}

fn agency_of(device: &Device) -> ids::AgencyId {
    match device.engine().store().statements().unwrap()[0].body().unwrap().says {
        Says::AgencyCreated { agency, .. } => agency,
        other => panic!("the list begins with {other:?}"),
    }
}

#[test]
fn what_the_relay_lost_is_handed_back_by_those_who_have_it() {
    let mut city = City::seeded(141);
    let (ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    let before = ames.logs("Before the backup.");
    let grown = ames.logs("Begun before the backup.");
    city.settles(&[&ames, &baker]);
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    back_up(&city.relay_folder(), &copy).unwrap();

    let after: Vec<_> = (0..30).map(|n| ames.logs(&format!("After the backup, {n}."))).collect();
    let of_baker = baker.logs("Baker's, after the backup.");
    ames.adds_to(grown, "Gone on with after it.");
    city.settles(&[&ames, &baker]);
    baker.adds_to(after[0], "Both wrote here.");
    let dorn = city.joins("Dorn");
    city.settles(&[&ames, &baker, &dorn]);
    let head = city.admin().engine().store().statements().unwrap().len() as u64;
    baker.offline();
    let waits = baker.logs("Not sent when the relay was lost.");

    is_lost(&mut city, &copy);
    baker.online();
    city.admin().kick();
    city.settles(&[&ames, &baker]);
    let agency = agency_of(&ames);
    let roster = city.relay().relay().store().roster(agency).unwrap();
    assert_eq!(roster.head().0, head, "every statement is back");
    ames.until("Ames has handed in what was lost", |ames| ames.sync_status().on_this_device == 0);
    baker.until("and Baker", |baker| baker.sync_status().on_this_device == 0);
    assert!(ames.notice().contains("put back from a backup"), "{}", ames.notice());
    city.settles(&[&ames, &baker]);

    // Whoever comes now, with nothing, has all of it; and the agency goes on.
    let fresh = city.joins("Cruz");
    city.settles(&[&fresh]);
    for visit in after.iter().chain([&before, &grown, &of_baker, &waits]) {
        fresh.until("every visit is there", |fresh| fresh.has(*visit));
    }
    assert_eq!(fresh.note(grown), ["Begun before the backup.", "Gone on with after it."]);
    assert_eq!(fresh.note(after[0]), ["After the backup, 0.", "Both wrote here."]);
    assert_eq!(fresh.sync_status().set_aside, 0);
    let lost = baker.whoami().device;
    city.admin().revokes(lost, RevokedBecause::Lost);
}
