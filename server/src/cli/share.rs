//! `share`: a local relay for an event without coverage, run by the lead's device and not by hand.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use super::CliError;
use super::serve::stdin_ends;
use crate::{Config, certificate, certificate_hash, spawn};

/// Shares at an event without coverage: what the screen “Share here” starts.
///
/// Takes what the agency's devices write and gives it to the others there, by the agency's list as the
/// device has it that it runs for. It admits and removes nobody, and its receipts are not the agency's relay's.
#[derive(Debug, Args)]
pub(super) struct ShareOptions {
    /// The folder of its database and its certificate; made when it is not there.
    #[arg(long)]
    data: PathBuf,
    /// The agency's list, as the device wrote it. Read again when it changes.
    #[arg(long)]
    list: PathBuf,
    /// Where to listen. Port 0 takes a free one.
    #[arg(long)]
    listen: SocketAddr,
    /// Stop when standard input ends: with the program that started it.
    #[arg(long)]
    until_stdin_ends: bool,
}

impl ShareOptions {
    /// Shares until it is told to stop.
    pub(super) async fn share(self) -> Result<(), CliError> {
        let mut terminated = signal(SignalKind::terminate())?;
        let files = certificate(&self.data)?;
        let hash = certificate_hash(&files)?;
        let config = Config {
            listen: self.listen,
            shares: Some(self.list),
            tls: Some(files),
            patience: Duration::from_secs(3),
            ..Config::local(self.data)
        };
        let running = spawn(config).await?;
        let key = running.relay().store().keys().public().0;
        writeln!(
            std::io::stdout(),
            "sharing on port {} as {} with {}",
            running.addr.port(),
            hex(&key),
            hex(&hash)
        )?;
        tokio::select! {
            result = tokio::signal::ctrl_c() => result?,
            _ = terminated.recv() => {}
            () = stdin_ends(), if self.until_stdin_ends => {}
        }
        running.stop().await;
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
