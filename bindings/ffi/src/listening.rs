//! Telling a host what changed: from a thread of its own, many changes in one call.
//!
//! A listener runs after the write and apart from it, so one that throws or hangs costs nobody a save.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use engine::door;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

/// More records than this are told as "many": the host asks for its lists again.
const FEW: usize = 32;

/// Written by the host; hears what changed.
#[uniffi::export(with_foreign)]
pub trait ChangeListener: Send + Sync {
    /// Something changed. Called on a thread of the core's: hand over to your own before touching a screen.
    fn changed(&self, changed: Changed) -> Result<(), ListenerFailed>;
}

/// What changed since the last call, so that a host knows what to ask for again.
#[derive(Debug, Clone, Default, PartialEq, Eq, uniffi::Record)]
pub struct Changed {
    /// Kinds of record that changed, such as `visit`.
    pub kinds: Vec<String>,
    /// The records, when they are few (at most 32); empty means "many".
    pub records: Vec<String>,
    /// The sync status changed.
    pub sync: bool,
    /// A draft changed.
    pub drafts: bool,
    /// Something of people, devices, custody or views changed.
    pub trust: bool,
    /// More happened than could be kept while the listener was busy: ask for everything again.
    pub missed: bool,
}

/// A listener threw. It is called again at the next change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum ListenerFailed {
    /// What it threw.
    #[error("the listener failed: {why}")]
    Threw {
        /// As its language writes it.
        why: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for ListenerFailed {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Threw { why: error.reason }
    }
}

/// The place of the one listener. A new listener takes the place of the one before.
#[derive(Clone, Default)]
pub(crate) struct Ear(Arc<Mutex<Option<Arc<dyn ChangeListener>>>>);

impl Ear {
    pub(crate) fn lend(&self, listener: Option<Arc<dyn ChangeListener>>) {
        // The one before is dropped after the lock: dropping it runs code of the host's.
        let _before =
            std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), listener);
    }

    fn hears(&self, changed: Changed) {
        let listener = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(listener) = listener {
            // What the host throws is the host's to log; the next change is told all the same.
            let _ = listener.changed(changed);
        }
    }
}

/// Starts the thread that tells. It ends when the engine is gone.
pub(crate) fn tell(changes: Receiver<door::Changed>, ear: Ear) -> std::io::Result<()> {
    let notifier = thread::Builder::new().name("porchlight-tells".to_owned());
    notifier.spawn(move || tell_until_the_end(changes, &ear)).map(drop)
}

fn tell_until_the_end(mut changes: Receiver<door::Changed>, ear: &Ear) {
    while let Some(batch) = next_batch(&mut changes) {
        ear.hears(batch);
    }
}

/// Waits for a change and takes every other that has come meanwhile; none when the engine is gone.
fn next_batch(changes: &mut Receiver<door::Changed>) -> Option<Changed> {
    let mut batch = Batch::default();
    match changes.blocking_recv() {
        Ok(change) => batch.add(&change),
        Err(RecvError::Lagged(_)) => batch.missed = true,
        Err(RecvError::Closed) => return None,
    }
    loop {
        match changes.try_recv() {
            Ok(change) => batch.add(&change),
            Err(TryRecvError::Lagged(_)) => batch.missed = true,
            Err(TryRecvError::Empty | TryRecvError::Closed) => return Some(batch.told()),
        }
    }
}

#[derive(Default)]
struct Batch {
    kinds: BTreeSet<String>,
    records: BTreeSet<String>,
    many: bool,
    sync: bool,
    drafts: bool,
    trust: bool,
    missed: bool,
}

impl Batch {
    fn add(&mut self, change: &door::Changed) {
        self.many |= change.records.is_empty() && !change.kinds.is_empty();
        self.kinds.extend(change.kinds.iter().map(|kind| kind.word().to_owned()));
        self.records.extend(change.records.iter().map(ToString::to_string));
        self.sync |= change.sync;
        self.drafts |= change.drafts;
        self.trust |= change.trust;
    }

    fn told(self) -> Changed {
        let many = self.many || self.missed || self.records.len() > FEW;
        Changed {
            kinds: self.kinds.into_iter().collect(),
            records: if many { vec![] } else { self.records.into_iter().collect() },
            sync: self.sync,
            drafts: self.drafts,
            trust: self.trust,
            missed: self.missed,
        }
    }
}

#[cfg(test)]
mod tests;
