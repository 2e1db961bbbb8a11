//! Shorter, move by move: a stop elsewhere, a stretch the other way round, two tails exchanged.

use super::may;
use super::route::{Route, Timing};

/// Each pass tries every move once. An evening settles after about ten.
const MOST_PASSES: usize = 40;

pub(super) fn until_nothing_is(routes: &mut [Route<'_>], caps: &[usize], timing: &Timing<'_>) {
    for _ in 0..MOST_PASSES {
        let moved = move_stops(routes, caps, timing);
        let turned = turn_stretches(routes, timing);
        let exchanged = exchange_tails(routes, caps, timing);
        if !moved && !turned && !exchanged {
            break;
        }
    }
}

/// Takes each stop out and puts it where it costs least.
fn move_stops(routes: &mut [Route<'_>], caps: &[usize], timing: &Timing<'_>) -> bool {
    let mut any = false;
    for from in 0..routes.len() {
        let mut place = 0;
        while place < routes[from].stops.len() {
            let saved = routes[from].less_without(place, timing);
            let stop = routes[from].stops.remove(place);
            let best = (0..routes.len())
                .filter(|&to| to == from || routes[to].stops.len() < caps[to])
                .filter(|&to| may(routes[to].crew, &timing.stops[stop], routes))
                .flat_map(|to| (0..=routes[to].stops.len()).map(move |at| (to, at)))
                .map(|(to, at)| (routes[to].more_with(at, stop, timing), to, at))
                .filter(|&(costs, to, at)| costs < saved && routes[to].fits_with(at, stop, timing))
                .min();
            match best {
                Some((_, to, at)) => {
                    routes[to].stops.insert(at, stop);
                    any = true;
                }
                None => routes[from].stops.insert(place, stop),
            }
            place += 1;
        }
    }
    any
}

/// Reverses a stretch of a route.
fn turn_stretches(routes: &mut [Route<'_>], timing: &Timing<'_>) -> bool {
    let mut any = false;
    for route in routes {
        for first in 0..route.stops.len() {
            for last in first + 1..route.stops.len() {
                let before = route.driven(timing);
                route.stops[first..=last].reverse();
                let better = route.driven(timing) < before;
                if better && route.fits(route.stops.iter().copied(), timing) {
                    any = true;
                } else {
                    route.stops[first..=last].reverse();
                }
            }
        }
    }
    any
}

/// Two crews of one district go on with each other's rest.
fn exchange_tails(routes: &mut [Route<'_>], caps: &[usize], timing: &Timing<'_>) -> bool {
    let mut any = false;
    for one in 0..routes.len() {
        for two in one + 1..routes.len() {
            if routes[one].crew.district == routes[two].crew.district {
                any |= exchange(routes, (one, two), caps, timing);
            }
        }
    }
    any
}

fn exchange(
    routes: &mut [Route<'_>],
    (one, two): (usize, usize),
    caps: &[usize],
    timing: &Timing<'_>,
) -> bool {
    let now = routes[one].driven(timing) + routes[two].driven(timing);
    let (a, b) = (&routes[one], &routes[two]);
    let mut best: Option<(i64, usize, usize)> = None;
    for cut_a in 0..=a.stops.len() {
        for cut_b in 0..=b.stops.len() {
            let (head_a, tail_a) = a.stops.split_at(cut_a);
            let (head_b, tail_b) = b.stops.split_at(cut_b);
            if cut_a + tail_b.len() > caps[one] || cut_b + tail_a.len() > caps[two] {
                continue;
            }
            let new_a = || head_a.iter().chain(tail_b).copied();
            let new_b = || head_b.iter().chain(tail_a).copied();
            let driven = a.driven_over(new_a(), timing) + b.driven_over(new_b(), timing);
            let is_best = driven < best.map_or(now, |(least, ..)| least);
            if is_best && a.fits(new_a(), timing) && b.fits(new_b(), timing) {
                best = Some((driven, cut_a, cut_b));
            }
        }
    }
    let Some((_, cut_a, cut_b)) = best else { return false };
    let tail_a = routes[one].stops.split_off(cut_a);
    let tail_b = routes[two].stops.split_off(cut_b);
    routes[one].stops.extend(tail_b);
    routes[two].stops.extend(tail_a);
    true
}
