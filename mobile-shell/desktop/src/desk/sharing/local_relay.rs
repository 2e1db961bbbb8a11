//! The process of a local relay: started with the list it shares by, and ended with this program.
//!
//! A process of its own and no part of this one: it listens to a network, and here are the keys.

use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::folder::Folder;
use crate::beside::{first_line, program};
use crate::key::files::parse_hex;
use crate::trouble::{Trouble, doing};

/// How long it may take to say goodbye to everybody.
const GOODBYE: Duration = Duration::from_secs(5);

/// How often the port it had is tried again, and after how long.
const TRIES: u32 = 5;
const AGAIN: Duration = Duration::from_millis(400);

/// A local relay that runs.
pub(super) struct LocalRelay {
    child: Child,
    port: u16,
    key: [u8; 65],
    certificate: [u8; 32],
}

impl LocalRelay {
    /// Starts it on the port it had, or on a free one where that is taken.
    pub(super) async fn start(folder: &Folder) -> Result<Self, Trouble> {
        let kept = folder.port();
        let mut started = Self::start_at(folder, kept).await;
        // After a kill of this program the one before may take a moment to notice, and has the port until then.
        for _ in 0..TRIES {
            if started.is_ok() || kept == 0 {
                break;
            }
            sleep(AGAIN).await;
            started = Self::start_at(folder, kept).await;
        }
        let started = match started {
            Err(_) if kept != 0 => Self::start_at(folder, 0).await?,
            started => started?,
        };
        if started.port != kept {
            folder.port_is(started.port)?;
        }
        Ok(started)
    }

    async fn start_at(folder: &Folder, port: u16) -> Result<Self, Trouble> {
        let mut child = Command::new(program("porchlight-relay")?)
            .args(["share", "--until-stdin-ends", "--listen", &format!("0.0.0.0:{port}"), "--data"])
            .arg(folder.relay())
            .arg("--list")
            .arg(folder.list())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(doing("starting to share"))?;
        let line = first_line(&mut child, "sharing").await?;
        let strange = || Trouble::Said(format!("sharing said “{line}” instead of its address"));
        let said: Vec<&str> = line.split_whitespace().collect();
        let ["sharing", "on", "port", port, "as", key, "with", certificate] = said[..] else {
            return Err(strange());
        };
        Ok(Self {
            port: port.parse().map_err(|_| strange())?,
            key: parse_hex(key).ok_or_else(strange)?,
            certificate: parse_hex(certificate).ok_or_else(strange)?,
            child,
        })
    }

    /// Its port, its key, and the hash of its certificate: what a code is made of.
    pub(super) fn proof(&self) -> (u16, [u8; 65], [u8; 32]) {
        (self.port, self.key, self.certificate)
    }

    /// Whether it has ended without being told to.
    pub(super) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Tells it to stop, and waits until it has said goodbye to everybody.
    pub(super) async fn stop(mut self) {
        drop(self.child.stdin.take());
        if timeout(GOODBYE, self.child.wait()).await.is_err() {
            // A kill loses nothing either: what it signed for is on the disk.
            let _ = self.child.kill().await;
        }
    }
}
