//! The relay as it ships, as a process of its own, telling all it can tell.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub const FOUNDING_CODE: &str = "no-plaintext-anywhere-1";

pub struct RelayProcess {
    child: Child,
    url: String,
}

impl RelayProcess {
    /// Builds the relay, which costs nothing when it is up to date, and starts it.
    pub fn started(folder: &Path) -> Self {
        let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "relay"]).status().unwrap();
        assert!(built.success(), "the relay does not build");
        // Beside the folder of the tests' own programs.
        let test = std::env::current_exe().unwrap();
        let program = test.parent().and_then(Path::parent).unwrap().join("porchlight-relay");
        std::fs::create_dir_all(folder).unwrap();
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--founding-code", FOUNDING_CODE, "--data"])
            .arg(folder)
            .env("RUST_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join("everything.log")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on ").expect("the relay's address").to_owned();
        Self { child, url }
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for RelayProcess {
    fn drop(&mut self) {
        drop((self.child.kill(), self.child.wait()));
    }
}
