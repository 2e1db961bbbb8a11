//! A thousand random schedules of writing, going away, coming back, being revoked and being moved: every
//! visit that somebody saved ends synced, in custody with a receipt, or on its device. None vanishes.

use std::collections::BTreeSet;
use std::thread;

use engine::door::{CustodyRow, RevokedBecause};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use testkit::{City, Device};

/// Cities side by side: most of a life is waiting for a relay or a disk.
const SIDE_BY_SIDE: u64 = 4;
/// Devices that live at once in a city, and how many such groups each city sees.
const GROUP: usize = 5;
const GROUPS: usize = 10;
/// 4 × 5 × 10 × 5 = 1,000 lives.
const CITIES_EACH: u64 = 5;
const STEPS: std::ops::Range<usize> = 8..20;

/// One device, whose person it is, and what was saved on it.
struct Life {
    device: Device,
    member: String,
    wrote: Vec<String>,
}

#[test]
fn custody_schedules() {
    let threads: Vec<_> = (0..SIDE_BY_SIDE)
        .map(|side| thread::spawn(move || (0..CITIES_EACH).for_each(|n| lives_of(20_000 + side * 100 + n))))
        .collect();
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "the seeds stand above");
}

fn lives_of(seed: u64) {
    let mut city = City::seeded(seed);
    let mut random = StdRng::seed_from_u64(seed);
    let dorn = city.joins("Dorn");
    for group in 0..GROUPS {
        let mut lives: Vec<Life> = (0..GROUP)
            .map(|n| {
                let member = format!("Officer {}", n + 1);
                Life { device: city.joins(&member), member, wrote: vec![] }
            })
            .collect();
        let mut moved = BTreeSet::new();
        for step in 0..random.random_range(STEPS) {
            let who = random.random_range(0..GROUP);
            happens(
                &mut city,
                &mut lives[who],
                &mut random,
                &mut moved,
                &format!("Life {group}-{who} word{step}"),
            );
        }
        lives.iter_mut().for_each(comes_to_its_end);
        lives.iter().for_each(|life| nothing_vanished(life, &dorn));
        for life in lives {
            city.admin().revokes_if_active(&life.device_id());
        }
        for member in moved {
            city.admin().moves(&member, "officer");
        }
    }
}

fn happens(city: &mut City, life: &mut Life, random: &mut StdRng, moved: &mut BTreeSet<String>, text: &str) {
    match random.random_range(0..10) {
        0..=3 => {
            // Whoever may not write any more is told so; nothing was saved then.
            let note = Some(text.to_owned());
            let place = life
                .device
                .engine()
                .is_enrolled()
                .then(|| life.device.places().first().map(|place| place.place));
            let visit = engine::door::NewVisit { place: place.flatten(), note, ..Default::default() };
            if life.device.engine().call(engine::door::Command::LogVisit { visit }).is_ok() {
                life.wrote.push(text.to_owned());
            }
        }
        4 | 5 => drop(life.device.offline_if_on()),
        6 | 7 => drop(life.device.online_if_enrolled()),
        8 => {
            life.device.stops();
            life.device.starts();
        }
        _ if random.random_bool(0.5) => city.admin().revokes_if_active(&life.device_id()),
        _ => {
            city.admin().moves(&life.member, "analyst");
            moved.insert(life.member.clone());
        }
    }
}

impl Life {
    fn device_id(&self) -> Option<ids::DeviceId> {
        self.device.engine().device().ok()
    }
}

/// It is on line until nothing more happens to it.
fn comes_to_its_end(life: &mut Life) {
    life.device.online_if_enrolled();
    life.device.until("it has come to rest", |device| {
        let Ok(status) = device.engine().call(engine::door::Command::SyncStatus) else { return true };
        let unsent = device.engine().store().outbox(0, usize::MAX).unwrap().len();
        status["link"]["state"] == "live" && unsent == 0
    });
}

fn nothing_vanished(life: &Life, dorn: &Device) {
    let says = |row: &CustodyRow, text: &str| row.says.as_deref() == Some(text);
    for text in &life.wrote {
        let word = text.rsplit(' ').next().unwrap();
        dorn.until(&format!("“{text}” is somewhere"), |dorn| {
            let synced = dorn.finds(word).iter().any(|visit| dorn.note(*visit).contains(text));
            synced || dorn.custody().entries.iter().any(|row| says(row, text))
        });
    }
}

/// What a test of schedules needs besides.
trait Plays {
    fn revokes_if_active(&self, device: &Option<ids::DeviceId>);
    fn online_if_enrolled(&mut self) -> &mut Self;
    fn offline_if_on(&mut self) -> &mut Self;
}

impl Plays for Device {
    fn revokes_if_active(&self, device: &Option<ids::DeviceId>) {
        let devices = self.people().people.into_iter().flat_map(|person| person.devices);
        let mut active = devices.filter(|row| row.revoked.is_none()).map(|row| row.device);
        if let Some(device) = device.filter(|device| active.any(|row| row == *device)) {
            self.revokes(device, RevokedBecause::Lost);
        }
    }

    fn online_if_enrolled(&mut self) -> &mut Self {
        if self.engine().is_enrolled() { self.online() } else { self }
    }

    fn offline_if_on(&mut self) -> &mut Self {
        if self.engine().is_enrolled() { self.offline() } else { self }
    }
}
