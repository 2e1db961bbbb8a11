//! The same through real engines, sockets and a relay that stops in between: fewer cases, all layers.

use engine::door::VisitChange;
use ids::RecordId;
use model::VisitState;
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom, IndexedRandom};
use rand::{RngExt, SeedableRng};
use testkit::{City, Device};

/// Rounds of writing, each with other lines up.
const ROUNDS: u64 = 12;

#[test]
fn three_engines_converge_over_a_wire_that_keeps_breaking() {
    let mut city = City::seeded(3);
    let mut devices = ["Ames", "Baker", "Cruz"].map(|name| city.joins(name));
    let mut visits = vec![devices[0].logs("First.")];
    city.settles(&devices.each_ref());
    for round in 0..ROUNDS {
        let mut random = StdRng::seed_from_u64(round);
        for device in &mut devices {
            if random.random_bool(0.6) {
                device.online()
            } else {
                device.offline()
            };
        }
        for step in 0..8 {
            let device = devices.choose(&mut random).unwrap();
            writes(device, &mut visits, &mut random, &format!("{round}.{step}"));
            if random.random_bool(0.3) {
                city.wire().is_cut();
            }
        }
        if round % 4 == 3 {
            city.relay_stops();
            city.relay_starts();
        }
        let killed = devices.choose_mut(&mut random).unwrap();
        killed.stops();
        assert_eq!(killed.starts(), None);
        for device in &mut devices {
            device.online();
        }
        city.settles(&devices.each_ref());
        same(&devices, &format!("round {round}"));
    }
    for device in &devices {
        assert!(visits.iter().all(|visit| device.has(*visit)), "every visit is everywhere");
        assert_eq!(device.finds("").len(), visits.len(), "and none is there twice");
    }
}

fn writes(device: &Device, visits: &mut Vec<RecordId>, random: &mut StdRng, text: &str) {
    let here: Vec<RecordId> = visits.iter().copied().filter(|visit| device.has(*visit)).collect();
    match (random.random_range(0..5), here.choose(random)) {
        // What is withdrawn is changed only by letting it stand again.
        (1.., Some(visit)) if device.visit(*visit).record.state == VisitState::Withdrawn => {
            let state = Some(VisitState::Logged);
            drop(device.edits(*visit, VisitChange { state, ..VisitChange::default() }));
        }
        (0, _) | (_, None) => visits.push(device.logs(&format!("Visit {text}."))),
        (1, Some(visit)) => drop(device.adds_to(*visit, &format!("Paragraph {text}."))),
        (2, Some(visit)) => drop(device.counts(*visit, random.random_range(0..500))),
        (3, Some(visit)) => drop(device.withdraws(*visit, "Logged in error.")),
        (_, Some(visit)) => {
            let case_number = Some(Some(format!("26-{text}")));
            drop(device.edits(*visit, VisitChange { case_number, ..VisitChange::default() }));
        }
    }
}

fn same(devices: &[Device; 3], when: &str) {
    let [first, others @ ..] = devices;
    let (heads, rows) =
        (first.engine().store().heads().unwrap(), first.engine().store().read_model().unwrap());
    for other in others {
        let store = other.engine().store();
        assert_eq!(store.heads().unwrap(), heads, "{when}: the same documents");
        assert_eq!(store.read_model().unwrap(), rows, "{when}: the same read model");
        assert_eq!(other.conflicts(), first.conflicts(), "{when}: the same to settle");
        store.rebuild().unwrap();
        assert_eq!(store.read_model().unwrap(), rows, "{when}: the read model equals its rebuild");
    }
}
