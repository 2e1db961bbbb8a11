//! `serve`: its options, and the life of a relay from the first line to the last.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::CliError;
use crate::pace::Rate;
use crate::{CertFiles, Certificate, Config, Limits, spawn};

/// Runs the relay until ctrl-c or SIGTERM.
///
/// Prints one line, `listening on ws://ADDRESS/v1/sync`, once devices can connect. What happens
/// later goes to stderr; RUST_LOG=debug shows more of it.
///
/// When it is told to stop it takes nobody in any more, finishes the commit under way, tells every device
/// that it goes, and ends. Devices keep what they have and come back by themselves.
///
/// Every limit has a default that a city's devices do not meet. A device that does meet one is slowed;
/// when that is not enough it is told to come back, and keeps its entries until then.
#[derive(Debug, Args)]
pub(super) struct ServeOptions {
    /// The folder of its database; made when it is not there. Back up with `backup`, not by copying.
    #[arg(long, env = "PORCHLIGHT_RELAY_DATA")]
    data: PathBuf,
    /// Where to listen. Port 0 takes a free one.
    #[arg(long, env = "PORCHLIGHT_RELAY_LISTEN", default_value = "127.0.0.1:7447")]
    listen: SocketAddr,
    /// A code of your own choice that founds one agency, at least 16 letters and digits.
    #[arg(long, env = "PORCHLIGHT_RELAY_FOUNDING_CODE", value_parser = long_enough)]
    founding_code: Option<String>,
    /// Stop when standard input ends: for a program that starts a relay and must not leave it behind.
    #[arg(long)]
    until_stdin_ends: bool,
    /// This start is the first one after the folder was put back by hand. `restore` does it by itself.
    ///
    /// Every device then fetches the logs from the beginning, which merges without loss; without it,
    /// devices could miss what the restored logs number anew.
    #[arg(long)]
    restored: bool,
    /// The relay's certificate and those that lead to its root, in PEM. Read again when the file changes
    /// and on SIGHUP.
    #[arg(
        long,
        value_name = "FILE",
        env = "PORCHLIGHT_RELAY_TLS_CERT",
        requires = "tls_key",
        help_heading = "TLS"
    )]
    tls_cert: Option<PathBuf>,
    /// The certificate's private key, in PEM.
    #[arg(
        long,
        value_name = "FILE",
        env = "PORCHLIGHT_RELAY_TLS_KEY",
        requires = "tls_cert",
        help_heading = "TLS"
    )]
    tls_key: Option<PathBuf>,
    /// A proxy stands in front and says in `X-Forwarded-For` who comes. Only then is that header
    /// believed: without a proxy anybody could write it.
    #[arg(long, env = "PORCHLIGHT_RELAY_BEHIND_PROXY", help_heading = "TLS")]
    behind_proxy: bool,
    /// Answer `/health`, `/ready` and `/metrics` on this address. Keep it on 127.0.0.1: it asks nobody
    /// who they are.
    #[arg(long, value_name = "ADDRESS", env = "PORCHLIGHT_RELAY_ADMIN", help_heading = "Watching it")]
    admin: Option<SocketAddr>,
    /// With fewer MiB free on the disk, `/ready` says no.
    #[arg(long, value_name = "MIB", default_value_t = Limits::default().free_bytes >> 20, help_heading = "Watching it")]
    min_free: u64,
    /// How many seconds a relay that stops waits for the last goodbye.
    #[arg(long, value_name = "SECONDS", default_value_t = 10, help_heading = "Watching it")]
    stop_within: u64,
    /// How many connections to hold at once, 7.7 KiB each when idle.
    #[arg(long, default_value_t = Limits::default().connections, help_heading = LIMITS)]
    max_connections: usize,
    /// How many connections one address may have. 0 is no limit.
    #[arg(long, value_name = "N", default_value_t = Limits::default().connections_per_address, help_heading = LIMITS)]
    limit_connections_per_address: usize,
    /// How many connections one device may have. 0 is no limit.
    #[arg(long, value_name = "N", default_value_t = Limits::default().connections_per_device, help_heading = LIMITS)]
    limit_connections_per_device: usize,
    /// How many envelopes one device may push.
    #[arg(long, value_name = RATE, default_value_t = Limits::default().envelopes, help_heading = LIMITS)]
    limit_envelopes: Rate,
    /// How many bytes of envelopes one device may push.
    #[arg(long, value_name = RATE, default_value_t = Limits::default().bytes, help_heading = LIMITS)]
    limit_bytes: Rate,
    /// How many MiB of attachments one agency may have here. What is over it waits on the devices; records
    /// are not held up. 0 is no limit.
    #[arg(long, value_name = "MIB", env = "PORCHLIGHT_RELAY_ATTACHMENTS", default_value_t = Limits::default().blobs_of_agency >> 20, help_heading = ATTACHMENTS)]
    attachments: u64,
    /// How many MiB of attachments one space of an agency may have. 0 is no limit.
    #[arg(long, value_name = "MIB", default_value_t = Limits::default().blobs_of_space >> 20, help_heading = ATTACHMENTS)]
    attachments_of_a_space: u64,
    /// How many MiB one attachment may have, 25 at most.
    #[arg(long, value_name = "MIB", default_value_t = Limits::default().blob >> 20, help_heading = ATTACHMENTS)]
    largest_attachment: u64,
    /// How many bytes of attachments one device may send.
    #[arg(long, value_name = RATE, default_value_t = Limits::default().blob_bytes, help_heading = LIMITS)]
    limit_attachment_bytes: Rate,
    /// How many statements, keys and other words one device may send.
    #[arg(long, value_name = RATE, default_value_t = Limits::default().asks, help_heading = LIMITS)]
    limit_asks: Rate,
    /// How many knocks and other questions of somebody who is no device yet one address may send.
    #[arg(long, value_name = RATE, default_value_t = Limits::default().guests, help_heading = LIMITS)]
    limit_knocks: Rate,
}

const ATTACHMENTS: &str = "Attachments: photos and papers, sealed";
const LIMITS: &str = "Limits (so many a second and so many at once, as 100:2000, or off)";
const RATE: &str = "PER_SECOND:BURST";
const MIB: u64 = 1024 * 1024;

impl ServeOptions {
    /// Serves until it is told to stop.
    pub(super) async fn serve(self) -> Result<(), CliError> {
        // First of all: whoever starts it may stop it at once.
        let (mut terminated, mut reload) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
        let until_stdin_ends = self.until_stdin_ends;
        let running = spawn(self.config()).await?;
        writeln!(std::io::stdout(), "listening on {}", running.url())?;
        if let Some(admin) = running.admin {
            tracing::info!(%admin, "telling how it is");
        }
        tokio::select! {
            result = tokio::signal::ctrl_c() => result?,
            _ = terminated.recv() => {}
            () = stdin_ends(), if until_stdin_ends => {}
            () = reads_again(&mut reload, running.certificate.as_ref()) => {}
        }
        tracing::info!("stopping");
        running.stop().await;
        tracing::info!("stopped");
        Ok(())
    }

    fn config(self) -> Config {
        let limits = Limits {
            connections: self.max_connections,
            connections_per_address: self.limit_connections_per_address,
            connections_per_device: self.limit_connections_per_device,
            envelopes: self.limit_envelopes,
            bytes: self.limit_bytes,
            blob: self.largest_attachment.saturating_mul(MIB),
            blobs_of_space: self.attachments_of_a_space.saturating_mul(MIB),
            blobs_of_agency: self.attachments.saturating_mul(MIB),
            blob_bytes: self.limit_attachment_bytes,
            asks: self.limit_asks,
            guests: self.limit_knocks,
            free_bytes: self.min_free.saturating_mul(MIB),
            ..Limits::default()
        };
        Config {
            listen: self.listen,
            admin: self.admin,
            tls: self.tls_cert.zip(self.tls_key).map(|(cert, key)| CertFiles { cert, key }),
            behind_proxy: self.behind_proxy,
            founding_code: self.founding_code,
            limits,
            patience: Duration::from_secs(self.stop_within),
            restored: self.restored,
            ..Config::local(self.data)
        }
    }
}

/// The other end of standard input is closed, also by a kill of whoever had it.
pub(super) async fn stdin_ends() {
    let (ended, told) = tokio::sync::oneshot::channel();
    // A thread of its own, left behind at the end: the runtime would wait for a read of its own.
    std::thread::spawn(move || {
        drop(std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
        let _ = ended.send(());
    });
    drop(told.await);
}

/// Reads the certificate again at each SIGHUP, for ever. Without one the signal is only swallowed: it must
/// not end the relay.
async fn reads_again(reload: &mut Signal, certificate: Option<&Certificate>) {
    while reload.recv().await.is_some() {
        if let Some(certificate) = certificate {
            certificate.read_again_or_say();
        }
    }
    std::future::pending::<()>().await;
}

fn long_enough(code: &str) -> Result<String, String> {
    match code.chars().filter(|c| c.is_alphanumeric()).count() {
        16.. => Ok(code.to_owned()),
        few => Err(format!(
            "{few} letters and digits can be guessed; take 16 or more, or let `founding-code` make one"
        )),
    }
}
