//! A backup is taken while the relay works, is whole when it is there, and goes only where nothing is.

use std::path::Path;
use std::process::{Command, Output};

use ids::Cursor;
use protocol::CREDIT;
use relay::store::{BackupError, Unsound, back_up, restore};
use relay::{Config, spawn};
use rusqlite::Connection;

use crate::devices::{Line, Town};

fn relay(args: &[&str], folder: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_porchlight-relay");
    Command::new(program).args(args).arg("--data").arg(folder).output().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_a_busy_relay_is_one_moments_state_and_a_restored_relay_goes_on_from_there() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let visits: Vec<_> = (0..3000).map(|number| town.agency.envelope(&chief, patrol, number, 900)).collect();
    let (first, later) = visits.split_at(2000);
    let mut line = town.enters(&chief, &[], 0).await;
    for (push, some) in (0..).zip(first.chunks(500)) {
        line.pushes(push, some).await;
    }
    let copies = tempfile::tempdir().unwrap();
    let (folder, to) = (town.folder.path().to_owned(), copies.path().join("monday.db"));
    let made = to.clone();
    let backing_up = tokio::task::spawn_blocking(move || back_up(&folder, &made));
    for (push, visit) in (0..).zip(later) {
        line.pushes(push, std::slice::from_ref(visit)).await;
    }
    let contents = backing_up.await.unwrap().unwrap();
    assert_eq!((contents.agencies, contents.statements), (1, town.agency.roster.head().0));
    assert!((2000..=3000).contains(&contents.entries), "{contents:?}");
    eprintln!("{} of 3000 entries were there when the backup began", contents.entries);
    let only = std::fs::read_dir(copies.path()).unwrap().count();
    assert_eq!(only, 1, "nothing is left beside it");

    let anew = tempfile::tempdir().unwrap();
    let data = anew.path().join("relay");
    assert_eq!(restore(&to, &data).unwrap(), contents);
    let before = (*town.running.relay().store().keys().public(), town.running.relay().store().log());
    let running = spawn(Config::local(&data)).await.unwrap();
    assert_eq!(*running.relay().store().keys().public(), before.0, "the same relay");
    assert_ne!(running.relay().store().log(), before.1, "whose logs have another name");
    let mut line = Line::to(&running.url()).await;
    line.proves(&town.agency, &chief, town.agency.roster.head().0, &[], CREDIT).await;
    let all = line.catches_up(patrol, Cursor(0), Cursor(contents.entries)).await;
    assert!(all.iter().zip(&visits).all(|((_, one), other)| one == other));
}

#[tokio::test]
async fn the_commands_say_what_they_did_and_overwrite_nothing() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let mut line = town.chief().await;
    line.pushes(1, &[town.agency.envelope(&chief, patrol, 1, 50)]).await;
    let copies = tempfile::tempdir().unwrap();
    let to = copies.path().join("copy.db");
    let to_text = to.to_str().unwrap();
    let made = relay(&["backup", "--to", to_text], town.folder.path());
    let said = String::from_utf8(made.stdout).unwrap();
    assert!(made.status.success() && said.contains("1 agencies") && said.contains("1 entries"), "{said}");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&to).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600, "it has the relay's key in it");
    line.pushes(2, &[town.agency.envelope(&chief, patrol, 2, 50)]).await;

    let failing = [
        (relay(&["backup", "--to", to_text], town.folder.path()), "not overwritten"),
        (relay(&["restore", "--from", to_text], town.folder.path()), "not overwritten"),
        (relay(&["backup", "--to", "x.db"], copies.path()), "no relay's database"),
        (relay(&["backup", "--to", "nowhere/x.db"], town.folder.path()), "its folder is there"),
        (relay(&["restore", "--from", "nowhere.db"], &copies.path().join("new")), "cannot be read"),
    ];
    for (output, words) in failing {
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(words), "{words}: {said}");
    }
    let receipt = line.pushes(3, &[town.agency.envelope(&chief, patrol, 3, 50)]).await;
    assert_eq!(receipt.held[0].cursor, Cursor(3), "the relay noticed nothing");
}

/// What a damaged or meddled-with backup is refused for.
#[tokio::test]
async fn a_backup_that_does_not_hold_together_is_not_put_back() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let visits: Vec<_> = (0..40).map(|number| town.agency.envelope(&chief, patrol, number, 3000)).collect();
    town.chief().await.pushes(1, &visits).await;
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.db");
    back_up(town.folder.path(), &good).unwrap();
    let why = |change: &dyn Fn(&Path)| {
        let (bad, data) = (folder.path().join("bad.db"), folder.path().join("data"));
        std::fs::copy(&good, &bad).unwrap();
        change(&bad);
        match restore(&bad, &data) {
            Err(BackupError::Unsound { why, .. }) => {
                assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0, "nothing is left of it");
                why
            }
            other => panic!("{other:?}"),
        }
    };
    let meddle =
        |sql: &'static str| move |bad: &Path| Connection::open(bad).unwrap().execute_batch(sql).unwrap();
    assert!(matches!(why(&meddle("UPDATE log SET seq = 99 WHERE seq = 7")), Unsound::Entry { seq: 99, .. }));
    assert!(matches!(
        why(&meddle("UPDATE log SET envelope = (SELECT envelope FROM log WHERE seq = 8) WHERE seq = 7")),
        Unsound::Entry { seq: 7, .. }
    ));
    assert!(matches!(why(&meddle("DELETE FROM head")), Unsound::Entry { .. }));
    assert!(matches!(why(&meddle("DELETE FROM statement WHERE seq = 3")), Unsound::Roster(_)));
    assert!(matches!(why(&meddle("UPDATE relay SET secret = x'00'")), Unsound::Key));
    assert!(matches!(why(&meddle("PRAGMA user_version = 99")), Unsound::Newer { found: 99 }));
    assert!(matches!(
        why(&|bad| std::fs::write(bad, b"not a database at all").unwrap()),
        Unsound::Database(_)
    ));
    let torn = why(&|bad| {
        let mut bytes = std::fs::read(bad).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 8192].fill(0x11);
        std::fs::write(bad, bytes).unwrap();
    });
    assert!(matches!(torn, Unsound::Damaged(_) | Unsound::Database(_)), "{torn:?}");
    let short = why(&|bad| {
        let file = std::fs::OpenOptions::new().write(true).open(bad).unwrap();
        file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    });
    assert!(matches!(short, Unsound::Damaged(_) | Unsound::Database(_)), "{short:?}");
    restore(&good, &folder.path().join("data")).unwrap();
}
