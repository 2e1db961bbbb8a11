//! The relay's command line.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use crate::store::{AddCode, Failure, Options, Store, StoreError, hash_of_code};
use crate::{Config, Limits, StartError, spawn};

/// Carries sealed entries between the devices of an agency. It cannot read them.
///
/// Start it with `serve`, then give the code that `founding-code` prints to whoever sets up the
/// agency: the first device founds it with that code, every other one joins by invite. Put a
/// TLS proxy in front when devices come over the internet.
#[derive(Debug, Parser)]
#[command(name = "porchlight-relay", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the relay until ctrl-c or SIGTERM.
    ///
    /// Prints one line, `listening on ws://ADDRESS/v1/sync`, once devices can connect. What happens
    /// later goes to stderr; RUST_LOG=debug shows more of it.
    ///
    /// To restore a backup: stop the relay, put the folder back, and start it once with --restored.
    /// Every device then fetches the logs from the beginning, which merges without loss; without
    /// --restored, devices could miss what the restored logs number anew.
    Serve {
        /// The folder of its database; made when it is not there. Back up this folder.
        #[arg(long, env = "PORCHLIGHT_RELAY_DATA")]
        data: PathBuf,
        /// Where to listen. Port 0 takes a free one.
        #[arg(long, env = "PORCHLIGHT_RELAY_LISTEN", default_value = "127.0.0.1:7447")]
        listen: SocketAddr,
        /// A code of your own choice that founds one agency, at least 16 letters and digits.
        #[arg(long, env = "PORCHLIGHT_RELAY_FOUNDING_CODE", value_parser = long_enough)]
        founding_code: Option<String>,
        /// How many connections to hold at once, 7.7 KiB each when idle.
        #[arg(long, default_value_t = Limits::default().connections)]
        max_connections: usize,
        /// Stop when standard input ends: for a program that starts a relay and must not leave it behind.
        #[arg(long)]
        until_stdin_ends: bool,
        /// This start is the first one after the folder was put back from a backup.
        #[arg(long)]
        restored: bool,
    },
    /// Prints a new code that founds one agency, once. The relay may be running meanwhile.
    FoundingCode {
        /// The relay's folder.
        #[arg(long, env = "PORCHLIGHT_RELAY_DATA")]
        data: PathBuf,
    },
}

/// Why a command ended without doing its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The relay did not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// Its database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its database did not take it.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The terminal, the signals or the random source failed.
    #[error("the system failed ({0}); try again, and check what the relay's output goes to")]
    System(#[from] std::io::Error),
}

impl Cli {
    /// Does what was asked.
    pub async fn run(self) -> Result<(), CliError> {
        match self.command {
            Command::Serve { data, listen, founding_code, max_connections, restored, until_stdin_ends } => {
                let limits = Limits { connections: max_connections, ..Limits::default() };
                let config = Config { listen, founding_code, limits, restored, ..Config::local(data) };
                serve(config, until_stdin_ends).await
            }
            Command::FoundingCode { data } => {
                let code = fresh_code()?;
                let store = Store::open(&data, Options::default())?;
                store.write(AddCode { code: hash_of_code(&code) }).await?;
                Ok(writeln!(std::io::stdout(), "{code}")?)
            }
        }
    }
}

async fn serve(config: Config, until_stdin_ends: bool) -> Result<(), CliError> {
    let mut terminated = signal(SignalKind::terminate())?;
    let running = spawn(config).await?;
    writeln!(std::io::stdout(), "listening on {}", running.url())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result?,
        _ = terminated.recv() => {}
        () = stdin_ends(), if until_stdin_ends => {}
    }
    tracing::info!("stopping");
    running.stop().await;
    Ok(())
}

/// The other end of standard input is closed, also by a kill of whoever had it.
async fn stdin_ends() {
    let (ended, told) = tokio::sync::oneshot::channel();
    // A thread of its own, left behind at the end: the runtime would wait for a read of its own.
    std::thread::spawn(move || {
        drop(std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
        let _ = ended.send(());
    });
    drop(told.await);
}

fn long_enough(code: &str) -> Result<String, String> {
    match code.chars().filter(|c| c.is_alphanumeric()).count() {
        16.. => Ok(code.to_owned()),
        few => Err(format!(
            "{few} letters and digits can be guessed; take 16 or more, or let `founding-code` make one"
        )),
    }
}

/// 80 random bits as `XXXX-XXXX-XXXX-XXXX`, in letters and digits that are hard to confuse.
fn fresh_code() -> Result<String, std::io::Error> {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random)?;
    let characters = random.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    Ok(characters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-"))
}
