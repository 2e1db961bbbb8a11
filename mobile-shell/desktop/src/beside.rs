//! Programs that stand next to this one: found, and heard when they have begun.

use std::path::PathBuf;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;
use tokio::time::timeout;

use crate::trouble::{Trouble, doing};

/// A program next to this one.
pub(crate) fn program(name: &str) -> Result<PathBuf, Trouble> {
    let me = std::env::current_exe().map_err(doing("finding this program"))?;
    let path = me.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if path.exists() {
        return Ok(path);
    }
    Err(Trouble::Said(format!("{} is missing; build it with `cargo build -p relay`", path.display())))
}

/// The first line a process prints, within ten seconds.
pub(crate) async fn first_line(child: &mut Child, who: &str) -> Result<String, Trouble> {
    let silent = || Trouble::Said(format!("{who} did not start"));
    let output = child.stdout.take().ok_or_else(silent)?;
    let mut lines = BufReader::new(output).lines();
    let line = timeout(Duration::from_secs(10), lines.next_line()).await.map_err(|_| silent())?;
    let line = line.map_err(doing(format!("starting {who}")))?.ok_or_else(silent)?;
    // Keep reading, or the process blocks on a full pipe.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Ok(line)
}
