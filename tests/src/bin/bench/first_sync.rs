//! A new device takes everything in: how long, at what cost, over how many bytes.

use seal::secret::InviteCode;
use serde_json::json;

use crate::Trouble;
use crate::city::{City, Device};
use crate::proxy::Proxy;
use crate::report::Report;
use crate::stopwatch::{Row, cpu_s};

const REPEATS: usize = 3;

/// From the moment in which a device is let in until it has applied, durably, all there is.
/// The processor time is the device's alone: the relay is another process.
pub(crate) fn measure(city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let (mut took, mut cost, mut relays) = (vec![], vec![], vec![]);
    for _ in 0..REPEATS {
        let relay = city.relay()?.cpu_s()?;
        let (mut device, let_in) = city.new_device(str::to_owned)?;
        device.plug(&city.runtime)?;
        took.push(let_in.watch.read().as_secs_f64());
        cost.push(cpu_s("self")? - let_in.cpu_s);
        relays.push(city.relay()?.cpu_s()? - relay);
        ends(city, device)?;
    }
    let (took, cost) = (Row::of(took), Row::of(cost));
    report.figure("first_sync_s", size, took.median());
    report.figure("first_sync_cpu_s", size, cost.median());
    report.spread("first_sync_s_of_3", size, &took);
    report.spread("first_sync_relay_cpu_s_of_3", size, &Row::of(relays));
    bytes(city, report, size)
}

/// Once more through a proxy that counts, which would disturb the times.
fn bytes(city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let proxy = city.runtime.block_on(Proxy::before(city.relay()?.port))?;
    let url = proxy.url.clone();
    let before = proxy.bytes();
    let (mut device, _) = city.new_device(|text| led_to(text, url).unwrap_or_default())?;
    device.plug(&city.runtime)?;
    let after = proxy.bytes();
    let (down, up) = (after.0 - before.0, after.1 - before.1);
    report.figure("first_sync_bytes", size, (down + up) as f64);
    report.detail(
        &format!("first_sync_bytes_ways{size}"),
        json!({ "to_device": down, "from_device": up, "a_visit": (down + up) / city.visits }),
    );
    ends(city, device)
}

/// The same invite at another address.
fn led_to(text: &str, url: String) -> Option<String> {
    let mut code = InviteCode::parse(text).ok()?;
    code.relay_url = url;
    Some(code.to_text().ok()?.to_string())
}

/// Makes sure that it has everything, and takes it away.
fn ends(city: &City, mut device: Device) -> Result<(), Trouble> {
    device.unplug(&city.runtime);
    let (has, all) = (device.engine()?.store().heads()?, city.ames.engine()?.store().heads()?);
    if has != all {
        return Err(format!("a new device has {} records of {}", has.len(), all.len()).into());
    }
    let folder = device.folder().to_owned();
    drop(device);
    Ok(std::fs::remove_dir_all(folder)?)
}
