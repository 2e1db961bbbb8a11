//! What people read when something is refused: whole sentences, and always what to do.

use document::DocumentError;
use store::StoreError;

use crate::door::ApiError;
use crate::{Refusal, bad_field};

fn every_refusal() -> Vec<Refusal> {
    let io = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let mut all = vec![
        bad_field("ended", "The visit ends before it begins.", "Correct one of the two times."),
        Refusal::Command("missing field `visit` at line 1 column 18".into()),
        Refusal::NotAllowed("log visits"),
        Refusal::NotOpen("records"),
        Refusal::NotEnrolled,
        Refusal::AlreadyEnrolled,
        Refusal::Relay("the relay is not running".into()),
        Refusal::Code("the code has a typing error".into()),
        Refusal::Keys("the system gave no randomness".into()),
    ];
    let store = [
        StoreError::DiskFull,
        StoreError::Damaged,
        StoreError::WrongKey,
        StoreError::NotEncrypted,
        StoreError::Newer { found: 9, known: 1 },
        StoreError::Busy,
        StoreError::NotHere,
        StoreError::AlreadyHere,
        StoreError::NoKey("patrol".into()),
        StoreError::Seal("the entry is too large".into()),
        StoreError::Malformed("proof"),
        StoreError::File(io()),
        StoreError::Document(DocumentError::NoSuchChoice),
        StoreError::Document(DocumentError::UnknownVersion),
        StoreError::Document(DocumentError::NoKind),
        StoreError::Document(DocumentError::NoField {
            kind: model::RecordKind::Visit,
            field: "colour".into(),
        }),
    ];
    all.extend(store.into_iter().map(Refusal::Store));
    all
}

#[test]
fn every_refusal_reads_well() {
    let read: Vec<ApiError> = every_refusal().into_iter().map(ApiError::from).collect();
    for error in &read {
        assert!(error.say.starts_with(|c: char| c.is_uppercase() || c == '“'), "{error}");
        assert!(error.say.ends_with(['.', '!', '?']), "{error}");
        assert!(error.what_next.len() > 10 && error.what_next.ends_with('.'), "{error}");
    }
    let lines: Vec<String> =
        read.iter().map(|error| format!("{:?}: {} -> {}", error.code, error.say, error.what_next)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
