//! The public feed as files, for a web server to serve or a script to post. What is in it is the core's to say.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use engine::door::{Awareness, Command, Feed, FeedQuery, Reply};

use super::say;
use super::scripts::ask_desk;
use crate::home::{At, Home};
use crate::trouble::{Trouble, doing};

/// `porchlight feed`.
#[derive(Debug, clap::Args)]
pub(super) struct FeedOptions {
    #[command(flatten)]
    at: At,
    /// The folder that gets feed.json and feed.xml; made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The page that the feed belongs to, with https://.
    #[arg(long, value_name = "URL")]
    home_page: String,
    /// Tell of so many weeks.
    #[arg(long, value_name = "WEEKS")]
    weeks: Option<u32>,
    /// Tell of a week so many days after its end.
    #[arg(long, value_name = "DAYS")]
    delay_days: Option<u32>,
    /// Keep counts below this back.
    #[arg(long, value_name = "COUNT")]
    fewer_than: Option<u32>,
}

pub(super) async fn write(options: FeedOptions) -> Result<ExitCode, Trouble> {
    let FeedOptions { at, out, home_page, weeks, delay_days, fewer_than } = options;
    let feed = FeedQuery { home_page: Some(home_page), weeks, delay_days, fewer_than };
    let command = Command::Awareness(Awareness::Feed { feed });
    let answer = match Home::enrolled(&at) {
        Ok(home) => home.engine.call(command)?,
        Err(Trouble::InUse(_)) => {
            let command =
                serde_json::to_string(&command).map_err(|error| Trouble::Said(error.to_string()))?;
            match serde_json::from_str(&ask_desk(&at, "/call", &command).await?) {
                Ok(Reply::Ok(answer)) => answer,
                Ok(Reply::Refused(refusal)) => return Err(refusal.into()),
                Err(error) => return Err(Trouble::Said(format!("the desk gave no answer: {error}"))),
            }
        }
        Err(trouble) => return Err(trouble),
    };
    let feed: Feed = serde_json::from_value(answer).map_err(|error| Trouble::Said(error.to_string()))?;
    std::fs::create_dir_all(&out).map_err(doing(format!("making {}", out.display())))?;
    for (name, text) in [("feed.json", &feed.json), ("feed.xml", &feed.rss)] {
        replace(&out, name, text)?;
    }
    say(&format!(
        "{} entries in {}; {} small counts kept back",
        feed.items.len(),
        out.display(),
        feed.kept_back
    ));
    Ok(ExitCode::SUCCESS)
}

/// Puts the whole file in place of the one before: whoever reads gets either, never half of one.
fn replace(folder: &Path, name: &str, text: &str) -> Result<(), Trouble> {
    let path = folder.join(name);
    let trouble = || doing(format!("writing {}", path.display()));
    let new = folder.join(format!(".{name}.new"));
    let mut file = std::fs::File::create(&new).map_err(trouble())?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(trouble())?;
    std::fs::rename(&new, &path).map_err(trouble())
}
