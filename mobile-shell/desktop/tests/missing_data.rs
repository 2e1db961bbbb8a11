//! A mistyped `--data`: told, with what to do, and nothing is made.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::Command;

#[test]
fn a_path_without_data_is_told_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (missing, empty) = (folder.path().join("ptrol"), folder.path().join("empty"));
    std::fs::create_dir(&empty).unwrap();
    for data in [&missing, &empty] {
        for command in [
            &["call", r#"{"do":"today"}"#][..],
            &["sync"],
            &["desk"],
            &["doctor"],
            &["address"],
            &["invite", "Officer 1"],
            &["approve", "7K2M-XQ4T"],
            &["custodian", "--once"],
        ] {
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
    }
    assert!(!missing.exists(), "nothing was made");
    assert_eq!(std::fs::read_dir(&empty).unwrap().count(), 0, "nor put into a folder");
}
