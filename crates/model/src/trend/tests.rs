use super::*;

/// The same chances by another way: a coin thrown once after the other, each throw shifting the whole
/// distribution. No logarithm, no factorial.
fn by_throwing(all: u32, share: f64) -> Vec<f64> {
    let mut chances = vec![1.0];
    for _ in 0..all {
        let mut next = vec![0.0; chances.len() + 1];
        for (n, chance) in chances.iter().enumerate() {
            next[n] += chance * (1.0 - share);
            next[n + 1] += chance * share;
        }
        chances = next;
    }
    chances
}

#[test]
fn chances_are_those_of_throwing_a_coin_as_often() {
    for (all, share) in [(20, 0.2), (47, 0.2), (300, 0.2), (150, 0.013), (60, 1.0 / 3.0)] {
        let thrown = by_throwing(all, share);
        for n in 0..=all {
            let least: f64 = thrown[n as usize..].iter().sum();
            let most: f64 = thrown[..=n as usize].iter().sum();
            assert!((at_least(n, all, share) - least).abs() < 1e-9, "at least {n} of {all}");
            assert!((at_most(n, all, share) - most).abs() < 1e-9, "at most {n} of {all}");
        }
    }
}

#[test]
fn a_week_with_few_mentions_says_nothing_however_it_looks() {
    assert_eq!(change(9, 4), Change::TooFew, "more than twice of all four weeks before, and still too few");
    assert_eq!(change(0, 19), Change::TooFew);
    assert_eq!(change(0, 0), Change::TooFew);
}

#[test]
fn more_and_fewer_are_told_only_where_chance_does_not_explain_them() {
    // Fourteen where five were usual: 1 in 260. Ten: 1 in 16, which one topic of twenty-two has every week.
    assert_eq!(change(14, 20), Change::More);
    assert_eq!(change(10, 20), Change::NoClearChange);
    assert_eq!(change(5, 20), Change::NoClearChange);
    assert_eq!(change(1, 60), Change::Fewer);
    assert_eq!(change(0, 20), Change::NoClearChange, "five a week leave a week out once in a hundred");
}

#[test]
fn where_nothing_changes_hardly_any_week_is_told_as_a_change() {
    // Every count there can be, by how likely it is: the promise is LEVEL at most.
    for all in [20, 40, 100, 400] {
        let thrown = by_throwing(all, 0.2);
        let told: f64 = (0..=all)
            .filter(|now| change(*now, all - now) != Change::NoClearChange)
            .map(|now| thrown[now as usize])
            .sum();
        assert!(told <= LEVEL, "{told} of {all}");
    }
}

#[test]
fn a_place_that_is_visited_often_is_no_target_for_that() {
    assert!(!stands_out(10, 40, 250, 1_000, 200), "a quarter of the visits, a quarter of the mentions");
    assert!(stands_out(10, 40, 10, 1_000, 200), "one visit in a hundred, a quarter of the mentions");
    assert!(!stands_out(4, 40, 1, 1_000, 200), "four mentions are too few for a finger to point");
    assert!(!stands_out(10, 15, 1, 1_000, 200));
    assert!(!stands_out(10, 40, 0, 0, 0));
}
