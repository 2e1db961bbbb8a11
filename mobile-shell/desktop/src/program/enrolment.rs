//! Founding and joining from a shell.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use engine::Founding;

use super::{say, trust};
use crate::home::{At, Home};
use crate::trouble::{Trouble, doing};

#[derive(Debug, Args)]
pub(crate) struct FoundOptions {
    #[command(flatten)]
    at: At,
    /// The relay's address, such as wss://relay.example.
    #[arg(long, value_name = "URL")]
    relay: String,
    /// The one-time code of the relay's operator (`porchlight-relay founding-code`).
    #[arg(long)]
    code: String,
    /// The city's pack; the built-in St. Louis Park demonstration pack unless told.
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
    /// The first administrator, by the name in the pack.
    #[arg(long, value_name = "NAME")]
    admin: String,
}

pub(super) async fn found(options: FoundOptions) -> Result<ExitCode, Trouble> {
    let pack = match &options.pack {
        Some(folder) => pack::read(folder).map_err(|problems| {
            Trouble::Said(format!(
                "the pack cannot be used:\n{problems}\nmend it, then check with `porchlight pack check`"
            ))
        })?,
        None => pack::st_louis_park(),
    };
    let home = Home::open(&options.at)?;
    let founding = Founding { relay_url: options.relay, code: options.code, pack, admin: options.admin };
    let agency = engine::found(&home.engine, founding).await?;
    say(&format!(
        "founded agency {agency}. Next: `porchlight sync`, then `porchlight invite` for each person"
    ));
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn join(at: &At, code: &str) -> Result<ExitCode, Trouble> {
    let code = if code == "-" {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(doing("reading the code"))?;
        line
    } else {
        code.to_owned()
    };
    let home = Home::open(at)?;
    trust::join(&home.engine, &code).await?;
    say("joined. Next: `porchlight desk` opens the screens, `porchlight sync` fetches what is there");
    Ok(ExitCode::SUCCESS)
}
