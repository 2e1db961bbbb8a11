//! The history grows: officers write, seal and push; two devices take everything in meanwhile.

use rayon::prelude::*;
use seal::public::Envelope;
use serde_json::json;

use crate::Trouble;
use crate::author::Author;
use crate::city::City;
use crate::line::Line;
use crate::report::Report;
use crate::stopwatch::Watch;
use crate::visits::APART_MS;

/// So many visits are written before the first of them is pushed.
const AT_ONCE: u64 = 3_000;

/// What a push holds at most.
const A_PUSH: usize = 500;

impl City {
    /// Adds older visits until there are so many, and waits until both devices have them.
    pub(crate) fn grow_to(&mut self, visits: u64, report: &mut Report) -> Result<(), Trouble> {
        let watch = Watch::start();
        let runtime = self.runtime.clone();
        self.ames.connect(&runtime)?;
        self.dorn.connect(&runtime)?;
        let mut lines = vec![];
        for author in &self.authors {
            lines.push(runtime.block_on(Line::enter(&self.relay()?.url(), &author.entering()))?);
        }
        let before = self.visits;
        for first in (before..visits).step_by(usize::try_from(AT_ONCE)?) {
            let last = (first + AT_ONCE).min(visits);
            for (author, line) in self.authors.iter().zip(&mut lines) {
                let envelopes = self.written_by(author, first..last, before, visits)?;
                for push in envelopes.chunks(A_PUSH) {
                    runtime.block_on(line.push(1, push))?;
                }
            }
            // Devices that fall far behind would be sent pages of the log instead of the live tail.
            if (last / AT_ONCE).is_multiple_of(10) {
                println!("  {last} visits after {:.0} s", watch.read().as_secs_f64());
                self.ames.waits(&runtime)?;
                self.dorn.waits(&runtime)?;
            }
        }
        self.visits = visits;
        if before == 0 {
            self.first_size = visits;
        }
        self.ames.waits(&runtime)?;
        self.dorn.waits(&runtime)?;
        self.ames.unplug(&runtime);
        self.dorn.unplug(&runtime);
        let bytes = std::fs::metadata(self.ames.folder().join("porchlight.db"))?.len();
        report.detail(
            &format!("history_{visits}"),
            json!({
                "written_pushed_and_on_two_devices_s": watch.read().as_secs_f64().round(),
                "store_bytes_per_visit": bytes / visits,
                "relay_bytes_per_visit": std::fs::metadata(self.relay()?.folder().join("relay.db"))?.len() / visits,
            }),
        );
        Ok(())
    }

    /// When visit number `n` was made: a run of growing goes forward in time and ends where the one
    /// before it began.
    pub(crate) fn made_at(&self, n: u64, before: u64, visits: u64) -> Result<i64, Trouble> {
        Ok(self.now_ms - i64::try_from(visits + before - n)? * APART_MS)
    }

    fn written_by(
        &self,
        author: &Author,
        range: std::ops::Range<u64>,
        before: u64,
        visits: u64,
    ) -> Result<Vec<Envelope>, Trouble> {
        let place = self.authors.iter().position(|other| other.member == author.member).unwrap_or(0);
        let (place, count) = (place as u64, self.authors.len() as u64);
        let mine: Vec<u64> = range.filter(|n| n % count == place).collect();
        let written = mine.into_par_iter().map(|n| {
            let all = self.stuff.visit(n, author.member, self.made_at(n, before, visits)?)?;
            all.iter().map(|written| author.seals(written)).collect::<Result<Vec<_>, Trouble>>()
        });
        Ok(written.collect::<Result<Vec<_>, Trouble>>()?.into_iter().flatten().collect())
    }
}
