//! The processes of the demonstration: started, told to stop, killed. Each ends by itself when this one is
//! gone, however that came about: it holds the other end of their standard input.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::beside::{first_line, program};
use crate::trouble::{Trouble, doing};

/// The demonstration's own founding code: its relay listens on this computer only.
pub(super) const FOUNDING_CODE: &str = "demonstration-only";

/// A relay process.
pub(crate) struct Relay {
    folder: PathBuf,
    pub(super) port: u16,
    child: Option<Child>,
}

impl Relay {
    /// Starts the relay of the demonstration in `folder`.
    pub(super) async fn start(folder: &Path) -> Result<Self, Trouble> {
        // The address stays the same over restarts: devices know the relay by it.
        let kept = folder.join("relay-port");
        let port = std::fs::read_to_string(&kept).ok().and_then(|port| port.trim().parse().ok()).unwrap_or(0);
        let mut relay = Self { folder: folder.join("relay"), port, child: None };
        relay.plug().await?;
        std::fs::write(&kept, relay.port.to_string()).map_err(doing("keeping the relay's port"))?;
        Ok(relay)
    }

    pub(super) fn url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }

    pub(super) fn is_plugged(&self) -> bool {
        self.child.is_some()
    }

    /// Starts the process, on the port it had.
    pub(super) async fn plug(&mut self) -> Result<(), Trouble> {
        if self.child.is_some() {
            return Ok(());
        }
        std::fs::create_dir_all(&self.folder).map_err(doing("making the relay's folder"))?;
        let mut child = Command::new(program("porchlight-relay")?)
            .args([
                "serve",
                "--listen",
                &format!("127.0.0.1:{}", self.port),
                "--founding-code",
                FOUNDING_CODE,
                "--until-stdin-ends",
                "--data",
            ])
            .arg(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(doing("starting the relay"))?;
        let line = first_line(&mut child, "the relay").await?;
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        self.port =
            port.ok_or_else(|| Trouble::Said(format!("the relay said “{line}” instead of its address")))?;
        self.child = Some(child);
        Ok(())
    }

    /// When any file of its database was last written to.
    pub(super) fn last_written(&self) -> Option<std::time::SystemTime> {
        let files = std::fs::read_dir(&self.folder).ok()?.flatten();
        files.filter_map(|file| file.metadata().ok()?.modified().ok()).max()
    }

    /// SIGKILL: no chance to tidy up, as in a power cut.
    pub(super) async fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill().await;
        }
    }
}

/// A desk process.
pub(super) struct Desk {
    pub address: String,
    child: Child,
}

impl Desk {
    pub(super) async fn start(
        data: &Path,
        port: u16,
        switch: u16,
        basemap: Option<&Path>,
    ) -> Result<Self, Trouble> {
        let mut command = Command::new(program("porchlight")?);
        command
            .args(["desk", "--unlocked", "--port", &port.to_string()])
            .args(["--demo-switch", &switch.to_string(), "--data"])
            .arg(data);
        if let Some(basemap) = basemap {
            command.arg("--basemap").arg(basemap);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().map_err(doing("starting a desk"))?;
        let line = first_line(&mut child, "a desk").await?;
        let address = line.strip_prefix("open ").unwrap_or(&line).to_owned();
        Ok(Self { address, child })
    }

    pub(super) async fn stop(mut self) {
        let _ = self.child.kill().await;
    }
}

/// A device driven by commands on its standard input: a real process that can be killed.
pub(super) struct Device {
    child: Child,
    commands: ChildStdin,
    replies: Lines<BufReader<ChildStdout>>,
}

impl Device {
    pub(super) fn start(data: &Path) -> Result<Self, Trouble> {
        let mut child = Command::new(program("porchlight")?)
            .args(["call", "-", "--data"])
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(doing("starting a device"))?;
        let no_pipe = || Trouble::Said("a device has no pipes".into());
        let commands = child.stdin.take().ok_or_else(no_pipe)?;
        let replies = BufReader::new(child.stdout.take().ok_or_else(no_pipe)?).lines();
        Ok(Self { child, commands, replies })
    }

    /// One command, one answer.
    pub(super) async fn call(&mut self, command: &serde_json::Value) -> Result<serde_json::Value, Trouble> {
        self.send(command).await?;
        let reply = self.replies.next_line().await.map_err(doing("asking a device"))?;
        let reply: serde_json::Value =
            reply.and_then(|line| serde_json::from_str(&line).ok()).unwrap_or_default();
        match reply.get("ok") {
            Some(answer) => Ok(answer.clone()),
            None => Err(Trouble::Said(format!("a device refused: {reply}"))),
        }
    }

    /// One command, without waiting for the answer.
    pub(super) async fn send(&mut self, command: &serde_json::Value) -> Result<(), Trouble> {
        self.commands.write_all(format!("{command}\n").as_bytes()).await.map_err(doing("asking a device"))
    }

    pub(super) async fn kill(mut self) {
        let _ = self.child.kill().await;
    }

    /// Ends it as a closed window would, and waits.
    pub(super) async fn close(self) {
        let Self { mut child, commands, .. } = self;
        drop(commands);
        let _ = child.wait().await;
    }
}

/// A `porchlight sync` process under way.
pub(super) fn start_sync(data: &Path) -> Result<Child, Trouble> {
    Command::new(program("porchlight")?)
        .args(["sync", "--within", "60", "--data"])
        .arg(data)
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(doing("starting a sync"))
}

/// Syncs a device to the end.
pub(super) async fn sync(data: &Path) -> Result<(), Trouble> {
    let status = start_sync(data)?.wait().await.map_err(doing("syncing"))?;
    if status.success() { Ok(()) } else { Err(Trouble::Said(format!("{} did not sync", data.display()))) }
}
