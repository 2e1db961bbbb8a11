#![allow(clippy::unwrap_used)]

use ids::MemberId;

use super::*;

fn who(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_785_000_000 + minute * 60, 0).unwrap()
}

fn team(leader: u8, members: &[u8], pairs: &[(u8, u8)]) -> Team {
    Team {
        event: who(200),
        name: "Team 1".into(),
        leader: Some(who(leader)),
        members: members.iter().map(|n| who(*n)).collect(),
        pairs: pairs.iter().map(|(a, b)| as_pair(who(*a), who(*b))).collect(),
        ended: false,
        recorded: at(0),
    }
}

fn here(people: &[u8]) -> BTreeSet<RecordId> {
    people.iter().map(|n| who(*n)).collect()
}

#[test]
fn three_with_a_pair_and_four_in_two_pairs_are_well() {
    assert_eq!(warnings(&team(1, &[2, 3], &[(2, 3)]), &here(&[1, 2, 3]), &[]), []);
    assert_eq!(warnings(&team(1, &[2, 3, 4], &[(1, 2), (4, 3)]), &here(&[1, 2, 3, 4]), &[]), []);
}

#[test]
fn a_team_says_what_is_wrong_with_it() {
    let two = warnings(&team(1, &[2], &[]), &here(&[1]), &[]);
    assert_eq!(
        two,
        [
            TeamWarning::TooFew,
            TeamWarning::NoBuddy { who: who(1) },
            TeamWarning::NoBuddy { who: who(2) },
            TeamWarning::NotHere { who: who(2) }
        ]
    );
    let other = team(9, &[2, 8], &[(2, 8)]);
    let three = warnings(&team(1, &[2, 3], &[(2, 3)]), &here(&[1, 2, 3]), &[&other]);
    assert_eq!(three, [TeamWarning::InTwoTeams { who: who(2) }]);
    let ended = Team { ended: true, ..other };
    assert_eq!(warnings(&team(1, &[2, 3], &[(2, 3)]), &here(&[1, 2, 3]), &[&ended]), []);
}

#[test]
fn nobody_is_their_own_buddy_nor_a_strangers() {
    let odd = warnings(&team(1, &[2, 3], &[(2, 2), (3, 7)]), &here(&[1, 2, 3]), &[]);
    assert_eq!(odd, [TeamWarning::NoBuddy { who: who(2) }, TeamWarning::NoBuddy { who: who(3) }]);
}

#[test]
fn who_has_not_answered_is_unaccounted_for() {
    let call = RollCall {
        event: who(200),
        trigger: "weather".into(),
        called: at(0),
        by: MemberId::from_bytes([1; 16]),
        answered: here(&[1, 3, 99]),
        closed: None,
        outcome: None,
    };
    assert_eq!(unaccounted(&call, &here(&[1, 2, 3])), here(&[2]));
}

#[test]
fn a_roll_call_is_due_half_an_hour_after_the_last_or_after_the_first_came() {
    assert_eq!(next_roll_call([], None, None), None);
    assert_eq!(next_roll_call([], Some(at(0)), None), Some(at(30)));
    assert_eq!(next_roll_call([at(40), at(10)], Some(at(0)), None), Some(at(70)));
    assert_eq!(next_roll_call([at(40)], Some(at(0)), Some(15)), Some(at(55)), "as the incident wants it");
}
