#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

fn says(pairs: &[(u8, Option<u8>)]) -> BTreeMap<RecordId, Option<RecordId>> {
    pairs.iter().map(|(from, to)| (id(*from), to.map(id))).collect()
}

#[test]
fn a_chain_ends_at_its_last_place() {
    let all = survivors(&says(&[(1, Some(2)), (2, Some(3)), (3, None), (4, None)]));
    assert_eq!(all, [(id(1), id(3)), (id(2), id(3)), (id(3), id(3)), (id(4), id(4))].into());
}

#[test]
fn a_ring_ends_at_the_least_id_also_for_those_that_point_into_it() {
    let all = survivors(&says(&[(7, Some(5)), (5, Some(6)), (6, Some(7)), (1, Some(6))]));
    assert!(all.values().all(|survivor| *survivor == id(5)), "{all:?}");
    assert_eq!(survivors(&says(&[(3, Some(3))])), [(id(3), id(3))].into(), "itself");
}

#[test]
fn whoever_points_at_a_place_that_never_came_stands() {
    let all = survivors(&says(&[(1, Some(2)), (2, Some(9))]));
    assert_eq!(all, [(id(1), id(2)), (id(2), id(2))].into());
}

proptest! {
    #[test]
    fn a_survivor_survives_itself_and_everybody_who_points_at_another_shares_its_survivor(
        pointers in proptest::collection::btree_map(0u8..12, proptest::option::of(0u8..14), 0..12)
    ) {
        let says: BTreeMap<_, _> = pointers.iter().map(|(from, to)| (id(*from), to.map(id))).collect();
        let all = survivors(&says);
        for (place, survivor) in &all {
            prop_assert_eq!(all.get(survivor), Some(survivor));
            if let Some(Some(next)) = says.get(place)
                && let Some(of_next) = all.get(next)
            {
                prop_assert_eq!(survivor, of_next);
            }
        }
    }
}
