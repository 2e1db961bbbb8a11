//! What an engine tells those who listen: what changed, and what a person has to know.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use store::Changed;

use super::write;
use crate::directory::Directory;
use crate::{Engine, door};

impl Engine {
    /// People, devices, custody or views changed, and nothing else.
    pub(crate) fn tell_trust(&self) {
        self.tell(&Changed { trust: true, ..Changed::default() });
    }

    /// Waits until something of people or devices has changed, for at most so long.
    pub(crate) fn wait(&self, at_most: Duration) {
        let (count, changed) = &self.trust_news;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *count;
        // Woken or not: whoever waits looks again.
        drop(changed.wait_timeout_while(count, at_most, |now| *now == before));
    }

    /// Everybody hears what changed.
    pub(crate) fn tell(&self, changed: &Changed) {
        if changed.is_empty() {
            return;
        }
        if changed.kinds.iter().any(|kind| Directory::KINDS.contains(kind)) {
            let mut kept = write(&self.directory);
            self.directories.fetch_add(1, Ordering::AcqRel);
            *kept = None;
        }
        if changed.trust {
            *self.trust_news.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
            self.trust_news.1.notify_all();
        }
        let few = changed.records.len() <= 32;
        let told = door::Changed {
            kinds: changed.kinds.iter().copied().collect(),
            records: if few { changed.records.iter().copied().collect() } else { vec![] },
            sync: changed.sync,
            drafts: changed.drafts,
            trust: changed.trust,
        };
        // Nobody listening is no error.
        let _ = self.listeners.send(told);
    }

    /// The sync status changed, and nothing else.
    pub(crate) fn tell_sync(&self) {
        self.tell(&Changed { sync: true, ..Changed::default() });
    }

    /// Something a person has to know, until it is over.
    pub(crate) fn notice(&self, notice: Option<String>) {
        *self.notice.lock().unwrap_or_else(PoisonError::into_inner) = notice;
    }

    /// What this notice said is over; another one stays.
    pub(crate) fn notice_is_over(&self, over: &str) {
        self.notice.lock().unwrap_or_else(PoisonError::into_inner).take_if(|notice| notice == over);
    }

    pub(crate) fn current_notice(&self) -> Option<String> {
        self.notice.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
