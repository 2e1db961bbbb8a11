//! Wrong tries through a real process that is really killed: each one counts.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

const RIGHT: &str = "lantern on the porch";

/// The program, on a computer whose secret lies in the same place for the whole story.
fn porchlight(place: &Path, passphrase: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_porchlight"));
    command
        .args(arguments)
        .arg("--data")
        .arg(place.join("data"))
        .env("PORCHLIGHT_PASSPHRASE", passphrase)
        .env("PORCHLIGHT_DEVICE_SECRET", place.join("state/device-secret"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A folder whose key is sealed under the right passphrase. Joining fails at the code: the lock is made.
fn locked_folder() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let joined = porchlight(place.path(), RIGHT, &["join", "--passphrase", "not a code"]).output().unwrap();
    assert!(said(&joined).contains("code begins with"), "{}", said(&joined));
    place
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn doctor(place: &Path, passphrase: &str) -> String {
    said(&porchlight(place, passphrase, &["doctor"]).output().unwrap())
}

fn wrong_so_far(place: &Path) -> u32 {
    let count = std::fs::read_to_string(place.join("data/tries")).unwrap();
    count.strip_prefix("wrong ").unwrap().split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_process_that_is_killed_while_it_guesses_has_used_up_the_try() {
    let place = locked_folder();
    for killed in 1..=5 {
        let mut guessing = porchlight(place.path(), "a wrong passphrase", &["doctor"]).spawn().unwrap();
        // The guess costs 64 MiB and a fraction of a second; the count stands before that.
        while wrong_so_far(place.path()) < killed {
            assert!(guessing.try_wait().unwrap().is_none(), "ended without counting");
            std::thread::yield_now();
        }
        guessing.kill().unwrap();
        guessing.wait().unwrap();
        assert_eq!(wrong_so_far(place.path()), killed);
    }
    let said = doctor(place.path(), RIGHT);
    assert!(said.contains("too many wrong tries"), "{said}");
    assert_eq!(wrong_so_far(place.path()), 5, "a try that was not looked at costs nothing");
}

#[test]
fn the_doctor_tells_how_the_key_is_kept_and_counts_what_it_is_given() {
    let place = locked_folder();
    let said = doctor(place.path(), "a wrong passphrase");
    assert!(said.contains("sealed under a passphrase and this computer's secret"), "{said}");
    assert!(said.contains("4 more tries"), "{said}");
    let said = doctor(place.path(), RIGHT);
    assert!(said.contains("tries     1 wrong") && said.contains("every page"), "{said}");
    assert_eq!(wrong_so_far(place.path()), 0);
}

#[test]
fn a_folder_on_another_computer_says_so_and_counts_nothing() {
    let place = locked_folder();
    std::fs::rename(place.path().join("state"), place.path().join("elsewhere")).unwrap();
    let said = doctor(place.path(), RIGHT);
    assert!(said.contains("this computer's secret"), "{said}");
    assert_eq!(wrong_so_far(place.path()), 0);
}
