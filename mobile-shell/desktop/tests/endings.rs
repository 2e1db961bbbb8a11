//! The demonstration ends, gently or by a kill: no process of it stays behind.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

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

/// Processes that `parent` has started and that run, by their number.
fn started_by(parent: u32) -> Vec<u32> {
    let all = std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    all.filter(|process: &u32| state(*process).is_some_and(|(_, of)| of == parent)).collect()
}

/// A process' state, and who started it; none when there is no such process.
fn state(process: u32) -> Option<(char, u32)> {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut fields = line.rsplit_once(") ")?.1.split(' ');
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn runs(process: u32) -> bool {
    state(process).is_some_and(|(state, _)| state != 'Z')
}

fn all_end(processes: &[u32]) -> bool {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        if !processes.iter().any(|process| runs(*process)) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn however_the_demonstration_ends_nothing_of_it_stays_behind() {
    relay_is_built();
    for name in ["TERM", "INT", "HUP", "KILL"] {
        let folder = tempfile::tempdir().unwrap();
        let mut demo = demonstration(folder.path());
        let started = started_by(demo.id());
        assert!(!started.is_empty(), "a relay runs");
        signal(name, demo.id());
        demo.wait().unwrap();
        assert!(all_end(&started), "after SIG{name} these still run: {started:?}");
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
    assert!(runs(desk.id()) && runs(relay.id()));
    drop((desk.stdin.take(), relay.stdin.take()));
    assert!(all_end(&[desk.id(), relay.id()]));
    drop((desk.wait(), relay.wait()));
}
