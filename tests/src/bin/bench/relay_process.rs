//! The relay as it ships: a process of its own, started, asked for its needs, stopped.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Trouble;
use crate::stopwatch;

/// The bench's relay listens on this machine only.
pub(crate) const FOUNDING_CODE: &str = "measuring-only-0000";

/// A relay that runs on a folder.
pub(crate) struct RelayProcess {
    child: Child,
    /// The port it listens on.
    pub port: u16,
    folder: PathBuf,
}

impl RelayProcess {
    /// Starts the relay in `folder`; port 0 takes a free one.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self, Trouble> {
        std::fs::create_dir_all(folder)?;
        let program = std::env::current_exe()?.with_file_name("porchlight-relay");
        let listen = format!("127.0.0.1:{port}");
        let mut child = Command::new(&program)
            // A thousand connections of six devices are measured here; nowhere else has a device so many.
            .args(["serve", "--limit-connections-per-device", "0"])
            .args(["--founding-code", FOUNDING_CODE, "--listen", &listen, "--data"])
            .arg(folder)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} does not start ({error}); build it first", program.display()))?;
        let output = child.stdout.take().ok_or("the relay has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        let port = port.ok_or_else(|| format!("the relay said “{}” instead of its address", line.trim()))?;
        Ok(Self { child, port, folder: folder.to_owned() })
    }

    pub(crate) fn url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn rss_mb(&self) -> Result<f64, Trouble> {
        stopwatch::rss_mb(&self.child.id().to_string())
    }

    pub(crate) fn cpu_s(&self) -> Result<f64, Trouble> {
        stopwatch::cpu_s(&self.child.id().to_string())
    }
}

impl Drop for RelayProcess {
    fn drop(&mut self) {
        // It keeps its promises when killed: that is what it is for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
