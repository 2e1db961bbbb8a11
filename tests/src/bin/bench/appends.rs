//! What the relay takes: durable appends with receipts from 64 clients, and a thousand connections.

use std::sync::Arc;

use ids::{Cursor, SpaceId};
use rayon::prelude::*;
use seal::public::{Envelope, HEADER_BYTES, Header, Receipt, Signed};
use serde_json::json;

use crate::city::City;
use crate::line::{Entering, Line};
use crate::relay_process::RelayProcess;
use crate::report::Report;
use crate::stopwatch::Watch;
use crate::{Plan, Trouble};

const CLIENTS: usize = 64;
const CONNECTIONS: usize = 1000;

/// On a copy of the relay's folder, so that the city's own log stays as it is.
pub(crate) fn measure(plan: &Plan, city: &mut City, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let (port, folder) = (city.relay()?.port, city.relay()?.folder().to_owned());
    city.relay = None;
    let copy = folder.with_file_name("relay-copy");
    std::fs::create_dir_all(&copy)?;
    for file in std::fs::read_dir(&folder)? {
        let file = file?;
        std::fs::copy(file.path(), copy.join(file.file_name()))?;
    }
    let relay = RelayProcess::start(&copy, 0)?;
    is_enforced(city, &relay)?;
    connections(city, &relay, report, size)?;
    let each = if plan.quick { 100 } else { 800 };
    // A lone save, as on the live tail; and what a phone has after a few hours without signal.
    let lone = appends(city, &relay, each / 4, 1, size)?;
    let batched = appends(city, &relay, each, 8, size)?;
    report.figure("relay_appends_per_s", size, batched);
    report.detail(
        &format!("relay_appends{size}"),
        json!({ "clients": CLIENTS, "envelopes_a_push": 8, "per_s_with_one_envelope_a_push": lone.round() }),
    );
    drop(relay);
    std::fs::remove_dir_all(&copy)?;
    city.relay = Some(RelayProcess::start(&folder, port)?);
    Ok(())
}

/// Every append is held against the roster, in the one thread that writes: an officer's entry for a space
/// that officers do not write, with everything else about it right, is refused.
fn is_enforced(city: &City, relay: &RelayProcess) -> Result<(), Trouble> {
    let author = city.authors.first().ok_or("nobody writes")?;
    let envelope = sealed(city, 1, 900_000_000)?.remove(0).remove(0);
    let space = SpaceId::of(author.agency, "directory");
    let header = Header { space, ..*envelope.header() }.to_bytes();
    let moved = [header.as_slice(), envelope.raw().get(HEADER_BYTES..).unwrap_or_default()].concat();
    let moved = Envelope::parse(moved)?;
    let answer = city.runtime.block_on(async {
        let mut line = Line::enter(&relay.url(), &author.entering()).await?;
        line.push(1, &[moved]).await
    });
    match answer {
        Err(trouble) if trouble.to_string().contains("MayNotWrite") => Ok(()),
        _ => Err("the relay took what its roster forbids; nothing was measured".into()),
    }
}

/// Megabytes of a relay with a thousand devices connected and up to date.
fn connections(city: &City, relay: &RelayProcess, report: &mut Report, size: &str) -> Result<(), Trouble> {
    let before = relay.rss_mb()?;
    let cursors: Vec<(SpaceId, Cursor)> = city.ames.engine()?.store().cursors()?.into_iter().collect();
    let lines = city.runtime.block_on(async {
        let mut lines = Vec::with_capacity(CONNECTIONS);
        for author in city.authors.iter().cycle().take(CONNECTIONS) {
            let entering =
                Entering { cursors: cursors.clone(), credit: protocol::CREDIT, ..author.entering() };
            lines.push(Line::enter(&relay.url(), &entering).await?);
        }
        Ok::<_, Trouble>(lines)
    })?;
    let after = relay.rss_mb()?;
    report.figure("relay_rss_mb_1000_conns", size, after);
    report.detail(&format!("relay_rss_mb_idle{size}"), json!((before * 10.0).round() / 10.0));
    drop(lines);
    Ok(())
}

/// Envelopes a second over all clients; each waits for its receipt before it pushes again. Receipts
/// are verified after the watch has stopped: that is the devices' work, not the relay's.
fn appends(city: &City, relay: &RelayProcess, each: u64, push: usize, size: &str) -> Result<f64, Trouble> {
    let work = sealed(city, each, u64::try_from(push)? * 10_000_000 + size.len() as u64 * 100_000_000)?;
    let total = work.iter().map(Vec::len).sum::<usize>();
    let (took, receipts) = city.runtime.block_on(async {
        let mut lines = vec![];
        for client in 0..CLIENTS {
            let author = &city.authors[client % city.authors.len()];
            lines.push(Line::enter(&relay.url(), &author.entering()).await?);
        }
        let watch = Watch::start();
        let clients: Vec<_> =
            lines.into_iter().zip(work).map(|(line, work)| tokio::spawn(client(line, work, push))).collect();
        let mut receipts = vec![];
        for client in clients {
            receipts.extend(client.await??);
        }
        Ok::<_, Trouble>((watch.read(), receipts))
    })?;
    let key = city.authors.first().ok_or("nobody writes")?.relay;
    let held = receipts.par_iter().map(|receipt| Ok(receipt.verify(&key)?.held.len()));
    let held: usize = held.collect::<Result<Vec<_>, Trouble>>()?.into_iter().sum();
    if held != total {
        return Err(format!("the relay signed for {held} of {total} envelopes").into());
    }
    Ok(total as f64 / took.as_secs_f64())
}

async fn client(mut line: Line, work: Vec<Envelope>, push: usize) -> Result<Vec<Signed<Receipt>>, Trouble> {
    let mut receipts = vec![];
    for (n, envelopes) in (1..).zip(work.chunks(push)) {
        receipts.push(line.push(n, envelopes).await?);
    }
    Ok(receipts)
}

/// What each client has to push, sealed before the watch starts.
fn sealed(city: &City, each: u64, first: u64) -> Result<Vec<Vec<Envelope>>, Trouble> {
    let city = Arc::new(city);
    let clients = 0..CLIENTS as u64;
    let all = clients.into_par_iter().map(|client| {
        let author = &city.authors[usize::try_from(client)? % city.authors.len()];
        let from = first + client * each;
        let sealed = (from..from + each).map(|n| {
            let written = city.stuff.visit(n * 100 + 1, author.member, city.now_ms)?;
            author.seals(written.first().ok_or("nothing was written")?)
        });
        sealed.collect::<Result<Vec<_>, Trouble>>()
    });
    all.collect()
}
