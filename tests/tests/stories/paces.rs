//! A device that sends more than the relay takes at once: slowed, told to come back, and nothing lost.

use std::time::Duration;

use relay::pace::Rate;
use testkit::City;

#[test]
fn a_device_that_is_too_fast_sends_the_rest_later_by_itself() {
    let mut city = City::seeded(61);
    let (mut ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    ames.offline();
    let mut visits: Vec<_> = (0..40).map(|n| ames.logs(&format!("Visit {n} of a long day."))).collect();
    city.relay_stops();
    city.relay_starts_as(|config| config.limits.envelopes = Rate::new(5, 5));
    ames.online();
    ames.until("the day is sent", |ames| ames.sync_status().on_this_device == 0);
    // The relay is owed 7 seconds and more: this one has to wait.
    visits.push(ames.logs("One more."));
    let begun = tokio::time::Instant::now();
    ames.until("that too, without anybody deciding anything", |ames| {
        let status = ames.sync_status();
        (status.on_this_device, status.refused) == (0, 0)
    });
    assert!(begun.elapsed() > Duration::from_secs(1), "{:?}", begun.elapsed());
    let page = city.block_on(city.relay().relay().metrics_page());
    assert!(page.contains("refused_total{code=\"TooFast\"}"), "{page}");
    city.settles(&[&baker]);
    for visit in visits {
        baker.until("Baker has it", |baker| baker.has(visit));
    }
}
