//! A length that no plan can be under.
//!
//! So many routes over these stops are a forest with at most as many trees; the lightest such forest
//! (Kruskal's, stopped early) is no heavier. It knows nothing of times, so a plan is never as near to
//! it as to the best plan.

use super::route::Timing;

pub(super) fn of(stops: &[usize], crews: usize, timing: &Timing<'_>) -> i64 {
    let edges_needed = stops.len().saturating_sub(crews.max(1));
    let mut edges: Vec<(i64, usize, usize)> = vec![];
    for (one, &a) in stops.iter().enumerate() {
        edges
            .extend(stops.iter().enumerate().skip(one + 1).map(|(two, &b)| (timing.seconds[a][b], one, two)));
    }
    edges.sort_unstable();
    let mut parents: Vec<usize> = (0..stops.len()).collect();
    let (mut total, mut taken) = (0, 0);
    for (seconds, one, two) in edges {
        if taken == edges_needed {
            break;
        }
        let (one, two) = (root(&mut parents, one), root(&mut parents, two));
        if one != two {
            parents[one] = two;
            total += seconds;
            taken += 1;
        }
    }
    total
}

fn root(parents: &mut [usize], mut of: usize) -> usize {
    while parents[of] != of {
        parents[of] = parents[parents[of]];
        of = parents[of];
    }
    of
}
