#![allow(clippy::unwrap_used)]

use super::*;

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn holds(pairs: &[(u8, &str)], year: u16) -> Vec<Assignment> {
    pairs
        .iter()
        .map(|(who, district)| Assignment { member: member(*who), district: (*district).into(), year })
        .collect()
}

fn promised(follow_up: u8, owner: u8, now: &str, next: &str) -> Promised<u8> {
    let due = NaiveDate::from_ymd_opt(2027, 1, u32::from(follow_up)).unwrap();
    Promised {
        follow_up,
        owner: member(owner),
        district_now: Some(now.into()),
        district_next: Some(next.into()),
        due,
    }
}

struct Years {
    now: Vec<Assignment>,
    next: Vec<Assignment>,
    left: BTreeSet<MemberId>,
    districts: Vec<String>,
}

impl Years {
    /// Officers 1 and 2 in district 1, 3 in district 2; next year 2 and 4 in 1, 1 in 2.
    fn turning() -> Self {
        Self {
            now: holds(&[(1, "1"), (2, "1"), (3, "2")], 2026),
            next: holds(&[(2, "1"), (4, "1"), (1, "2")], 2027),
            left: BTreeSet::new(),
            districts: ["1", "2"].map(str::to_owned).to_vec(),
        }
    }

    fn plan(&self, promises: Vec<Promised<u8>>) -> Plan<u8> {
        let turn = Turn { now: &self.now, next: &self.next, left: &self.left, districts: &self.districts };
        plan(turn, promises)
    }
}

fn moves(plan: &Plan<u8>) -> Vec<(u8, MemberId, MemberId)> {
    plan.hand_overs.iter().map(|it| (it.follow_up, it.from, it.to)).collect()
}

#[test]
fn a_promise_follows_its_place_and_stays_with_an_officer_who_stays() {
    let plan = Years::turning().plan(vec![
        promised(1, 1, "1", "1"),
        promised(2, 2, "1", "1"),
        promised(3, 3, "2", "2"),
    ]);
    assert_eq!(moves(&plan), [(1, member(1), member(4)), (3, member(3), member(1))]);
    assert_eq!((plan.staying, plan.unassigned.len(), plan.without_officer.len()), (1, 0, 0));
}

#[test]
fn the_officers_of_a_district_share_what_is_handed_over() {
    let mut all: Vec<_> = (1..=5).map(|n| promised(n, 1, "1", "1")).collect();
    all.push(promised(6, 2, "1", "1"));
    let years = Years::turning();
    let plan = years.plan(all.clone());
    let to: Vec<MemberId> = plan.hand_overs.iter().map(|it| it.to).collect();
    let of = |who: u8| to.iter().filter(|to| **to == member(who)).count();
    assert_eq!((of(2), of(4)), (2, 3), "officer 2 has one already");
    all.reverse();
    assert_eq!(years.plan(all), plan, "in whatever order they are read");
}

#[test]
fn a_supervisors_word_stays_the_supervisors_until_the_supervisor_leaves() {
    let mut years = Years::turning();
    let word = || vec![promised(1, 9, "1", "1")];
    assert_eq!((moves(&years.plan(word())), years.plan(word()).staying), (vec![], 1));
    years.left.insert(member(9));
    assert_eq!(moves(&years.plan(word())), [(1, member(9), member(2))]);
}

#[test]
fn a_border_that_moves_takes_its_promises_along() {
    let mut years = Years::turning();
    years.next.extend(holds(&[(3, "2")], 2027));
    let plan = years.plan(vec![promised(1, 3, "2", "1"), promised(2, 1, "1", "2")]);
    assert_eq!(moves(&plan), [(1, member(3), member(2))], "officer 1 goes where the place goes");
}

#[test]
fn a_district_that_nobody_takes_is_told_and_its_promises_stay_where_they_are() {
    let mut years = Years::turning();
    years.next.retain(|it| it.district != "2");
    let plan = years.plan(vec![promised(1, 3, "2", "2")]);
    assert_eq!((plan.unassigned, plan.without_officer), (vec!["2".to_owned()], vec![1]));
    assert_eq!(plan.hand_overs, []);
    let nowhere = Promised { district_next: None, ..promised(2, 3, "2", "2") };
    assert_eq!(Years::turning().plan(vec![nowhere]).without_officer, [2]);
}

#[test]
fn nobody_who_left_is_handed_anything() {
    let mut years = Years::turning();
    years.left.insert(member(4));
    let plan = years.plan(vec![promised(1, 1, "1", "1"), promised(2, 1, "1", "1")]);
    assert!(plan.hand_overs.iter().all(|it| it.to == member(2)));
}
