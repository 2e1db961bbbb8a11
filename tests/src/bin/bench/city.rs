//! The measured city: a relay, an administrator, two officers' devices that hold everything, and
//! the officers who write the history.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use engine::door::{City as Words, CityView, Command, InviteView, Link as LinkState, PlaceRow, SyncStatus};
use engine::{Clock, DatabaseKey, Engine, Founding, Link};
use model::Begins;
use model::retention::{Period, Schedule};
use serde::de::DeserializeOwned;
use tokio::runtime::Handle;

use crate::Trouble;
use crate::author::Author;
use crate::relay_process::{FOUNDING_CODE, RelayProcess};
use crate::stopwatch::{Watch, cpu_s};
use crate::visits::{MEASURED, Stuff};

/// Officers who write the history.
const AUTHORS: [&str; 6] = ["Officer 4", "Officer 5", "Officer 6", "Officer 7", "Officer 8", "Officer 10"];

const OFFLINE: Duration = Duration::from_secs(30);

/// The city.
pub(crate) struct City {
    folder: PathBuf,
    pub runtime: Handle,
    /// Taken away while its folder is copied.
    pub relay: Option<RelayProcess>,
    admin: Device,
    /// An officer's and the custodian's devices with the whole history.
    pub ames: Device,
    pub dorn: Device,
    pub authors: Vec<Author>,
    pub stuff: Stuff,
    /// The moment at which the history ends.
    pub now_ms: i64,
    /// How many visits the first run of growing made: the latest ones.
    pub first_size: u64,
    /// How many visits there are.
    pub visits: u64,
    joined: u32,
}

/// A device: a folder, and the engine while it is open.
pub(crate) struct Device {
    folder: PathBuf,
    /// Not there for the moment between closing and opening.
    engine: Option<Arc<Engine>>,
    link: Option<Link>,
}

impl City {
    pub(crate) fn founded(folder: &Path, runtime: &Handle) -> Result<Self, Trouble> {
        let relay = RelayProcess::start(&folder.join("relay"), 0)?;
        let mut admin = Device::open(&folder.join("admin"))?;
        let founding = Founding {
            relay_url: relay.url(),
            code: FOUNDING_CODE.into(),
            pack: pack(),
            admin: "Admin 1".into(),
        };
        runtime.block_on(engine::found(admin.engine()?, founding))?;
        admin.plug(runtime)?;
        let mut devices = vec![];
        for (name, officer) in [("ames", "Officer 1"), ("dorn", "Custodian 1")] {
            devices.push(admin.enrols(&folder.join(name), officer, runtime, str::to_owned)?.0);
        }
        let (Some(dorn), Some(mut ames)) = (devices.pop(), devices.pop()) else {
            return Err("two devices were made".into());
        };
        let mut authors = vec![];
        for name in AUTHORS {
            let invite = admin.invites(name)?;
            authors.push(runtime.block_on(async {
                let letting_in = engine::let_in(admin.engine()?, invite.invite);
                let author = Author::joins(&invite.code).await?;
                letting_in.await.map_err(|_| "letting in was interrupted")??;
                Ok::<_, Trouble>(author)
            })?);
        }
        ames.plug(runtime)?;
        let stuff = stuff(&ames)?;
        let now_ms = ames.engine()?.now().0;
        let (folder, runtime) = (folder.to_owned(), runtime.clone());
        admin.unplug(&runtime);
        let relay = Some(relay);
        Ok(Self {
            folder,
            runtime,
            relay,
            admin,
            ames,
            dorn,
            authors,
            stuff,
            now_ms,
            first_size: 0,
            visits: 0,
            joined: 0,
        })
    }

    pub(crate) fn relay(&self) -> Result<&RelayProcess, Trouble> {
        Ok(self.relay.as_ref().ok_or("the relay is away")?)
    }

    /// A new device of the first officer, empty but for its keys; `through` may lead it elsewhere.
    pub(crate) fn new_device(
        &mut self,
        through: impl FnOnce(&str) -> String,
    ) -> Result<(Device, LetIn), Trouble> {
        self.joined += 1;
        let folder = self.folder.join(format!("new-{}", self.joined));
        self.admin.plug(&self.runtime)?;
        let device = self.admin.enrols(&folder, "Officer 1", &self.runtime, through)?;
        self.admin.unplug(&self.runtime);
        Ok(device)
    }
}

impl Device {
    fn open(folder: &Path) -> Result<Self, Trouble> {
        let engine = Engine::open(folder, DatabaseKey::new([7; 32]), Clock::system())?.engine;
        Ok(Self { folder: folder.to_owned(), engine: Some(engine), link: None })
    }

    /// Closes it, which folds its write-ahead log in.
    pub(crate) fn close(&mut self, runtime: &Handle) {
        self.unplug(runtime);
        self.engine = None;
    }

    /// Opens it after it was closed.
    pub(crate) fn open_again(&mut self) -> Result<(), Trouble> {
        *self = Self::open(&self.folder)?;
        Ok(())
    }

    pub(crate) fn engine(&self) -> Result<&Arc<Engine>, Trouble> {
        Ok(self.engine.as_ref().ok_or("the device is closed")?)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn ask<T: DeserializeOwned>(&self, command: Command) -> Result<T, Trouble> {
        Ok(serde_json::from_value(self.engine()?.call(command)?)?)
    }

    /// Connects, without waiting.
    pub(crate) fn connect(&mut self, runtime: &Handle) -> Result<(), Trouble> {
        let _inside = runtime.enter();
        self.link = Some(Link::start(self.engine()?.clone())?);
        Ok(())
    }

    /// Connects and waits until nothing is left to sync.
    pub(crate) fn plug(&mut self, runtime: &Handle) -> Result<(), Trouble> {
        self.connect(runtime)?;
        self.waits(runtime)
    }

    /// Waits until nothing is left to sync. Half a minute without a connection is an error.
    pub(crate) fn waits(&self, runtime: &Handle) -> Result<(), Trouble> {
        let mut changes = self.engine()?.listen();
        let mut offline = None::<Watch>;
        loop {
            let status: SyncStatus = self.ask(Command::SyncStatus)?;
            offline = match status.link {
                LinkState::Live if status.on_this_device == 0 => return Ok(()),
                LinkState::Refused { why } => return Err(why.into()),
                LinkState::Offline { why } => {
                    let since = offline.unwrap_or_else(Watch::start);
                    if since.read() > OFFLINE {
                        return Err(format!("a device does not reach the relay: {why}").into());
                    }
                    Some(since)
                }
                LinkState::Connecting => offline,
                LinkState::Live | LinkState::CatchingUp => None,
            };
            // Lagging behind is fine: the status is read anew.
            let patience = Duration::from_millis(100);
            let _ = runtime.block_on(async { tokio::time::timeout(patience, changes.recv()).await });
        }
    }

    /// Hangs up.
    pub(crate) fn unplug(&mut self, runtime: &Handle) {
        if let Some(link) = self.link.take() {
            runtime.block_on(link.finish());
        }
    }

    /// An invite, and the administrator who lets in whoever knocks with it.
    fn invites(&self, officer: &str) -> Result<InviteView, Trouble> {
        Ok(self.engine()?.invite(officer)?)
    }

    fn enrols(
        &self,
        folder: &Path,
        officer: &str,
        runtime: &Handle,
        through: impl FnOnce(&str) -> String,
    ) -> Result<(Self, LetIn), Trouble> {
        let invite = self.invites(officer)?;
        let device = Self::open(folder)?;
        let engine = device.engine()?.clone();
        // The first session begins inside the joining, as soon as somebody has let the device in.
        let enrolled = async {
            while !engine.is_enrolled() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            Ok::<_, Trouble>(LetIn { watch: Watch::start(), cpu_s: cpu_s("self")? })
        };
        let let_in = runtime.block_on(async {
            let letting_in = engine::let_in(self.engine()?, invite.invite);
            let code = through(&invite.code);
            let (joined, let_in) = tokio::join!(engine::join(device.engine()?, &code, |_| {}), enrolled);
            joined?;
            letting_in.await.map_err(|_| "letting in was interrupted")??;
            let_in
        })?;
        Ok((device, let_in))
    }
}

/// The moment in which a device was let in, and what this process had cost until then.
pub(crate) struct LetIn {
    pub watch: Watch,
    pub cpu_s: f64,
}

/// The pack in the box, and a period: all but a month of the history is older than it.
fn pack() -> pack::Pack {
    let mut pack = pack::st_louis_park();
    let period = Period {
        years: 0,
        months: 0,
        days: 30,
        after: Begins::Recorded,
        schedule: "For measuring".into(),
        citation: "None".into(),
    };
    for class in ["engagement", "notes"] {
        pack.city.retention.insert(class.into(), Schedule::Period(period.clone()));
    }
    pack
}

fn stuff(device: &Device) -> Result<Stuff, Trouble> {
    let view: CityView = device.ask(Command::City)?;
    let Words { topics, .. } = view.city.ok_or("the directory has not arrived")?;
    let all = Command::Places { district: None, kind: None, text: None, here: None, limit: Some(500) };
    let mut places: Vec<PlaceRow> = device.ask(all)?;
    places.retain(|place| place.place.as_bytes()[15] % 3 != 0);
    Ok(Stuff { places, topics: topics.into_iter().map(|topic| topic.word).collect(), sentences: MEASURED })
}
