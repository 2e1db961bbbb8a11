//! A city: its relay, its clock, its people.

use std::sync::Arc;
use std::time::Duration;

use engine::Founding;
use engine::door::InviteView;
use ids::{Cursor, SpaceId};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use relay::{Config, Running};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::{Device, TestClock, Wire, folder};

const FOUNDING_CODE: &str = "TEST-CITY-TEST-CITY";
/// One place in 20, in every district: the pack's 261 would take most of each test's time.
const EACH_PLACE: usize = 20;

/// Who plays whom: the names of the stories, and the members of the pack.
const PEOPLE: &[(&str, &str)] =
    &[("Ames", "Officer 1"), ("Baker", "Officer 2"), ("Cruz", "Supervisor 1"), ("Dorn", "Custodian 1")];

/// A city with a relay that runs and an administrator who is on line.
pub struct City {
    seed: u64,
    random: StdRng,
    clock: TestClock,
    admin: Device,
    devices: u32,
    wire: Arc<Wire>,
    relay: Option<Running>,
    folder: TempDir,
    runtime: Runtime,
}

impl City {
    /// A city whose chance comes from this seed; a test that fails prints it.
    pub fn seeded(seed: u64) -> Self {
        Self::configured(seed, |_| {})
    }

    /// The same with a pack that differs.
    pub fn configured(seed: u64, configure: impl FnOnce(&mut pack::Pack)) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let (clock, folder) = (TestClock::default(), folder());
        let (wire, relay) = runtime.block_on(async {
            let relay = relay::spawn(Config {
                founding_code: Some(FOUNDING_CODE.into()),
                clock: clock.for_relay(),
                ..Config::local(folder.path().join("relay"))
            });
            let (wire, relay) = (Wire::laid().await, relay.await.expect("a relay"));
            wire.leads_to(Some(relay.addr));
            (wire, relay)
        });
        let mut random = StdRng::seed_from_u64(seed);
        let admin =
            Device::at(&folder.path().join("admin"), random.random(), clock.hand(), runtime.handle().clone());
        let (wire, relay) = (Arc::new(wire), Some(relay));
        let mut city = Self { seed, random, clock, admin, devices: 0, wire, relay, folder, runtime };
        let mut pack = pack::st_louis_park();
        pack.places = pack.places.into_iter().step_by(EACH_PLACE).collect();
        configure(&mut pack);
        city.is_founded(pack);
        city
    }

    fn is_founded(&mut self, pack: pack::Pack) {
        let founding = Founding {
            relay_url: self.wire.url(),
            code: FOUNDING_CODE.into(),
            pack,
            admin: "Admin 1".into(),
        };
        self.runtime.block_on(engine::found(self.admin.engine(), founding)).expect("a founded agency");
        self.admin.online().completes();
    }

    /// A new device of this person, enrolled, complete and on line.
    pub fn joins(&mut self, person: &str) -> Device {
        let mut device = self.unenrolled();
        let invite = self.invites(person);
        self.tries_to_join(&device, &invite).expect("a device that joins");
        device.online().completes();
        device
    }

    /// A device that belongs to nobody.
    pub fn unenrolled(&mut self) -> Device {
        self.devices += 1;
        let folder = self.folder.path().join(format!("device-{}", self.devices));
        Device::at(&folder, self.random.random(), self.clock.hand(), self.runtime.handle().clone())
    }

    /// An invite for this person.
    pub fn invites(&self, person: &str) -> InviteView {
        let member = PEOPLE.iter().find(|(name, _)| *name == person).map_or(person, |(_, member)| member);
        self.admin.engine().invite(member).expect("an invite")
    }

    /// A device that tries a code, and an administrator who lets it in.
    pub fn tries_to_join(&self, device: &Device, invite: &InviteView) -> Result<(), engine::Refusal> {
        self.runtime.block_on(async {
            let letting_in = engine::let_in(self.admin.engine(), invite.invite);
            let joined = engine::join(device.engine(), &invite.code, |_| {}).await;
            letting_in.await.expect("an administrator")?;
            joined.map(|_| ())
        })
    }

    /// The administrator's device.
    pub fn admin(&mut self) -> &mut Device {
        &mut self.admin
    }

    /// The clock of everybody.
    pub fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// The agency.
    pub fn agency(&self) -> ids::AgencyId {
        self.admin.whoami().agency
    }

    /// What the city's chance says next.
    pub fn random(&mut self) -> &mut StdRng {
        &mut self.random
    }

    /// The relay's folder.
    pub fn relay_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("relay")
    }

    /// The relay that runs.
    pub fn relay(&self) -> &Running {
        self.relay.as_ref().expect("the relay runs")
    }

    /// Runs what has to wait.
    pub fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// The line between devices and relay.
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// The relay stops.
    pub fn relay_stops(&mut self) {
        self.wire.leads_to(None);
        if let Some(relay) = self.relay.take() {
            self.runtime.block_on(relay.stop());
        }
    }

    /// The relay starts again, with what it had.
    pub fn relay_starts(&mut self) {
        self.relay_starts_with(None);
    }

    /// The relay starts again, with room for so many pages.
    pub fn relay_starts_with(&mut self, max_pages: Option<u32>) {
        self.relay_starts_as(|config| config.max_pages = max_pages);
    }

    /// The relay starts again, set up in another way.
    pub fn relay_starts_as(&mut self, change: impl FnOnce(&mut Config)) {
        let mut config = Config { clock: self.clock.for_relay(), ..Config::local(self.relay_folder()) };
        change(&mut config);
        let relay = self.runtime.block_on(relay::spawn(config)).expect("a relay");
        self.wire.leads_to(Some(relay.addr));
        self.relay = Some(relay);
    }

    /// Waits until every one of these devices has sent everything and has everything that the relay
    /// holds, and the relay has heard so.
    pub fn settles(&self, devices: &[&Device]) {
        for device in devices {
            device.kick();
            device.completes();
        }
        // Everything was sent: the logs are at their end now.
        let heads = self.heads();
        for device in devices {
            device.until("it has what the relay holds", |device| {
                let cursors = device.engine().store().cursors().expect("cursors");
                let reads = |space: &SpaceId| device.engine().reads(*space);
                // Or more: what an administrator wrote last may arrive only now.
                heads.iter().all(|(space, head)| !reads(space) || cursors.get(space) >= Some(head))
            });
        }
    }

    /// Where each log of the relay ends.
    pub fn heads(&self) -> Vec<(SpaceId, Cursor)> {
        let agency = self.admin.whoami().agency;
        let spaces = model::roles::SPACES.iter().map(|(name, _)| SpaceId::of(agency, name));
        let heads = self.relay().relay().store().heads(spaces.collect());
        let heads = self.runtime.block_on(heads).expect("the relay's heads");
        heads.into_iter().filter(|(_, head)| *head > Cursor(0)).collect()
    }

    /// Lets real time go by: for what must not happen.
    pub fn waits(&self, milliseconds: u64) {
        self.runtime.block_on(async { tokio::time::sleep(Duration::from_millis(milliseconds)).await });
    }
}

impl Drop for City {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the city's seed was {}", self.seed);
        }
    }
}
