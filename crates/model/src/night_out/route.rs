//! One crew's evening: its stops in order, and when it is where.

use super::{Crew, Pace, Stop, Visit, seconds_between};

/// What times are computed from.
pub(super) struct Timing<'a> {
    pub stops: &'a [Stop],
    pub pace: Pace,
    pub seconds: Vec<Vec<i64>>,
}

#[derive(Debug, Clone)]
pub(super) struct Route<'a> {
    pub crew: &'a Crew,
    pub stops: Vec<usize>,
    /// Seconds from where the crew is to each stop; none while it may begin anywhere.
    to_first: Option<Vec<i64>>,
}

impl<'a> Route<'a> {
    pub(super) fn new(crew: &'a Crew, timing: &Timing<'_>) -> Self {
        let to = |at| timing.stops.iter().map(|stop| seconds_between(at, stop.at, timing.pace)).collect();
        Self { crew, stops: vec![], to_first: crew.at.map(to) }
    }

    fn leg(&self, before: Option<usize>, stop: usize, timing: &Timing<'_>) -> i64 {
        match before {
            Some(before) => timing.seconds[before][stop],
            None => self.to_first.as_ref().map_or(0, |to| to[stop]),
        }
    }

    /// When they are at each of these stops, and whether all of it is in time.
    fn walk(
        &self,
        stops: impl Iterator<Item = usize>,
        timing: &Timing<'_>,
        mut see: impl FnMut(Visit),
    ) -> bool {
        let (mut free, mut before) = (self.crew.free, None);
        for number in stops {
            let stop = &timing.stops[number];
            let at = (free + self.leg(before, number, timing)).max(stop.from);
            if at > stop.until || at + timing.pace.stay > timing.pace.ends {
                return false;
            }
            see(Visit { stop: number, at });
            (free, before) = (at + timing.pace.stay, Some(number));
        }
        true
    }

    pub(super) fn fits(&self, stops: impl Iterator<Item = usize>, timing: &Timing<'_>) -> bool {
        self.walk(stops, timing, |_| {})
    }

    pub(super) fn fits_with(&self, place: usize, stop: usize, timing: &Timing<'_>) -> bool {
        let (before, after) = self.stops.split_at(place);
        self.fits(before.iter().copied().chain([stop]).chain(after.iter().copied()), timing)
    }

    /// How many seconds more are driven with a stop at this place.
    pub(super) fn more_with(&self, place: usize, stop: usize, timing: &Timing<'_>) -> i64 {
        let before = place.checked_sub(1).map(|place| self.stops[place]);
        let to = self.leg(before, stop, timing);
        match self.stops.get(place) {
            Some(&after) => to + timing.seconds[stop][after] - self.leg(before, after, timing),
            None => to,
        }
    }

    /// How many seconds less are driven without the stop at this place.
    pub(super) fn less_without(&self, place: usize, timing: &Timing<'_>) -> i64 {
        let before = place.checked_sub(1).map(|place| self.stops[place]);
        let stop = self.stops[place];
        let to = self.leg(before, stop, timing);
        match self.stops.get(place + 1) {
            Some(&after) => to + timing.seconds[stop][after] - self.leg(before, after, timing),
            None => to,
        }
    }

    pub(super) fn driven_over(&self, stops: impl Iterator<Item = usize>, timing: &Timing<'_>) -> i64 {
        let mut before = None;
        let legs = stops.map(|stop| {
            let leg = self.leg(before, stop, timing);
            before = Some(stop);
            leg
        });
        legs.sum()
    }

    pub(super) fn driven(&self, timing: &Timing<'_>) -> i64 {
        self.driven_over(self.stops.iter().copied(), timing)
    }

    pub(super) fn visits(&self, timing: &Timing<'_>) -> Vec<Visit> {
        let mut visits = Vec::with_capacity(self.stops.len());
        self.walk(self.stops.iter().copied(), timing, |visit| visits.push(visit));
        visits
    }
}
