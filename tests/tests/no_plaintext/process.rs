//! A relay in a process of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

pub(crate) const FOUNDING_CODE: &str = "TEST-CITY-TEST-CITY";

/// A relay process; killed when dropped.
pub(crate) struct RelayProcess {
    child: Child,
    address: String,
}

impl RelayProcess {
    pub(crate) fn start(folder: &Path) -> Self {
        let mut child = Command::new(program())
            .args(["serve", "--listen", "127.0.0.1:0", "--founding-code", FOUNDING_CODE, "--data"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").expect("the relay's address").to_owned();
        Self { child, address }
    }

    pub(crate) fn url(&self) -> String {
        self.address.clone()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for RelayProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `porchlight-relay` of the same build: beside the folder of the test's own program.
fn program() -> PathBuf {
    let me = std::env::current_exe().unwrap();
    let program = me.parent().and_then(Path::parent).unwrap().join("porchlight-relay");
    assert!(program.exists(), "{} is missing: run `cargo build -p relay` first", program.display());
    program
}
