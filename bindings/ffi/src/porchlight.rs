//! The door as an object: open, join, connect, call, listen, shut.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use engine::door::{ApiError, Command, Reply};
use engine::{Clock, DatabaseKey, Engine, bad_field, trust_authority_of};
use serde_json::Value;

use crate::listening::{self, ChangeListener, Ear};
use crate::running::Running;
use crate::trouble::{self, Trouble};

/// One device: a folder, its key, and whoever it is enrolled for.
///
/// Calls that are not marked as waiting take as long as the device's storage does, some milliseconds at
/// most: call them off your main thread. Every call may come from any thread.
#[derive(uniffi::Object)]
pub struct Porchlight {
    running: RwLock<Option<Running>>,
    ear: Ear,
}

#[uniffi::export]
impl Porchlight {
    /// Opens the device in `folder`, enrolled or not; makes it when it is not there. `key` is 32 bytes
    /// from the system's keystore. `relay_ca` is the certificate of the city's own authority in PEM, where
    /// the relay has a wss:// address and no public certificate: given once, it is kept in the folder.
    /// Does not connect.
    #[uniffi::constructor(default(relay_ca = None))]
    #[allow(clippy::needless_pass_by_value, reason = "what comes from another language comes by value")]
    pub fn open(folder: String, key: Vec<u8>, relay_ca: Option<String>) -> Result<Arc<Self>, Trouble> {
        let Ok(key) = <[u8; 32]>::try_from(key) else {
            let say = "The key does not have 32 bytes.";
            return Err(
                bad_field("key", say, "Make 32 random bytes once and keep them in the keystore.").into()
            );
        };
        trust_authority_of(Path::new(&folder), relay_ca.as_ref().map(String::as_bytes))?;
        let engine = Engine::open(Path::new(&folder), DatabaseKey::new(key), Clock::system())?.engine;
        let ear = Ear::default();
        let told = listening::tell(engine.listen(), ear.clone());
        told.map_err(|error| trouble::no_thread(&error))?;
        let running = RwLock::new(Some(Running::start(engine)?));
        Ok(Arc::new(Self { running, ear }))
    }

    /// Whether the device belongs to an agency.
    pub fn is_enrolled(&self) -> Result<bool, Trouble> {
        Ok(self.engine()?.is_enrolled())
    }

    /// Joins the agency that the code is for. Waits until an administrator has let the device in;
    /// `disconnect` cancels it. Returns whose device this now is: the member's id.
    pub async fn join(&self, code: String) -> Result<String, Trouble> {
        let joining = self.running(|running| Ok(running.join(code)))?;
        let joined = joining.await.map_err(|_| trouble::cancelled())?;
        Ok(joined?)
    }

    /// The eight characters to show while a join waits: the administrator's screen has the same.
    pub fn comparison(&self) -> Option<String> {
        self.running(|running| Ok(running.comparison())).ok().flatten()
    }

    /// Keeps the device connected to its relay from now on. Call it again when the app comes to the front
    /// or the network is back: it then tries at once.
    pub fn connect(&self) -> Result<(), Trouble> {
        Ok(self.running(Running::connect)?)
    }

    /// Ends the connection, and a join that is under way. Nothing is lost: what was not sent waits.
    pub fn disconnect(&self) {
        // A device that was shut is disconnected already.
        let _ = self.running(|running| {
            running.disconnect();
            Ok(())
        });
    }

    /// Any command of the door as JSON, such as `{"do":"today"}`. The reply is JSON too, `{"ok": …}` or
    /// `{"refused": {"code": …, "say": …, "what_next": …}}`: this call itself never fails.
    #[allow(clippy::needless_pass_by_value, reason = "what comes from another language comes by value")]
    pub fn call(&self, command: String) -> String {
        match self.running(|running| Ok(running.engine.clone())) {
            Ok(engine) => engine.call_json(&command),
            // A reply is made of strings: it has a JSON form.
            Err(refused) => serde_json::to_string(&Reply::Refused(refused)).unwrap_or_default(),
        }
    }

    /// From now on this listener hears what changes, in place of the one before. It is called on a thread
    /// of the core's, apart from every save: one that throws breaks nothing and is called again.
    pub fn listen(&self, listener: Arc<dyn ChangeListener>) {
        self.ear.lend(Some(listener));
    }

    /// From now on nobody hears what changes.
    pub fn stop_listening(&self) {
        self.ear.lend(None);
    }

    /// Ends everything this device does; returns when its folder may be opened again or moved. Every call
    /// after that is refused.
    pub fn shut(&self) {
        self.ear.lend(None);
        let running = self.running.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(running) = running {
            running.shut();
        }
    }
}

impl Porchlight {
    /// Does a command of the door.
    pub(crate) fn ask(&self, command: Command) -> Result<Value, Trouble> {
        Ok(self.engine()?.call(command)?)
    }

    fn engine(&self) -> Result<Arc<Engine>, ApiError> {
        self.running(|running| Ok(running.engine.clone()))
    }

    fn running<T>(&self, work: impl FnOnce(&Running) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let running = self.running.read().unwrap_or_else(PoisonError::into_inner);
        running.as_ref().map_or_else(|| Err(trouble::shut()), work)
    }
}

impl Drop for Porchlight {
    /// A host that forgets to shut still gets an orderly end.
    fn drop(&mut self) {
        self.shut();
    }
}

#[cfg(test)]
mod tests;
