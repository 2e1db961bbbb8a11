//! A relay that only shares at an event: the agency's list as it was given, and nothing that changes it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use ids::Cursor;
use protocol::{ByeCode, CREDIT, Frame, RefusalCode, SayCode};
use relay::{Config, Running, certificate, certificate_hash, spawn};
use seal::public::Statement;

use crate::devices::{Agency, Line, grant, invitation, lookup};

/// Writes the list down as a device does.
fn lists(folder: &Path, statements: &[Statement]) {
    let mut list = Vec::new();
    for some in statements.chunks(10) {
        let frame = Frame::HandBack { statements: some.to_vec() }.to_bytes().unwrap();
        list.extend(u32::try_from(frame.len()).unwrap().to_be_bytes());
        list.extend(frame);
    }
    std::fs::write(folder.join("list"), list).unwrap();
}

async fn shares(folder: &Path) -> Running {
    let config = Config { shares: Some(folder.join("list")), ..Config::local(folder.join("data")) };
    spawn(config).await.unwrap()
}

async fn enters(running: &Running, agency: &Agency, device: &seal::secret::DeviceKeys) -> Line {
    let mut line = Line::to(&running.url()).await;
    line.proves(agency, device, agency.roster.head().0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    line
}

/// The next frame of a kind, past what comes meanwhile.
async fn hears_present(line: &mut Line) -> u32 {
    loop {
        if let Frame::Present(devices) = line.hear().await {
            return devices;
        }
    }
}

#[tokio::test]
async fn devices_of_the_list_share_and_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    lists(folder.path(), &agency.statements);
    let running = shares(folder.path()).await;
    let mut chief = enters(&running, &agency, &agency.chief).await;
    assert_eq!(hears_present(&mut chief).await, 1);
    let mut phone = enters(&running, &agency, &officer).await;
    let visit = agency.envelope(&officer, agency.patrol, 1, 50);
    phone.push(1, std::slice::from_ref(&visit)).await;
    let mut told = Vec::new();
    let brought = loop {
        match chief.hear().await {
            Frame::Present(devices) => told.push(devices),
            Frame::Envelopes { batch, .. } => break batch.into_envelopes().unwrap(),
            _ => {}
        }
    };
    assert_eq!(brought, [(Cursor(1), visit)]);
    assert_eq!(told, [2]);
    drop(phone);
    assert_eq!(hears_present(&mut chief).await, 1, "and who leaves is not counted any more");
}

#[tokio::test]
async fn nobody_is_admitted_changed_or_removed_there() {
    let folder = tempfile::tempdir().unwrap();
    let agency = Agency::new();
    lists(folder.path(), &agency.statements);
    let running = shares(folder.path()).await;
    let mut chief = enters(&running, &agency, &agency.chief).await;
    let (says, invite, _) = invitation(9, vec![grant(agency.patrol, true, true, false)]);
    let statement = agency.chief_says(says);
    for question in [
        Frame::Say { statement: statement.clone() },
        Frame::Decline { invite },
        Frame::SettleCustody { cursors: vec![Cursor(1)] },
    ] {
        chief.send(&question).await;
        loop {
            match chief.hear().await {
                Frame::NotSaid { code, .. } => {
                    assert_eq!(code, SayCode::OnlyShares);
                    break;
                }
                Frame::Present(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }
    // Nor handed over as if it had been said: the list is the lead's.
    chief.send(&Frame::HandBack { statements: vec![statement] }).await;
    chief.pushes(1, &[]).await;
    let id = agency.roster.agency();
    assert_eq!(running.relay().store().roster(id).unwrap().head(), agency.roster.head());
    let mut guest = Line::to(&running.url()).await;
    guest.send(&Frame::FetchInvite { lookup: lookup(9) }).await;
    assert!(matches!(guest.hear().await, Frame::Bye { code: ByeCode::OnlyShares, .. }));
}

#[tokio::test]
async fn whom_the_list_does_not_have_or_has_removed_is_sent_away_also_in_the_middle() {
    let folder = tempfile::tempdir().unwrap();
    let mut agency = Agency::new().with_custody();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    lists(folder.path(), &agency.statements);
    let running = shares(folder.path()).await;
    let other = Agency::new();
    let mut stranger = Line::to(&running.url()).await;
    let (of, device) = (other.roster.agency(), other.chief.id());
    let hello = Frame::Hello { versions: vec![1], agency: of, device, software: "x".into(), nonce: [1; 32] };
    stranger.send(&hello).await;
    assert!(matches!(stranger.hear().await, Frame::Bye { code: ByeCode::UnknownDevice, .. }));

    let mut phone = enters(&running, &agency, &officer).await;
    let revoked = agency.chief_says(agency.revokes(officer.id()));
    agency.take(revoked);
    lists(folder.path(), &agency.statements);
    loop {
        match phone.hear().await {
            Frame::Bye { code, .. } => {
                assert_eq!(code, ByeCode::UnknownDevice);
                break;
            }
            Frame::Present(_) | Frame::Statements { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    let mut again = Line::to(&running.url()).await;
    again.proves(&agency, &officer, 0, &[], CREDIT).await;
    assert!(matches!(again.hear().await, Frame::Bye { code: ByeCode::UnknownDevice, .. }));
}

#[tokio::test]
async fn what_the_agencys_relay_would_take_into_custody_stays_on_its_device() {
    let folder = tempfile::tempdir().unwrap();
    let mut agency = Agency::new().with_custody();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let visit = agency.envelope(&officer, agency.patrol, 1, 50);
    let changed = agency.chief_says(agency.changes(&officer, vec![grant(agency.patrol, true, false, false)]));
    agency.take(changed);
    lists(folder.path(), &agency.statements);
    let running = shares(folder.path()).await;
    let mut phone = enters(&running, &agency, &officer).await;
    phone.push(1, &[visit]).await;
    loop {
        match phone.hear().await {
            Frame::Refused { refusals, .. } => {
                assert_eq!(refusals[0].1.code, RefusalCode::MayNotWrite);
                break;
            }
            Frame::Present(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_list_that_does_not_hold_shares_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut agency = Agency::new();
    agency.statements[3].signature.0[5] ^= 1;
    lists(folder.path(), &agency.statements);
    let config =
        Config { shares: Some(folder.path().join("list")), ..Config::local(folder.path().join("data")) };
    assert!(spawn(config.clone()).await.unwrap_err().to_string().contains("does not hold"));
    std::fs::write(folder.path().join("list"), b"no list").unwrap();
    assert!(spawn(config).await.is_err());
}

/// The program as the desk starts it: killed in the middle, it has what it signed for, and is the same relay.
#[tokio::test]
async fn it_is_the_same_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let agency = Agency::new();
    lists(folder.path(), &agency.statements);
    let (mut child, first) = starts(folder.path(), 0);
    let port: u16 = first.split_whitespace().nth(3).unwrap().parse().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut child, second) = starts(folder.path(), port);
    assert_eq!(first, second, "port, key and certificate");
    child.kill().unwrap();
    child.wait().unwrap();
    let files = certificate(&folder.path().join("data")).unwrap();
    let hash: String = certificate_hash(&files).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(first.trim().ends_with(&hash));
}

fn starts(folder: &Path, port: u16) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_porchlight-relay"))
        .args(["share", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(folder.join("data"))
        .arg("--list")
        .arg(folder.join("list"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("sharing on port "), "{first}");
    (child, first)
}
