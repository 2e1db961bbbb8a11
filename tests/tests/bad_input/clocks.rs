//! A clock that is wrong: told, and corrected in what is recorded.

use engine::door::Command;
use testkit::City;

const TWO_DAYS: i64 = 2 * 86_400;

#[test]
fn a_clock_two_days_off_is_told_and_corrected() {
    for (seed, ahead) in [(51, TWO_DAYS), (52, -TWO_DAYS)] {
        let mut city = City::seeded(seed);
        let (mut ames, baker) = (city.joins("Ames"), city.joins("Baker"));
        let right = ames.today().day;
        ames.offline().clock().is_ahead(ahead);
        ames.online().completes();
        let told = ames.sync_status().clock_ahead_s.expect("it is told");
        assert_eq!(i64::from(told), ahead);
        ames.offline();
        let visit = ames.logs("Logged with a wrong clock.");
        let promise = ames.today();
        assert_eq!(promise.day, right, "today is today");
        ames.online();
        city.settles(&[&ames, &baker]);
        let record = baker.visit(visit).record;
        assert_eq!(record.recorded.timestamp_millis(), city.clock().now().0, "recorded at the right time");
        assert_eq!(record.started, record.recorded);
        assert_eq!(baker.today().visits[0].visit, visit, "on the right day's list");
        ames.stops().starts();
        assert_eq!(ames.sync_status().clock_ahead_s, Some(told), "known after a restart, without a line");
        ames.clock().is_ahead(0);
        ames.online().completes();
        assert_eq!(ames.sync_status().clock_ahead_s, None, "and forgotten when the clock is right");
    }
}

#[test]
fn a_minute_off_is_no_news() {
    let mut city = City::seeded(53);
    let mut ames = city.joins("Ames");
    ames.offline().clock().is_ahead(60);
    ames.online().completes();
    assert_eq!(ames.sync_status().clock_ahead_s, None);
}

#[test]
fn a_device_with_a_wrong_clock_can_join() {
    let mut city = City::seeded(54);
    let code = city.invites("Baker");
    let mut baker = city.unenrolled();
    baker.clock().is_ahead(30 * 86_400);
    city.tries_to_join(&baker, &code).unwrap();
    baker.online().completes();
    assert_eq!(baker.ask::<serde_json::Value>(Command::Whoami)["name"], "Officer 2");
    assert!(baker.sync_status().clock_ahead_s.is_some());
}
