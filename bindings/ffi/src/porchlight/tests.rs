#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::trouble::TroubleCode;

fn code_of<T>(refused: Result<T, Trouble>) -> TroubleCode {
    let Trouble::Refused { code, .. } = refused.err().unwrap();
    code
}

#[test]
fn a_device_that_was_shut_refuses_and_its_folder_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Porchlight::open(folder.path().to_string_lossy().into_owned(), vec![7; 32], None).unwrap();
    let device = open();
    assert!(!device.is_enrolled().unwrap());
    device.shut();
    device.shut();
    device.disconnect();
    assert_eq!(code_of(device.is_enrolled()), TroubleCode::NotAllowed);
    assert!(device.call(r#"{"do":"today"}"#.into()).contains(r#""refused":{"code":"not_allowed""#));
    assert!(!open().is_enrolled().unwrap());
}

#[test]
fn a_device_without_an_agency_cannot_connect_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let device = Porchlight::open(folder.path().to_string_lossy().into_owned(), vec![7; 32], None).unwrap();
    let Trouble::Refused { code, what_next, .. } = device.connect().unwrap_err();
    assert_eq!(code, TroubleCode::NotEnrolled);
    assert!(what_next.contains("invite code"), "{what_next}");
}

#[test]
fn a_key_of_another_length_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Porchlight::open(folder.path().to_string_lossy().into_owned(), vec![7; 31], None);
    assert_eq!(code_of(refused), TroubleCode::BadField);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_citys_own_authority_is_given_once_and_nonsense_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let open = |relay_ca: Option<&str>| {
        let folder = folder.path().to_string_lossy().into_owned();
        Porchlight::open(folder, vec![7; 32], relay_ca.map(Into::into))
    };
    let Trouble::Refused { say, .. } = open(Some("no certificate")).err().unwrap();
    assert!(say.contains("ask whoever runs the relay for its CA file"), "{say}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
    let city = rcgen::generate_simple_self_signed(["relay.example".to_owned()]).unwrap().cert.pem();
    open(Some(&city)).unwrap().shut();
    assert_eq!(std::fs::read_to_string(folder.path().join("relay-ca.pem")).unwrap(), city);
    open(None).unwrap().shut();
    std::fs::write(folder.path().join("relay-ca.pem"), "damaged").unwrap();
    assert!(open(None).is_err(), "a damaged one is told, not left out");
    assert!(open(Some(&city)).is_ok());
}
