//! What the relay writes into its log: lines for machines, with nothing in them about anybody.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use protocol::{CREDIT, Frame};
use serde_json::Value;

use crate::devices::{Agency, CODE, Line, changed};

fn relay(folder: &std::path::Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_porchlight-relay"))
        .args(["serve", "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--founding-code", CODE])
        .args(["--log-format", "json", "--data"])
        .arg(folder)
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let url = first.trim().strip_prefix("listening on ").expect("the line that hosts wait for").to_owned();
    (child, url)
}

/// Everything that can go wrong between a device and the relay, with the most talkative log.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_of_a_bad_day_is_json_and_names_nobody() {
    let (folder, agency) = (tempfile::tempdir().unwrap(), Agency::new());
    let (mut child, url) = relay(folder.path());
    let mut guest = Line::to(&url).await;
    guest.send(&Frame::Found { code: CODE.into(), statements: agency.statements.clone() }).await;
    assert!(matches!(guest.hear().await, Frame::Founded { .. }));
    let mut line = Line::to(&url).await;
    line.proves(&agency, &agency.chief, agency.roster.head().0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    let visit = agency.envelope(&agency.chief, agency.patrol, 1, 50);
    line.pushes(1, std::slice::from_ref(&visit)).await;
    line.is_refused(2, &[changed(&visit, |header| header.device = ids::DeviceId::from_bytes([9; 16]))]).await;
    line.send_bytes(b"nonsense".to_vec()).await;
    while line.hears().await.is_some() {}
    let mut stranger = Line::to(&url).await;
    stranger.send(&Frame::Found { code: "AAAA-AAAA-AAAA-AAAA".into(), statements: Vec::new() }).await;
    while stranger.hears().await.is_some() {}

    let pid = i32::try_from(child.id()).unwrap();
    rustix::process::kill_process(
        rustix::process::Pid::from_raw(pid).unwrap(),
        rustix::process::Signal::TERM,
    )
    .unwrap();
    assert!(child.wait().unwrap().success(), "SIGTERM is an orderly end");
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    let said: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert!(said.iter().all(|line| line["timestamp"].is_string() && line["level"].is_string()));
    let words: Vec<_> = said.iter().filter_map(|line| line["fields"]["message"].as_str()).collect();
    assert!(words.contains(&"stopping") && words.contains(&"stopped"), "{log}");
    let names = [
        agency.roster.agency().to_string(),
        agency.member(&agency.chief).to_string(),
        agency.chief.id().to_string(),
        agency.patrol.to_string(),
        visit.header().record.to_string(),
        CODE.to_owned(),
        "AAAA-AAAA".to_owned(),
    ];
    for name in names {
        assert!(!log.contains(&name) && !log.contains(&name.replace('-', "")), "{name} in {log}");
    }
    // Its own address is in it, nobody else's: a peer's has a port that is not the relay's.
    let port = |text: &str| text.split("127.0.0.1:").skip(1).count();
    assert!(port(&log) <= 1, "{log}");
}
