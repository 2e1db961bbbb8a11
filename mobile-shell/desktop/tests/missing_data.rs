//! A mistyped `--data`: told, with what to do, and nothing is made.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::process::Command;

#[test]
fn a_path_without_data_is_told_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (missing, empty) = (folder.path().join("ptrol"), folder.path().join("empty"));
    std::fs::create_dir(&empty).unwrap();
    let commands = [
        &["call", r#"{"do":"today"}"#][..],
        &["sync"],
        &["doctor"],
        &["invite", "Officer 1"],
        &["approve", "7K2M-XQ4T"],
        &["custodian", "--once"],
    ];
    for data in [&missing, &empty] {
        for command in commands {
            is_told(command, data);
        }
    }
    // A desk may begin in an empty folder, where somebody new is to be added; not in one that is not there.
    is_told(&["desk"], &missing);
    assert!(!missing.exists(), "nothing was made");
    assert_eq!(std::fs::read_dir(&empty).unwrap().count(), 0, "nor put into a folder");
}

fn is_told(command: &[&str], data: &Path) {
    let program = Command::new(env!("CARGO_BIN_EXE_porchlight"));
    let output = { program }.args(command).arg("--data").arg(data).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{command:?}");
    assert!(
        said.contains("no Porchlight data in") && said.contains("porchlight join"),
        "{command:?}: {said}"
    );
    assert!(said.contains(&data.display().to_string()), "{command:?}: {said}");
}
