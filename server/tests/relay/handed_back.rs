//! A relay put back from a backup that is older than the last statement is handed the rest by a device.

use ids::Cursor;
use protocol::{ByeCode, CREDIT, Frame};
use relay::store::{back_up, restore};
use relay::{Config, spawn};
use seal::public::{Says, Statement};
use seal::secret::{DeviceKeys, Speaker, say};

use crate::devices::{Agency, Line, NOW, Town, admission, grant, invitation};
use crate::expunged::{expunges, files_with, marked};

/// A town whose relay was put back as it was before everything that `later` did.
async fn put_back(town: Town, later: impl AsyncFnOnce(&mut Town)) -> Town {
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("copy.db");
    back_up(town.folder.path(), &copy).unwrap();
    let mut town = town;
    later(&mut town).await;
    let Town { running, agency, .. } = town;
    running.stop().await;
    let folder = tempfile::tempdir().unwrap();
    restore(&copy, &folder.path().join("data")).unwrap();
    let running = spawn(Config::local(folder.path().join("data"))).await.unwrap();
    Town { folder, running, agency }
}

/// Comes in, and hears how many statements the relay has.
async fn comes_in(town: &Town, device: &DeviceKeys, known: u64) -> (Line, u64) {
    let mut line = town.line().await;
    line.proves(&town.agency, device, known, &[], CREDIT).await;
    let Frame::Welcome { roster_head, .. } = line.hear().await else { panic!("not let in") };
    (line, roster_head)
}

async fn hears_statements(line: &mut Line, count: usize) -> Vec<Statement> {
    let mut heard = Vec::new();
    while heard.len() < count {
        if let Frame::Statements { statements, .. } = line.hear().await {
            heard.extend(statements);
        }
    }
    heard
}

#[tokio::test]
async fn statements_come_back_with_what_follows_from_them_and_the_agency_goes_on() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let late = DeviceKeys::generate().unwrap();
    let town = Town::with(agency, |_| {}).await;
    let (chief, patrol, known) = (town.agency.chief.clone(), town.agency.patrol, town.agency.roster.head().0);
    let (gone, mark) = marked(&town, &officer, 1, 300);
    town.enters(&officer, &[], 0).await.pushes(1, std::slice::from_ref(&gone)).await;
    let admitted = late.clone();
    let town = put_back(town, async |town: &mut Town| {
        let mut line = town.chief().await;
        let (says, invite, _) = invitation(9, vec![grant(patrol, true, true, false)]);
        town.says(&mut line, says).await;
        town.says(&mut line, admission(&admitted, invite)).await;
        town.says(&mut line, expunges(patrol, gone.header().record)).await;
    })
    .await;
    let (all, head) = (town.agency.statements.clone(), town.agency.roster.head().0);
    let since = &all[usize::try_from(known).unwrap()..];
    assert_eq!(since.len(), 3);
    let data = town.folder.path().join("data");
    assert_ne!(files_with(&data, &mark), [] as [String; 0], "it came back with the backup");
    let mut unknown = town.line().await;
    let (agency, device) = (town.agency.roster.agency(), late.id());
    let hello = Frame::Hello { versions: vec![1], agency, device, software: "x".into(), nonce: [1; 32] };
    unknown.send(&hello).await;
    assert!(matches!(unknown.hear().await, Frame::Bye { code: ByeCode::UnknownDevice, .. }));

    let (mut behind, of_relay) = comes_in(&town, &officer, known).await;
    assert_eq!(of_relay, known);
    let (mut ahead, of_relay) = comes_in(&town, &chief, head).await;
    assert_eq!(of_relay, known, "the relay says how far it is, not what the device said");
    // All of it once more, as a second device would; and what does not fit is left.
    for statements in [since.to_vec(), all.clone(), since[2..].to_vec()] {
        ahead.send(&Frame::HandBack { statements }).await;
    }
    assert_eq!(hears_statements(&mut behind, 3).await, since, "the others hear of it");
    // An answer to something else: everything before it was done.
    ahead.pushes(1, &[]).await;
    assert_eq!(files_with(&data, &mark), [] as [String; 0], "and it is gone again");
    let mut late_line = town.enters(&late, &[], CREDIT).await;
    late_line.pushes(1, &[town.agency.envelope(&late, patrol, 5, 50)]).await;

    let mut town = town;
    let says = town.agency.revokes(late.id());
    assert_eq!(town.says(&mut ahead, says).await, head + 1, "the list goes on where it ended");
    assert_eq!(hears_statements(&mut behind, 1).await.len(), 1);
    let mut again = town.chief().await;
    assert!(again.catches_up(patrol, Cursor(0), Cursor(2)).await.len() == 1);
}

#[tokio::test]
async fn what_was_never_said_cannot_be_handed_back() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let (id, known) = (town.agency.roster.agency(), town.agency.roster.head().0);
    let grants = vec![grant(town.agency.patrol, true, true, true)];
    let (says, invite, key) = invitation(7, grants.clone());
    let mut forged = town.agency.chief_says(says.clone());
    forged.signature.0[5] ^= 1;
    let by = |town: &Town, speaker: Speaker<'_>, says| say(&town.agency.roster, speaker, NOW, says).unwrap();
    let member = town.agency.member(&officer);
    let promotes = Says::RightsChanged { member, grants, epochs: Vec::new() };
    let by_officer = by(&town, Speaker::Device(&officer), promotes);
    let mut line = town.enters(&officer, &[], CREDIT).await;
    for statements in [vec![forged], vec![by_officer], Vec::new()] {
        line.send(&Frame::HandBack { statements }).await;
    }
    line.pushes(1, &[]).await;
    let head = |town: &Town| town.running.relay().store().roster(id).unwrap().head().0;
    assert_eq!(head(&town), known);

    // The code of an invite lets nobody in, also not as if that had been so before.
    let mut chief = town.chief().await;
    town.says(&mut chief, says).await;
    let device = DeviceKeys::generate().unwrap();
    let let_in = by(&town, Speaker::Invite(invite, &key), admission(&device, invite));
    line.send(&Frame::HandBack { statements: vec![let_in] }).await;
    line.pushes(2, &[]).await;
    assert_eq!(head(&town), known + 1);
}
