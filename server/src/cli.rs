//! The relay's command line.

mod logs;
mod serve;
mod share;

use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use logs::LogFormat;
use serve::ServeOptions;
use share::ShareOptions;

use crate::store::{
    AddCode, BackupError, Contents, Failure, Options, Store, StoreError, back_up, hash_of_code, restore,
};
use crate::{LocalError, StartError};

/// Carries sealed entries between the devices of an agency. It cannot read them.
///
/// Start it with `serve`, then give the code that `founding-code` prints to whoever sets up the
/// agency: the first device founds it with that code, every other one joins by invite.
#[derive(Debug, Parser)]
#[command(name = "porchlight-relay", version, after_help = EXAMPLES)]
pub struct Cli {
    /// How to write the log, which goes to stderr: for people or, a line of JSON each, for machines. No
    /// name, id or address of anybody is in it.
    #[arg(long, global = true, env = "PORCHLIGHT_RELAY_LOG_FORMAT", value_enum, default_value_t)]
    pub log_format: LogFormat,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Try it:
  porchlight-relay serve --data relay-data

For a city:
  porchlight-relay serve --data relay-data --listen 0.0.0.0:7447 \\
      --tls-cert fullchain.pem --tls-key privkey.pem --admin 127.0.0.1:9447
  porchlight-relay founding-code --data relay-data
  porchlight-relay backup --data relay-data --to relay-monday.db

docs/operating.md has the rest: systemd, a proxy in front, limits, metrics, the drill of putting a backup back.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the relay until ctrl-c or SIGTERM.
    Serve(Box<ServeOptions>),
    Share(Box<ShareOptions>),
    /// Prints a new code that founds one agency, once. The relay may be running meanwhile.
    FoundingCode {
        /// The relay's folder.
        #[arg(long, env = "PORCHLIGHT_RELAY_DATA")]
        data: PathBuf,
    },
    /// Copies the relay's database into a file. The relay may be running meanwhile.
    ///
    /// The copy is checked before it gets its name: when the file is there, it is whole and good. It holds
    /// the relay's key, so keep it where only the relay's operators can read it; entries in it are sealed,
    /// as in the relay. It takes about 2 seconds for 100 MB, and as much room again for a moment.
    Backup {
        /// The relay's folder.
        #[arg(long, env = "PORCHLIGHT_RELAY_DATA")]
        data: PathBuf,
        /// The new file. One that is there is not overwritten.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Puts a backup into an empty folder, for `serve` to start from.
    ///
    /// A folder with a database in it is left alone. Devices notice by themselves: each fetches the logs
    /// from the beginning, which merges without loss, and hands back the statements that the backup is too
    /// old for. Start one that an administrator uses first: docs/operating.md says why, and what of the time
    /// since the backup does not come back by itself.
    Restore {
        /// The backup.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The folder to put it into.
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
    /// There is nothing to share by.
    #[error(transparent)]
    Local(#[from] LocalError),
    /// Its database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its database did not take it.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// There is no backup, or it was not put back.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The terminal, the signals or the random source failed.
    #[error("the system failed ({0}); try again, and check what the relay's output goes to")]
    System(#[from] std::io::Error),
}

impl Cli {
    /// Does what was asked.
    pub async fn run(self) -> Result<(), CliError> {
        let mut out = std::io::stdout();
        match self.command {
            Command::Serve(options) => options.serve().await,
            Command::Share(options) => options.share().await,
            Command::FoundingCode { data } => {
                let code = fresh_code()?;
                let store = Store::open(&data, Options::default())?;
                store.write(AddCode { code: hash_of_code(&code) }).await?;
                Ok(writeln!(out, "{code}")?)
            }
            Command::Backup { data, to } => {
                let contents = in_words(back_up(&data, &to)?);
                Ok(writeln!(out, "{} holds {contents}", to.display())?)
            }
            Command::Restore { from, data } => {
                let contents = in_words(restore(&from, &data)?);
                Ok(writeln!(out, "{} holds {contents}; start the relay with `serve`", data.display())?)
            }
        }
    }
}

fn in_words(Contents { agencies, statements, entries }: Contents) -> String {
    format!("{agencies} agencies, {statements} statements and {entries} entries, checked")
}

/// 80 random bits as `XXXX-XXXX-XXXX-XXXX`, in letters and digits that are hard to confuse.
fn fresh_code() -> Result<String, std::io::Error> {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random)?;
    let characters = random.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    Ok(characters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-"))
}
