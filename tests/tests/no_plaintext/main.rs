//! What an officer writes is readable on devices and nowhere else: not in the relay's files, not in
//! the memory of its process, not in the device's files.
//!
//! A relay that ships, as a process of its own, carries notes with a marker in them. Then its files,
//! its log and every page of its memory are searched for the marker, as text, UTF-16 and hexadecimal.
//! The search itself is tried where something has to be found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod marker;
mod relay_process;

use std::path::Path;
use std::sync::Arc;

use engine::Founding;
use engine::door::{Command, NewFollowUp, NewPlace, NewVisit, PlaceKind};
use testkit::{Device, TestClock, folder};

use marker::Marker;
use relay_process::{FOUNDING_CODE, RelayProcess};

#[test]
fn no_file_and_no_page_of_memory_holds_what_was_written() {
    let folder = folder();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let relay = RelayProcess::started(&folder.path().join("relay"));
    let clock = TestClock::default();
    let at = folder.path().join("admin");
    let mut admin = Device::at(&at, [1; 32], clock.hand(), runtime.handle().clone());
    runtime.block_on(engine::found(admin.engine(), founding(relay.url()))).unwrap();
    admin.online().completes();
    let mut ames = Device::at(&folder.path().join("ames"), [2; 32], clock.hand(), runtime.handle().clone());
    joins(&runtime, admin.engine(), &ames, "Officer 1");
    let mut baker = Device::at(&folder.path().join("baker"), [3; 32], clock.hand(), runtime.handle().clone());
    joins(&runtime, admin.engine(), &baker, "Officer 2");
    ames.online().completes();
    baker.online().completes();

    let marker = Marker::new();
    let visit = writes(&ames, &marker);
    ames.completes();
    baker.until("the visit arrives", |baker| baker.has(visit));
    assert!(marker.is_in(baker.visit(visit).record.note[0].as_bytes()), "the other officer reads it");

    for (what, found) in [
        ("the relay's memory", marker.in_memory_of(relay.id())),
        ("the relay's files and log", marker.in_files_of(&folder.path().join("relay"))),
        ("Ames' files", marker.in_files_of(ames.folder())),
        ("Baker's files", marker.in_files_of(baker.folder())),
    ] {
        assert_eq!(found, Vec::<String>::new(), "{what}");
    }
    // Closed and tidied up is another state of the same files.
    ames.stops();
    assert_eq!(marker.in_files_of(ames.folder()), Vec::<String>::new());

    // The search finds what is there: in this process, which shows the note; in the relay's memory and
    // files, the envelope that it carries; in a plain file.
    assert!(!marker.in_memory_of(std::process::id()).is_empty(), "this process shows the note");
    let code = Marker::of(FOUNDING_CODE);
    assert!(!code.in_memory_of(relay.id()).is_empty(), "the relay was started with the code");
    let carried = Marker::of_bytes(visit.as_bytes());
    assert!(!carried.in_files_of(&folder.path().join("relay")).is_empty(), "an envelope's header is clear");
    is_found_in_plain_files(&marker, folder.path());
}

fn is_found_in_plain_files(marker: &Marker, folder: &Path) {
    for (number, plain) in marker.in_every_form().into_iter().enumerate() {
        let at = folder.join(format!("plain-{number}"));
        std::fs::create_dir(&at).unwrap();
        std::fs::write(at.join("file"), [vec![0; 4097], plain, vec![0; 99]].concat()).unwrap();
        assert_eq!(marker.in_files_of(&at).len(), 1, "form {number}");
    }
}

fn founding(relay_url: String) -> Founding {
    let mut pack = pack::st_louis_park();
    pack.places.truncate(4);
    Founding { relay_url, code: FOUNDING_CODE.into(), pack, admin: "Admin 1".into() }
}

fn joins(runtime: &tokio::runtime::Runtime, admin: &Arc<engine::Engine>, device: &Device, who: &str) {
    runtime.block_on(engine::enrol(admin, device.engine(), who)).unwrap();
}

/// A place, a visit with both notes and a promise, a change, a draft: the marker in every one.
fn writes(ames: &Device, marker: &Marker) -> ids::RecordId {
    let text = |what: &str| format!("{what} {}", marker.text());
    let place = NewPlace {
        name: text("Bakery"),
        kind: PlaceKind::Business,
        address: Some(text("Street")),
        here: None,
        neighborhood: None,
        district: None,
        note: Some(text("Ring twice.")),
    };
    let place = ames.ask(Command::AddPlace { place });
    let promise = NewFollowUp {
        promise: text("Bring forms."),
        due: ames.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    let visit = ames.logs_visit(NewVisit {
        place: Some(place),
        note: Some(text("Public note.")),
        private_note: Some(text("Not-public note.")),
        case_number: Some(text("26-")),
        follow_up: Some(promise),
        ..NewVisit::default()
    });
    ames.adds_to(visit, &text("One more paragraph."));
    ames.types(1, &text("A draft."));
    assert_eq!(ames.finds(&marker.text()), [visit], "the device itself finds it");
    visit
}
