#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use super::*;

/// A folder with a sealed key, and a computer's secret beside it.
fn sealed(word: Word, secret: &str) -> (tempfile::TempDir, PathBuf, RawKey) {
    let place = tempfile::tempdir().unwrap();
    let at = place.path().join("state/device-secret");
    let key = make().unwrap();
    seal(place.path(), &key, word, secret, &Device::read_or_make(&at).unwrap()).unwrap();
    (place, at, key)
}

fn opened(folder: &Path, at: &Path, secret: &str) -> Option<RawKey> {
    let device = device_for(folder, at).unwrap();
    unseal(folder, secret, device.as_ref()).unwrap()
}

#[test]
fn the_right_pin_opens_and_another_does_not() {
    let (place, at, key) = sealed(Word::Pin, "402917");
    assert_eq!(opened(place.path(), &at, "402917"), Some(key));
    assert_eq!(opened(place.path(), &at, "402918"), None);
    assert_eq!(kept_as(place.path()), Some(KeptAs::Sealed(Word::Pin)));
}

#[test]
fn a_sealed_key_leaves_neither_key_nor_pin_on_the_disk() {
    let (place, _, key) = sealed(Word::Pin, "402917");
    let text = std::fs::read_to_string(place.path().join("key")).unwrap();
    assert!(!text.contains(&hex(key.as_slice())) && !text.contains("402917"), "{text}");
    assert!(!place.path().join("key.new").exists());
}

#[test]
fn a_copied_folder_does_not_open_on_another_computer() {
    let (place, at, _) = sealed(Word::Pin, "402917");
    let elsewhere = place.path().join("elsewhere/device-secret");
    Device::read_or_make(&elsewhere).unwrap();
    let said = device_for(place.path(), &elsewhere).err().unwrap().to_string();
    assert!(said.contains("another computer"), "{said}");
    std::fs::remove_file(&at).unwrap();
    assert!(device_for(place.path(), &at).is_err(), "a lost secret is told, not made anew");
    assert!(!at.exists());
}

#[test]
fn what_stands_beside_the_message_cannot_be_changed() {
    let (place, at, _) = sealed(Word::Passphrase, "lantern on the porch");
    let path = place.path().join("key");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("passphrase", "pin")).unwrap();
    assert_eq!(opened(place.path(), &at, "lantern on the porch"), None);
    std::fs::write(&path, text.replace(" 65536 ", " 99999999 ")).unwrap();
    assert_eq!(kept_as(place.path()), Some(KeptAs::Damaged), "a cost nobody can bear");
}

#[test]
fn the_passphrase_of_a_first_version_still_gives_its_key() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("key"), format!("argon2id {}\n", "5a".repeat(16))).unwrap();
    let key = unseal(place.path(), "lantern on the porch", None).unwrap().unwrap();
    assert_eq!(hex(key.as_slice()), FIRST_VERSION);
    assert_eq!(kept_as(place.path()), Some(KeptAs::Derived));
}

/// Argon2id of another implementation: 2 passes, 19 MiB, one lane.
const FIRST_VERSION: &str = "daaa42922293b2e90e006e52361f8a133184673717d38688d5f46eef2f50ac6e";

#[test]
fn a_damaged_key_file_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("key"), "plain 00ff").unwrap();
    let said = unseal(folder.path(), "", None).err().unwrap().to_string();
    assert!(said.contains("damaged"), "{said}");
    assert_eq!(std::fs::read_to_string(folder.path().join("key")).unwrap(), "plain 00ff");
}

#[test]
fn pins_that_anybody_tries_first_are_not_taken() {
    for pin in ["111111", "123456", "987654", "12345", "12a456", ""] {
        assert!(Word::Pin.objection(pin).is_some(), "{pin}");
    }
    assert_eq!(Word::Pin.objection("402917"), None);
    assert!(Word::Passphrase.objection("7 chars").is_some());
    assert_eq!(Word::Passphrase.objection("lantern on the porch"), None);
}

/// Prints what docs/adr/0006 quotes: `cargo test -p porchlight a_guess_costs -- --nocapture`.
#[test]
#[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement")]
fn a_guess_costs_more_than_twenty_milliseconds() {
    let (place, at, _) = sealed(Word::Pin, "402917");
    let began = std::time::Instant::now();
    assert_eq!(opened(place.path(), &at, "402918"), None);
    let took = began.elapsed();
    println!("one guess: {} ms", took.as_millis());
    assert!(took > std::time::Duration::from_millis(20), "{took:?}");
}
