//! Planning a night out: the evening of a city with 130 parties, and of one with 1,000.

use model::night_out::{Crew, Pace, Stop, plan};
use serde_json::json;

use crate::Trouble;
use crate::report::Report;
use crate::stopwatch::{Watch, ms};

/// 17:45 to 21:00, in seconds from 17:45.
const EVENING: i64 = 195 * 60;

#[allow(clippy::cast_precision_loss)] // seconds of one evening
pub(crate) fn measure(report: &mut Report) -> Result<(), Trouble> {
    for (parties, each, size) in [(130, 3, ""), (1_000, 22, "_1000")] {
        let stops = city(parties);
        let crews: Vec<Crew> = (0..each * 4).map(|n| crew(1 + n % 4)).collect();
        let watch = Watch::start();
        let made = plan(&stops, &crews, Pace::usual(EVENING));
        let took = ms(watch.read());
        if !made.left_out.is_empty() {
            return Err(format!("{} parties fit nowhere", made.left_out.len()).into());
        }
        let counts = || made.routes.iter().map(Vec::len);
        report.figure("night_out_plan_ms", size, took);
        // How much longer the driving is than what no plan can be under.
        report.figure("night_out_plan_gap", size, made.driven_s as f64 / made.bound_s as f64 - 1.0);
        report.detail(
            &format!("night_out_plan{size}"),
            json!({"parties": parties, "crews": crews.len(), "most": counts().max(), "least": counts().min()}),
        );
    }
    Ok(())
}

fn crew(district: usize) -> Crew {
    Crew { district: Some(district.to_string()), at: None, free: 0 }
}

/// Parties scattered over the box of St. Louis Park in four quarters, by a fixed rule; visits are
/// welcome from 17:45, 18:15, 18:45 or 19:15 on.
#[allow(clippy::cast_precision_loss)] // a city has fewer than 2^53 parties
fn city(parties: usize) -> Vec<Stop> {
    let scattered = |n: usize, by: f64| (n as f64 * by).fract();
    let party = |n: usize| {
        let (x, y) = (scattered(n, 0.618_034), scattered(n, 0.754_878));
        let district = 1 + usize::from(x > 0.5) + 2 * usize::from(y > 0.5);
        let from = i64::try_from(n % 4).unwrap_or(0) * 1800;
        Stop {
            at: (44.915 + y * 0.065, -93.405 + x * 0.08),
            from,
            until: EVENING,
            district: Some(district.to_string()),
        }
    };
    (0..parties).map(party).collect()
}
