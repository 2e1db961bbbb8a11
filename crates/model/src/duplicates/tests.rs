#![allow(clippy::unwrap_used)]

use super::*;

fn known(n: u16, name: &str, address: Option<&str>, at: Option<(f64, f64)>) -> Known {
    let mut bytes = [0; 16];
    bytes[14..].copy_from_slice(&n.to_be_bytes());
    Known {
        place: RecordId::from_bytes(bytes),
        name: name.into(),
        area: false,
        address: address.map(Into::into),
        at,
        apart: BTreeSet::new(),
    }
}

const HERE: (f64, f64) = (44.9483, -93.3480);
const BESIDE: (f64, f64) = (44.9487, -93.3481);
const FAR: (f64, f64) = (44.9600, -93.3480);

#[test]
fn one_shop_that_two_officers_wrote_down_is_found() {
    for (one, other) in [
        ("Test Kitchen Bakery", "Test Kitchen Bakery"),
        ("Test Kitchen Bakery", "The Test Kitchen Bakry"),
        ("Test Kitchen Bakery", "Bakery Test Kitchen"),
        ("Oak Books", "Oak Books & Gifts"),
        ("Marta’s Cafe", "Martas cafe"),
    ] {
        let pairs = candidates(&[known(2, one, None, Some(HERE)), known(1, other, None, Some(BESIDE))]);
        assert_eq!(pairs.len(), 1, "{one} and {other}");
        assert!(pairs[0].first < pairs[0].second && pairs[0].metres.unwrap() < 60.0);
        assert_eq!(candidates(&[known(2, one, None, Some(HERE)), known(1, other, None, Some(FAR))]), []);
    }
}

#[test]
fn neighbors_with_other_names_are_two() {
    for (one, other) in [
        ("Shelter 2", "Shelter 3"),
        ("Fern Hill Park", "Fern Hill School"),
        ("Oak Books", "Elm Cafe"),
        ("Sunny Daycare", "Sunny Dry Cleaning"),
    ] {
        let pairs = candidates(&[known(1, one, None, Some(HERE)), known(2, other, None, Some(BESIDE))]);
        assert_eq!(pairs, [], "{one} and {other}");
    }
}

#[test]
fn a_park_is_no_second_entry_of_its_neighborhood() {
    let park = known(1, "Wolfe Park", None, Some(HERE));
    let named = |area| Known { area, ..known(2, "Wolfe Park", None, Some(BESIDE)) };
    assert_eq!(candidates(&[park.clone(), named(true)]), []);
    assert_eq!(candidates(&[park, named(false)]).len(), 1);
}

#[test]
fn one_address_makes_up_for_less_alike_names_and_for_a_missing_point() {
    let pairs = candidates(&[
        known(1, "Test Kitchen Bakery", Some("3700 Monterey Drive"), Some(HERE)),
        known(2, "Test Bakery", Some("3700 monterey Dr."), None),
    ]);
    assert_eq!((pairs.len(), pairs[0].one_address, pairs[0].metres), (1, true, None));
}

#[test]
fn who_was_said_to_be_another_is_not_asked_for_again() {
    let mut oak = known(1, "Oak Books", None, Some(HERE));
    let other = known(2, "Oak Books", None, Some(BESIDE));
    assert_eq!(candidates(&[oak.clone(), other.clone()]).len(), 1);
    oak.apart.insert(other.place);
    assert_eq!(candidates(&[other, oak]), []);
}

#[test]
fn ten_thousand_places_take_no_more_comparisons_each_than_a_thousand_also_when_they_crowd_at_one_spot() {
    // At one spot with nearly one name is the worst case: all of them share every block but the name.
    let crowd = |count: u16, spread: bool| {
        let apart = |n: u16| (44.9 + f64::from(n % 100) * 0.001, -93.4 + f64::from(n / 100) * 0.001);
        let place =
            |n| known(n, &format!("Suite {n} of the Mall"), None, Some(if spread { apart(n) } else { HERE }));
        (0..count).map(place).collect::<Vec<_>>()
    };
    for spread in [true, false] {
        for count in [1_000, 10_000] {
            let (pairs, comparisons) = compare(&crowd(count, spread));
            assert_eq!(pairs, []);
            // Four squares, an address and a name, 24 neighbors in each; every one against every other is 50 million.
            assert!(comparisons <= usize::from(count) * 6 * NEIGHBORS, "{comparisons}");
        }
    }
}
