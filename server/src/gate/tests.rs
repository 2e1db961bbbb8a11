#![allow(clippy::unwrap_used)]

use std::net::IpAddr;

use super::*;

const NOW: Duration = Duration::ZERO;

fn gate(change: impl FnOnce(&mut Limits)) -> Arc<Gate> {
    let mut limits = Limits::default();
    change(&mut limits);
    Arc::new(Gate::new(limits))
}

fn device(number: u8) -> DeviceId {
    DeviceId::from_bytes([number; 16])
}

fn address(number: u8) -> Address {
    IpAddr::from([192, 0, 2, number]).into()
}

#[test]
fn a_seat_is_given_back_and_nobody_takes_anothers() {
    let gate = gate(|limits| (limits.connections_per_device, limits.connections_per_address) = (2, 1));
    let seats = (gate.device(device(1), NOW).unwrap(), gate.device(device(1), NOW).unwrap());
    assert!(gate.device(device(1), NOW).is_none());
    assert!(gate.device(device(2), NOW).is_some());
    drop(seats);
    assert!(gate.device(device(1), NOW).is_some());
    let _first = gate.address(address(1), NOW).unwrap();
    assert!(gate.address(address(1), NOW).is_none());
    assert!(gate.address(address(2), NOW).is_some());
}

#[test]
fn whoever_floods_waits_and_the_neighbour_does_not() {
    let gate = gate(|limits| limits.envelopes = Rate::new(1, 10));
    assert_eq!(gate.pushes(device(1), 20, 0, NOW), Pace::Pass(crate::pace::PATIENCE));
    assert_eq!(gate.pushes(device(1), 1, 0, NOW), Pace::Wait(Duration::from_secs(10)));
    assert_eq!(gate.pushes(device(2), 10, 0, NOW), Pace::Pass(Duration::ZERO));
    assert_eq!(gate.pushes(device(1), 1, 0, Duration::from_secs(10)), Pace::Pass(Duration::from_secs(1)));
}

#[test]
fn an_officers_first_push_of_ten_thousand_goes_through_at_once() {
    let gate = gate(|_| {});
    for _ in 0..20 {
        assert_eq!(gate.pushes(device(1), 500, 250_000, NOW), Pace::Pass(Duration::ZERO));
    }
}

#[test]
fn who_has_rested_is_forgotten_and_who_is_there_or_in_debt_is_not() {
    let gate = gate(|limits| limits.guests = Rate::new(1, 1));
    let _seat = gate.address(address(1), NOW).unwrap();
    let at = |number: u32| Address::from(IpAddr::from(number.to_be_bytes()));
    for number in 0..20_000 {
        let _ = gate.knocks(at(number), Duration::from_millis(u64::from(number)));
    }
    let addresses = gate.addresses.lock().unwrap();
    assert!(addresses.all.len() <= MANY * 2, "{}", addresses.all.len());
    assert!(addresses.all.contains_key(&address(1)));
    assert!(addresses.all.contains_key(&at(19_999)));
}
