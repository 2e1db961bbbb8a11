//! Gone means gone: from every device, from the relay, from every backup that is made afterwards.

use engine::door::{Authority, Command, Draft, ErrorCode, ExpungedRow, HeldRow, NewVisit, Said};
use serde_json::json;
use testkit::{City, Device};

#[path = "pages.rs"]
pub(crate) mod pages;

const SECRET: &str = "Zanzibar-Quokka-4711";

fn written(ames: &Device) -> ids::RecordId {
    let place = Some(ames.places()[0].place);
    let (note, private) = (format!("Public words {SECRET}."), format!("Not-public words {SECRET}."));
    ames.logs_visit(NewVisit { place, note: Some(note), private_note: Some(private), ..NewVisit::default() })
}

#[test]
fn expunge_proof() {
    let mut city = City::seeded(141);
    let (ames, mut baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let visit = written(&ames);
    let other = ames.logs("Something else that stays.");
    city.settles(&[&ames, &baker, &dorn]);
    ames.adds_to(visit, "And more of it.");
    city.settles(&[&ames, &baker, &dorn]);
    let note = dorn.visit(visit).private_note.unwrap().record;
    assert!(pages::hold(&ames, SECRET.as_bytes()), "the search finds what is there");
    let envelopes = relay_rows(&city, visit) + relay_rows(&city, note);
    assert!(envelopes >= 3, "and so does the relay's: {envelopes}");

    // Baker is away, edits it, and comes back when it is gone.
    baker.offline();
    baker.adds_to(visit, "A late word.");
    let changing =
        |said: &str| json!({ "visit": visit, "before": { "note": SECRET }, "form": { "note": said } });
    baker.keeps(1, "edit_visit", changing(SECRET));
    baker.keeps(2, "attach", json!({ "say": SECRET, "at": format!("#/visit/{visit}?more") }));
    baker.types(3, "Something else that was begun.");
    for record in [visit, note] {
        dorn.ask::<Said>(Command::Expunge { record, authority: Authority::Court });
    }
    for device in [&ames, &dorn] {
        device.until("the record is gone", |device| !device.has(visit));
    }
    let progress = |dorn: &Device| dorn.ask::<Vec<ExpungedRow>>(Command::Expunged);
    dorn.until("Ames has signed that it is gone", |dorn| {
        progress(dorn).iter().all(|row| row.gone_from.iter().any(|name| name.starts_with("Officer 1")))
    });
    assert!(progress(&dorn)[0].not_yet.iter().any(|name| name.starts_with("Officer 2")), "Baker has not");
    baker.online();
    baker.until("the record is gone", |baker| !baker.has(visit));
    baker.until("the late word and what was begun are told as gone", |baker| {
        baker.notice().contains("1 unsent changes to it and 2 unfinished forms about it are gone")
    });
    let kept: Vec<Draft> = baker.ask(Command::Drafts);
    assert_eq!(kept.len(), 1, "only what is about something else");
    dorn.until("Baker has signed too", |dorn| progress(dorn).iter().all(|row| row.not_yet.is_empty()));
    let row = &progress(&dorn)[0];
    assert_eq!((row.authority, row.by.as_str()), (Authority::Court, "Custodian 1"));

    city.settles(&[&ames, &baker, &dorn]);
    assert_eq!(relay_rows(&city, visit) + relay_rows(&city, note), 0);
    city.relay_stops();
    for mut device in [ames, baker, dorn] {
        assert!(device.has(other), "what was not expunged is there");
        device.stops();
        assert!(!pages::hold(&device, SECRET.as_bytes()), "no page of the file holds its text");
    }
    for needle in [visit.as_bytes().as_slice(), note.as_bytes()] {
        let statement_only = pages::count_in_folder(&city.relay_folder(), needle);
        assert_eq!(
            statement_only, 1,
            "the relay knows it from the statement that removed it, and from nothing else"
        );
    }
}

#[test]
fn a_held_record_stays_until_the_hold_is_lifted_and_an_officer_removes_nothing() {
    let mut city = City::seeded(142);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let visit = written(&ames);
    city.settles(&[&ames, &dorn]);
    let expunge = || Command::Expunge { record: visit, authority: Authority::Retention };
    assert_eq!(ames.refuses(expunge()).code, ErrorCode::NotAllowed);
    dorn.ask::<Said>(Command::Hold { record: visit, held: true });
    dorn.until("the hold is known", |dorn| dorn.ask::<Vec<HeldRow>>(Command::Held).len() == 1);
    assert!(dorn.refuses(expunge()).say.contains("held"));
    dorn.ask::<Said>(Command::Hold { record: visit, held: false });
    dorn.until("the hold is lifted", |dorn| dorn.ask::<Vec<HeldRow>>(Command::Held).is_empty());
    dorn.ask::<Said>(expunge());
    ames.until("it is gone", |ames| !ames.has(visit));
}

/// Envelopes of a record in the relay's log.
fn relay_rows(city: &City, record: ids::RecordId) -> i64 {
    let path = city.relay_folder().join("relay.db");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(path, flags).unwrap();
    let sql = "SELECT count(*) FROM log WHERE substr(envelope, 37, 16) = ?1";
    connection.query_row(sql, [record.as_bytes()], |row| row.get(0)).unwrap()
}
