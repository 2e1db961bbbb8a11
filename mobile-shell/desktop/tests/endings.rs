//! The demonstration ends, gently or by a kill: no process of it stays behind. Each wait is for the event
//! itself: the end of a connection, of a process.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long one guest waits.
const PATIENCE: Duration = Duration::from_secs(20);
const GUESTS: u32 = 3;

/// The relay stands beside the program under test.
fn relay_is_built() {
    let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "relay"]).status().unwrap();
    assert!(built.success(), "the relay does not build");
}

/// The demonstration, as far as its relay runs and the agency is being founded.
fn demonstration(folder: &Path) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_porchlight"));
    program.args(["demo", "--dir"]).arg(folder).stdout(Stdio::piped());
    let mut demo = program.spawn().unwrap();
    let lines = BufReader::new(demo.stdout.as_mut().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.starts_with("[2/4]")), "it founds");
    demo
}

/// Whether nobody listens on the port any more. An open connection ends with the process behind it, which
/// is waited for; a relay that only hangs up on a silent guest takes the next one in.
fn falls_silent(port: u16) -> bool {
    (0..GUESTS).any(|_| match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
        Err(_) => true,
        Ok(mut line) => {
            line.set_read_timeout(Some(PATIENCE)).unwrap();
            drop(std::io::copy(&mut line, &mut std::io::sink()));
            false
        }
    })
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Whether hangups are ignored here: the first bit of the mask that the system shows.
fn ignores_hangups() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 == 1)
}

#[test]
fn however_the_demonstration_ends_nothing_of_it_stays_behind() {
    relay_is_built();
    // Under `nohup` a hangup is to be ignored, by this test's children too.
    let names =
        ["TERM", "INT", "HUP", "KILL"].into_iter().filter(|name| *name != "HUP" || !ignores_hangups());
    for name in names {
        let folder = tempfile::tempdir().unwrap();
        let mut demo = demonstration(folder.path());
        let port = std::fs::read_to_string(folder.path().join("relay-port")).unwrap().trim().parse().unwrap();
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok(), "a relay runs");
        signal(name, demo.id());
        demo.wait().unwrap();
        assert!(falls_silent(port), "after SIG{name} the relay still runs");
    }
}

#[test]
fn a_desk_of_a_demonstration_ends_with_it() {
    relay_is_built();
    let folder = tempfile::tempdir().unwrap();
    let (data, kept) = (folder.path().join("admin"), folder.path().join("relay"));
    let program = Path::new(env!("CARGO_BIN_EXE_porchlight"));
    std::fs::create_dir(&kept).unwrap();
    let mut relay = Command::new(program.with_file_name("porchlight-relay"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--founding-code",
            "ENDINGS-ENDINGS-16",
            "--until-stdin-ends",
            "--data",
        ])
        .arg(&kept)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(relay.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line
        .trim()
        .strip_prefix("listening on ")
        .expect("an address")
        .trim_end_matches("/v1/sync")
        .to_owned();
    let mut founding = Command::new(program);
    founding.args(["found", "--relay", &url, "--code", "ENDINGS-ENDINGS-16", "--admin", "Admin 1", "--data"]);
    assert!(founding.arg(&data).stdout(Stdio::null()).status().unwrap().success());
    let mut desk = Command::new(program);
    desk.args(["desk", "--demo-switch", "1", "--data"])
        .arg(&data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut desk = desk.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(desk.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("open http://127.0.0.1:"), "{line}");
    drop((desk.stdin.take(), relay.stdin.take()));
    assert!(desk.wait().unwrap().success() && relay.wait().unwrap().success(), "both end of themselves");
}
