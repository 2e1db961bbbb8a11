//! Small facts that come from outside a command: the day, and when nothing was left to sync.

use std::sync::atomic::Ordering;

use chrono::{Days, NaiveDate};
use ids::UnixMs;

use crate::Engine;
use crate::directory::utc;

impl Engine {
    /// The day so many days from now, in the city's zone; UTC before the directory has arrived.
    pub fn today_plus(&self, days: u64) -> NaiveDate {
        let today = self
            .directory()
            .map_or_else(|_| utc(self.now()).date_naive(), |directory| directory.day(self.now()));
        today.checked_add_days(Days::new(days)).unwrap_or(today)
    }

    /// Nothing is left to sync, now.
    pub(crate) fn completed(&self) {
        self.completed_at.store(self.now().0, Ordering::Relaxed);
    }

    /// When that was last, if it has not been written down.
    pub(crate) fn take_completed(&self) -> Option<UnixMs> {
        let at = self.completed_at.swap(0, Ordering::Relaxed);
        (at != 0).then_some(UnixMs(at))
    }
}
